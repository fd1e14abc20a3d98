import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type EmptyStateProps = {
  /** One sentence: why nothing is here. */
  readonly why: string;
  /** One button. */
  readonly action?: ReactNode;
};

export function EmptyState({ why, action }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      <p className={classes['why']}>{why}</p>
      {action}
    </div>
  );
}
