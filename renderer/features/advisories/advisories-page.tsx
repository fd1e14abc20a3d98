import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { RegisterList, ShipNav } from '#renderer/features/register/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import type { Concern } from './advisory-values.ts';
import { type AdvisoryEntry, useAdvisories } from './use-advisories.ts';

const isOpen = ({ isOpen: open }: Concern) => open;
const keyOf = ({ advisory }: AdvisoryEntry) => advisory.id;
const hrefOf = (id: string) => `/advisories/${encodeURIComponent(id)}`;

/** Advisories that the shore has sent: which of them may concern a system of this ship. */
export function AdvisoriesPage() {
  const { t } = useTranslation(['advisories', 'register']);
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<'ours' | null>(null);
  const { entries, isLoading } = useAdvisories();
  const columns = useColumns();
  const words = text.trim().toLowerCase();
  const listed = entries.filter(({ advisory, concerns }) => {
    const { id, title, publisher, cves } = advisory;
    const isFound = [id, title, publisher, ...cves].some((each) => each.toLowerCase().includes(words));
    return isFound && (shown === null || concerns.length > 0);
  });
  const toAnswer = entries.filter(({ concerns }) => concerns.some(isOpen)).length;
  const isFiltered = words !== '' || shown !== null;
  return (
    <Page
      title={t('advisories:title')}
      sub={isLoading ? t('register:loading') : t('advisories:sub', { count: entries.length, toAnswer })}
      actions={
        <ListExport
          collection="advisoryMatch"
          load={() => getRecords({ collection: 'advisoryMatch', sort: 'title' })}
        />
      }
      fill
    >
      <RegisterList
        nav={<ShipNav current="advisories" />}
        filters={
          <FilterBar
            onClear={
              isFiltered
                ? () => {
                    setText('');
                    setShown(null);
                  }
                : null
            }
          >
            <SearchField label={t('advisories:search')} value={text} onChange={setText} />
            <FilterSelect
              label={t('advisories:column.concerns')}
              all={t('advisories:filter.all')}
              value={shown}
              onChange={setShown}
              options={[{ value: 'ours' as const, label: t('advisories:perhaps') }]}
            />
          </FilterBar>
        }
      >
        <DataTable
          label={t('advisories:title')}
          rows={listed}
          columns={columns}
          keyOf={keyOf}
          onOpen={({ advisory }) => navigate(hrefOf(advisory.id))}
          rowHeightPx={60}
          leastWidthPx={680}
          empty={isLoading ? null : <EmptyState why={t(isFiltered ? 'register:nothingFound' : 'advisories:empty')} />}
        />
      </RegisterList>
    </Page>
  );
}

function useColumns(): readonly TableColumn<AdvisoryEntry>[] {
  const { t } = useTranslation('advisories');
  const words = useFieldWords();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'title',
        header: words.record('advisoryMatch'),
        width: 'minmax(240px, 2.6fr)',
        sortBy: ({ advisory }) => advisory.title,
        cell: ({ advisory: { id, title, publisher } }) => (
          <TwoLines first={<bdi>{title}</bdi>} second={<bdi>{`${id} · ${publisher}`}</bdi>} href={`#${hrefOf(id)}`} />
        ),
      },
      {
        id: 'publishedOn',
        header: words.label('advisoryMatch', 'publishedOn'),
        width: 'minmax(120px, 0.9fr)',
        sortBy: ({ advisory }) => advisory.publishedOn,
        cell: ({ advisory }) => formats.day(advisory.publishedOn),
      },
      {
        id: 'cvss',
        header: words.label('advisoryMatch', 'cvss'),
        width: '90px',
        align: 'end',
        sortBy: ({ advisory }) => advisory.cvss ?? null,
        cell: ({ advisory }) => (advisory.cvss === undefined ? t('noScore') : formats.number(advisory.cvss)),
      },
      {
        id: 'concerns',
        header: t('column.concerns'),
        width: 'minmax(200px, 1.4fr)',
        sortBy: ({ concerns }) => -concerns.filter(isOpen).length,
        cell: ({ concerns }) => <ConcernMark open={concerns.filter(isOpen).length} all={concerns.length} />,
      },
    ],
    [t, words, formats],
  );
}

function ConcernMark({ open, all }: { readonly open: number; readonly all: number }) {
  const { t } = useTranslation('advisories');
  if (all === 0) return t('none');
  if (open === 0) return <StatusMark kind="done">{t('answered')}</StatusMark>;
  return <StatusMark kind="caution">{t('perhapsCount', { count: open })}</StatusMark>;
}
