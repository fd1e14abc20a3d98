import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/icon.tsx';
import type { TableColumn, TableSort } from './column.ts';
import classes from './data-table.module.css';

type TableHeaderProps<Row> = {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort | null) => void;
};

/** The head of one column; a press sorts up, then down, then back to the order of the list. */
export function TableHeader<Row>({ column, sort, onSort }: TableHeaderProps<Row>) {
  const { t } = useTranslation('ui');
  const direction = sort?.column === column.id ? sort.direction : null;
  const names = [classes['header'], column.align === 'end' && classes['end'], direction && classes['sorted']];

  function press() {
    if (direction === null) onSort({ column: column.id, direction: 'ascending' });
    else onSort(direction === 'ascending' ? { column: column.id, direction: 'descending' } : null);
  }

  return (
    <div
      role="columnheader"
      className={names.filter(Boolean).join(' ')}
      aria-sort={column.sortBy === undefined ? undefined : (direction ?? 'none')}
    >
      {column.sortBy === undefined ? (
        column.header
      ) : (
        <button
          type="button"
          className={classes['sort']}
          onClick={press}
          title={t('table.sortBy', { column: column.header })}
        >
          {column.header}
          {direction !== null && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size={16} />}
        </button>
      )}
    </div>
  );
}
