import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/ui/fields/number-field.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DRILL_ACTORS, type ScenarioStep } from '#shared/domain/content/scenario.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { PickList } from './pick-list.tsx';
import { type ScenarioDraft, withoutStep, withStep } from './scenario-draft.ts';
import { textIn, withText } from './scenario-texts.ts';
import { WordsElsewhere } from './words-elsewhere.tsx';

type StepFieldsProps = {
  readonly draft: ScenarioDraft;
  readonly step: ScenarioStep;
  readonly index: number;
  readonly language: string;
  readonly onChange: (change: (before: ScenarioDraft) => ScenarioDraft) => void;
};

/** One step: when, what the players are told, who acts and what good looks like. */
export function ScenarioStepFields({ draft, step, index, language, onChange }: StepFieldsProps) {
  const { t } = useTranslation('drills');
  const words = useDrillWords();
  const actors = DRILL_ACTORS.map((code) => ({ value: code as string, label: words.actor(code) }));
  const { key, inject } = step;
  const set = (change: (before: ScenarioStep) => ScenarioStep) => onChange((before) => withStep(before, key, change));

  const elsewhere = (part: 'inject' | 'expect') => (
    <WordsElsewhere draft={draft} language={language} paths={[`step.${key}.${part}`]} />
  );

  /** Told by the controller to whoever acts, until somebody says otherwise; no words, no inject. */
  function setInject(text: string) {
    onChange((before) => {
      const said = withText(before, language, `step.${key}.inject`, text);
      return withStep(said, key, ({ inject: held, ...rest }) =>
        text.trim() === '' ? rest : { ...rest, inject: held ?? { from: 'EXCON', to: rest.by } },
      );
    });
  }

  return (
    <Panel
      title={t('edit.step', { step: index + 1 })}
      action={
        draft.scenario.steps.length > 1 && (
          <Button
            variant="subtle"
            leftSection={<Icon name="close" />}
            onClick={() => onChange((before) => withoutStep(before, key))}
            aria-label={`${t('edit.removeStep')}: ${index + 1}`}
          >
            {t('edit.removeStep')}
          </Button>
        )
      }
    >
      <div className={classes['form']}>
        <div className={classes['pair']}>
          <NumberField
            label={t('edit.atMin')}
            value={step.atMin}
            onChange={(min) => min !== null && set((before) => ({ ...before, atMin: Math.max(0, Math.round(min)) }))}
          />
          <PickList
            label={t('edit.by')}
            value={step.by}
            onChange={(by) => set((before) => ({ ...before, by: [...by] }))}
            options={actors}
          />
        </div>
        <TextAreaField
          label={t('edit.inject')}
          help={
            <>
              {t('edit.injectHelp')}
              {inject !== undefined && elsewhere('inject')}
            </>
          }
          value={inject === undefined ? '' : textIn(draft, language, `step.${key}.inject`)}
          onChange={setInject}
          rows={2}
        />
        <TextAreaField
          label={t('edit.expect')}
          help={elsewhere('expect')}
          value={textIn(draft, language, `step.${key}.expect`)}
          onChange={(text) => onChange((before) => withText(before, language, `step.${key}.expect`, text))}
          rows={2}
        />
      </div>
    </Panel>
  );
}
