import { Button } from '@mantine/core';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addPhoto, type RecordRow, type SaveDraft, useDraft, useSession } from '#renderer/data/index.ts';
import { PhotoPicker } from '#renderer/features/photos/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { ReadAloudButton } from '#renderer/ui/speech/read-aloud-button.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { Result } from '#shared/base/result.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { givePress, logPress, type Press, type StepResult, stepPress } from './drill-presses.ts';
import { attendanceOf, stepOf } from './drill-values.ts';
import { cardLanguages, languageName, useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { headline, type RunStep } from './run-model.ts';
import { SaidWords } from './said-words.tsx';
import { useScenarioText } from './scenario-content.ts';
import { SideBySide } from './side-by-side.tsx';

type StepPanelProps = {
  readonly drill: RecordRow;
  readonly scenario: Scenario | null;
  readonly steps: readonly RunStep[];
  /** Index of the step that is shown. */
  readonly at: number;
  readonly attendance: readonly RecordRow[];
  readonly press: () => Press;
  readonly onSave: (drafts: readonly SaveDraft[]) => Promise<Result<unknown>>;
  readonly onGo: (to: number) => void;
  readonly onMarked: () => void;
  readonly isBusy: boolean;
  /** What was pressed last, to see that it is saved. */
  readonly lastLine: ReactNode;
  readonly onLog: () => void;
};

/** Who keeps the watch on a bridge; the crew list names ranks. */
const WATCHKEEPERS = ['OOW', '2O', 'CO'];

type Reaction = { readonly text: string; readonly by: string | null };
const NOTHING: Reaction = { text: '', by: null };

/** One step: what to say, what good looks like, who did what, and what became of it. */
export function StepPanel(props: StepPanelProps) {
  const { drill, scenario, steps, at, attendance, press, onSave, onGo, onMarked, isBusy, lastLine, onLog } = props;
  const { t } = useTranslation('drills');
  const words = useDrillWords();
  const { language, offered } = useLanguage();
  const say = useScenarioText(scenario);
  const { persons } = useSession();
  const reaction = useDraft<Reaction>(`drill/${drill.id}/reaction`, NOTHING);
  const photo = useCommand();
  const shown = steps[at];
  if (shown === undefined) return <Panel title={t('run.noSteps')} />;
  const { step, row, result, givenAt } = shown;
  const languages = cardLanguages(
    drill,
    language.code,
    offered.map(({ code }) => code),
  );
  const actors: readonly string[] = step.by.flatMap((role) => (role === 'OOW' ? WATCHKEEPERS : [role]));
  const present = attendance.filter((each) => attendanceOf(each).present === true);
  const likely = present.find((each) => {
    const person = persons.find(({ record }) => record === attendanceOf(each).person);
    return person?.roles.some((role) => actors.includes(role)) === true;
  });
  const text = reaction.value?.text ?? '';
  const by = reaction.value?.by ?? (likely === undefined ? null : (attendanceOf(likely).person ?? null));

  async function mark(to: StepResult) {
    const { key, inject } = step;
    const title = headline(say(`step.${key}.${inject === undefined ? 'expect' : 'inject'}`));
    const saved = await onSave(
      stepPress(press(), { step, order: at + 1, title, result: to, remark: text.trim(), by, held: row }),
    );
    if (!saved.ok) return;
    await reaction.clear();
    onMarked();
  }

  /**
   * Not disabled while it saves: the keyboard stays on it for the next step. A double click or a key that is held down
   * marks one step and not the next one too.
   */
  function pressOf(to: StepResult) {
    return {
      onClick: (event: MouseEvent) => {
        if (event.detail < 2) void mark(to);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.repeat) event.preventDefault();
      },
    };
  }

  async function log() {
    if (text.trim() === '') return;
    const saved = await onSave(logPress(press(), text.trim(), by, step.key));
    if (saved.ok) await reaction.clear();
  }

  async function take(files: readonly File[]) {
    for (const file of files) {
      const caption = `${t('atMin', { min: step.atMin })} ${headline(say(`step.${step.key}.expect`))}`.slice(0, 200);
      const added = await photo.run(() => addPhoto(drill.id, file, { caption, takenAt: Date.now() }));
      if (!added.ok) return;
    }
  }

  return (
    <Panel
      title={t('run.stepOf', { at: t('atMin', { min: step.atMin }), step: at + 1, count: steps.length })}
      aside={languages.map(languageName).join(' · ')}
      action={
        <div className={classes['buttons']}>
          {at > 0 && (
            <Button variant="subtle" leftSection={<Icon name="chevron-start" />} onClick={() => onGo(at - 1)}>
              {t('run.before')}
            </Button>
          )}
          {at < steps.length - 1 && (
            <Button variant="subtle" leftSection={<Icon name="chevron-end" />} onClick={() => onGo(at + 1)}>
              {t('run.after')}
            </Button>
          )}
        </div>
      }
      padding="reading"
      scrolls
      foot={
        <ActionBar end={<PhotoPicker files={[]} onChange={(files) => void take(files)} note="" />}>
          <Button variant="filled" size="lg" leftSection={<Icon name="check" />} {...pressOf('done')}>
            {t('run.done')}
          </Button>
          <Button size="lg" leftSection={<Icon name="close" />} {...pressOf('notDone')}>
            {t('run.notDone')}
          </Button>
          <Button size="lg" variant="default" {...pressOf('skipped')}>
            {t('run.skipped')}
          </Button>
        </ActionBar>
      }
    >
      <div className={classes['stepBody']}>
        {photo.error !== null && <ErrorNote error={photo.error} />}
        {result !== null && row !== null && (
          <p className={classes['said']}>
            <StatusMark kind={result === 'done' ? 'done' : result === 'notDone' ? 'failed' : 'half'}>
              {words.stepResult(result)}
            </StatusMark>{' '}
            <Instant at={stepOf(row).doneAt ?? row.createdAt} /> <span dir="auto">{stepOf(row).action}</span>
          </p>
        )}
        {step.inject === undefined ? (
          <p className={classes['over']}>{t('run.watch')}</p>
        ) : (
          <>
            <div className={classes['given']}>
              <p className={classes['over']}>
                {t('run.say')} · {words.actor(step.inject.from)} → {words.actors(step.inject.to)}
              </p>
              {givenAt === null ? (
                <Button
                  leftSection={<Icon name="send" />}
                  disabled={isBusy}
                  onClick={() => void onSave(givePress(press(), step.key))}
                >
                  {t('run.give')}
                </Button>
              ) : (
                <StatusMark kind="done">
                  {t('run.given')} <Instant at={givenAt} form="time" />
                </StatusMark>
              )}
            </div>
            <SideBySide scenario={scenario} languages={languages}>
              {(sayIn, code) => (
                <div className={classes['spoken']}>
                  <p className={classes['instruction']}>
                    <SaidWords say={sayIn} path={`step.${step.key}.inject`} />
                  </p>
                  <ReadAloudButton
                    text={sayIn(`step.${step.key}.inject`)}
                    language={sayIn.otherLanguage(`step.${step.key}.inject`) ?? code}
                  />
                </div>
              )}
            </SideBySide>
          </>
        )}
        <p className={classes['over']}>
          {t('run.good')} · {words.actors(step.by)}
          {step.to !== undefined && ` → ${words.actors(step.to)}`}
        </p>
        <SideBySide scenario={scenario} languages={languages}>
          {(sayIn, code) => (
            <div className={classes['spoken']}>
              <p className={classes['reading']}>
                <SaidWords say={sayIn} path={`step.${step.key}.expect`} />
              </p>
              <ReadAloudButton
                text={sayIn(`step.${step.key}.expect`)}
                language={sayIn.otherLanguage(`step.${step.key}.expect`) ?? code}
              />
            </div>
          )}
        </SideBySide>
        <div className={classes['bottom']}>
          <div className={classes['last']}>
            {lastLine}
            <Button variant="subtle" onClick={onLog}>
              {t('log.whole')}
            </Button>
          </div>
          <div className={classes['reaction']}>
            <SelectField
              label={t('run.who')}
              value={by}
              onChange={(person) => reaction.set((before) => ({ ...before, by: person }))}
              options={attendance.map((each) => {
                const { person, name, rank } = attendanceOf(each);
                return { value: person ?? each.id, label: rank ? `${rank}, ${name ?? ''}` : (name ?? '') };
              })}
            />
            <TextField
              label={t('run.what')}
              help={text !== '' && reaction.keptAt !== null ? t('run.kept') : t('run.whatHelp')}
              value={text}
              onChange={(next) => reaction.set((before) => ({ ...before, text: next }))}
            />
            <Button
              leftSection={<Icon name="edit" />}
              disabled={isBusy || text.trim() === ''}
              onClick={() => void log()}
            >
              {t('run.log')}
            </Button>
          </div>
        </div>
      </div>
    </Panel>
  );
}
