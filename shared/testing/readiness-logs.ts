import fc from 'fast-check';
import type { DueRecord, DueRecords } from '../domain/due/due-subjects.ts';
import { dayAgo, record, SHIPS_NOW } from './dated-records.ts';

/** What else a ship may have in its log: people and their drills, its map, numbers, makers, media and incidents. */
const DAY = 86_400_000;
const ago = fc.integer({ min: 0, max: 1200 });
const maybeAgo = fc.option(ago, { nil: null });
const kept = fc.record({ madeDaysAgo: fc.integer({ min: 0, max: 1500 }), seenDaysAgo: maybeAgo });
const scan = fc.record({
  daysAgo: ago,
  result: fc.constantFrom('clean', 'cleaned', 'infected', 'failed', 'notScanned'),
});

export type ShipLog = {
  readonly people: readonly {
    readonly isShore: boolean;
    readonly isGone: boolean;
    readonly roles: readonly string[];
    /** By place in the list of drills. */
    readonly drills: readonly { readonly drill: number; readonly isPresent: boolean; readonly isObserver: boolean }[];
  }[];
  readonly mapParts: readonly {
    readonly isZone: boolean;
    readonly madeDaysAgo: number;
    readonly seenDaysAgo: number | null;
  }[];
  readonly contacts: readonly { readonly madeDaysAgo: number; readonly seenDaysAgo: number | null }[];
  readonly sessions: readonly string[];
  readonly media: readonly {
    readonly status: string;
    readonly kind: string;
    readonly scans: readonly { readonly daysAgo: number; readonly result: string }[];
  }[];
  readonly incidents: readonly { readonly state: string; readonly hasLessons: boolean; readonly daysAgo: number }[];
};

export const shipLogs: fc.Arbitrary<ShipLog> = fc.record({
  people: fc.array(
    fc.record({
      isShore: fc.boolean(),
      isGone: fc.boolean(),
      roles: fc.constantFrom([], ['MASTER'], ['ETO', 'SSO'], ['DPA'], ['newRole']),
      drills: fc.array(
        fc.record({ drill: fc.integer({ min: 0, max: 3 }), isPresent: fc.boolean(), isObserver: fc.boolean() }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  ),
  mapParts: fc.array(fc.record({ isZone: fc.boolean(), madeDaysAgo: ago, seenDaysAgo: maybeAgo }), { maxLength: 5 }),
  contacts: fc.array(kept, { maxLength: 4 }),
  sessions: fc.array(fc.constantFrom('requested', 'approved', 'active', 'ended', 'reviewed', 'cancelled'), {
    maxLength: 4,
  }),
  media: fc.array(
    fc.record({
      status: fc.constantFrom('stored', 'inUse', 'lost', 'destroyed'),
      kind: fc.constantFrom('usbStick', 'tape', 'paper'),
      scans: fc.array(scan, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
  incidents: fc.array(
    fc.record({
      state: fc.constantFrom('reported', 'underReview', 'closed', 'duplicate', 'merged'),
      hasLessons: fc.boolean(),
      daysAgo: ago,
    }),
    { maxLength: 3 },
  ),
});

export function logRecords(log: ShipLog): DueRecords {
  const state = (code: string) => ({ state: code, at: SHIPS_NOW });
  const keptRecord = (id: string, madeDaysAgo: number, field: string, seenDaysAgo: number | null): DueRecord =>
    record(id, { [field]: seenDaysAgo === null ? undefined : dayAgo(seenDaysAgo) }, madeDaysAgo);
  const parts = log.mapParts.map(
    ({ isZone, madeDaysAgo, seenDaysAgo }, at) =>
      [isZone, keptRecord(`${isZone ? 'zone' : 'conduit'}.${at}`, madeDaysAgo, 'reviewedOn', seenDaysAgo)] as const,
  );
  return {
    person: log.people.map(({ isShore, isGone, roles }, at) =>
      record(`person.${at}`, {
        name: 'x',
        side: isShore ? 'shore' : undefined,
        signedOffOn: isGone ? dayAgo(1) : undefined,
        roles: [...roles],
      }),
    ),
    drillAttendance: log.people.flatMap(({ drills }, at) =>
      drills.map(({ drill, isPresent, isObserver }, nth) =>
        record(`drillAttendance.${at}${nth}`, {
          parent: `drill.${drill}`,
          person: `person.${at}`,
          present: isPresent,
          part: isObserver ? 'observer' : 'participant',
        }),
      ),
    ),
    zone: parts.flatMap(([isZone, part]) => (isZone ? [part] : [])),
    conduit: parts.flatMap(([isZone, part]) => (isZone ? [] : [part])),
    contact: log.contacts.map(({ madeDaysAgo, seenDaysAgo }, at) =>
      keptRecord(`contact.${at}`, madeDaysAgo, 'checkedOn', seenDaysAgo),
    ),
    vendorSession: log.sessions.map((code, at) => record(`vendorSession.${at}`, { company: 'x', state: state(code) })),
    // the first scan stands on the medium itself, the others are lines of its log
    mediaLog: log.media.map(({ status, kind, scans: [first] }, at) =>
      record(`mediaLog.${at}`, {
        status,
        kind,
        lastScanAt: first === undefined ? undefined : SHIPS_NOW - first.daysAgo * DAY,
        scanResult: first?.result,
      }),
    ),
    mediaLogEntry: log.media.flatMap(({ scans }, at) =>
      scans.slice(1).map(({ daysAgo, result }, nth) =>
        record(`mediaLogEntry.${at}${nth}`, {
          parent: `mediaLog.${at}`,
          happenedAt: SHIPS_NOW - daysAgo * DAY,
          scanResult: result,
        }),
      ),
    ),
    incident: log.incidents.map(({ state: code, hasLessons, daysAgo }, at) =>
      record(`incident.${at}`, { state: state(code), lessons: hasLessons ? 'Scan every stick' : ' ' }, daysAgo),
    ),
  };
}
