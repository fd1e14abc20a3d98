import { MultiSelect, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordQuery, type RecordRow, useRecord, useRecords } from '#renderer/data/index.ts';
import { FieldError } from '#renderer/ui/fields/field-error.tsx';
import type { FieldProps } from '#renderer/ui/fields/field-props.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import classes from './fields.module.css';

/** How many records are offered at once; typing narrows them. */
const OFFERED = 30;

type Option = { readonly value: RecordId; readonly label: string };

function optionOf(row: RecordRow): Option {
  return { value: row.id, label: [row.title, row.number].filter(Boolean).join(' · ') || row.id };
}

/** Records of a collection that fit what is typed, and those already chosen. */
function useOptions(collection: string, typed: string, chosen: readonly Option[], without?: RecordId) {
  const query = useMemo<RecordQuery>(
    () => ({ collection, ...(typed.trim() === '' ? { sort: 'title' } : { text: typed }) }),
    [collection, typed],
  );
  const list = useRecords(query, { from: 0, count: OFFERED });
  const found = list.rows.filter(({ id }) => id !== without).map(optionOf);
  const shown = [...found, ...chosen.filter(({ value }) => !found.some((option) => option.value === value))];
  return { options: shown, hasMore: list.total > OFFERED, total: list.total };
}

function wrapper({ label, help, error, required, name }: FieldProps) {
  return {
    label,
    description: help,
    error: error ? <FieldError>{error}</FieldError> : undefined,
    required,
    name,
    rightSection: <Icon name="unfold" size={18} />,
    rightSectionPointerEvents: 'none',
    maxDropdownHeight: 320,
    comboboxProps: { transitionProps: { duration: 0 } },
  } as const;
}

type RefFieldProps = FieldProps & {
  readonly collection: string;
  readonly value: RecordId | null;
  readonly onChange: (value: RecordId | null) => void;
  /** A record cannot be part of itself. */
  readonly without?: RecordId;
};

/** One record of a kind, found by typing. */
export function RefField({ collection, value, onChange, without, ...field }: RefFieldProps) {
  const { t } = useTranslation(['fields', 'ui']);
  const [typed, setTyped] = useState('');
  const row = useRecord(value);
  const current = value === null ? [] : [row ? optionOf(row) : { value, label: t('fields:value.notReceived') }];
  // What stands in the field after a choice is its own title: searching for that would hide all others.
  const search = current[0]?.label === typed ? '' : typed;
  const { options, hasMore, total } = useOptions(collection, search, current, without);
  const help = hasMore && search !== '' ? t('fields:input.tooMany', { count: total }) : field.help;
  return (
    <Select
      {...wrapper({ ...field, help })}
      value={value}
      onChange={onChange}
      data={options.map((option) => ({ ...option }))}
      filter={({ options: all }) => all}
      searchable
      clearable
      allowDeselect
      searchValue={typed}
      onSearchChange={setTyped}
      clearButtonProps={{ 'aria-label': t('ui:field.clear', { label: field.label }) }}
      {...(value === null ? {} : { rightSection: undefined, rightSectionPointerEvents: 'all' as const })}
      placeholder={t('fields:input.search')}
      nothingFoundMessage={t('ui:field.nothingFound')}
      withCheckIcon={false}
    />
  );
}

type RefsFieldProps = FieldProps & {
  readonly collection: string;
  readonly value: readonly RecordId[];
  readonly onChange: (value: readonly RecordId[]) => void;
  readonly without?: RecordId;
};

/** Any number of records of a kind. */
export function RefsField({ collection, value, onChange, without, ...field }: RefsFieldProps) {
  const { t } = useTranslation(['fields', 'ui']);
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<ReadonlyMap<RecordId, string>>(new Map());
  const titles = useTitles(collection, value);
  const chosen = value.map((id) => ({
    value: id,
    label: titles.get(id) ?? known.get(id) ?? t('fields:value.notReceived'),
  }));
  const { options } = useOptions(collection, typed, chosen, without);
  return (
    <MultiSelect
      {...wrapper(field)}
      value={[...value]}
      classNames={{ input: classes['many'], inputField: classes['manyField'] }}
      onChange={(next) => {
        setKnown(new Map([...known, ...options.map((option) => [option.value, option.label] as const)]));
        onChange(next);
      }}
      data={options.map((option) => ({ ...option }))}
      filter={({ options: all }) => all}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={value.length === 0 ? t('fields:input.search') : undefined}
      nothingFoundMessage={t('ui:field.nothingFound')}
      withCheckIcon={false}
    />
  );
}

/** Titles of the records chosen before the form opened. */
function useTitles(collection: string, ids: readonly RecordId[]): ReadonlyMap<RecordId, string> {
  const query = useMemo<RecordQuery>(
    () => ({ collection, anyOf: { id: ids.length > 0 ? ids : ['-'] }, removed: 'any' }),
    [collection, ids],
  );
  const { rows } = useRecords(query, { from: 0, count: Math.max(ids.length, 1) });
  return new Map(rows.map((row) => [row.id, optionOf(row).label]));
}
