import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { RefTitle } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { entryOf } from './media-values.ts';
import { ScanMark } from './scan-mark.tsx';

const SOME = { from: 0, count: 5 } as const;

/** Sticks that were used on a system, on its own page; nothing where none was. */
export function MediaAbout({ asset }: { readonly asset: string }) {
  const { t } = useTranslation('media');
  const query = { collection: 'mediaLogEntry', where: { asset }, sort: 'happenedAt', down: true } as const;
  const { rows, total } = useRecords(query, SOME);
  if (total === 0) return null;
  return (
    <Panel title={t('title')} aside={String(total)} padding="bare">
      <Rows label={t('title')}>
        {rows.map((row) => {
          const { parent, happenedAt, scanResult, personName } = entryOf(row);
          return (
            <Row
              key={row.id}
              compact
              title={parent ? <RefTitle record={parent} /> : row.id}
              sub={
                <>
                  <Age at={happenedAt ?? row.createdAt} form="ago" />
                  {personName && (
                    <>
                      {' · '}
                      <bdi>{personName}</bdi>
                    </>
                  )}
                </>
              }
              end={<ScanMark result={scanResult} />}
            />
          );
        })}
      </Rows>
    </Panel>
  );
}
