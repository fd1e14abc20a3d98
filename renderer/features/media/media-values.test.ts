import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import { firstLog, logDrafts, logProblems } from './media-values.ts';

const NOW = Date.parse('2026-11-29T12:00:30Z');
const AT = Date.parse('2026-11-29T12:00:00Z');
const START = { ...firstLog(null, 'Kiosk, ship office', NOW), scanResult: 'clean' };
const person = { record: 'person.a.1', name: 'Mira Kovac' };
const held = { id: 'm1', values: { label: 'CHART-2', lastScanAt: AT, status: 'stored' } } as unknown as RecordRow;

test('most uses need the stick and the system; the rest is filled in', () => {
  expect(logProblems(firstLog(null, null, NOW), NOW)).toEqual(['medium', 'asset', 'scanResult']);
  expect(logProblems(START, NOW)).toEqual(['medium', 'asset']);
  expect(logProblems({ ...START, label: 'CHART-2', asset: 'a1' }, NOW)).toEqual([]);
  expect(logProblems({ ...START, medium: 'm1', direction: 'in', asset: null, scanTool: '' }, NOW)).toEqual([]);
  expect(logProblems({ ...START, medium: 'm1', asset: 'a1', scanTool: ' ' }, NOW)).toEqual(['scanTool']);
  expect(logProblems({ ...START, medium: 'm1', asset: 'a1', happenedAt: NOW + 3_600_000 }, NOW)).toEqual([
    'happenedAt',
  ]);
});

test('a new stick comes into the register with its first line', () => {
  const [medium, line] = logDrafts(
    { ...START, label: ' CHART-2 ', asset: 'a1' },
    { medium: 'm1', held: null, person, now: NOW },
  );
  expect(medium).toEqual({
    record: 'm1',
    collection: 'mediaLog',
    number: true,
    loaded: null,
    values: {
      label: 'CHART-2',
      kind: 'usbStick',
      scanResult: 'clean',
      scanTool: 'Kiosk, ship office',
      lastScanAt: AT,
      status: 'stored',
    },
  });
  expect(line?.values).toMatchObject({ parent: 'm1', direction: 'used', asset: 'a1', person: person.record });
});

test('what a scanner found takes the stick out of use', () => {
  const [medium] = logDrafts(
    { ...START, medium: 'm1', scanResult: 'infected' },
    { medium: 'm1', held, person, now: NOW },
  );
  expect(medium?.values).toMatchObject({ status: 'quarantined', scanResult: 'infected' });
  const bad = { ...held, values: { ...held.values, status: 'quarantined' } };
  const after = (log: Partial<typeof START>) =>
    logDrafts({ ...START, medium: 'm1', ...log }, { medium: 'm1', held: bad, person, now: NOW })[0]?.values['status'];
  for (const log of [
    { direction: 'in' },
    { direction: 'out' },
    { scanResult: 'notScanned' },
    { scanResult: 'failed' },
  ] as const)
    expect(after(log)).toBe('quarantined');
  expect(after({ direction: 'scanned', scanResult: 'cleaned' })).toBe('stored');
});

test('an older use that is written down later does not undo a newer scan', () => {
  const late = { ...START, medium: 'm1', asset: 'a1', happenedAt: AT - 60_000, scanResult: 'infected' };
  const [medium, line] = logDrafts(late, { medium: 'm1', held, person, now: NOW });
  expect(medium?.values).toEqual({});
  expect(line?.values).toMatchObject({ scanResult: 'infected', happenedAt: AT - 60_000 });
});

test('a scan dated by a clock that ran ahead does not hide what is found now', () => {
  const ahead = { ...held, values: { ...held.values, lastScanAt: Date.parse('2062-01-01T00:00:00Z') } };
  const found = { ...START, medium: 'm1', asset: 'a1', scanResult: 'infected' };
  const [medium] = logDrafts(found, { medium: 'm1', held: ahead, person, now: NOW });
  expect(medium?.values).toMatchObject({ status: 'quarantined', scanResult: 'infected', lastScanAt: AT });
});

test('a use without a scan is no scan', () => {
  const [medium, line] = logDrafts(
    { ...START, medium: 'm1', asset: 'a1', scanResult: 'notScanned' },
    { medium: 'm1', held, person, now: NOW },
  );
  expect(medium?.values).toEqual({ status: 'stored' });
  expect(line?.values).toMatchObject({ scanResult: 'notScanned' });
  expect(line?.values).not.toHaveProperty('scanTool');
});

test('whoever is typed is no member of the crew', () => {
  const [, line] = logDrafts(
    { ...START, medium: 'm1', direction: 'out', personName: 'Pilot' },
    { medium: 'm1', held, person, now: NOW },
  );
  expect(line?.values).toMatchObject({ personName: 'Pilot', direction: 'out' });
  for (const field of ['person', 'asset', 'scanResult']) expect(line?.values).not.toHaveProperty(field);
});
