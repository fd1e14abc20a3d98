import { useTranslation } from 'react-i18next';
import { MissingPage } from '#renderer/ui/layout/missing-page.tsx';

/** A record that is not on this PC: not arrived, or a wrong address. */
export function Missing() {
  const { t } = useTranslation('backups');
  return <MissingPage title={t('missing.title')} why={t('missing.why')} href="#/backups" toList={t('toList')} />;
}
