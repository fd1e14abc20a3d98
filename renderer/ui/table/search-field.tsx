import { TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { Icon } from '../icons/icon.tsx';
import classes from './filter-bar.module.css';

type SearchFieldProps = {
  /** Says what is searched: "Search name, maker, serial no." */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Search by typing; Ctrl K goes to it from anywhere on the page, Escape empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([['mod+K', () => input.current?.focus()]], []);
  return (
    <TextInput
      ref={input}
      className={classes['search']}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onChange('');
      }}
      leftSection={<Icon name="search" />}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
