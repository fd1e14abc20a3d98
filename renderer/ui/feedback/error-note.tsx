import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/base/result.ts';
import { Mark } from '../status/mark.tsx';
import classes from './error-note.module.css';

type ErrorNoteProps = {
  readonly error: AppError;
  /** "Try again", or the page that helps. */
  readonly action?: ReactNode;
};

/** Trouble in three sentences: what happened, what is safe, what to do next. The code is for the one who repairs it. */
export function ErrorNote({ error, action }: ErrorNoteProps) {
  const { t } = useTranslation(['errors', 'ui']);
  const params = error.params ?? {};
  return (
    <div className={classes['note']} role="alert">
      <Mark kind="warning" size={24} />
      <div className={classes['words']}>
        <p className={classes['what']}>{t(`errors:${error.code}.what`, params)}</p>
        <dl className={classes['facts']}>
          <dt>{t('ui:error.safe')}</dt>
          <dd>{t(`errors:${error.code}.safe`, params)}</dd>
          <dt>{t('ui:error.next')}</dt>
          <dd>{t(`errors:${error.code}.next`, params)}</dd>
        </dl>
        <div className={classes['foot']}>
          {action}
          <span className={classes['code']}>
            {t('ui:error.code')} <bdi>{error.code}</bdi>
          </span>
        </div>
      </div>
    </div>
  );
}
