import type { ReactNode } from 'react';
import classes from './readout.module.css';

type ReadoutProps = {
  /** The figure, readable from a step away. */
  readonly children: ReactNode;
  /** What it is of, beside it: "of 100", "since shore heard us". */
  readonly unit?: ReactNode;
  /** `clock` for the one running clock of a guided screen. */
  readonly size?: 'figure' | 'clock';
  /** A running clock has a name and is not read out each second. */
  readonly timer?: string;
};

/** One large figure and what it is of. */
export function Readout({ children, unit, size = 'figure', timer }: ReadoutProps) {
  return (
    <div className={classes['readout']}>
      {timer === undefined ? (
        <span className={classes[size]}>{children}</span>
      ) : (
        <span className={classes[size]} role="timer" aria-label={timer} aria-live="off">
          <bdi>{children}</bdi>
        </span>
      )}
      {unit !== undefined && <span className={classes['unit']}>{unit}</span>}
    </div>
  );
}
