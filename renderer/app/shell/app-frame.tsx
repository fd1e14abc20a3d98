import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLine } from '#renderer/ui/layout/loading-line.tsx';
import { SkipLink } from '#renderer/ui/skip-link.tsx';
import classes from './app-frame.module.css';
import { Nav } from './nav.tsx';
import type { NavItem } from './nav-item.ts';
import { PageBoundary } from './page-boundary.tsx';
import { TopBar, type TopBarProps } from './top-bar.tsx';

type AppFrameProps = TopBarProps & {
  /** Only pages that exist for this role, in order. */
  readonly items: readonly NavItem[];
  /** The id of the item whose page is shown. */
  readonly current: string;
  /** A guided flow: navigation as icons. */
  readonly guided?: boolean;
  /** One Banner at a time: a drill, an alarm. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
};

const MAIN = 'bulwark-main';

/** Top bar, banner, navigation, page. Only the page scrolls; a page that fails leaves the rest at work. */
export function AppFrame({ items, current, guided = false, banner, children, ...bar }: AppFrameProps) {
  const { t } = useTranslation('ui');
  const isSmall = useMediaQuery('(width < 900px)');
  return (
    <div className={guided ? `${classes['frame']} ${classes['narrow']}` : classes['frame']}>
      <SkipLink target={MAIN}>{t('shell.skip')}</SkipLink>
      <TopBar {...bar} />
      <div className={classes['banner']}>{banner}</div>
      <Nav items={items} current={current} narrow={guided || isSmall} />
      <main className={classes['main']} id={MAIN} tabIndex={-1}>
        <PageBoundary key={current}>
          <Suspense fallback={<LoadingLine />}>{children}</Suspense>
        </PageBoundary>
      </main>
    </div>
  );
}
