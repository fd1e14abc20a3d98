import { expect, test } from 'vitest';
import { PINNED_SEEDS } from './pinned-seeds.ts';
import { simulate } from './simulate.ts';

/** `npm run sim` runs the many; these are those that once found something. */
test.each([...PINNED_SEEDS])('seed $seed holds ($rule)', { timeout: 60_000 }, async ({ seed }) => {
  const { failure, counts } = await simulate({ seed });
  expect(failure?.why).toBeUndefined();
  expect(counts.ops).toBeGreaterThan(0);
});

test('the same seed gives the same run', async () => {
  const lines: string[][] = [[], []];
  for (const list of lines) await simulate({ seed: 3, onLine: (line) => list.push(line) });
  expect(lines[0]).toEqual(lines[1]);
  expect(lines[0]?.length).toBeGreaterThan(10);
});
