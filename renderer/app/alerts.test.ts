import { expect, test } from 'vitest';
import { alertsOf, countAlerts } from './alerts.ts';
import { INFO, sync } from './testing/fake-ship.ts';

const QUIET = { sync: sync(0), health: INFO.health, conflicts: 0, duties: [], sessionsOver: 0 };

test('a ship in order has no alerts, and neither has one that never connected', () => {
  expect(alertsOf(QUIET)).toEqual([]);
  expect(alertsOf({ ...QUIET, sync: { ...QUIET.sync, isEnrolled: false, phase: 'off', skewMs: null } })).toEqual([]);
});

test('each condition is one alert, the most urgent first', () => {
  const alerts = alertsOf({
    duties: [],
    sessionsOver: 2,
    sync: { ...QUIET.sync, isIsolated: true, refused: [{ code: 'packet/malformed' }, { code: 'packet/gap' }] },
    health: { ...INFO.health, space: 'full' },
    conflicts: 3,
  });
  expect(alerts.map(({ id, count }) => [id, count])).toEqual([
    ['full', 1],
    ['sessionOver', 2],
    ['refused', 2],
    ['conflicts', 3],
    ['isolated', 1],
  ]);
  expect(countAlerts(alerts)).toEqual({ alarm: 1, warning: 2, caution: 2 });
});

test('an incident with calls open is an alert of its own, and leads to the one that comes first', () => {
  const urgent = { incident: 'incident.x.1', number: 'INC-TP-A-0001', first: 'N2', who: 'DPA', count: 2 };
  const alerts = alertsOf({
    ...QUIET,
    conflicts: 1,
    duties: [
      { ...urgent, degree: 'now' },
      { ...urgent, degree: 'soon', first: 'N6', who: 'Flag State' },
    ],
  });
  expect(alerts).toEqual([
    {
      id: 'tellNow',
      kind: 'alarm',
      count: 2,
      words: { who: 'DPA', incident: 'INC-TP-A-0001', calls: 2 },
      href: '#/incidents/incident.x.1/tell/N2',
    },
    expect.objectContaining({ id: 'tellSoon', kind: 'caution', href: '#/incidents/incident.x.1/tell/N6' }),
    expect.objectContaining({ id: 'conflicts' }),
  ]);
  expect(countAlerts(alerts)).toEqual({ alarm: 1, warning: 0, caution: 2 });
});

test.each([
  [299_000, []],
  [-301_000, ['clock']],
])('a clock that differs by %s ms: %j', (skewMs, ids) => {
  expect(alertsOf({ ...QUIET, sync: { ...QUIET.sync, skewMs } }).map(({ id }) => id)).toEqual(ids);
});
