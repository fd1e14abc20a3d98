import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { StepList } from '#renderer/ui/figures/step-list.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { stepOf } from './drill-values.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { headline, type RunStep } from './run-model.ts';
import { useScenarioText } from './scenario-content.ts';

type StepsPanelProps = {
  readonly steps: readonly RunStep[];
  readonly scenario: Scenario | null;
  readonly current: string | null;
};

/** All steps with their time, and what became of each. */
export function StepsPanel({ steps, scenario, current }: StepsPanelProps) {
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const words = useDrillWords();
  const say = useScenarioText(scenario);
  const marked = steps.filter(({ result }) => result !== null).length;

  function markOf({ result, isDue }: RunStep): MarkKind {
    if (result === 'done') return 'done';
    if (result === 'notDone') return 'failed';
    if (result === 'skipped') return 'half';
    return isDue ? 'running' : 'pending';
  }

  return (
    <Panel
      title={t('run.steps')}
      aside={t('run.counts', { done: marked, open: steps.length - marked })}
      padding="bare"
      scrolls="alone"
    >
      <div className={classes['stepList']}>
        <StepList
          leadPx={44}
          {...(current === null ? {} : { current })}
          steps={steps.map((each) => {
            const elapsedMs = each.row === null ? null : (stepOf(each.row).elapsedMs ?? null);
            const { key, atMin, inject } = each.step;
            return {
              id: key,
              lead: t('atMin', { min: atMin }),
              mark: markOf(each),
              state: each.result === null ? t(each.isDue ? 'run.due' : 'run.waits') : words.stepResult(each.result),
              title: headline(say(`step.${key}.${inject === undefined ? 'expect' : 'inject'}`)),
              ...(elapsedMs === null ? {} : { end: formats.clock(elapsedMs) }),
            };
          })}
        />
      </div>
    </Panel>
  );
}
