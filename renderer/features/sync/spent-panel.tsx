import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LinkInfo } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import { totalOf } from '#shared/schedule/spent.ts';
import classes from './sync.module.css';

/** What this link has cost today and this month, by what the bytes were for, and what is left of its budget. */
export function SpentPanel({ link }: { readonly link: LinkInfo }) {
  const { t } = useTranslation('sync');
  const formats = useFormats();
  const words = useFieldWords();
  const { spentDay, spentMonth, rules } = link;
  const kinds = Object.keys(spentMonth).sort((a, b) => (spentMonth[b] ?? 0) - (spentMonth[a] ?? 0));
  const meters = [
    { key: 'day', text: 'spent.leftOf', all: rules.budget.dayKb, used: totalOf(spentDay) },
    { key: 'month', text: 'spent.leftMonth', all: rules.budget.monthKb, used: totalOf(spentMonth) },
  ] as const;

  function nameOf(kind: string): string {
    if (kind === 'contact' || kind === 'files' || kind === 'control') return t(`spent.${kind}`);
    return words.record(kind);
  }

  return (
    <Panel title={t('spent.title')} aside={t(`profile.${link.id}`)}>
      <div className={classes['stack']}>
        {meters.every(({ all }) => all === null) && <p className={classes['words']}>{t('spent.none')}</p>}
        {meters.map(({ key, text: sentence, all, used }) => {
          if (all === null) return null;
          const text = t(sentence, {
            left: formats.bytes(Math.max(0, all * 1000 - used)),
            all: formats.bytes(all * 1000),
          });
          return (
            <div key={key} className={classes['known']}>
              <p className={classes['words']}>{text}</p>
              <Meter label={text} value={Math.min(used, all * 1000)} max={all * 1000} text={text} />
            </div>
          );
        })}
        <Table className={classes['table']} aria-label={t('spent.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('spent.kind')}</Table.Th>
              <Table.Th className={classes['number']}>{t('spent.today')}</Table.Th>
              <Table.Th className={classes['number']}>{t('spent.month')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map((kind) => (
              <Table.Tr key={kind}>
                <Table.Th scope="row">{nameOf(kind)}</Table.Th>
                <Table.Td className={classes['number']}>
                  <Bytes value={spentDay[kind] ?? 0} />
                </Table.Td>
                <Table.Td className={classes['number']}>
                  <Bytes value={spentMonth[kind] ?? 0} />
                </Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{kinds.length === 0 ? t('spent.empty') : t('spent.sum')}</Table.Th>
              <Table.Td className={classes['number']}>
                <strong className={classes['strong']}>
                  <Bytes value={totalOf(spentDay)} />
                </strong>
              </Table.Td>
              <Table.Td className={classes['number']}>
                <strong className={classes['strong']}>
                  <Bytes value={totalOf(spentMonth)} />
                </strong>
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}
