import type { ContactFields } from '../contact.ts';
import type { DrillAttendanceFields } from '../drill.ts';
import type { DueRecord } from '../due/due-subjects.ts';
import type { IncidentFields } from '../incident.ts';
import type { MediaLogEntryFields, MediaLogFields } from '../media-log.ts';
import type { PersonFields } from '../person.ts';
import { effectiveRoles } from '../roles.ts';
import { dayToUtc } from '../ship-time.ts';
import type { VendorSessionFields } from '../vendor-session.ts';
import { readWorkflow } from '../workflow.ts';
import type { ZoneFields } from '../zone.ts';
import type { EvidenceItem } from './score-evidence.ts';

/** Zones and conduits: each from the day it was reviewed last, else from the day it was written down. */
export function mapEvidence(parts: readonly DueRecord[]): readonly EvidenceItem[] {
  return parts.map((part) => keptUp(part, (part.values as ZoneFields).reviewedOn));
}

/** Whom to call: each from the day its numbers were found right, else from the day it was written down. */
export function contactEvidence(contacts: readonly DueRecord[]): readonly EvidenceItem[] {
  return contacts.map((contact) => keptUp(contact, (contact.values as ContactFields).checkedOn));
}

function keptUp({ id, createdAt }: DueRecord, on: string | null | undefined): EvidenceItem {
  return { record: id, at: (on ? dayToUtc(on) : null) ?? createdAt, isGood: true };
}

/** Who lives aboard now. People of the office are in the same collection. */
export function peopleAboard(people: readonly DueRecord[], now: number): readonly DueRecord[] {
  return people.filter(({ values }) => {
    const { side, signedOffOn } = values as PersonFields;
    return side !== 'shore' && (!signedOffOn || (dayToUtc(signedOffOn) ?? now) > now);
  });
}

/** Whether each person aboard holds a role that a ship knows. */
export function roleEvidence(aboard: readonly DueRecord[]): readonly EvidenceItem[] {
  return aboard.map(({ id, values, updatedAt }) => ({
    record: id,
    at: updatedAt,
    isGood: effectiveRoles('ship', (values as PersonFields).roles ?? []).length > 0,
  }));
}

/**
 * When each person aboard took part in a complete drill last: there is no record kind for courses.
 *
 * @param heldAt when each complete drill was held, UTC ms.
 */
export function trainingEvidence(
  aboard: readonly DueRecord[],
  attendance: readonly DueRecord[],
  heldAt: ReadonlyMap<string, number>,
): readonly EvidenceItem[] {
  const last = new Map<string, number>();
  for (const { values } of attendance) {
    const { parent, person, present, part } = values as DrillAttendanceFields;
    const at = heldAt.get(parent ?? '');
    if (!person || present !== true || part === 'observer' || at === undefined) continue;
    last.set(person, Math.max(at, last.get(person) ?? at));
  }
  return aboard.map(({ id }) => ({ record: id, at: last.get(id) ?? null, isGood: last.has(id) }));
}

/** Visits and remote sessions that took place: good when somebody reviewed them afterwards. */
export function sessionEvidence(sessions: readonly DueRecord[]): readonly EvidenceItem[] {
  return sessions.flatMap((session): readonly EvidenceItem[] => {
    const state = stateIn(session);
    if (state !== 'ended' && state !== 'reviewed') return [];
    const at = (session.values as VendorSessionFields).endedAt ?? session.updatedAt;
    return [{ record: session.id, at, isGood: state === 'reviewed' }];
  });
}

const CLEAN = ['clean', 'cleaned'];
const BAD = ['infected', 'failed'];
/** What no scanner reads. */
const NO_SCAN = ['paper', 'shore'];

/** Each medium from its last clean scan; never, when it is lost or its last scan found something. */
export function mediaEvidence(media: readonly DueRecord[], entries: readonly DueRecord[]): readonly EvidenceItem[] {
  return media.flatMap(({ id, values }): readonly EvidenceItem[] => {
    const { status, kind, lastScanAt, scanResult } = values as MediaLogFields;
    if (status === 'destroyed' || NO_SCAN.includes(kind ?? '')) return [];
    const scans = [{ at: lastScanAt, result: scanResult }];
    for (const entry of entries) {
      const { parent, happenedAt, scanResult: result } = entry.values as MediaLogEntryFields;
      if (parent === id) scans.push({ at: happenedAt, result });
    }
    const newest = (results: readonly string[]) =>
      Math.max(...scans.flatMap(({ at, result }) => (at != null && results.includes(result ?? '') ? [at] : [])));
    const at = newest(CLEAN);
    const isClean = Number.isFinite(at) && at > newest(BAD) && status !== 'lost';
    return [{ record: id, at: isClean ? at : null, isGood: isClean }];
  });
}

/** Incidents: good when closed with lessons. What turned out to be another one's double is left out. */
export function incidentEvidence(incidents: readonly DueRecord[]): readonly EvidenceItem[] {
  return incidents.flatMap((incident): readonly EvidenceItem[] => {
    const state = stateIn(incident);
    if (state === 'duplicate' || state === 'merged') return [];
    const { lessons } = incident.values as IncidentFields;
    return [{ record: incident.id, at: incident.updatedAt, isGood: state === 'closed' && Boolean(lessons?.trim()) }];
  });
}

function stateIn({ values }: DueRecord): string {
  return readWorkflow(values['state'])?.state ?? '';
}
