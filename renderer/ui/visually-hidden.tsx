import type { ReactNode } from 'react';
import classes from './visually-hidden.module.css';

/** Read by a screen reader, not seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={classes['hidden']}>{children}</span>;
}
