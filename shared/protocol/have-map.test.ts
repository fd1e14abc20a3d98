import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRuns, haveMap, isFull, missing, runsOf, withChunks } from './have-map.ts';

test('a have-map travels as runs and comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (bits) => {
      const map = haveMap(
        bits.length,
        bits.flatMap((bit, n) => (bit ? [n] : [])),
      );
      const back = fromRuns(runsOf(map), bits.length);
      expect([...(back?.held ?? [])].sort((a, b) => a - b)).toEqual([...map.held]);
      expect([...missing(map)]).toEqual(bits.flatMap((bit, n) => (bit ? [] : [n])));
    }),
  );
});

test('chunks sent in order take one number; the whole and nothing too', () => {
  expect(runsOf(haveMap(1500, [0, 1, 2]))).toEqual([3]);
  expect(runsOf(haveMap(3, [0, 1, 2]))).toEqual([3]);
  expect(runsOf(haveMap(3, [1]))).toEqual([0, 1, 1]);
  expect(runsOf(haveMap(3)).length).toBeLessThanOrEqual(1);
});

test('runs that are too long, empty in the middle or below zero are none', () => {
  for (const runs of [[4], [1, 0, 1], [-1], [1.5], [2, 2]]) expect(fromRuns(runs, 3)).toBeNull();
});

test('chunks add up', () => {
  const part = withChunks(haveMap(3, [0]), [2]);
  expect(isFull(part)).toBe(false);
  expect(isFull(withChunks(part, [1]))).toBe(true);
  expect(isFull(haveMap(0))).toBe(true);
});
