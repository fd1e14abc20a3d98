import { useTranslation } from 'react-i18next';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { RecheckReason } from '#shared/domain/readiness/answers.ts';
import classes from './readiness.module.css';

const KIND: Readonly<Record<RecheckReason, MarkKind>> = {
  unanswered: 'pending',
  newText: 'caution',
  evidenceChanged: 'caution',
  old: 'warning',
  soon: 'pending',
  differs: 'caution',
};

/** Why a question should be looked at again, each as shape and word. */
export function RecheckMarks({ reasons }: { readonly reasons: readonly RecheckReason[] }) {
  const { t } = useTranslation('readiness');
  if (reasons.length === 0) return null;
  return (
    <span className={classes['marks']}>
      {reasons.map((reason) => (
        <StatusMark key={reason} kind={KIND[reason]}>
          {t(`reason.${reason}`)}
        </StatusMark>
      ))}
    </span>
  );
}
