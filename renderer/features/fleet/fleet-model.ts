import type { HubVessel } from '#renderer/data/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';

export type Hearing = 'never' | 'silent' | 'late' | 'heard';

export const HEARING_MARKS: Readonly<Record<Hearing, MarkKind>> = {
  never: 'pending',
  silent: 'alarm',
  late: 'caution',
  heard: 'done',
};

/** Whether we have heard of a vessel as she usually calls: not whether anything happened aboard. */
export function hearingOf({ lastContactAt, rhythm }: HubVessel, now: number): Hearing {
  if (lastContactAt === null) return 'never';
  const age = now - lastContactAt;
  if (age >= rhythm.silentAfterMs) return 'silent';
  return age >= rhythm.lateAfterMs ? 'late' : 'heard';
}

/** What is not here yet by the vessel's own count; null where that count is too old to mean anything. */
export function notHereYet(vessel: HubVessel, now: number): number | null {
  return hearingOf(vessel, now) === 'heard' ? vessel.missing : null;
}

const URGENCY: Readonly<Record<Hearing, number>> = { silent: 0, late: 1, heard: 2, never: 3 };

/** What needs a person first: silent vessels, late ones, then by name. */
export function sortVessels(vessels: readonly HubVessel[], now: number, language: string): readonly HubVessel[] {
  const words = new Intl.Collator(language, { numeric: true });
  return [...vessels].sort(
    (a, b) => URGENCY[hearingOf(a, now)] - URGENCY[hearingOf(b, now)] || words.compare(a.name, b.name),
  );
}

export function findVessels(vessels: readonly HubVessel[], typed: string): readonly HubVessel[] {
  const wanted = typed.trim().toLowerCase();
  return vessels.filter(({ name, imoNumber, shortCode }) =>
    [name, imoNumber, shortCode].some((text) => text.toLowerCase().includes(wanted)),
  );
}

export type FleetSum = {
  readonly all: number;
  readonly inTime: number;
  readonly missing: number;
  readonly conflicts: number;
  readonly here: number;
};

export function sumFleet(vessels: readonly HubVessel[], now: number): FleetSum {
  return {
    all: vessels.length,
    inTime: vessels.filter((vessel) => hearingOf(vessel, now) === 'heard').length,
    missing: vessels.reduce((sum, vessel) => sum + (notHereYet(vessel, now) ?? 0), 0),
    conflicts: vessels.reduce((sum, vessel) => sum + vessel.openConflicts, 0),
    here: vessels.filter(({ isHere }) => isHere).length,
  };
}
