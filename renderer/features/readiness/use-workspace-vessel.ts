import { useRecord, useWorkspace } from '#renderer/data/index.ts';
import type { VesselProfile } from '#shared/domain/rule-source.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';

/** Flag, trade and type of this ship, as far as they are known. */
export function useWorkspaceVessel(): VesselProfile {
  const { info } = useWorkspace();
  const { flag, trade, type } = (useRecord(info?.vesselRecord ?? null)?.values ?? {}) as VesselFields;
  return { ...(flag ? { flag } : {}), ...(trade ? { trade } : {}), ...(type ? { type } : {}) };
}
