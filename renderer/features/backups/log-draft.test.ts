import { expect, test } from 'vitest';
import { firstLog, logProblems } from './log-draft.ts';

const NOW = Date.UTC(2026, 10, 29, 12);
const START = { ...firstLog({ assets: ['asset.1'], mediaKinds: ['usbStick'] }, null, NOW) };

test('most days the form is right as it opens', () => {
  expect(logProblems(START, NOW)).toEqual({});
});

test('a copy that is dated ahead is asked about: it would keep the next one from falling due', () => {
  expect(logProblems({ ...START, endedAt: Date.UTC(2062, 10, 29) }, NOW)).toEqual({ endedAhead: true });
  expect(logProblems({ ...START, endedAt: NOW + 5 * 60_000 }, NOW)).toEqual({});
  expect(logProblems({ ...START, endedAt: null }, NOW)).toEqual({ endedAt: true });
});

test('what went wrong is said, and without a medium only where there was none', () => {
  expect(logProblems({ ...START, result: 'partial', error: ' ' }, NOW)).toEqual({ error: true });
  expect(logProblems({ ...START, mediaKind: null }, NOW)).toEqual({ mediaKind: true });
  expect(logProblems({ ...START, result: 'failed', error: 'No disk', mediaKind: null }, NOW)).toEqual({});
});
