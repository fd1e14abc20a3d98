import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { StateCell } from './incident-columns.tsx';
import classes from './incidents.module.css';

type IncidentsAboutProps = {
  /** An asset, a drill, a report: whatever incidents may name. */
  readonly record: string;
  /** Field in which they name it. */
  readonly by: 'assets' | 'drills' | 'reports' | 'links';
};

const SOME = { from: 0, count: 5 } as const;

/** Incidents that name a record, on that record's own page; nothing where there is none. */
export function IncidentsAbout({ record, by }: IncidentsAboutProps) {
  const { t } = useTranslation('incidents');
  const { rows, total } = useRecords(
    { collection: 'incident', where: { [by]: record }, sort: 'createdAt', down: true },
    SOME,
  );
  if (total === 0) return null;
  return (
    <Panel title={t('list.title')} aside={String(total)} padding="bare">
      <Rows label={t('list.title')}>
        {rows.map((row) => (
          <Row
            key={row.id}
            compact
            title={
              <a className={classes['link']} href={`#/incidents/${row.id}`}>
                <bdi>{row.title}</bdi>
              </a>
            }
            sub={
              <>
                <bdi>{row.number}</bdi> · <Age at={row.createdAt} form="ago" />
              </>
            }
            end={<StateCell row={row} />}
          />
        ))}
      </Rows>
    </Panel>
  );
}
