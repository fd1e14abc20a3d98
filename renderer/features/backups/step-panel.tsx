import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPhoto, type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { AddPhotoButton } from '#renderer/features/photos/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { restoreWatch } from '#shared/domain/restore-watch.ts';
import classes from './backups.module.css';
import { EvidencePanel } from './evidence-panel.tsx';
import { failStep, passStep, type StepAnswer } from './step-saves.ts';
import type { StepState, TestProgress } from './test-progress.ts';
import { watchLine } from './test-values.ts';
import type { ProcedureWords } from './use-procedure.ts';

type StepPanelProps = {
  readonly row: RecordRow;
  readonly lines: readonly RecordRow[];
  readonly guided: ProcedureWords;
  readonly progress: TestProgress;
  /** The step that is under way. */
  readonly now: StepState;
};

type Typed = { readonly reading: string; readonly note: string };
const NOTHING: Typed = { reading: '', note: '' };

/** One instruction, and what can be said about it. Every press is saved at once. */
export function StepPanel({ row, lines, guided, progress, now }: StepPanelProps) {
  const { t } = useTranslation(['backups', 'content-common']);
  const { person } = useSession();
  const author = useAuthor();
  const { language } = useLanguage();
  const draft = useDraft<Typed>(`restoreStep/${row.id}/${now.step.key}`, NOTHING);
  const [asking, setAsking] = useState<'failed' | 'skipped' | null>(null);
  const { run, isBusy, error } = useCommand();
  const typed = draft.value ?? NOTHING;
  const { step, index } = now;
  const title = guided.say(`step.${step.key}`);
  const watch = restoreWatch(progress.events, Date.now());
  const isStart = step.watch === 'start' && watch.state === 'waiting';
  const isPaused = watch.state === 'paused';
  const takesReading = step.evidence.includes('reading') || step.evidence.includes('itemList');

  function answer(result: StepAnswer['result'], note = typed.note): StepAnswer {
    return {
      test: row,
      step,
      index,
      title,
      result,
      reading: typed.reading,
      note,
      by: person?.record ?? null,
      at: Date.now(),
      events: progress.events,
    };
  }

  async function say(result: 'passed' | 'skipped', note?: string) {
    const saved = await run(() => save(passStep(answer(result, note))));
    if (saved.ok) await draft.clear();
    return saved;
  }

  async function fail(reason: string) {
    if (author === null) return save([]);
    const description = t('backups:step.reportText', { number: index + 1, step: title, reason });
    const done = await failStep(answer('failed', [typed.note, reason].filter(Boolean).join('\n')), {
      description,
      author,
      language: language.code,
    });
    if (done.ok) await draft.clear();
    return done;
  }

  async function photo(files: readonly File[]) {
    const caption = `${index + 1}. ${title}`;
    for (const file of files) {
      const added = await run(() => addPhoto(row.id, file, { caption, takenAt: Date.now() }));
      if (!added.ok) return;
    }
  }

  return (
    <Panel
      padding="reading"
      foot={
        <ActionBar end={<AddPhotoButton onAdd={(files) => void photo(files)} disabled={isBusy} />}>
          {isStart ? (
            <Button
              variant="filled"
              size="lg"
              leftSection={<Icon name="timer" />}
              onClick={() => void run(() => save([watchLine(row.id, 'start', person?.record ?? null, Date.now())]))}
              disabled={isBusy}
            >
              {t('backups:step.startWatch')}
            </Button>
          ) : (
            <Button
              variant="filled"
              size="lg"
              leftSection={<Icon name="check" />}
              onClick={() => void say('passed')}
              disabled={isBusy || isPaused}
            >
              {t('backups:step.passed')}
            </Button>
          )}
          <Button
            size="lg"
            leftSection={<Icon name="close" />}
            onClick={() => setAsking('failed')}
            disabled={isBusy || isPaused}
          >
            {t('backups:step.failed')}
          </Button>
          {step.stop !== true && (
            <Button variant="subtle" onClick={() => setAsking('skipped')} disabled={isBusy || isPaused}>
              {t('backups:step.skipped')}
            </Button>
          )}
        </ActionBar>
      }
    >
      <div className={classes['form']} data-step={step.key}>
        <p className={classes['dim']}>{t('backups:step.of', { step: index + 1, count: progress.steps.length })}</p>
        <h2 className={classes['instruction']}>{title}</h2>
        {isPaused && <Notice kind="caution">{t('backups:step.paused')}</Notice>}
        {step.stop === true && <Notice kind="info">{t('backups:step.stop')}</Notice>}
        {error !== null && <ErrorNote error={error} />}
        {step.evidence.length > 0 && (
          <div>
            <p className={classes['over']}>{t('backups:step.evidence')}</p>
            <ul className={classes['bullets']}>
              {step.evidence.map((code) => (
                <li key={code}>
                  {code === 'signature' ? t('backups:step.signature') : t(`content-common:evidence.${code}`)}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className={classes['pair']}>
          {takesReading && (
            <TextField
              label={t('backups:step.reading')}
              value={typed.reading}
              onChange={(reading) => draft.set((before) => ({ ...before, reading }))}
              content="code"
            />
          )}
          <TextAreaField
            label={t('backups:step.note')}
            value={typed.note}
            onChange={(note) => draft.set((before) => ({ ...before, note }))}
            rows={1}
          />
        </div>
        <EvidencePanel row={row} lines={lines} step={step} />
      </div>
      <ReasonDialog
        opened={asking === 'failed'}
        title={t('backups:step.failedTitle', { number: index + 1 })}
        text={t('backups:step.failedText')}
        confirm={t('backups:step.failed')}
        onClose={() => setAsking(null)}
        onGiven={fail}
      />
      <ReasonDialog
        opened={asking === 'skipped'}
        title={t('backups:step.skippedTitle', { number: index + 1 })}
        text={t('backups:step.skippedText')}
        confirm={t('backups:step.skipped')}
        onClose={() => setAsking(null)}
        onGiven={(reason) => say('skipped', reason)}
      />
    </Panel>
  );
}
