import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StartBoundary } from './start-boundary.tsx';

/** One page failed: the bars stay, so that another page can be opened; "again" draws this one anew. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation('ui');
  return (
    <StartBoundary i18n={i18n} onAgain={() => {}}>
      {children}
    </StartBoundary>
  );
}
