import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/icon.tsx';
import classes from './filter-bar.module.css';

type FilterBarProps = {
  /** A SearchField, then FilterSelects. */
  readonly children: ReactNode;
  /** Shown while anything is filtered. */
  readonly onClear: (() => void) | null;
};

/** What a list is narrowed by, above it. */
export function FilterBar({ children, onClear }: FilterBarProps) {
  const { t } = useTranslation('ui');
  return (
    <search className={classes['bar']} aria-label={t('filter.label')}>
      {children}
      {onClear !== null && (
        <Button variant="subtle" leftSection={<Icon name="close" />} onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
