import { expect, test } from 'vitest';
import { freeLetter, groupWaiting } from './access-model.ts';

test('the next letter is one that no code has had', () => {
  expect(freeLetter([])).toBe('A');
  expect(freeLetter(['A', 'C'])).toBe('B');
  expect(freeLetter([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])).toBe('');
});

test('what waits is grouped by device, also of one that is not listed', () => {
  const device = {
    replica: 'one',
    side: 'ship' as const,
    letter: 'A',
    label: 'bridge',
    enrolledAt: 1,
    lastContactAt: null,
    isRevoked: true,
  };
  const batch = (replica: string, head: string) => ({
    head,
    replica,
    lane: 'routine' as const,
    firstSeq: 1,
    lastSeq: 2,
  });
  const waiting = [batch('one', 'a'), batch('two', 'b'), batch('one', 'c')];
  const groups = groupWaiting({ vesselId: 'v', devices: [device], waiting, codes: [], usedLetters: [] });
  expect(
    groups.map(({ replica, device: of, batches }) => [replica, of?.label, batches.map(({ head }) => head)]),
  ).toEqual([
    ['one', 'bridge', ['a', 'c']],
    ['two', undefined, ['b']],
  ]);
});
