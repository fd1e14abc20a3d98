import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './incidents.module.css';

/** The one press for who sees something odd on a screen. */
export function SomethingWrong() {
  const { t } = useTranslation('incidents');
  return (
    <a className={classes['wrong']} href="#/incidents/new">
      <Icon name="incidents" size={32} />
      <span>
        <span className={classes['wrongWord']}>{t('wrong')}</span>
        <span className={classes['wrongSub']}>{t('wrongSub')}</span>
      </span>
    </a>
  );
}
