import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { LoadingLine } from './loading-line.tsx';
import classes from './page.module.css';

/** The page that the app starts with leaves the focus at the top: the skip link comes first. */
let isAnyPageShown = false;

type PageProps = {
  readonly title: string;
  /** Facts about the page, parted by " · ". */
  readonly sub?: ReactNode;
  /** Buttons, or the state of the record that the page is about. */
  readonly actions?: ReactNode;
  /** As high as the window: the panels scroll, not the page. For guided screens and long tables. */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** One page: its title, what is true about it, what can be done with it, and its panels. */
export function Page({ title, sub, actions, fill = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(!isAnyPageShown);
  // A new page starts at its title for those who listen.
  useEffect(() => {
    isAnyPageShown = true;
    if (!isFirst.current) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={fill ? `${classes['page']} ${classes['fill']}` : classes['page']}>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <h1 className={classes['title']} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {sub !== undefined && <p className={classes['sub']}>{sub}</p>}
        </div>
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </header>
      <div className={classes['body']}>
        <Suspense fallback={<LoadingLine />}>{children}</Suspense>
      </div>
    </div>
  );
}
