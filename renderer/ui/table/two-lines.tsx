import type { ReactNode } from 'react';
import classes from './two-lines.module.css';

type TwoLinesProps = {
  readonly first: ReactNode;
  readonly second?: ReactNode;
  /** Makes the first line a link; the table's own keyboard reaches the row, so it is no extra stop for Tab. */
  readonly href?: string;
};

/** The first cell of a row: its name, and under it what it belongs to. */
export function TwoLines({ first, second, href }: TwoLinesProps) {
  return (
    <div>
      <div className={classes['first']}>
        {href === undefined ? (
          first
        ) : (
          <a className={classes['link']} href={href} tabIndex={-1}>
            {first}
          </a>
        )}
      </div>
      {second !== undefined && <div className={classes['second']}>{second}</div>}
    </div>
  );
}
