import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { recordHref } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { VisitState } from './visit-state.tsx';
import { beginsAt } from './visit-values.ts';
import classes from './visits.module.css';

const SOME = { from: 0, count: 5 } as const;

/** Who worked on a system, on its own page; nothing where nobody did. */
export function VisitsAbout({ asset }: { readonly asset: string }) {
  const { t } = useTranslation('visits');
  const query = { collection: 'vendorSession', where: { assets: asset }, sort: 'createdAt', down: true } as const;
  const { rows, total } = useRecords(query, SOME);
  if (total === 0) return null;
  return (
    <Panel title={t('title')} aside={String(total)} padding="bare">
      <Rows label={t('title')}>
        {rows.map((row) => (
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
                <bdi>{row.number}</bdi> · <Instant at={beginsAt(row) ?? row.createdAt} />
              </>
            }
            end={<VisitState row={row} />}
          />
        ))}
      </Rows>
    </Panel>
  );
}
