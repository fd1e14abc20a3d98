import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { numberToCall } from '#shared/domain/notify/notify-contacts.ts';
import { checkState, contactOf } from './contact-values.ts';

/** Who, what they are, how they are reached, and how old that knowledge is. */
export function useContactColumns(): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('contacts');
  const words = useFieldWords();
  const now = useNow(3_600_000);
  return useMemo(() => {
    const kindOf = (row: RecordRow) => {
      const { kind } = contactOf(row);
      return kind ? words.code('contact', 'kind', kind) : '';
    };
    return [
      {
        id: 'name',
        header: t('column.who'),
        width: 'minmax(180px, 2fr)',
        sortBy: (row) => row.title,
        cell: (row) => {
          const { personName, organisation } = contactOf(row);
          return (
            <TwoLines
              first={<bdi>{row.title}</bdi>}
              second={[personName, organisation].filter(Boolean).join(' · ')}
              href={recordHref(row.id) ?? ''}
            />
          );
        },
      },
      {
        id: 'kind',
        header: words.label('contact', 'kind'),
        width: 'minmax(120px, 1.1fr)',
        sortBy: kindOf,
        cell: kindOf,
      },
      {
        id: 'reach',
        header: t('column.reach'),
        width: 'minmax(200px, 1.8fr)',
        cell: (row) => {
          const fields = contactOf(row);
          const number = numberToCall(fields);
          const written = fields.email || fields.portal || '';
          if (number === null && written === '') return <StatusMark kind="caution">{t('noNumber')}</StatusMark>;
          return (
            <TwoLines
              first={<bdi>{number ?? written}</bdi>}
              second={number === null ? undefined : <bdi>{written}</bdi>}
            />
          );
        },
      },
      {
        id: 'checked',
        header: words.label('contact', 'checkedOn'),
        width: 'minmax(136px, 1fr)',
        sortBy: (row) => contactOf(row).checkedOn ?? null,
        cell: (row) => {
          const { checkedOn } = contactOf(row);
          const state = checkState(contactOf(row), now);
          if (!checkedOn) return <StatusMark kind="pending">{t('check.never')}</StatusMark>;
          const age = <Age at={Date.parse(`${checkedOn}T00:00:00Z`)} form="ago" />;
          return state === 'stale' ? <StatusMark kind="caution">{age}</StatusMark> : age;
        },
      },
    ];
  }, [t, words, now]);
}
