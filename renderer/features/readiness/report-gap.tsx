import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useRecord } from '#renderer/data/index.ts';
import { RefTitle } from '#renderer/features/fields/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { AnswerFields } from '#shared/domain/answer.ts';
import type { AssessmentRow } from '#shared/domain/readiness/question-set.ts';
import { gapReport } from './gap-report.ts';
import classes from './readiness.module.css';
import { useReadinessWords } from './use-words.ts';

type ReportGapProps = {
  readonly row: AssessmentRow;
  /** Null: the answer is not written yet. The button stands there already, or the page would move under a finger. */
  readonly record: RecordRow | null;
  readonly note: string;
};

/** A gap becomes a report in one press; the answer and the report name each other. */
export function ReportGap({ row, record, note }: ReportGapProps) {
  const { t } = useTranslation('readiness');
  const words = useReadinessWords();
  const author = useAuthor();
  const { language } = useLanguage();
  const { run, isBusy, error } = useCommand();
  const made = (record?.values as AnswerFields | undefined)?.report ?? null;
  const report = useRecord(made);

  async function raise() {
    if (author === null || record === null) return;
    const id = await run(() => newId('report'));
    if (!id.ok) return;
    const question = words.question(row.id);
    await run(() =>
      save([
        gapReport({
          record: id.value,
          answer: record.id,
          row: row.id,
          title: question,
          description: note.trim() === '' ? t('gap.text', { question }) : `${t('gap.text', { question })}\n${note}`,
          author,
          language: language.code,
          at: Date.now(),
        }),
        { record: record.id, collection: 'answer', loaded: record, values: { report: id.value } },
      ]),
    );
  }

  if (made !== null)
    return (
      <p className={classes['dim']}>
        {t('gap.made')} {report?.number ?? ''} <RefTitle record={made} />
      </p>
    );
  return (
    <div>
      {error !== null && <ErrorNote error={error} />}
      <Button
        leftSection={<Icon name="reports" />}
        onClick={() => void raise()}
        disabled={isBusy || author === null || record === null}
      >
        {t('gap.raise')}
      </Button>
    </div>
  );
}
