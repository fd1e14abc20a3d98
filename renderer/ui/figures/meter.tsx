import type { CSSProperties } from 'react';
import type { AlertKind } from '../status/mark.tsx';
import classes from './meter.module.css';

type MeterProps = {
  /** What is measured. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Where the limit or target is, drawn across the bar. */
  readonly mark?: number;
  /** Colour only for what needs a person. */
  readonly tone?: AlertKind;
  /** The figure in words, with its unit: "29 min left of 1 h". */
  readonly text: string;
};

function part(value: number, max: number): string {
  return `${max > 0 ? Math.min(Math.max(value / max, 0), 1) * 100 : 0}%`;
}

/** A bar with a mark. The figure itself stands beside it in words. */
export function Meter({ label, value, max, mark, tone, text }: MeterProps) {
  const style = { '--part': part(value, max), '--at': part(mark ?? 0, max) } as CSSProperties;
  return (
    <div
      className={classes['track']}
      style={style}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(Math.max(value, 0), max)}
      aria-valuetext={text}
    >
      <div className={tone === undefined ? classes['fill'] : `${classes['fill']} ${classes[tone]}`} />
      {mark !== undefined && <div className={classes['mark']} />}
    </div>
  );
}
