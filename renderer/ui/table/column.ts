import type { ReactNode } from 'react';

/** What a column is sorted by; null is unknown and always stands last. */
export type SortValue = string | number | null;

export type TableColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS grid track: `2fr`, `120px`, `minmax(140px, 1fr)`; `minmax(0, 1fr)` by default. */
  readonly width?: string;
  /** Numbers stand at the end side. */
  readonly align?: 'start' | 'end';
  /** Makes the column sortable. */
  readonly sortBy?: (row: Row) => SortValue;
};

export type TableSort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

/** A sorted copy; equal rows keep their order, unknown values stay last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sort: TableSort | null,
  language: string,
): readonly Row[] {
  const sortBy = sort === null ? undefined : columns.find(({ id }) => id === sort.column)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const words = new Intl.Collator(language, { numeric: true });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: sortBy(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
    if (typeof a.key === 'number' && typeof b.key === 'number') return (a.key - b.key) * sign;
    return words.compare(String(a.key), String(b.key)) * sign;
  });
  return keyed.map(({ row }) => row);
}
