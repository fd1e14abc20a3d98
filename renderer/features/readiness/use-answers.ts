import { useEffect, useMemo, useState } from 'react';
import { getRecord, type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { AnswerFields } from '#shared/domain/answer.ts';
import { evidenceFingerprint, type RecheckReason, recheckReasons } from '#shared/domain/readiness/answers.ts';
import type { AssessmentRow } from '#shared/domain/readiness/question-set.ts';
import { useCycle, useReadiness } from './use-readiness.ts';

const ANSWERS = { collection: 'answer' } as const;
const ALL = { from: 0, count: 1000 } as const;
const HOUR_MS = 3_600_000;

export type AnswerEntry = {
  readonly row: AssessmentRow;
  /** Null: nobody on either side has said anything. */
  readonly record: RecordRow | null;
  readonly fields: AnswerFields | null;
  /** Why this side should look at it (again). */
  readonly reasons: readonly RecheckReason[];
  /** Fingerprint of the ship's evidence as it is now. */
  readonly evidenceNow: string;
};

export type Answers = {
  readonly isLoading: boolean;
  /** Every question, in order. */
  readonly entries: readonly AnswerEntry[];
  readonly of: (question: string) => AnswerEntry | undefined;
};

/** When each linked record was changed last; null for one that is not here or was removed. */
function useChanged(ids: readonly string[], revision: number): ReadonlyMap<string, number | null> | undefined {
  const [changed, setChanged] = useState<ReadonlyMap<string, number | null>>();
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever an answer is written
  useEffect(() => {
    let isWanted = true;
    const wanted = key === '' ? [] : key.split(' ');
    Promise.all(wanted.map(getRecord)).then(
      (rows) => {
        if (!isWanted) return;
        setChanged(new Map(wanted.map((id, at) => [id, rows[at] && !rows[at].isRemoved ? rows[at].updatedAt : null])));
      },
      (error) => reportError(error),
    );
    return () => {
      isWanted = false;
    };
  }, [key, revision]);
  return changed;
}

/** What is answered, by whom, and what should be looked at again. */
export function useAnswers(): Answers {
  const { rows, editionOf } = useReadiness();
  const cycle = useCycle();
  const { side } = useSession();
  const now = useNow(HOUR_MS);
  const list = useRecords(ANSWERS, ALL);
  const linked = useMemo(
    () => [...new Set(list.rows.flatMap((row) => (row.values as AnswerFields).evidence ?? []))].sort(),
    [list.rows],
  );
  const revision = list.rows.reduce((newest, row) => Math.max(newest, row.revision), 0);
  const changed = useChanged(linked, revision);
  const isLoading = list.isLoading || changed === undefined;
  return useMemo(() => {
    const records = new Map(list.rows.map((row) => [(row.values as AnswerFields).question, row]));
    const entries = rows
      .filter(({ kind }) => kind === 'question')
      .map((row): AnswerEntry => {
        const record = records.get(row.id) ?? null;
        const fields = record === null ? null : (record.values as AnswerFields);
        const evidenceNow = evidenceFingerprint(fields?.evidence ?? [], (id) => changed?.get(id) ?? null);
        const edition = editionOf(row.id);
        const reasons = recheckReasons({ fields, side, edition, evidenceNow, ...cycle, now });
        return { row, record, fields, reasons, evidenceNow };
      });
    const byId = new Map(entries.map((entry) => [entry.row.id, entry]));
    return { isLoading, entries, of: (question) => byId.get(question) };
  }, [rows, editionOf, list.rows, changed, side, cycle, now, isLoading]);
}
