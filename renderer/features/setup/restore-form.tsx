import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CopyContent, openCopy, type Progress, restoreCopy, useWorkspace } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './setup.module.css';

type RestoreFormProps = { readonly onDone: () => void; readonly end?: ReactNode };

/** A copy is chosen and read through, what is in it is shown, and only then is it taken over. */
export function RestoreForm({ onDone, end }: RestoreFormProps) {
  const { t } = useTranslation('setup');
  const [content, setContent] = useState<CopyContent | null>(null);
  const [step, setStep] = useState<'reading' | 'restoring' | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const { run, isBusy, error } = useCommand();
  const canRestore = content !== null && content.records > 0;

  async function choose() {
    setStep('reading');
    const opened = await run(() => openCopy(setProgress));
    setStep(null);
    setProgress(null);
    if (opened.ok && opened.value !== null) setContent(opened.value);
  }

  async function restore() {
    setStep('restoring');
    const done = await run(() => restoreCopy(setProgress));
    setStep(null);
    setProgress(null);
    if (done.ok) onDone();
  }

  const chooseButton = (
    <Button
      variant={canRestore ? 'default' : 'filled'}
      size="lg"
      leftSection={<Icon name="medium" />}
      onClick={() => void choose()}
      disabled={isBusy}
    >
      {t(content === null ? 'restore.choose' : 'restore.other')}
    </Button>
  );
  return (
    <Panel
      padding="reading"
      foot={
        <ActionBar note={canRestore ? t('restore.keep') : t('restore.notYet')} end={end}>
          {canRestore && (
            <Button variant="filled" size="lg" onClick={() => void restore()} disabled={isBusy}>
              {t('restore.restore')}
            </Button>
          )}
          {chooseButton}
        </ActionBar>
      }
    >
      <div className={classes['form']} aria-live="polite">
        {error !== null && <ErrorNote error={error} />}
        {content === null && <p className={classes['instruction']}>{t('restore.instruction')}</p>}
        {step !== null && progress !== null && (
          <ProgressLine label={t(`restore.${step}`)} part={progress.total ? progress.done / progress.total : null} />
        )}
        {content !== null && (canRestore ? <Content content={content} /> : <p>{t('restore.nothing')}</p>)}
      </div>
    </Panel>
  );
}

function Content({ content }: { readonly content: CopyContent }) {
  const { t } = useTranslation('setup');
  const formats = useFormats();
  const { vesselName, records, reports, newestAt, goodAt, folder, isDamaged } = content;
  return (
    <>
      <p className={classes['instruction']}>{t('restore.what')}</p>
      <KeyValue
        layout="columns"
        items={[
          { label: t('restore.vessel'), value: <bdi>{vesselName || t('restore.unknownVessel')}</bdi>, strong: true },
          { label: t('restore.records'), value: formats.number(records), strong: true },
          { label: t('restore.reports'), value: formats.number(reports) },
          { label: t('restore.newest'), value: newestAt === null ? '' : <Instant at={newestAt} /> },
          { label: t('restore.written'), value: <Instant at={goodAt} /> },
          { label: t('restore.folder'), value: <bdi>{folder}</bdi> },
        ]}
      />
      {isDamaged && <Notice kind="caution">{t('restore.damaged')}</Notice>}
    </>
  );
}

/** The records are back; the keys of people are not. */
export function RestoredPanel({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('setup');
  const { info } = useWorkspace();
  return (
    <Panel
      padding="reading"
      foot={
        <ActionBar>
          <Button variant="filled" size="lg" onClick={onLeave}>
            {t('restore.open')}
          </Button>
        </ActionBar>
      }
    >
      <div className={classes['form']}>
        <p className={classes['instruction']}>{t('restore.done', { vessel: info?.vesselName ?? '' })}</p>
        <p>{t('restore.words')}</p>
      </div>
    </Panel>
  );
}
