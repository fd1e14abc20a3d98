import type { ReactNode } from 'react';
import { Mark } from '../status/mark.tsx';
import classes from './field-error.module.css';

/** What is wrong with a field and what to do, under it: a shape and a sentence. */
export function FieldError({ children }: { readonly children: ReactNode }) {
  return (
    <span className={classes['error']}>
      <Mark kind="alarm" size={18} />
      <span>{children}</span>
    </span>
  );
}
