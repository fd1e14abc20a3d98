import { useMemo } from 'react';
import { useRecords } from '#renderer/data/index.ts';
import { type BearingRecord, bearingRecords, gapsOf } from './bearing.ts';
import type { AnswerEntry, Answers } from './use-answers.ts';

const RISKS = { collection: 'risk' } as const;
const DOCUMENTS = { collection: 'document' } as const;
const REPORTS = { collection: 'report' } as const;
const MANY = { from: 0, count: 2000 } as const;

type BearingOf = {
  /** What records call the clause. */
  readonly names: readonly string[];
  readonly instrument: string;
  readonly clause: string;
  /** Questions that it bears on. */
  readonly questions: readonly string[];
  readonly answers: Answers;
};

export type Bearing = { readonly gaps: readonly AnswerEntry[]; readonly records: readonly BearingRecord[] };

/** Gaps and records of a clause, live; undefined while they load. */
export function useBearing({ names, instrument, clause, questions, answers }: BearingOf): Bearing | undefined {
  const risks = useRecords(RISKS, MANY);
  const documents = useRecords(DOCUMENTS, MANY);
  const reports = useRecords(REPORTS, MANY);
  const isLoading = answers.isLoading || risks.isLoading || documents.isLoading || reports.isLoading;
  return useMemo(() => {
    if (isLoading) return undefined;
    const entries = answers.entries.filter(({ row }) => questions.includes(row.id));
    return {
      gaps: gapsOf(entries),
      records: bearingRecords({
        names,
        instrument,
        clause,
        entries,
        risks: risks.rows,
        documents: documents.rows,
        reports: reports.rows,
      }),
    };
  }, [isLoading, names, instrument, clause, questions, answers.entries, risks.rows, documents.rows, reports.rows]);
}
