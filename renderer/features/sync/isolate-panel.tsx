import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate, rejoin, type SyncInfo } from '#renderer/data/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError, Result } from '#shared/base/result.ts';
import classes from './sync.module.css';

/** Stops all traffic of Bulwark when the link may be the way of an attack; says why, and how to come back. */
export function IsolatePanel({ sync }: { readonly sync: SyncInfo }) {
  const { t } = useTranslation(['sync', 'ui']);
  const [asks, setAsks] = useState<'isolate' | 'rejoin' | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const needsReason = reason.trim() === '';

  function close() {
    setAsks(null);
    setReason('');
    setAsked(false);
    setError(null);
  }

  async function run(deed: () => Promise<Result<null>>) {
    setBusy(true);
    const done = await deed();
    setBusy(false);
    if (done.ok) close();
    else setError(done.error);
  }

  function confirmIsolate() {
    setAsked(true);
    if (!needsReason) void run(() => isolate(reason.trim()));
  }

  return (
    <Panel
      title={t('sync:isolate.title')}
      aside={sync.isIsolated ? <StatusMark kind="info">{t('sync:state.isolated')}</StatusMark> : undefined}
    >
      <div className={classes['stack']}>
        {sync.isIsolated ? (
          <>
            <p className={classes['words']}>{t('sync:isolate.isOn')}</p>
            {sync.isolatedReason && (
              <p className={classes['words']}>
                {t('sync:isolate.because')} <q className={classes['quote']}>{sync.isolatedReason}</q>
              </p>
            )}
            <Button fullWidth leftSection={<Icon name="link" />} onClick={() => setAsks('rejoin')}>
              {t('sync:isolate.rejoin')}
            </Button>
          </>
        ) : (
          <>
            <p className={classes['words']}>{t('sync:isolate.words')}</p>
            <Button fullWidth leftSection={<Icon name="isolate" />} onClick={() => setAsks('isolate')}>
              {t('sync:isolate.now')}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        opened={asks === 'isolate'}
        title={t('sync:isolate.ask')}
        confirm={t('sync:isolate.confirm')}
        onConfirm={confirmIsolate}
        onCancel={close}
        busy={isBusy}
      >
        <div className={classes['stack']}>
          <p>{t('sync:isolate.askWords')}</p>
          <TextAreaField
            label={t('sync:isolate.reason')}
            value={reason}
            onChange={setReason}
            rows={2}
            required
            error={isAsked && needsReason ? t('ui:field.needed') : null}
          />
          {error !== null && <ErrorNote error={error} />}
        </div>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asks === 'rejoin'}
        title={t('sync:isolate.rejoinAsk')}
        confirm={t('sync:isolate.rejoin')}
        onConfirm={() => void run(rejoin)}
        onCancel={close}
        busy={isBusy}
      >
        <div className={classes['stack']}>
          <p>{t('sync:isolate.rejoinWords')}</p>
          {error !== null && <ErrorNote error={error} />}
        </div>
      </ConfirmDialog>
    </Panel>
  );
}
