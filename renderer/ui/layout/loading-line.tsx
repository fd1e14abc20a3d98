import { useTranslation } from 'react-i18next';
import classes from './loading-line.module.css';

/** Stands where a page, or what is on it, is still being read from the disk. */
export function LoadingLine() {
  const { t } = useTranslation('ui');
  return <p className={classes['loading']}>{t('shell.loading')}</p>;
}
