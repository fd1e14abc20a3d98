import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { syncNow, useSync, useWorkspace } from '#renderer/data/index.ts';
import { FilesPanel } from '#renderer/features/files/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { AppError } from '#shared/base/result.ts';
import { BytesPanel } from './bytes-panel.tsx';
import { ConnectedNotice, ConnectPanel } from './connect-panel.tsx';
import { CutsPanel } from './cuts-panel.tsx';
import { IsolatePanel } from './isolate-panel.tsx';
import { KnownPanel } from './known-panel.tsx';
import { LinkNowPanel } from './link-now-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { ReceiptsPanel } from './receipts-panel.tsx';
import { RefusedPanel } from './refused-panel.tsx';
import { SpentPanel } from './spent-panel.tsx';

/** What waits to go, how the link is, what both sides are known to have; all of it from the queue. */
export function SyncPage() {
  const { t } = useTranslation('sync');
  const sync = useSync();
  const { role } = useWorkspace();
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** Fingerprint of the company that this vessel was connected with in this visit. */
  const [company, setCompany] = useState<string | null>(null);
  const isForgotten = role === 'vessel' && sync.lastError?.code === 'sync/unknown-device';
  const canCall = sync.isEnrolled && !sync.isIsolated && sync.phase !== 'revoked' && sync.phase !== 'other';

  async function contact() {
    setBusy(true);
    setError(null);
    const done = await syncNow();
    setBusy(false);
    if (!done.ok) setError(done.error);
  }

  return (
    <Page
      title={t('title')}
      sub={t('sub')}
      actions={
        canCall && (
          <Button
            variant="filled"
            leftSection={<Icon name="sync" />}
            onClick={() => void contact()}
            disabled={isBusy || sync.phase === 'running'}
          >
            {isBusy || sync.phase === 'running' ? t('contact.running') : t('contact.now')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorNote error={error} />}
      <Columns>
        <Column span={8}>
          {company !== null && <ConnectedNotice company={company} />}
          {(!sync.isEnrolled || isForgotten) && <ConnectPanel onConnected={setCompany} />}
          <QueuePanel sync={sync} />
          {sync.isEnrolled && <KnownPanel sync={sync} />}
          {sync.isEnrolled && sync.link && <SpentPanel link={sync.link} />}
          {sync.isEnrolled && <BytesPanel sync={sync} />}
          <FilesPanel />
          {role === 'shore' && <ReceiptsPanel />}
          {sync.refused.length > 0 && <RefusedPanel refused={sync.refused} />}
        </Column>
        <Column span={4}>
          <LinkPanel sync={sync} />
          {sync.isEnrolled && sync.link && <LinkNowPanel link={sync.link} />}
          {sync.isEnrolled && <IsolatePanel sync={sync} />}
          <CutsPanel />
          {sync.isEnrolled && <PolicyPanel />}
        </Column>
      </Columns>
    </Page>
  );
}
