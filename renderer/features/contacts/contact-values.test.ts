import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import { checkedNow, checkState, missingKinds, newContact } from './contact-values.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const row = (values: Readonly<Record<string, unknown>>) => ({ id: 'a', values }) as unknown as RecordRow;

test('a kind is missing until somebody of that kind is written down', () => {
  expect(missingKinds([])).toContain('dpa');
  const left = missingKinds([row({ kind: 'dpa' }), row({ kind: 'other' })]);
  expect(left).not.toContain('dpa');
  expect(left).toHaveLength(missingKinds([]).length - 1);
});

test('a number that was never called, or not for a year, is not good', () => {
  expect(checkState({}, NOW)).toBe('never');
  expect(checkState({ checkedOn: '2025-11-30' }, NOW)).toBe('good');
  expect(checkState({ checkedOn: '2025-11-28' }, NOW)).toBe('stale');
});

test('a press writes day and person over what was read; what is empty is not written', () => {
  const held = row({ name: 'DPA' });
  expect(checkedNow(held, 'p1', NOW)).toMatchObject({
    record: 'a',
    loaded: held,
    values: { checkedOn: '2026-11-29', checkedBy: 'p1' },
  });
  expect(newContact({ name: 'DPA', phone: null, vhf: '' }).values).toEqual({ name: 'DPA' });
});
