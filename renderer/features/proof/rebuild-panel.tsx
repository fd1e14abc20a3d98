import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Progress, rebuild } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './proof.module.css';

/** Makes the lists anew out of the log: the log itself is not touched. */
export function RebuildPanel() {
  const { t } = useTranslation('proof');
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [records, setRecords] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  async function run() {
    setAsking(false);
    setError(null);
    setRecords(null);
    setProgress({ done: 0, total: null });
    const done = await rebuild(setProgress);
    setProgress(null);
    if (done.ok) setRecords(done.value.records);
    else setError(done.error);
  }

  return (
    <Panel title={t('rebuild.title')}>
      <div className={classes['stack']}>
        <p className={classes['words']}>{t('rebuild.words')}</p>
        {progress !== null && (
          <ProgressLine
            label={t('rebuild.running')}
            part={progress.total ? progress.done / progress.total : null}
            detail={
              progress.total === null
                ? undefined
                : t('verify.progress', { done: formats.number(progress.done), total: formats.number(progress.total) })
            }
          />
        )}
        <div aria-live="polite">
          {records !== null && <StatusMark kind="done">{t('rebuild.done', { count: records })}</StatusMark>}
        </div>
        {error !== null && <ErrorNote error={error} />}
        <Button
          fullWidth
          leftSection={<Icon name="refresh" />}
          onClick={() => setAsking(true)}
          disabled={progress !== null}
        >
          {t('rebuild.button')}
        </Button>
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={t('rebuild.ask')}
        confirm={t('rebuild.confirm')}
        onConfirm={() => void run()}
        onCancel={() => setAsking(false)}
      >
        {t('rebuild.askWords')}
      </ConfirmDialog>
    </Panel>
  );
}
