import type { Value } from '../base/value.ts';
import type { DueRecord } from '../domain/due/due-subjects.ts';

/** The moment at which generated ships are looked at, and records so many days before it. */
export const SHIPS_NOW = Date.parse('2026-11-29T12:00:00Z');
const DAY = 86_400_000;
export const dayAgo = (days: number) => new Date(SHIPS_NOW - days * DAY).toISOString().slice(0, 10);

export function record(id: string, values: Readonly<Record<string, Value | undefined>>, daysAgo = 0): DueRecord {
  const known = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] != null),
  );
  return {
    id,
    values: known,
    createdAt: SHIPS_NOW - daysAgo * DAY,
    updatedAt: SHIPS_NOW - daysAgo * DAY,
    isRemoved: false,
    title: id,
    number: null,
  };
}
