import { useMemo } from 'react';
import { useRecords } from '#renderer/data/index.ts';
import type { Reference } from '#shared/domain/readiness/crosswalk.ts';
import type { FrameworkEdition } from '#shared/domain/readiness/framework-data.ts';
import { type BearingRecord, bearingRecords, gapsOf } from './bearing.ts';
import type { AnswerEntry, Answers } from './use-answers.ts';

const RISKS = { collection: 'risk' } as const;
const DOCUMENTS = { collection: 'document' } as const;
const REPORTS = { collection: 'report' } as const;
const MANY = { from: 0, count: 2000 } as const;

type BearingOf = {
  readonly edition: FrameworkEdition;
  readonly clause: string;
  readonly references: readonly Reference[];
  readonly answers: Answers;
};

export type Bearing = { readonly gaps: readonly AnswerEntry[]; readonly records: readonly BearingRecord[] };

/** Gaps and records of a clause, live; undefined while they load. */
export function useBearing({ edition, clause, references, answers }: BearingOf): Bearing | undefined {
  const risks = useRecords(RISKS, MANY);
  const documents = useRecords(DOCUMENTS, MANY);
  const reports = useRecords(REPORTS, MANY);
  const isLoading = answers.isLoading || risks.isLoading || documents.isLoading || reports.isLoading;
  return useMemo(() => {
    if (isLoading) return undefined;
    const ids = new Set(references.map(({ row }) => row));
    const entries = answers.entries.filter(({ row }) => ids.has(row.id));
    return {
      gaps: gapsOf(entries),
      records: bearingRecords({
        names: [`${edition.id} ${clause}`, `${edition.instrument} ${clause}`],
        instrument: edition.instrument,
        clause,
        entries,
        risks: risks.rows,
        documents: documents.rows,
        reports: reports.rows,
      }),
    };
  }, [isLoading, references, answers.entries, edition, clause, risks.rows, documents.rows, reports.rows]);
}
