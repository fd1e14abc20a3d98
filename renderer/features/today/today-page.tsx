import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';
import { RunningClocks, SomethingWrong } from '#renderer/features/incidents/index.ts';
import { OpenVisits } from '#renderer/features/visits/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import { ConflictsPanel } from './conflicts-panel.tsx';
import { DuePanel } from './due-panel.tsx';
import { LatestPanel } from './latest-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import { QueuePanel } from './queue-panel.tsx';
import classes from './today.module.css';

/** What needs a person now; work on one side, the state of things on the other. Only what really exists is shown. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const { side } = useSession();
  const now = useNow(3_600_000);
  const offset = useShipOffset() ?? 0;
  return (
    <Page title={t('title')} sub={formats.longDay(now, offset)}>
      <Columns>
        <Column span={8}>
          <RunningClocks />
          <OpenVisits />
          <DuePanel />
          <ConflictsPanel />
          <LatestPanel />
        </Column>
        <Column span={4}>
          <a className={classes['report']} href="#/reports/new">
            <Icon name="add" size={36} />
            <span>
              <span className={classes['word']}>{t('report')}</span>
              <span className={classes['sub']}>{t('reportSub')}</span>
            </span>
          </a>
          <SomethingWrong />
          <LinkPanel />
          {side === 'ship' && <QueuePanel />}
        </Column>
      </Columns>
    </Page>
  );
}
