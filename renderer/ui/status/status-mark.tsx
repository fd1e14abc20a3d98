import type { ReactNode } from 'react';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { isAlertKind, Mark, type MarkKind } from './mark.tsx';
import classes from './status-mark.module.css';

type StatusMarkProps = {
  readonly kind: MarkKind;
  /** The word. A status is never a shape or a colour alone. */
  readonly children: ReactNode;
  /** A line around a quiet status too, as on a page's own state. */
  readonly framed?: boolean;
  /** Only the shape is seen, the word is read: for narrow columns whose row already says it. */
  readonly shapeOnly?: boolean;
};

/** A status: shape and word. Alerts stand in a soft filled chip, everything normal has no colour at all. */
export function StatusMark({ kind, children, framed = false, shapeOnly = false }: StatusMarkProps) {
  if (shapeOnly)
    return (
      <span className={classes['status']}>
        <Mark kind={kind} />
        <VisuallyHidden>{children}</VisuallyHidden>
      </span>
    );
  const alert = isAlertKind(kind);
  const names = [
    classes['status'],
    (alert || framed) && classes['chip'],
    alert ? classes[kind] : framed && classes['framed'],
  ];
  return (
    <span className={names.filter(Boolean).join(' ')}>
      <Mark kind={kind} size={alert ? 16 : 18} />
      <span>{children}</span>
    </span>
  );
}
