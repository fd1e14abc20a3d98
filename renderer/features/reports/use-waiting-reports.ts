import { useMemo } from 'react';
import { type RecordRow, useRecord, useRecords, useSession, useWorkspace } from '#renderer/data/index.ts';
import { isPlainObject } from '#shared/base/value.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';
import { dueDayOf } from './due.ts';
import { waitsFor } from './report-values.ts';

export type WaitingReport = { readonly row: RecordRow; readonly dueOn: string | null };

const OPEN_STATES = reportWorkflow.states.filter((state) => !reportWorkflow.final.some((end) => end === state));
const OPEN = { collection: 'report', anyOf: { state: OPEN_STATES }, sort: 'createdAt' } as const;
const POLICY = { collection: 'setting', where: { key: 'policy.reportDeadlines' } } as const;
/** More open reports than any ship has at once. */
const ALL = { from: 0, count: 1000 } as const;
const FIRST = { from: 0, count: 1 } as const;

/** Reports whose next step is mine, the most urgent first. */
export function useWaitingReports(): { readonly isLoading: boolean; readonly waiting: readonly WaitingReport[] } {
  const session = useSession();
  const { info } = useWorkspace();
  const vessel = useRecord(info?.vesselRecord ?? null);
  const { rows, isLoading } = useRecords(OPEN, ALL);
  const [policy] = useRecords(POLICY, FIRST).rows;
  const waiting = useMemo(() => {
    const { flag, trade, type } = (vessel?.values ?? {}) as VesselFields;
    const profile = { ...(flag ? { flag } : {}), ...(trade ? { trade } : {}), ...(type ? { type } : {}) };
    const changed = policy?.values['value'];
    const changedBy = isPlainObject(changed) ? daysOnly(changed) : {};
    return rows
      .filter((row) => waitsFor(row, session))
      .map((row) => ({ row, dueOn: dueDayOf(row, profile, changedBy) }))
      .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
  }, [rows, session, vessel, policy]);
  return { isLoading, waiting };
}

function daysOnly(value: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  const days = Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return Object.fromEntries(days);
}
