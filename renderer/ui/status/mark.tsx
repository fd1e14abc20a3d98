import type { ReactNode } from 'react';
import classes from './mark.module.css';

/** The bridge's three degrees of alert, most urgent first. */
export const ALERT_KINDS = ['alarm', 'warning', 'caution'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What a shape says. Normal has no colour: only the three alerts are filled. */
export const MARK_KINDS = [
  ...ALERT_KINDS,
  'done',
  'running',
  'pending',
  'half',
  'stored',
  'answered',
  'failed',
  'info',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export function isAlertKind(kind: MarkKind): kind is AlertKind {
  return ALERT_KINDS.some((alert) => alert === kind);
}

const RING = <circle cx="12" cy="12" r="8.5" />;

function Exclamation({ from, to, dot }: { readonly from: number; readonly to: number; readonly dot: number }) {
  return <path className={classes['ink']} d={`M12 ${from}V${to}M12 ${dot}v2.4`} />;
}

const SHAPES: Readonly<Record<MarkKind, ReactNode>> = {
  alarm: (
    <>
      <path className={classes['shape']} d="M12 3.6 21.6 20.4H2.4Z" />
      <Exclamation from={9.2} to={14.4} dot={15.9} />
    </>
  ),
  warning: (
    <>
      <circle className={classes['shape']} cx="12" cy="12" r="9.25" />
      <Exclamation from={6.6} to={13.2} dot={15} />
    </>
  ),
  caution: (
    <>
      <rect className={classes['shape']} x="3.25" y="3.25" width="17.5" height="17.5" rx="1.5" />
      <Exclamation from={6.6} to={13.2} dot={15} />
    </>
  ),
  done: (
    <>
      {RING}
      <path d="m8.2 12.3 2.6 2.6 5-5.2" />
    </>
  ),
  running: (
    <>
      {RING}
      <path className={classes['solid']} strokeWidth="1" d="M10.2 8.6v6.8L15.6 12Z" />
    </>
  ),
  pending: <circle className={classes['dashed']} cx="12" cy="12" r="8.5" />,
  half: (
    <>
      {RING}
      <path className={classes['solid']} stroke="none" d="M12 3.5a8.5 8.5 0 0 0 0 17Z" />
    </>
  ),
  stored: <path d="m2.5 12.8 4.4 4.4L16 7.4M11.2 16.2l1 1L21.5 7.4" />,
  answered: <path d="M9.2 6 4.4 10.8l4.8 4.8M4.8 10.8H15a4.6 4.6 0 0 1 4.6 4.6V19" />,
  failed: (
    <>
      {RING}
      <path d="m9 9 6 6m0-6-6 6" />
    </>
  ),
  info: (
    <>
      {RING}
      <path d="M12 11.2v5M12 7.6v.1" />
    </>
  ),
};

type MarkProps = {
  readonly kind: MarkKind;
  /** Side in px: 16 in a chip, 18 beside a word, 20 in a list of steps. */
  readonly size?: number;
};

/** A status as a shape alone, for places where its word stands beside it. Ticks never mirror, the bent arrow does. */
export function Mark({ kind, size = 18 }: MarkProps) {
  const names = [classes['mark'], isAlertKind(kind) && classes[kind], kind === 'answered' && classes['mirrored']];
  return (
    <svg
      className={names.filter(Boolean).join(' ')}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[kind]}
    </svg>
  );
}
