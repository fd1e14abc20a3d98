import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecord, type RecordRow, useRecords } from '#renderer/data/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './reports.module.css';

type AssetPickerProps = {
  readonly label: string;
  readonly help?: string;
  readonly value: readonly string[];
  readonly onChange: (assets: readonly string[]) => void;
};

const SOME = { from: 0, count: 12 } as const;

/** Names of what was chosen before, which the search may not have in sight. */
function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const missing = ids.filter((id) => !names.has(id)).join(' ');
  useEffect(() => {
    if (missing === '') return;
    let isCurrent = true;
    const wanted = missing.split(' ');
    void Promise.all(wanted.map(getRecord)).then((rows) => {
      if (!isCurrent) return;
      const found = wanted.map((id, index): [string, string] => [id, rows[index]?.title ?? id]);
      setNames((before) => new Map([...before, ...found]));
    });
    return () => {
      isCurrent = false;
    };
  }, [missing]);
  return names;
}

type AssetOption = { readonly value: string; readonly label: string; readonly space: string };

function optionOf(row: RecordRow): AssetOption {
  const space = row.values['space'];
  return { value: row.id, label: row.title, space: typeof space === 'string' ? space : '' };
}

/** Which systems: type a few letters, Enter takes the first. Only the best dozen is fetched, however many there are. */
export function AssetPicker({ label, help, value, onChange }: AssetPickerProps) {
  const { t } = useTranslation('reports');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 120);
  const query = text === '' ? { collection: 'asset', sort: 'title' } : { collection: 'asset', text };
  const { rows } = useRecords(query, SOME);
  const names = useNames(value);
  const found = rows.map(optionOf);
  const chosen = value.filter((id) => !found.some((option) => option.value === id));
  return (
    <MultiSelect
      className={classes['picker']}
      label={label}
      description={help}
      data={[...found, ...chosen.map((id) => ({ value: id, label: names.get(id) ?? '…' }))]}
      value={[...value]}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // What matches is decided by the index of the data layer, in any language and slightly misspelt.
      filter={({ options }) => options}
      selectFirstOptionOnChange
      renderOption={({ option }) => {
        const space = found.find(({ value: id }) => id === option.value)?.space ?? '';
        return (
          <span>
            {option.label}
            {space !== '' && <span className={classes['dim']}> · {space}</span>}
          </span>
        );
      }}
      hidePickedOptions
      nothingFoundMessage={t('field.noAsset')}
      rightSection={<Icon name="search" size={18} />}
      rightSectionPointerEvents="none"
      comboboxProps={{ transitionProps: { duration: 0 } }}
      maxDropdownHeight={320}
      autoComplete="off"
    />
  );
}
