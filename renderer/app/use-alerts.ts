import { useMemo } from 'react';
import { useConflicts, useSync, useWorkspace } from '#renderer/data/index.ts';
import type { UrgentDuties } from '#renderer/features/incidents/index.ts';
import { type Alert, alertsOf } from './alerts.ts';

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
  const health = info?.health ?? null;
  return useMemo(() => {
    const conflicts = new Set(items?.map(({ record }) => record)).size;
    return { alerts: alertsOf({ sync, health, conflicts, duties }), conflicts };
  }, [sync, health, items, duties]);
}
