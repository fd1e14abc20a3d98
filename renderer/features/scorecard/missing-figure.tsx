import { useTranslation } from 'react-i18next';
import { MissingPage } from '#renderer/ui/layout/missing-page.tsx';

/** An address that leads to no figure. */
export function MissingFigure() {
  const { t } = useTranslation('scorecard');
  return <MissingPage title={t('missing.title')} why={t('missing.why')} href="#/scorecard" toList={t('toCard')} />;
}
