import type { CSSProperties, ReactNode } from 'react';
import classes from './columns.module.css';

/** Twelve columns with a gutter of 16; below 1080 px they stand under each other. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={classes['columns']}>{children}</div>;
}

type ColumnProps = {
  /** Of twelve: 8 and 4 for work and state, 7 and 5 in an incident. */
  readonly span: number;
  /** Row template when the column fills its height, as `auto 1fr`. */
  readonly rows?: string;
  readonly children: ReactNode;
};

export function Column({ span, rows, children }: ColumnProps) {
  return (
    <div
      className={rows === undefined ? classes['column'] : `${classes['column']} ${classes['rows']}`}
      style={{ '--span': span, '--rows': rows } as CSSProperties}
    >
      {children}
    </div>
  );
}
