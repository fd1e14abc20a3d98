import { expect, test } from 'vitest';
import { alertsOf, countAlerts } from './alerts.ts';
import { INFO, sync } from './testing/fake-ship.ts';

const QUIET = { sync: sync(0), health: INFO.health, conflicts: 0 };

test('a ship in order has no alerts, and neither has one that never connected', () => {
  expect(alertsOf(QUIET)).toEqual([]);
  expect(alertsOf({ ...QUIET, sync: { ...QUIET.sync, isEnrolled: false, phase: 'off', skewMs: null } })).toEqual([]);
});

test('each condition is one alert, the most urgent first', () => {
  const alerts = alertsOf({
    sync: { ...QUIET.sync, isIsolated: true, refused: [{ code: 'packet/malformed' }, { code: 'packet/gap' }] },
    health: { ...INFO.health, space: 'full' },
    conflicts: 3,
  });
  expect(alerts.map(({ id, count }) => [id, count])).toEqual([
    ['full', 1],
    ['refused', 2],
    ['conflicts', 3],
    ['isolated', 1],
  ]);
  expect(countAlerts(alerts)).toEqual({ alarm: 1, warning: 1, caution: 2 });
});

test.each([
  [299_000, []],
  [-301_000, ['clock']],
])('a clock that differs by %s ms: %j', (skewMs, ids) => {
  expect(alertsOf({ ...QUIET, sync: { ...QUIET.sync, skewMs } }).map(({ id }) => id)).toEqual(ids);
});
