import type { ReactNode } from 'react';
import classes from './skip-link.module.css';

type SkipLinkProps = {
  /** The id of what it goes to; that element has `tabIndex={-1}`. */
  readonly target: string;
  readonly children: ReactNode;
};

/** The first stop for Tab: past the bars to the page. A button, because the hash of the address is the route. */
export function SkipLink({ target, children }: SkipLinkProps) {
  return (
    <button type="button" className={classes['skip']} onClick={() => document.getElementById(target)?.focus()}>
      {children}
    </button>
  );
}
