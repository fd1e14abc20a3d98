import { useTranslation } from 'react-i18next';
import { useSession, useWorkspace } from '#renderer/data/index.ts';
import { Page } from '#renderer/ui/layout/page.tsx';
import { ComposePanel } from './compose-panel.tsx';
import { InboxPanel } from './inbox-panel.tsx';
import { SentPanel } from './sent-panel.tsx';

/** Aboard what shore has sent, ashore what was sent and how far each has come. */
export function MessagesPage() {
  const { t } = useTranslation('messages');
  const { side } = useSession();
  const { info } = useWorkspace();
  const isAshore = side === 'shore';
  return (
    <Page title={t('title')} sub={t(isAshore ? 'subShore' : 'subShip')}>
      {isAshore && <ComposePanel />}
      {isAshore ? info !== null && <SentPanel vesselName={info.vesselName} /> : <InboxPanel />}
    </Page>
  );
}
