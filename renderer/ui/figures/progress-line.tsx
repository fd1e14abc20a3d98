import { type CSSProperties, type ReactNode, useId } from 'react';
import classes from './progress-line.module.css';

type ProgressLineProps = {
  /** What is under way: "Building the lists again". */
  readonly label: string;
  /** 0 to 1; null while the end is not known. */
  readonly part: number | null;
  /** How far in figures: "1 204 of 2 000 records". */
  readonly detail?: ReactNode;
};

/** Anything that takes more than a second says how far it is. */
export function ProgressLine({ label, part, detail }: ProgressLineProps) {
  const id = useId();
  const percent = part === null ? undefined : Math.round(part * 100);
  return (
    <div className={classes['progress']}>
      <div className={classes['words']}>
        <span id={id}>{label}</span>
        {detail !== undefined && <span className={classes['detail']}>{detail}</span>}
      </div>
      <div
        className={classes['track']}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div
          className={part === null ? `${classes['fill']} ${classes['unknown']}` : classes['fill']}
          style={part === null ? undefined : ({ '--part': `${percent}%` } as CSSProperties)}
        />
      </div>
    </div>
  );
}
