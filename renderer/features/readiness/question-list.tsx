import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { type PlainAnswer, plainAnswer, sideAnswer } from '#shared/domain/readiness/answers.ts';
import { type AssessmentRow, questionsUnder } from '#shared/domain/readiness/question-set.ts';
import classes from './readiness.module.css';
import { RecheckMarks } from './recheck-marks.tsx';
import type { AnswerEntry, Answers } from './use-answers.ts';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';

type QuestionListProps = {
  readonly rows: readonly AssessmentRow[];
  readonly answers: Answers;
  /** Depth of each row below the first one, where they are not all of one level. */
  readonly depthOf?: (row: AssessmentRow) => number;
};

/** Rows of the assessment with what both sides say; a press opens the row. */
export function QuestionList({ rows, answers, depthOf }: QuestionListProps) {
  const { t } = useTranslation('readiness');
  const words = useReadinessWords();
  return (
    <Rows label={t('list.title')}>
      {rows.map((row) => {
        const entry = answers.of(row.id);
        return (
          <Row
            key={row.id}
            title={
              <span className={classes['indent']} data-depth={depthOf?.(row) ?? 0}>
                <a className={classes['link']} href={`#/readiness/question/${row.id}`}>
                  <bdi className={classes['dim']}>{row.id}</bdi>{' '}
                  <span className={row.kind === 'heading' ? classes['heading'] : undefined}>
                    {words.question(row.id)}
                  </span>
                </a>
              </span>
            }
            sub={
              entry === undefined ? (
                <HeadingCount row={row} answers={answers} />
              ) : (
                <RecheckMarks reasons={entry.reasons.filter((reason) => reason !== 'unanswered')} />
              )
            }
            end={entry !== undefined && <Said entry={entry} />}
            compact
          />
        );
      })}
    </Rows>
  );
}

function HeadingCount({ row, answers }: { readonly row: AssessmentRow; readonly answers: Answers }) {
  const { t } = useTranslation('readiness');
  const { rows } = useReadiness();
  const under = questionsUnder(rows, row.id);
  const done = under.filter(({ id }) => answers.of(id)?.reasons.includes('unanswered') === false).length;
  return <>{t('list.answered', { count: under.length, done })}</>;
}

const MARKS: Readonly<Record<PlainAnswer, MarkKind>> = {
  yes: 'done',
  partly: 'half',
  no: 'failed',
  notApplicable: 'info',
};

/** What ship and shore say, in two short lines. */
function Said({ entry }: { readonly entry: AnswerEntry }) {
  const { t } = useTranslation('readiness');
  const words = useFieldWords();
  const { fields } = entry;
  return (
    <span className={classes['said']}>
      {(['ship', 'shore'] as const).map((side) => {
        const level = fields === null ? null : sideAnswer(fields, side).level;
        if (side === 'shore' && level === null) return null;
        const plain = plainAnswer(level);
        return (
          <StatusMark key={side} kind={plain === null ? 'pending' : MARKS[plain]}>
            {t(`sides.${side}`)}:{' '}
            {level === null
              ? t('reason.unanswered')
              : plain
                ? t(`answer.${plain}`)
                : words.code('answer', 'level', level)}
          </StatusMark>
        );
      })}
    </span>
  );
}
