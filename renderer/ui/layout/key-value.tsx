import { Fragment, type ReactNode } from 'react';
import classes from './key-value.module.css';

export type KeyValueItem = {
  readonly label: string;
  /** Unknown is the word "not known", never zero or a dash. */
  readonly value: ReactNode;
  readonly strong?: boolean;
};

type KeyValueProps = {
  readonly items: readonly KeyValueItem[];
  /** `ends`: figures at the end of the line; `columns`: values begin in a column of their own, for words. */
  readonly layout?: 'ends' | 'columns';
};

/** Facts and their names. */
export function KeyValue({ items, layout = 'ends' }: KeyValueProps) {
  return (
    <dl className={`${classes['list']} ${classes[layout]}`}>
      {items.map(({ label, value, strong }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd className={strong ? classes['strong'] : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
