import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumns, encodeColumns } from '../protocol/columns.ts';
import { anyRun, REPLICAS } from '../testing/arbitrary.ts';
import { fakeSigner, fakeVerifier } from '../testing/fake-crypto.ts';
import { type Batch, chainOf, checkBatch, laneStart, redactBatch, sealBatch } from './batch.ts';
import type { ReplicaId } from './op.ts';

const self = REPLICAS[0] as ReplicaId;
const signer = fakeSigner('a device');
const SEED = new Uint8Array(16).fill(9);

async function sealed(run: { readonly prevSeq: number; readonly ops: Batch['ops'] }) {
  const prev = { ...laneStart(self, 'routine'), seq: run.prevSeq };
  const ops = run.ops.map(({ op, seen }) => ({ op, seen }));
  return sealBatch(signer, 'v1', { replica: self, lane: 'routine', prev, ops, saltSeed: SEED });
}

describe('a sealed batch', () => {
  test('L6, L8: is right for its signer and vessel, and for no other', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async (run) => {
        const { batch, chain } = await sealed(run);
        expect(await checkBatch(fakeVerifier, signer.publicKey, 'v1', batch)).toEqual(chain);
        expect(await checkBatch(fakeVerifier, signer.publicKey, 'v2', batch)).toBeNull();
        expect(await checkBatch(fakeVerifier, fakeSigner('another').publicKey, 'v1', batch)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('L6: no change of an op, of what it had seen or of its place goes unnoticed', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.nat(), fc.nat(6), async (run, which, how) => {
        const { batch } = await sealed(run);
        const i = which % batch.ops.length;
        const old = batch.ops[i] as Batch['ops'][number];
        const changed = [
          { ...old, op: { ...old.op, at: old.op.at + 1 } },
          { ...old, op: { ...old.op, fields: { ...old.op.fields, more: 1 } } },
          { ...old, op: { ...old.op, actor: `${old.op.actor}x` } },
          { ...old, op: { ...old.op, reason: `${old.op.reason ?? ''}x` } },
          { ...old, op: { ...old.op, over: { more: [] } } },
          { ...old, op: { ...old.op, origin: { replica: self, seq: 1, hash: '00'.repeat(8) } } },
          { ...old, seen: [...old.seen, { replica: self, lane: 'bulk' as const, seq: 1, head: '00'.repeat(8) }] },
        ][how] as Batch['ops'][number];
        const ops = batch.ops.map((o, at) => (at === i ? changed : o));
        expect(await checkBatch(fakeVerifier, signer.publicKey, 'v1', { ...batch, ops })).toBeNull();
        const moved = { ...batch, prev: { ...batch.prev, head: 'ff'.repeat(32) } };
        expect(await checkBatch(fakeVerifier, signer.publicKey, 'v1', moved)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('L5, R5: keeps chain and signature when any fields are redacted, once, again, and after columns', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.infiniteStream(fc.boolean()), async (run, coin) => {
        const { batch, chain } = await sealed(run);
        const some = () =>
          new Map(
            batch.ops.map(({ op }, i) => {
              const fields = [...Object.keys(op.fields), ...(op.reason === undefined ? [] : [''])];
              return [i, new Set(fields.filter(() => coin.next().value))] as const;
            }),
          );
        const once = some();
        const slim = redactBatch(redactBatch(batch, once), some());
        expect(chainOf(slim)).toEqual(chain);
        const ops = decodeColumns(self, 'routine', run.prevSeq, encodeColumns(self, run.prevSeq, slim.ops));
        expect(await checkBatch(fakeVerifier, signer.publicKey, 'v1', { ...slim, ops })).toEqual(chain);
        for (const [i, fields] of once)
          for (const field of fields) {
            const { op } = slim.ops[i] as Batch['ops'][number];
            expect(field === '' ? op.reason : op.fields[field]).toBeUndefined();
            expect(slim.salts.kind === 'each' && slim.salts.salts.has(`${i}/${field}`)).toBe(false);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('ops must rise', async () => {
    const { batch } = await sealed({ prevSeq: 0, ops: fc.sample(anyRun, { numRuns: 1, seed: 3 })[0]?.ops ?? [] });
    expect(chainOf({ ...batch, ops: [...batch.ops, ...batch.ops] })).toBeNull();
    expect(chainOf({ ...batch, ops: [] })).toBeNull();
  });
});
