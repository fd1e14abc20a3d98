import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';

/** A record that is not on this PC: not arrived, or a wrong address. @param href the list that it would stand in. */
export function MissingRecord({ href, toList }: { readonly href: string; readonly toList: string }) {
  const { t } = useTranslation('register');
  return (
    <Page title={t('missing.title')}>
      <EmptyState
        why={t('missing.why')}
        action={
          <Button component="a" href={href}>
            {toList}
          </Button>
        }
      />
    </Page>
  );
}
