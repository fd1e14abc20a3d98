import { useMemo } from 'react';
import { useConflicts, useRecords, useSync, useWorkspace } from '#renderer/data/index.ts';
import type { UrgentDuties } from '#renderer/features/incidents/index.ts';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { VendorSessionFields } from '#shared/domain/vendor-session.ts';
import { isOverTime } from '#shared/domain/vendor-session-time.ts';
import { type Alert, alertsOf } from './alerts.ts';

const OPEN_SESSIONS = { collection: 'vendorSession', where: { state: 'active' } } as const;
/** More than any ship has open at once. */
const WATCHED = { from: 0, count: 50 } as const;

type Alerts = {
  readonly alerts: readonly Alert[];
  /** Records that wait for a decision. */
  readonly conflicts: number;
};

/** @param duties of the open incidents, worked out beside: their rules are no part of what starts the app. */
export function useAlerts(duties: readonly UrgentDuties[]): Alerts {
  const sync = useSync();
  const { info } = useWorkspace();
  const items = useConflicts();
  const now = useNow();
  const sessionsOver = useRecords(OPEN_SESSIONS, WATCHED).rows.filter((row) =>
    isOverTime(row.state, row.values as VendorSessionFields, now),
  ).length;
  const health = info?.health ?? null;
  return useMemo(() => {
    const conflicts = new Set(items?.map(({ record }) => record)).size;
    return { alerts: alertsOf({ sync, health, conflicts, duties, sessionsOver }), conflicts };
  }, [sync, health, items, duties, sessionsOver]);
}
