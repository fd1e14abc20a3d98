import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

type PanelProps = {
  readonly title?: string;
  /** Facts at the end of the head, dim. */
  readonly aside?: ReactNode;
  /** One quiet button at the end of the head. */
  readonly action?: ReactNode;
  /** 16 all round by default; `reading` 24 for guided text; `bare` for rows and tables that bring their own. */
  readonly padding?: 'normal' | 'reading' | 'bare';
  /** The body scrolls when the panel is lower than what is in it; `alone`: nothing in it takes the keyboard, so it does. */
  readonly scrolls?: boolean | 'alone';
  /** Stays in sight below the body: an ActionBar or a closing remark. */
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
};

/** A box with a line around it: the only kind of box there is. */
export function Panel({ title, aside, action, padding = 'normal', scrolls = false, foot, children }: PanelProps) {
  const titleId = useId();
  const panel = [classes['panel'], padding === 'reading' && classes['isReading'], scrolls && classes['isScrolling']];
  const body = [classes['body'], padding === 'bare' && classes['bare'], scrolls && classes['scrolls']];
  return (
    <section className={panel.filter(Boolean).join(' ')} aria-labelledby={title === undefined ? undefined : titleId}>
      {title !== undefined && (
        <div className={classes['head']}>
          <h2 className={classes['title']} id={titleId}>
            {title}
          </h2>
          {aside !== undefined && <div className={classes['aside']}>{aside}</div>}
          {action !== undefined && <div className={classes['action']}>{action}</div>}
        </div>
      )}
      {children !== undefined && (
        <div
          className={body.filter(Boolean).join(' ')}
          {...(scrolls === 'alone' ? { tabIndex: 0, role: 'group', 'aria-labelledby': titleId } : {})}
        >
          {children}
        </div>
      )}
      {foot !== undefined && <div className={classes['foot']}>{foot}</div>}
    </section>
  );
}
