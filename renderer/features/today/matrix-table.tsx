import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { dueMatrix } from './due-matrix.ts';
import { useDueWords } from './due-words.ts';
import classes from './today.module.css';

const MONTHS = 6;

type MatrixTableProps = { readonly entries: readonly DueEntry[]; readonly now: number };

/** How much falls due, by kind and month. */
export function MatrixTable({ entries, now }: MatrixTableProps) {
  const { t, i18n } = useTranslation('today');
  const words = useDueWords();
  const { months, rows } = dueMatrix(entries, now, MONTHS);
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  const month = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: 'short', timeZone: 'UTC' });
  const number = classes['number'];
  return (
    <Table className={classes['matrix']} aria-label={t('plan.matrix')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('plan.kind')}</Table.Th>
          <Table.Th className={number}>{t('plan.overdue')}</Table.Th>
          {months.map((on) => (
            <Table.Th key={on} className={number}>
              {month.format(Date.parse(on))}
            </Table.Th>
          ))}
          <Table.Th className={number}>{t('plan.later')}</Table.Th>
          <Table.Th className={number}>{t('plan.all')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ kind, overdue, months: counts, later, all }) => (
          <Table.Tr key={kind}>
            <Table.Th scope="row">{kind === 'report:' ? t('plan.reports') : words.kind(kind)}</Table.Th>
            <Figure value={overdue} isStrong />
            {months.map((on, index) => (
              <Figure key={on} value={counts[index] ?? 0} />
            ))}
            <Figure value={later} />
            <Figure value={all} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Figure({ value, isStrong = false }: { readonly value: number; readonly isStrong?: boolean }) {
  const names = [classes['number'], value === 0 ? classes['none'] : isStrong && classes['strong']];
  return <Table.Td className={names.filter(Boolean).join(' ')}>{value}</Table.Td>;
}
