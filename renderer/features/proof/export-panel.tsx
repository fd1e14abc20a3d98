import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportLog, saveFile, useWorkspace } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './proof.module.css';
import { exportName } from './proof-model.ts';

/** The stand-alone verifier: one file, plain Node, nothing of ours beside it. */
const VERIFIER = 'verify.mjs';

/** The log as a file, and what somebody outside does with it. */
export function ExportPanel() {
  const { t } = useTranslation('proof');
  const { info } = useWorkspace();
  const now = useNow();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const name = exportName(info?.shortCode ?? 'ship', now);

  async function run() {
    setBusy(true);
    setError(null);
    setSaved(null);
    const bytes = await exportLog();
    const done = bytes.ok ? await saveFile(name, bytes.value, 'application/x-ndjson') : bytes;
    setBusy(false);
    if (!done.ok) setError(done.error);
    else if (done.value && bytes.ok) setSaved(bytes.value.length);
  }

  return (
    <Panel title={t('export.title')}>
      <div className={classes['stack']}>
        <p className={classes['words']}>{t('export.words')}</p>
        <div className={classes['row']}>
          <Button leftSection={<Icon name="download" />} onClick={() => void run()} disabled={isBusy}>
            {isBusy ? t('export.running') : t('export.button')}
          </Button>
          <span aria-live="polite">
            {saved !== null && (
              <StatusMark kind="done">
                {t('export.done')} <Bytes value={saved} />
              </StatusMark>
            )}
          </span>
        </div>
        {error !== null && <ErrorNote error={error} />}
        <ol className={classes['steps']}>
          <li>{t('export.step1')}</li>
          <li>
            {t('export.step2')}
            <code className={classes['command']}>
              node {VERIFIER} {name}
              {info?.company ? ` --company ${info.company.replaceAll(' ', '')}` : ''}
            </code>
          </li>
          <li>{t('export.step3')}</li>
        </ol>
        <p className={classes['small']}>{t('export.noted')}</p>
      </div>
    </Panel>
  );
}
