import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/base/result.ts';
import classes from './sync.module.css';

/** Trouble of the link in plain words: here it is a state to read, not an alert. */
export function ErrorWords({ error }: { readonly error: AppError }) {
  const { t } = useTranslation('errors');
  const params = error.params ?? {};
  return (
    <div className={classes['error']}>
      <p>{t(`${error.code}.what`, params)}</p>
      <p className={classes['small']}>{t(`${error.code}.next`, params)}</p>
    </div>
  );
}
