import { expect, test } from 'vitest';
import { idOf, row } from '#renderer/app/testing/fake-ship.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { agedReports, ageMatrix } from './ageing.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 10);

function report(at: number, days: number, values = {}) {
  const more = { kind: 'nonConformity', class: 'minor', state: { state: 'accepted', at: 1 }, ...values };
  return row(idOf('report', at), more, { at: NOW - days * DAY });
}
function limit(record: string, state: DueEntry['state']): DueEntry {
  return { kind: 'report:closing', record, state } as DueEntry;
}

test('open reports by grade and age, each once, with what is late', () => {
  const rows = [
    report(1, 0, { class: 'major' }),
    report(2, 7),
    report(3, 8),
    report(4, 30),
    report(5, 90, { kind: 'nearMiss', class: null }),
    report(6, 91, { kind: 'nonConformity', class: null }),
    report(7, 91, { confidential: true, sealed: new Uint8Array(3), kind: null }),
    report(8, 200, { state: { state: 'closed', at: 1 } }),
    report(9, -3), // the clock was set back
  ];
  const due = [limit(idOf('report', 3), 'overdue'), limit(idOf('report', 4), 'soon')];
  const aged = agedReports(rows, due, NOW);
  expect(aged.map(({ row: { id } }) => id)[0]).toBe(idOf('report', 3));
  expect(aged.slice(1).map(({ days }) => days)).toEqual([91, 91, 90, 30, 7, 0, 0]);
  expect(ageMatrix(aged).map(({ grade, groups, overdue, all }) => [grade, ...groups, overdue, all])).toEqual([
    ['major', 1, 0, 0, 0, 0, 1],
    ['minor', 2, 2, 0, 0, 1, 4],
    ['nearMiss', 0, 0, 1, 0, 0, 1],
    ['ungraded', 0, 0, 0, 1, 0, 1],
    ['sealed', 0, 0, 0, 1, 0, 1],
  ]);
});

test('nothing open is nothing', () => {
  expect(ageMatrix(agedReports([], [], NOW))).toEqual([]);
});
