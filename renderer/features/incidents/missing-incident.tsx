import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';

/** Not arrived on this PC, or a wrong address. */
export function MissingIncident() {
  const { t } = useTranslation('incidents');
  return (
    <Page title={t('unknown')}>
      <ErrorNote
        error={{ code: 'record/unknown' }}
        action={
          <Button component="a" href="#/incidents">
            {t('toList')}
          </Button>
        }
      />
    </Page>
  );
}
