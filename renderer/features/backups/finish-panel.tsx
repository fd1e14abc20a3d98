import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useDraft, useRecord, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { focusFirstError, useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './backups.module.css';
import { finishTest } from './finish-test.ts';
import { allowedResults, shownResult, type TestProgress, type TestResult } from './test-progress.ts';
import { testOf } from './test-values.ts';
import type { ProcedureWords } from './use-procedure.ts';

type FinishPanelProps = {
  readonly row: RecordRow;
  readonly guided: ProcedureWords;
  readonly progress: TestProgress;
};

type Typed = { readonly result: TestResult | null; readonly remarks: string };

/** What came of the test. A clean pass needs no words, anything else a reason; a fail raises a report. */
export function FinishPanel({ row, guided, progress }: FinishPanelProps) {
  const { t } = useTranslation('backups');
  const words = useFieldWords();
  const { person } = useSession();
  const author = useAuthor();
  const { language } = useLanguage();
  const plan = useRecord(testOf(row).plan ?? null);
  const draft = useDraft<Typed>(`restoreTest/${row.id}/finish`, { result: null, remarks: '' });
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  if (draft.value === null) return null;
  const shown = shownResult(progress, testOf(row));
  const allowed = allowedResults(shown);
  const chosen = draft.value.result !== null && allowed.includes(draft.value.result) ? draft.value.result : shown;
  const { remarks } = draft.value;
  const isReasonMissing = chosen !== 'pass' && remarks.trim() === '';

  async function finish(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (isBusy || author === null) return;
    if (isReasonMissing) {
      focusFirstError(form.current);
      return;
    }
    const done = await run(() =>
      finishTest({
        test: row,
        result: chosen,
        remarks,
        events: progress.events,
        by: person?.record ?? null,
        at: Date.now(),
        failure: {
          description: t('finish.reportText', { plan: plan?.title ?? '', reason: remarks.trim() }),
          author,
          language: language.code,
        },
      }),
    );
    if (done.ok) await draft.clear();
  }

  return (
    <form onSubmit={finish} ref={form} noValidate>
      <Panel
        title={t('finish.title')}
        padding="reading"
        foot={
          <ActionBar note={t('finish.next')}>
            <Button variant="filled" size="lg" type="submit" leftSection={<Icon name="check" />} disabled={isBusy}>
              {t('finish.save')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {progress.stoppedBy !== null && (
            <Notice kind="caution">
              {t('finish.stopped', { step: guided.say(`step.${progress.stoppedBy.step.key}`) })}
            </Notice>
          )}
          {error !== null && <ErrorNote error={error} />}
          <div>
            <p className={classes['over']}>{t('finish.passWhen')}</p>
            <ul className={classes['bullets']}>
              {guided.procedure.passCriteria.map((key) => (
                <li key={key}>{guided.say(`pass.${key}`)}</li>
              ))}
            </ul>
          </div>
          <ChoiceCards
            label={words.label('restoreTest', 'result')}
            help={t(`finish.shown.${shown}`)}
            layout="row"
            value={chosen}
            onChange={(result) => draft.set((before) => ({ ...before, result }))}
            options={allowed.map((code) => ({ value: code, label: words.code('restoreTest', 'result', code) }))}
          />
          <TextAreaField
            label={chosen === 'pass' ? words.label('restoreTest', 'remarks') : t('finish.reason')}
            value={remarks}
            onChange={(next) => draft.set((before) => ({ ...before, remarks: next }))}
            error={isAsked && isReasonMissing ? t('finish.reasonNeeded') : null}
            rows={3}
            required={chosen !== 'pass'}
          />
          {chosen === 'fail' && !testOf(row).report && <p className={classes['dim']}>{t('finish.raises')}</p>}
        </div>
      </Panel>
    </form>
  );
}
