import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SyncInfo } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import type { BlobAmount } from '#shared/blobs/blob-types.ts';
import { LANES } from '#shared/oplog/op.ts';
import { NO_BLOBS } from '#shared/schedule/decide.ts';
import { wireBytesOfText } from '#shared/schedule/estimate.ts';
import { EstimateWords } from './estimate-words.tsx';
import { PhotosOnce } from './photos-once.tsx';
import classes from './sync.module.css';

/** What has not been stored ashore yet, by urgency: the order in which it goes. */
export function QueuePanel({ sync }: { readonly sync: SyncInfo }) {
  const { t } = useTranslation('sync');
  const formats = useFormats();
  const lanes = LANES.map((lane) => sync.queue.find((each) => each.lane === lane) ?? { lane, ops: 0, bytes: 0 });
  const ops = lanes.reduce((sum, lane) => sum + lane.ops, 0);
  const bytes = lanes.reduce((sum, lane) => sum + lane.bytes, 0);
  const { previews, originals, wantedByShore } = sync.link?.blobs ?? NO_BLOBS;
  const files = [
    { key: 'previews', amount: previews },
    { key: 'asked', amount: wantedByShore },
    { key: 'originals', amount: originals },
  ].filter(({ amount }) => amount.files > 0) as readonly {
    key: 'previews' | 'asked' | 'originals';
    amount: BlobAmount;
  }[];
  return (
    <Panel
      title={t('queue.title')}
      aside={
        ops === 0 ? (
          t('queue.empty')
        ) : (
          <strong className={classes['strong']}>
            {t('queue.entries', { count: ops })} · {t('queue.about')} <Bytes value={bytes} />
          </strong>
        )
      }
      padding="bare"
    >
      <Table className={classes['table']} aria-label={t('queue.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('queue.lane')}</Table.Th>
            <Table.Th className={classes['number']}>{t('queue.ops')}</Table.Th>
            <Table.Th className={classes['number']}>{t('queue.size')}</Table.Th>
            <Table.Th>{t('estimate.column')}</Table.Th>
            <Table.Th>{t('queue.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lanes.map(({ lane, ops: count, bytes: size }) => (
            <Table.Tr key={lane}>
              <Table.Th scope="row">
                <TwoLines first={t(`lane.${lane}.name`)} second={t(`lane.${lane}.what`)} />
              </Table.Th>
              <Table.Td className={classes['number']}>{formats.number(count)}</Table.Td>
              <Table.Td className={classes['number']}>
                <Bytes value={size} />
              </Table.Td>
              <Table.Td>
                <EstimateWords link={sync.link} bytes={wireBytesOfText(size)} />
              </Table.Td>
              <Table.Td>
                {count === 0 ? (
                  <StatusMark kind="done">{t('queue.none')}</StatusMark>
                ) : (
                  <StatusMark kind="pending">{t(sync.isEnrolled ? 'queue.waiting' : 'queue.here')}</StatusMark>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
          {files.map(({ key, amount }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{t(`estimate.${key}`)}</Table.Th>
              <Table.Td className={classes['number']}>{t('estimate.files', { count: amount.files })}</Table.Td>
              <Table.Td className={classes['number']}>
                <Bytes value={amount.bytes} />
              </Table.Td>
              <Table.Td>
                <EstimateWords link={sync.link} bytes={amount.bytes} />
              </Table.Td>
              <Table.Td>
                <StatusMark kind="pending">{t('queue.waiting')}</StatusMark>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {sync.link && (
        <div className={classes['under']}>
          <PhotosOnce link={sync.link} />
        </div>
      )}
    </Panel>
  );
}
