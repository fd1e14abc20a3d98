import { expect, test } from 'vitest';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { dueMatrix } from './due-matrix.ts';

const NOW = Date.UTC(2026, 10, 23);
function entry(kind: DueEntry['kind'], on: string, state: DueEntry['state'] = 'ok'): DueEntry {
  return {
    ruleId: 'x',
    kind,
    record: null,
    dueAt: Date.parse(on),
    state,
    explanation: { key: 'due.x', params: {} },
    basis: 'law',
    source: '',
    edition: '',
    unverified: false,
    title: '',
    number: null,
  };
}

test('counts by kind and month over the end of the year; reports are one kind', () => {
  const entries = [
    entry('backup', '2026-11-02', 'overdue'),
    entry('backup', '2026-11-30T23:59:59.999Z'),
    entry('backup', '2026-12-01'),
    entry('backup', '2027-09-01'),
    entry('report:closing', '2027-01-31'),
    entry('report:masterReview', '2027-01-01'),
  ];
  expect(dueMatrix(entries, NOW, 3)).toEqual({
    months: ['2026-11-01', '2026-12-01', '2027-01-01'],
    rows: [
      { kind: 'backup', overdue: 1, months: [1, 1, 0], later: 1, all: 4 },
      { kind: 'report:', overdue: 0, months: [0, 0, 2], later: 0, all: 2 },
    ],
  });
});
