import { useMemo } from 'react';
import { type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';
import { waitsFor } from './report-values.ts';

const OPEN_STATES = reportWorkflow.states.filter((state) => !reportWorkflow.final.some((end) => end === state));
const OPEN = { collection: 'report', anyOf: { state: OPEN_STATES }, sort: 'createdAt' } as const;
/** More open reports than any ship has at once. */
const ALL = { from: 0, count: 1000 } as const;

/** Reports whose next step is mine, the oldest first. */
export function useWaitingReports(): { readonly isLoading: boolean; readonly waiting: readonly RecordRow[] } {
  const session = useSession();
  const { rows, isLoading } = useRecords(OPEN, ALL);
  const waiting = useMemo(() => rows.filter((row) => waitsFor(row, session)), [rows, session]);
  return { isLoading, waiting };
}
