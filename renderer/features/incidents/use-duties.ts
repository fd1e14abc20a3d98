import { useMemo } from 'react';
import { type RecordRow, useChildren, useRecord, useWorkspace } from '#renderer/data/index.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { isPlainObject } from '#shared/base/value.ts';
import { type NotifyPolicy, type NotifyVessel, notificationDuties } from '#shared/domain/notify/notify-duties.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { type DutyView, dutyViews, notifyIncidentOf, toldTimes } from './duties.ts';
import { incidentOf } from './incident-values.ts';

const POLICY = derivedId('setting', 'policy.notifications', 'key');
const NO_ROWS: readonly RecordRow[] = [];

/** The ship whose log is open; empty until its record is here. */
export function useVesselFields(): VesselFields {
  const { info } = useWorkspace();
  const row = useRecord(info?.vesselRecord ?? null);
  return (row?.values as VesselFields | undefined) ?? NO_FIELDS;
}
const NO_FIELDS: VesselFields = {};

/**
 * Who must be told of this incident, the most urgent first. Worked out once a minute: the figures that run stand in
 * components of their own, so that a second draws no page again.
 */
export function useDuties(row: RecordRow): readonly DutyView[] {
  const { matrix } = useNotificationRules();
  const vessel = useVesselFields();
  const policy = usePolicy();
  const notifications = useChildren(row.id, 'incidentNotification') ?? NO_ROWS;
  const now = useNow();
  return useMemo(() => {
    const incident = notifyIncidentOf(incidentOf(row));
    const told = toldTimes(notifications);
    const duties = notificationDuties({ matrix, vessel: profileOf(vessel), incident, told, now, policy });
    return dutyViews(duties, notifications, now);
  }, [matrix, vessel, policy, row, notifications, now]);
}

function profileOf({ flag, trade, type, nis2Entity }: VesselFields): NotifyVessel {
  return {
    ...(flag ? { flag } : {}),
    ...(trade ? { trade } : {}),
    ...(type ? { type } : {}),
    nis2Entity: nis2Entity ?? null,
  };
}

const NO_POLICY: NotifyPolicy = {};

/** What the company set in place of a limit of practice; what is no time is left out. */
function usePolicy(): NotifyPolicy {
  const value = useRecord(POLICY)?.values['value'];
  return useMemo(() => {
    if (!isPlainObject(value)) return NO_POLICY;
    const entries = Object.entries(value).filter(
      (entry): entry is [string, number | 'off'] => entry[1] === 'off' || typeof entry[1] === 'number',
    );
    return Object.fromEntries(entries);
  }, [value]);
}
