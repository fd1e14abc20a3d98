import type { ReactNode } from 'react';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './register.module.css';

type RegisterListProps = {
  readonly nav: ReactNode;
  readonly filters: ReactNode;
  /** Beside the table: what is missing or waits; nothing, and the table takes the width. */
  readonly aside?: ReactNode;
  /** The table. */
  readonly children: ReactNode;
};

/** A register as a page: the way to the others, what narrows it, the list, and what stands beside it. */
export function RegisterList({ nav, filters, aside, children }: RegisterListProps) {
  return (
    <div className={classes['register']}>
      {nav}
      {filters}
      <div className={aside ? `${classes['lists']} ${classes['two']}` : classes['lists']}>
        <Panel padding="bare">{children}</Panel>
        {aside}
      </div>
    </div>
  );
}
