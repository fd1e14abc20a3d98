import { expect, test } from 'vitest';
import type { HubVessel } from '#renderer/data/index.ts';
import { rhythmOf, UNKNOWN_RHYTHM } from '#shared/schedule/rhythm.ts';
import { findVessels, hearingOf, notHereYet, sortVessels, sumFleet } from './fleet-model.ts';

const NOW = Date.UTC(2026, 10, 22);
const HOUR = 3_600_000;

function vessel(name: string, hours: number | null, more: Partial<HubVessel> = {}): HubVessel {
  return {
    vesselId: name,
    name,
    imoNumber: '9074729',
    shortCode: 'TP',
    lastContactAt: hours === null ? null : NOW - hours * HOUR,
    deliveredUpTo: 10,
    missing: 3,
    openConflicts: 1,
    isHere: true,
    rhythm: UNKNOWN_RHYTHM,
    toShip: {},
    ...more,
  };
}

test('not heard is said of the link, and what is not here yet is known only while the vessel is heard', () => {
  expect(hearingOf(vessel('a', 2), NOW)).toBe('heard');
  expect(hearingOf(vessel('a', 24), NOW)).toBe('late');
  expect(hearingOf(vessel('a', 72), NOW)).toBe('silent');
  expect(hearingOf(vessel('a', null), NOW)).toBe('never');
  expect(notHereYet(vessel('a', 2), NOW)).toBe(3);
  expect(notHereYet(vessel('a', 80), NOW)).toBeNull();
});

test('what needs a person stands first', () => {
  const all = [vessel('heard', 1), vessel('never', null), vessel('silent', 90), vessel('late', 30)];
  expect(sortVessels(all, NOW, 'en').map(({ name }) => name)).toEqual(['silent', 'late', 'heard', 'never']);
  expect(sumFleet(all, NOW)).toEqual({ all: 4, inTime: 1, missing: 3, conflicts: 4, here: 4 });
  expect(findVessels(all, ' LAT').map(({ name }) => name)).toEqual(['late']);
});

test('late and silent are by her own rhythm', () => {
  const hourly = rhythmOf(Array.from({ length: 40 }, (_, i) => NOW - i * HOUR));
  expect(hearingOf(vessel('a', 1, { rhythm: hourly }), NOW)).toBe('heard');
  expect(hearingOf(vessel('a', 3, { rhythm: hourly }), NOW)).toBe('late');
  expect(hearingOf(vessel('a', 7, { rhythm: hourly }), NOW)).toBe('silent');
  const weekly = rhythmOf(Array.from({ length: 20 }, (_, i) => NOW - i * 168 * HOUR));
  expect(hearingOf(vessel('a', 100, { rhythm: weekly }), NOW)).toBe('heard');
});
