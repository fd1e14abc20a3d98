import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { StartBoundary } from './start-boundary.tsx';

function onHashChange(call: () => void): () => void {
  window.addEventListener('hashchange', call);
  return () => window.removeEventListener('hashchange', call);
}

/** One page failed: the bars stay, so that another page can be opened; "again" draws this one anew. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation('ui');
  const address = useSyncExternalStore(onHashChange, () => location.hash);
  return (
    <StartBoundary i18n={i18n} resetKey={address} onAgain={() => {}}>
      {children}
    </StartBoundary>
  );
}
