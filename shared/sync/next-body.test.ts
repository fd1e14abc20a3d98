import { describe, expect, test } from 'vitest';
import type { StoredOp } from '../oplog/log-index.ts';
import { MAX_BATCH_BYTES, MAX_OP_BYTES } from '../protocol/limits.ts';
import { REPLICAS } from '../testing/arbitrary.ts';
import { nextBody } from './next-body.ts';

const self = REPLICAS[0] as string;

function opWith(seq: number, story: string): StoredOp {
  const op = {
    replica: self,
    lane: 'urgent',
    seq,
    at: 1_790_000_000_000 + seq,
    actor: 'anonymous',
    kind: 'put',
    collection: 'incident',
    record: `incident.${self}.1`,
    fields: { story },
  } as const;
  return { op, seen: [], hash: '', batch: '' };
}

/** A story of so many bytes that is told a little longer with each save: what follows the first nearly vanishes when packed. */
function savedAgainAndAgain(times: number, bytes: number): readonly StoredOp[] {
  const story = 'the radar went dark at the pilot station. '.repeat(Math.ceil(bytes / 42)).slice(0, bytes);
  return Array.from({ length: times }, (_, i) => opWith(i + 1, `${story} ${i}`));
}

describe('what is sealed together', () => {
  test.each([
    ['a story saved forty times', savedAgainAndAgain(40, 30_000)],
    ['the longest text, saved twice', savedAgainAndAgain(2, MAX_OP_BYTES - 200)],
  ])('V7: a batch can be read by every reader, however well it packs: %s', (_, waiting) => {
    let [left, prevSeq] = [waiting, 0];
    while (left.length > 0) {
      const { ops, body } = nextBody(self, prevSeq, left, () => 1000);
      expect(body.length).toBeLessThanOrEqual(MAX_BATCH_BYTES); // unpacked too: a hub without a compressor gets it raw
      prevSeq = ops.at(-1)?.op.seq ?? 0;
      left = left.slice(ops.length);
    }
  });

  test('what fits is one batch', () => {
    const waiting = savedAgainAndAgain(7, 30_000);
    expect(nextBody(self, 0, waiting, () => 1000).ops).toHaveLength(7);
  });
});
