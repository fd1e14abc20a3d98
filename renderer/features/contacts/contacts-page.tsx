import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, type RecordQuery, type RecordRow, useRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { RegisterList, ShipNav } from '#renderer/features/register/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { CONTACT_KINDS } from '#shared/domain/contact.ts';
import { useContactColumns } from './contact-columns.tsx';
import { checkState, contactOf, missingKinds } from './contact-values.ts';
import { MissingPanel } from './missing-panel.tsx';
import { useContacts } from './use-contacts.ts';

const ALL = { from: 0, count: 500 } as const;
const keyOf = (row: RecordRow) => row.id;

function queryOf(text: string, kind: string | null, isRetired: boolean): RecordQuery {
  const words = text.trim();
  return {
    collection: 'contact',
    ...(kind === null ? {} : { where: { kind } }),
    ...(isRetired ? { removed: 'only' as const } : {}),
    ...(words === '' ? { sort: 'title' } : { text: words }),
  };
}

/** Whom to call: all that the ship and the company have written down, and who is still missing. */
export function ContactsPage() {
  const { t } = useTranslation(['contacts', 'register']);
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [shown, setShown] = useState<'retired' | null>(null);
  const query = useMemo(() => queryOf(text, kind, shown === 'retired'), [text, kind, shown]);
  const { rows, isLoading } = useRecords(query, ALL);
  const inUse = useContacts();
  const now = useNow(3_600_000);
  const columns = useContactColumns();
  const isFiltered = text.trim() !== '' || kind !== null || shown !== null;
  const missing = missingKinds(inUse);
  const toCheck = inUse.filter((row) => checkState(contactOf(row), now) !== 'good').length;
  const clear = () => {
    setText('');
    setKind(null);
    setShown(null);
  };
  return (
    <Page
      title={t('contacts:title')}
      sub={isLoading ? t('register:loading') : t('contacts:sub', { count: inUse.length, toCheck })}
      actions={
        <>
          <PrintButton papers={[{ kind: 'contactSheet' }]} />
          <ListExport collection="contact" load={() => getRecords(query)} />
          <Button component="a" href="#/contacts/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('contacts:add')}
          </Button>
        </>
      }
      fill
    >
      <RegisterList
        nav={<ShipNav current="contacts" />}
        filters={
          <FilterBar onClear={isFiltered ? clear : null}>
            <SearchField label={t('contacts:search')} value={text} onChange={setText} />
            <FilterSelect
              label={words.label('contact', 'kind')}
              all={t('contacts:filter.allKinds')}
              value={kind}
              onChange={setKind}
              options={CONTACT_KINDS.map((code) => ({ value: code, label: words.code('contact', 'kind', code) }))}
            />
            <FilterSelect
              label={words.label('contact', 'removed')}
              all={t('contacts:filter.inUse')}
              value={shown}
              onChange={setShown}
              options={[{ value: 'retired' as const, label: t('contacts:filter.retired') }]}
            />
          </FilterBar>
        }
        aside={missing.length > 0 && !isLoading && <MissingPanel kinds={missing} />}
      >
        <DataTable
          label={t('contacts:title')}
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          onOpen={({ id }) => navigate(`/contacts/${encodeURIComponent(id)}`)}
          rowHeightPx={60}
          leastWidthPx={704}
          empty={
            isLoading ? null : isFiltered ? (
              <EmptyState why={t('register:nothingFound')} />
            ) : (
              <EmptyState
                why={t('contacts:empty')}
                action={
                  <Button component="a" href="#/contacts/new" leftSection={<Icon name="add" />}>
                    {t('contacts:add')}
                  </Button>
                }
              />
            )
          }
        />
      </RegisterList>
    </Page>
  );
}
