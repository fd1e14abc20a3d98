import { expect, test } from 'vitest';
import type { HistoryChange, HistoryEntry } from '#renderer/data/index.ts';
import { deedOf, firstEntries, setChange } from './history-model.ts';

const change = (field: string, before: HistoryChange['before'], after: HistoryChange['after']): HistoryChange => ({
  field,
  before,
  after,
  isRedacted: false,
});

function entry(kind: string, changes: readonly HistoryChange[], record = 'report.a.1'): HistoryEntry {
  return { kind, record, collection: 'report', changes } as unknown as HistoryEntry;
}

test('each entry is named for what it did', () => {
  expect(deedOf(entry('put', [change('place', null, 'Bridge')]), true)).toBe('created');
  expect(deedOf(entry('put', [change('place', null, 'Bridge')]), false)).toBe('changed');
  expect(deedOf(entry('put', [change('state', null, { state: 'closed' })]), false)).toBe('moved');
  expect(deedOf(entry('put', [change('removed', null, { by: 'x' })]), false)).toBe('removed');
  expect(deedOf(entry('put', [change('removed', { by: 'x' }, null)]), false)).toBe('takenBack');
  expect(deedOf(entry('resolve', []), false)).toBe('decided');
  expect(deedOf(entry('redact', []), false)).toBe('redacted');
  expect(deedOf(entry('telepathy', []), false)).toBe('unknown');
});

test('the oldest put of each record began it', () => {
  const [late, early, child] = [entry('put', []), entry('put', []), entry('put', [], 'reportRemark.a.1')];
  expect(firstEntries([late, child, early])).toEqual(new Set([early, child]));
});

test('a change of a set is what was put in and what was taken out', () => {
  expect(setChange(change('assets', ['a', 'b'], ['b', 'c']), 'report')).toEqual({ added: ['c'], taken: ['a'] });
  expect(setChange(change('place', 'a', 'b'), 'report')).toBeNull();
});
