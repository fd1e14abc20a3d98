import { useTranslation } from 'react-i18next';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { plannedActions } from '#shared/domain/readiness/gap-plan.ts';
import { GapTable } from './gap-table.tsx';
import classes from './gaps.module.css';
import { GroupTarget } from './group-target.tsx';
import { useGaps } from './use-gaps.ts';

/** Option A: where the ship stands against where it should, the most urgent gap first; a press makes it an action. */
export function GapsPage() {
  const { t } = useTranslation('gaps');
  const found = useGaps();
  const planned =
    found?.gaps.filter(({ question }) => plannedActions(found.answers.get(question)).length > 0).length ?? 0;
  return (
    <Page
      title={t('title')}
      sub={found === undefined ? t('working') : t('sub', { count: found.gaps.length, planned })}
      actions={<PrintButton papers={[{ kind: 'gapPlan' }]} />}
    >
      <ReadinessNav current="gaps" />
      {found !== undefined && (
        <>
          <div className={classes['tall']}>
            <Panel padding="bare">
              <GapTable gaps={found.gaps} answers={found.answers} />
            </Panel>
          </div>
          <Columns>
            <Column span={6}>
              <GroupTarget groups={found.groups} answers={found.answers} />
            </Column>
            <Column span={6}>
              <Panel title={t('order')} aside={<StatusMark kind="info">{t('unverified')}</StatusMark>}>
                <p className={classes['small']}>{t('formula')}</p>
              </Panel>
            </Column>
          </Columns>
        </>
      )}
    </Page>
  );
}
