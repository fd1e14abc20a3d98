import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/ui/feedback/banner.tsx';
import classes from './drills.module.css';

/** On every page of a drill that is not running: nobody may take its record for something that happened. */
export function DrillBanner() {
  const { t } = useTranslation('drills');
  return (
    <div className={classes['banner']}>
      <Banner kind="drill">{t('banner')}</Banner>
    </div>
  );
}
