import { useTranslation } from 'react-i18next';
import { useSession, useWorkspace } from '#renderer/data/index.ts';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { AboutPanel } from './about-panel.tsx';
import { PeopleLink } from './people-link.tsx';
import { PinPanel } from './pin-panel.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import { SecondCopyPanel } from './second-copy-panel.tsx';
import { ShorePanel } from './shore-panel.tsx';
import { StorePanel } from './store-panel.tsx';
import { VesselPanel } from './vessel-panel.tsx';
import { WordsPanel } from './words-panel.tsx';

/** What a person sets for this PC and for the ship on one side, how this PC is doing on the other. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { info } = useWorkspace();
  const { person, side } = useSession();
  return (
    <Page title={t('title')}>
      <Columns>
        <Column span={8}>
          <ScreenPanel />
          {person !== null && side === 'ship' && <PinPanel />}
          {info !== null && <VesselPanel info={info} />}
          {info !== null && side === 'ship' && <ShorePanel info={info} />}
          {info !== null && <WordsPanel />}
        </Column>
        <Column span={4}>
          {side === 'ship' && <PeopleLink />}
          {info !== null && <StorePanel health={info.health} />}
          <SecondCopyPanel />
          <AboutPanel />
        </Column>
      </Columns>
    </Page>
  );
}
