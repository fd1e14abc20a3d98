import type { ReactNode } from 'react';
import classes from './rows.module.css';

type RowsProps = { readonly label?: string; readonly children: ReactNode };

/** A list of things to act on, one line each, in a `bare` panel. */
export function Rows({ label, children }: RowsProps) {
  return (
    <ul className={classes['rows']} aria-label={label}>
      {children}
    </ul>
  );
}

type RowProps = {
  /** A StatusMark in the first column. */
  readonly mark?: ReactNode;
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  /** A state or a button; buttons get one width so that they form a column. */
  readonly end?: ReactNode;
  /** Lower, with smaller words, for side panels. */
  readonly compact?: boolean;
};

export function Row({ mark, title, sub, end, compact = false }: RowProps) {
  return (
    <li className={compact ? `${classes['row']} ${classes['compact']}` : classes['row']}>
      {mark !== undefined && <div className={classes['mark']}>{mark}</div>}
      <div className={classes['words']}>
        <div className={classes['title']}>{title}</div>
        {sub !== undefined && <div className={classes['sub']}>{sub}</div>}
      </div>
      {end !== undefined && <div className={classes['end']}>{end}</div>}
    </li>
  );
}
