import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';

/** A record that is not on this PC: not arrived, or a wrong address. */
export function Missing() {
  const { t } = useTranslation('backups');
  return (
    <Page title={t('missing.title')}>
      <EmptyState
        why={t('missing.why')}
        action={
          <Button component="a" href="#/backups">
            {t('toList')}
          </Button>
        }
      />
    </Page>
  );
}
