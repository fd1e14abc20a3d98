import type { ReactNode } from 'react';
import { Mark, type MarkKind } from '../status/mark.tsx';
import { Instant } from '../time/instant.tsx';
import classes from './timeline-list.module.css';

export type TimelineEntry = {
  readonly id: string;
  /** UTC ms, as claimed. */
  readonly at: number;
  /** Who, by rank or name. */
  readonly who?: string;
  readonly what: ReactNode;
  /** A shape where the entry is a state; a plain dot where it is a line of the log. */
  readonly mark?: MarkKind;
};

type TimelineListProps = {
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
};

/** What happened, when and by whom; the caller chooses the order. Nothing in it is ever taken away. */
export function TimelineList({ label, entries }: TimelineListProps) {
  return (
    <ol className={classes['list']} aria-label={label}>
      {entries.map(({ id, at, who, what, mark }) => (
        <li key={id} className={classes['entry']}>
          {mark === undefined ? <span className={classes['dot']} /> : <Mark kind={mark} size={20} />}
          <div>
            <div className={classes['what']}>{what}</div>
            <div className={classes['head']}>
              <Instant at={at} withShip />
              {who !== undefined && (
                <span>
                  · <bdi>{who}</bdi>
                </span>
              )}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
