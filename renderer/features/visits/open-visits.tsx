import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { recordHref } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { overAt } from '#shared/domain/vendor-session-time.ts';
import { PressButton } from './press-button.tsx';
import { VisitState } from './visit-state.tsx';
import { visitOf } from './visit-values.ts';
import classes from './visits.module.css';

const OPEN = { collection: 'vendorSession', where: { state: 'active' }, sort: 'createdAt', down: false } as const;
/** More than any ship has aboard at once. */
const SOME = { from: 0, count: 50 } as const;

/** Who is aboard or connected now, and the press that ends it; nothing where nobody is. */
export function OpenVisits() {
  const { t } = useTranslation('visits');
  const { rows } = useRecords(OPEN, SOME);
  if (rows.length === 0) return null;
  return (
    <Panel title={t('open.title')} aside={String(rows.length)} padding="bare">
      <Rows label={t('open.title')}>
        {rows.map((row) => {
          const until = overAt(visitOf(row));
          return (
            <Row
              key={row.id}
              compact
              title={
                <a className={classes['link']} href={recordHref(row.id) ?? ''}>
                  <bdi>{row.title}</bdi>
                </a>
              }
              sub={
                <>
                  <VisitState row={row} />
                  {until !== null && (
                    <>
                      {' · '}
                      {t('open.until')} <Instant at={until} />
                    </>
                  )}
                </>
              }
              end={<PressButton row={row} />}
            />
          );
        })}
      </Rows>
    </Panel>
  );
}
