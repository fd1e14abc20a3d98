import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SyncInfo } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import classes from './sync.module.css';

/** What the link was used for. */
export function BytesPanel({ sync }: { readonly sync: SyncInfo }) {
  const { t } = useTranslation('sync');
  const rows = [
    { key: 'today', up: sync.bytesUpToday, down: sync.bytesDownToday },
    { key: 'total', up: sync.bytesUp, down: sync.bytesDown },
  ] as const;
  return (
    <Panel title={t('bytes.title')} aside={t('bytes.day')} padding="bare">
      <Table className={classes['table']} aria-label={t('bytes.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('bytes.when')}</Table.Th>
            <Table.Th className={classes['number']}>{t('bytes.up')}</Table.Th>
            <Table.Th className={classes['number']}>{t('bytes.down')}</Table.Th>
            <Table.Th className={classes['number']}>{t('bytes.sum')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, up, down }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{t(`bytes.${key}`)}</Table.Th>
              <Table.Td className={classes['number']}>
                <Bytes value={up} />
              </Table.Td>
              <Table.Td className={classes['number']}>
                <Bytes value={down} />
              </Table.Td>
              <Table.Td className={classes['number']}>
                <strong className={classes['strong']}>
                  <Bytes value={up + down} />
                </strong>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
