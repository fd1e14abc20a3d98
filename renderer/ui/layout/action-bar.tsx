import type { ReactNode } from 'react';
import classes from './action-bar.module.css';

type ActionBarProps = {
  /** The one filled button, 56 high, and what answers it ("Not done"). */
  readonly children: ReactNode;
  /** What happens to what was typed: "Everything you type is kept." */
  readonly note?: ReactNode;
  /** Quieter actions at the end: note, photo, discard. */
  readonly end?: ReactNode;
};

/** The row of actions at the foot of a guided screen or form: always at the same place. Goes into `Panel foot`. */
export function ActionBar({ children, note, end }: ActionBarProps) {
  return (
    <div className={classes['bar']}>
      {children}
      {note !== undefined && <p className={classes['note']}>{note}</p>}
      {end !== undefined && <div className={classes['end']}>{end}</div>}
    </div>
  );
}
