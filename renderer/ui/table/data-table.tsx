import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { sortRows, type TableColumn, type TableSort } from './column.ts';
import classes from './data-table.module.css';
import { TableHeader } from './table-header.tsx';

type DataTableProps<Row> = {
  /** Names the table for those who listen. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The row that is shown beside the table, or was opened last: tint and bar. */
  readonly selectedKey?: string | null;
  /** A press, or Enter on the row that the keyboard is at. */
  readonly onOpen?: (row: Row) => void;
  readonly defaultSort?: TableSort;
  /** Least height of a row in px: 46 for one line, 53 for two. Rows grow with their text. */
  readonly rowHeightPx?: number;
  /** Below this width the table scrolls sideways instead of squeezing its words. */
  readonly leastWidthPx?: number;
  /** In place of rows when there are none: an EmptyState. */
  readonly empty?: ReactNode;
};

/** How far a key moves in a list of `count` rows; null when it is not a moving key. */
function target(key: string, at: number, count: number, page: number): number | null {
  const last = count - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), last);
}

/**
 * A table of any length: only the rows in sight exist. One stop for Tab; arrows, Page, Home and End move in it, Enter
 * opens. It fills the height it is given, so it stands in a `Page fill` or a box of its own height.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, keyOf, selectedKey = null, onOpen, defaultSort, empty } = props;
  const { rowHeightPx = 53, leastWidthPx = 0 } = props;
  const { i18n } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const [headPx, setHeadPx] = useState(45);
  const [sort, setSort] = useState<TableSort | null>(defaultSort ?? null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sort, i18n.language), [rows, columns, sort, i18n.language]);
  const indexOf = useMemo(() => new Map(sorted.map((row, index) => [keyOf(row), index])), [sorted, keyOf]);
  const active = indexOf.get(activeKey ?? selectedKey ?? '') ?? 0;

  // Heads grow when their words wrap; what scrolls under them must not hide there.
  useLayoutEffect(() => setHeadPx(heads.current?.offsetHeight ?? 45));

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => {
      const row = sorted[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 8,
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    // The active row always exists: a screen reader is told its id.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = sorted[active];
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      onOpen?.(row);
      return;
    }
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 2, 1);
    const to = target(event.key, active, sorted.length, page);
    const next = to === null ? undefined : sorted[to];
    if (to === null || next === undefined) return;
    event.preventDefault();
    setActiveKey(keyOf(next));
    virtual.scrollToIndex(to, { align: 'auto' });
  }

  const style = {
    '--columns': columns.map(({ width }) => width ?? 'minmax(0, 1fr)').join(' '),
    '--least': `${leastWidthPx}px`,
    '--row': `${rowHeightPx}px`,
  } as CSSProperties;

  return (
    <div
      ref={scroller}
      className={classes['table']}
      style={style}
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={sorted.length > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div ref={heads} role="rowgroup" className={classes['heads']}>
        <div role="row" aria-rowindex={1} className={classes['head']}>
          {columns.map((column) => (
            <TableHeader key={column.id} column={column} sort={sort} onSort={setSort} />
          ))}
        </div>
      </div>
      {sorted.length === 0 ? (
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell" aria-colspan={columns.length}>
              {empty}
            </div>
          </div>
        </div>
      ) : (
        <div role="rowgroup" className={classes['body']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = sorted[index];
            if (row === undefined) return null;
            const isSelected = keyOf(row) === selectedKey;
            const names = [
              classes['row'],
              onOpen && classes['pressable'],
              isSelected && classes['selected'],
              index === active && classes['active'],
              index === sorted.length - 1 && classes['last'],
            ];
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself handles the keyboard
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={isSelected}
                className={names.filter(Boolean).join(' ')}
                style={{ transform: `translateY(${start - headPx}px)` }}
                onClick={() => {
                  setActiveKey(keyOf(row));
                  onOpen?.(row);
                }}
              >
                {columns.map((column, at) => (
                  <div
                    key={column.id}
                    role={at === 0 ? 'rowheader' : 'gridcell'}
                    className={column.align === 'end' ? `${classes['cell']} ${classes['end']}` : classes['cell']}
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
