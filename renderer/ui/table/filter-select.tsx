import { Select } from '@mantine/core';
import type { Choice } from '../fields/select-field.tsx';
import { Icon } from '../icons/icon.tsx';
import classes from './filter-bar.module.css';

type FilterSelectProps<V extends string> = {
  /** Read out; not seen, the chosen words say it: "All states". */
  readonly label: string;
  /** The words of no filter: "All states". */
  readonly all: string;
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  readonly options: readonly Choice<V>[];
};

const ALL = '';

export function FilterSelect<V extends string>({ label, all, value, onChange, options }: FilterSelectProps<V>) {
  return (
    <Select
      className={classes['filter']}
      aria-label={label}
      value={value ?? ALL}
      onChange={(next) => onChange(next === ALL ? null : (next as V | null))}
      data={[{ value: ALL, label: all }, ...options.map((option) => ({ ...option }))]}
      allowDeselect={false}
      rightSection={<Icon name="unfold" size={18} />}
      rightSectionPointerEvents="none"
      comboboxProps={{ transitionProps: { duration: 0 } }}
      maxDropdownHeight={360}
      withCheckIcon={false}
    />
  );
}
