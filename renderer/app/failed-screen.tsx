import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportLog, reopen, saveFile } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { AppError } from '#shared/base/result.ts';

type FailedScreenProps = { readonly error: AppError; readonly canExport: boolean };

/** The records cannot be worked with: why, what is safe, and a way to carry them out of here. */
export function FailedScreen({ error, canExport }: FailedScreenProps) {
  const { t } = useTranslation(['session', 'common']);
  const [exportError, setExportError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function takeOut() {
    setBusy(true);
    const log = await exportLog();
    const saved = log.ok ? await saveFile('bulwark-log.bin', log.value) : log;
    setExportError(saved.ok ? null : saved.error);
    setBusy(false);
  }

  async function again() {
    setBusy(true);
    await reopen();
    setBusy(false);
  }

  return (
    <Page title={t('session:failed.title')}>
      <ErrorNote
        error={error}
        action={
          <Button onClick={again} disabled={isBusy} leftSection={<Icon name="refresh" />}>
            {t('common:action.retry')}
          </Button>
        }
      />
      {canExport && (
        <div>
          <Button onClick={takeOut} disabled={isBusy} leftSection={<Icon name="download" />}>
            {t('session:failed.export')}
          </Button>
        </div>
      )}
      {exportError !== null && <ErrorNote error={exportError} />}
    </Page>
  );
}
