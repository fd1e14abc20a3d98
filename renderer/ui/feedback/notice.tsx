import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAlertKind, Mark, type MarkKind } from '../status/mark.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import classes from './notice.module.css';

type NoticeProps = {
  readonly kind: MarkKind;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out when it appears: only for what a person must know now. */
  readonly announce?: boolean;
};

/** A remark inside a page: a caution in a guided step, a vessel that was not heard. One at most on a screen. */
export function Notice({ kind, title, children, actions, announce = false }: NoticeProps) {
  const { t } = useTranslation('ui');
  const alert = isAlertKind(kind);
  return (
    <div
      className={alert ? `${classes['notice']} ${classes[kind]}` : classes['notice']}
      role={announce ? 'alert' : undefined}
    >
      <Mark kind={kind} size={title === undefined ? 18 : 24} />
      <div className={classes['words']}>
        {alert && <VisuallyHidden>{t(`mark.${kind}`)}: </VisuallyHidden>}
        {title !== undefined && <div className={classes['title']}>{title}</div>}
        {children}
      </div>
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}
