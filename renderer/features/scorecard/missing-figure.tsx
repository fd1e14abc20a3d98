import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';

/** An address that leads to no figure. */
export function MissingFigure() {
  const { t } = useTranslation('scorecard');
  return (
    <Page title={t('missing.title')}>
      <EmptyState
        why={t('missing.why')}
        action={
          <Button component="a" href="#/scorecard">
            {t('toCard')}
          </Button>
        }
      />
    </Page>
  );
}
