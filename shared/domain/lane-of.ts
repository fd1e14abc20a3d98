import type { Value } from '../base/value.ts';
import type { Lane } from './kind.ts';
import { kindOf } from './kinds.ts';

/** From this severity an incident goes at once over any link (domain.md 11, P0). */
export const URGENT_SEVERITY = 4;

/** Chunks of files never stand before a text. */
export const BLOB_LANE: Lane = 'bulk';

/**
 * Lane of a new record; it and its text children stay in it, so this is asked once, when a record is created
 * (design.md 4).
 *
 * - An incident is urgent unless it is known to be small: in a quick capture nobody has judged it yet, and it cannot
 *   change lanes once it has grown.
 * - A notification is urgent whatever its incident is: it carries its own short text, which is how word of an incident
 *   that began small gets ahead of the queue.
 *
 * @param fields     of the first put.
 * @param parentLane lane of the parent record, for children.
 */
export function laneOf(collection: string, fields: Readonly<Record<string, Value>>, parentLane?: Lane): Lane {
  if (collection === 'incidentNotification') return 'urgent';
  const kind = kindOf(collection);
  if (kind.parent !== undefined && parentLane !== undefined) return parentLane;
  if (collection === 'incident') return isKnownSmall(fields.severity) ? 'routine' : 'urgent';
  return kind.lane;
}

function isKnownSmall(severity: Value | undefined): boolean {
  return typeof severity === 'number' && severity >= 1 && severity < URGENT_SEVERITY;
}
