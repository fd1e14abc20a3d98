import { expect, test } from 'vitest';
import { fail, ok } from '../base/result.ts';
import { type BlobReport, MIN_BLOB_BYTES } from '../blobs/blob-types.ts';
import type { Decision } from './decide.ts';
import { type FilesRun, runFiles } from './run-files.ts';

const DECISION: Decision = {
  waitMs: 0,
  lanes: ['urgent'],
  maxUpBytes: 1e6,
  maxDownBytes: 1e6,
  blobs: { rule: 'originals', sliceBytes: 100_000 },
  reason: 'photos',
};
const SLICE: BlobReport = {
  bytesUp: 0,
  bytesDown: 0,
  sentChunks: 1,
  receivedChunks: 0,
  completed: [],
  more: true,
  refused: [],
};

function runOf(log: string[], more: Partial<FilesRun> = {}): FilesRun {
  let slices = 0;
  return {
    decide: async () => DECISION,
    hasUrgent: async () => false,
    sendUrgent: async () => {
      log.push('urgent');
      return ok(null);
    },
    exchange: async ({ maxUpBytes }) => {
      log.push(`slice ${maxUpBytes}`);
      return ok({ ...SLICE, more: ++slices < 4 });
    },
    isOver: () => false,
    ...more,
  };
}

test('a photo goes in slices that grow, and one urgent line written meanwhile goes before the next of them', async () => {
  const log: string[] = [];
  let isWaiting = false;
  const run = runOf(log, { hasUrgent: async () => isWaiting });
  const { exchange } = run;
  const done = await runFiles({
    ...run,
    exchange: async (policy) => {
      isWaiting = log.length === 1; // while the second slice is under way
      return exchange(policy);
    },
  });
  expect(done).toEqual(ok({ isDone: true }));
  expect(log).toEqual([
    `slice ${MIN_BLOB_BYTES}`,
    `slice ${2 * MIN_BLOB_BYTES}`,
    'urgent',
    `slice ${4 * MIN_BLOB_BYTES}`,
    'slice 100000',
  ]);
});

test('the first failure ends it, of a slice or of the urgent', async () => {
  const log: string[] = [];
  expect(await runFiles(runOf(log, { exchange: async () => fail('sync/no-link') }))).toEqual(fail('sync/no-link'));
  const urgentFails = runOf(log, { hasUrgent: async () => true, sendUrgent: async () => fail('sync/timeout') });
  expect(await runFiles(urgentFails)).toEqual(fail('sync/timeout'));
  expect(log).toEqual([]);
});

test('a budget that runs out between two slices, or a run that was abandoned, stops it without being done', async () => {
  const log: string[] = [];
  const decide = async (): Promise<Decision> =>
    log.length < 2 ? DECISION : { ...DECISION, blobs: { rule: 'none', sliceBytes: 0 } };
  expect(await runFiles(runOf(log, { decide }))).toEqual(ok({ isDone: false }));
  expect(log).toHaveLength(2);
  expect(await runFiles(runOf(log, { isOver: () => true }))).toEqual(ok({ isDone: false }));
  expect(log).toHaveLength(2);
});
