import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { countsFor } from '#shared/domain/rule-source.ts';
import classes from './readiness.module.css';
import { RecheckMarks } from './recheck-marks.tsx';
import { RowTags } from './row-tags.tsx';
import type { AnswerEntry } from './use-answers.ts';
import { useReadinessWords } from './use-words.ts';
import { useWorkspaceVessel } from './use-workspace-vessel.ts';

/** The question in plain words, what it means, and what is special about it. */
export function QuestionHead({ entry }: { readonly entry: AnswerEntry }) {
  const { t } = useTranslation(['readiness', 'content-common']);
  const words = useReadinessWords();
  const vessel = useWorkspaceVessel();
  const { row, reasons } = entry;
  return (
    <div className={classes['stack']}>
      <RowTags row={row} />
      <h2 className={classes['instruction']}>{words.question(row.id)}</h2>
      <p className={classes['reading']}>{words.guidance(row.id)}</p>
      <p className={classes['dim']}>
        <strong>{t('readiness:check.proof')}</strong> {words.proof(row.id)}
      </p>
      <RecheckMarks reasons={reasons.filter((reason) => reason !== 'unanswered')} />
      {row.illustrative === true && <StatusMark kind="info">{t('readiness:check.illustrative')}</StatusMark>}
      {row.unverifiedReason !== undefined && (
        <StatusMark kind="info">{t(`content-common:unverified.${row.unverifiedReason}`)}</StatusMark>
      )}
      {!countsFor(row.profile, vessel) && <Notice kind="info">{t('readiness:check.usuallyNot')}</Notice>}
    </div>
  );
}
