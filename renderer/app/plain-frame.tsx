import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLine } from '#renderer/ui/layout/loading-line.tsx';
import { SkipLink } from '#renderer/ui/skip-link.tsx';
import classes from './plain-frame.module.css';
import { BridgeClock } from './shell/bridge-clock.tsx';
import { LanguageMenu } from './shell/language-menu.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { PaletteMenu } from './shell/palette-menu.tsx';

type PlainFrameProps = { readonly vesselName?: string; readonly children: ReactNode };

const MAIN = 'bulwark-main';

/** Before anybody works here: whose log it is, the light, the language and the time, and one page without navigation. */
export function PlainFrame({ vesselName = '', children }: PlainFrameProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes['frame']}>
      <SkipLink target={MAIN}>{t('shell.skip')}</SkipLink>
      <header className={classes['bar']}>
        <div className={classes['names']}>
          <span>Bulwark</span>
          {vesselName !== '' && <bdi className={classes['vessel']}>{vesselName}</bdi>}
        </div>
        <div className={classes['state']}>
          <PaletteMenu />
          <LanguageMenu />
          <div className={classes['clock']}>
            <BridgeClock />
          </div>
        </div>
      </header>
      <main className={classes['main']} id={MAIN} tabIndex={-1}>
        <PageBoundary>
          <Suspense fallback={<LoadingLine />}>{children}</Suspense>
        </PageBoundary>
      </main>
    </div>
  );
}
