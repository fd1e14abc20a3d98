import { expect, test } from 'vitest';
import { faultsOf, soak } from './soak.ts';

test('weeks of ship time over flapping links: the queue comes to nothing, nothing grows but the log', async () => {
  const result = await soak(7, 21);
  expect(faultsOf(result)).toEqual([]);
  expect(result.ops).toBeGreaterThan(50);
  expect(result.mostWaiting).toBeGreaterThan(1);
});

test('a queue that does not empty, or counters that grow, would be seen', () => {
  const good = { days: 1, ops: 1, exchanges: 1, failed: 1, mostWaiting: 1, longestWaitH: 1 } as const;
  const bad = { ...good, leftWaiting: 3, spentDays: 100, heapKbPerOp: [10, 30] };
  expect(faultsOf(bad)).toHaveLength(3);
});
