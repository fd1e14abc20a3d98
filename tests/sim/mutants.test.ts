import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { MemoryBlobNotes, MemoryBlobStore } from '#shared/blobs/memory-blob-store.ts';
import { Controls } from '#shared/oplog/controls.ts';
import { LogIndex, type StoredOp } from '#shared/oplog/log-index.ts';
import { haveMap } from '#shared/protocol/have-map.ts';
import type { LogChange } from '#shared/sync/log-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import { ReplicaState } from '#shared/sync/replica-state.ts';
import { Crash, CrashingStore } from '#shared/testing/crashing-store.ts';
import { simulate } from './simulate.ts';

/**
 * One rule at a time is broken on purpose: a fleet that does not notice proves nothing. Each names the rule of
 * docs/spec/sync.md that it breaks, and the seed from which on to look for it: most are found at once, some are rare.
 */
const MAX_SEEDS = 150;

async function firstBrokenSeed(from: number): Promise<{ seed: number; what: string } | null> {
  for (let seed = from; seed < from + MAX_SEEDS; seed++) {
    const { failure } = await simulate({ seed });
    if (failure) return { seed, what: failure.what };
  }
  return null;
}

afterEach(() => {
  vi.restoreAllMocks();
});

type Mutant = { readonly rule: string; readonly what: string; readonly from?: number; readonly break: () => void };

const MUTANTS: readonly Mutant[] = [
  {
    rule: 'B2',
    what: 'a have-map leaves out a chunk that is held',
    break: () => {
      const held = MemoryBlobStore.prototype.held;
      vi.spyOn(MemoryBlobStore.prototype, 'held').mockImplementation(async function (this: MemoryBlobStore, hashes) {
        const all = await held.call(this, hashes);
        for (const [hash, blob] of all)
          if (!blob.isWhole) all.set(hash, { ...blob, have: haveMap(blob.have.count, [...blob.have.held].slice(1)) });
        return all;
      });
    },
  },
  {
    rule: 'B7',
    what: 'what a restored hub was believed to hold is not asked again',
    from: 290,
    break: () => {
      const save = MemoryBlobNotes.prototype.save;
      vi.spyOn(MemoryBlobNotes.prototype, 'save').mockImplementation(function (this: MemoryBlobNotes, change) {
        return save.call(this, { ...change, forgetThere: false });
      });
    },
  },
  {
    rule: 'C3',
    what: 'an op covers all that its device knew, whatever the form had loaded',
    break: () => {
      vi.spyOn(LogIndex.prototype, 'covers').mockImplementation(function (this: LogIndex, a, b) {
        return this.knew(a, b);
      });
    },
  },
  {
    rule: 'C3',
    what: 'the last writer wins',
    break: () => {
      vi.spyOn(LogIndex.prototype, 'covers').mockImplementation((a, b) => a.op.at > b.op.at);
    },
  },
  {
    rule: 'C2',
    what: 'an op knew all that was written at an earlier time',
    break: () => {
      vi.spyOn(LogIndex.prototype, 'knew').mockImplementation((a, b) => a.op.at > b.op.at);
    },
  },
  {
    rule: 'C5',
    what: 'what is held is never recorded as seen',
    break: () => {
      vi.spyOn(LogIndex.prototype, 'newlySeen').mockReturnValue([]);
    },
  },
  {
    rule: 'C6',
    what: 'the weight of an op depends on when it came',
    break: () => {
      let came = 0;
      const order = new WeakMap<StoredOp, number>();
      vi.spyOn(LogIndex.prototype, 'weight').mockImplementation((stored) => {
        if (!order.has(stored)) order.set(stored, came++);
        return order.get(stored) as number;
      });
    },
  },
  {
    rule: 'C8',
    what: 'an op that was written again after a restore counts beside its copy',
    from: 140,
    break: () => {
      vi.spyOn(Controls.prototype, 'isReissued').mockReturnValue(false);
    },
  },
  {
    rule: 'F2',
    what: 'a restored PC does not notice that it is a copy',
    break: () => {
      vi.spyOn(ReplicaState.prototype, 'noteForeign').mockReturnValue(undefined);
    },
  },
  {
    rule: 'F1',
    what: 'the hub takes the fork of a restored PC at once',
    from: 390,
    break: () => {
      vi.spyOn(LogIndex.prototype, 'rivalsOf').mockReturnValue([]);
    },
  },
  {
    rule: 'R2',
    what: 'what lies in quarantine is folded',
    break: () => {
      vi.spyOn(Controls.prototype, 'isQuarantined').mockReturnValue(false);
    },
  },
  {
    rule: 'R5',
    what: 'a redaction is not applied',
    break: () => {
      vi.spyOn(Controls.prototype, 'mustDrop').mockReturnValue([]);
    },
  },
  {
    rule: 'X4',
    what: 'a batch in nineteen is acknowledged and not stored',
    break: () => {
      const receive = Replica.prototype.receive;
      let count = 0;
      vi.spyOn(Replica.prototype, 'receive').mockImplementation(function (this: Replica, sealed, accepts) {
        if (++count % 19 > 0) return receive.call(this, sealed, accepts);
        return Promise.resolve(ok({ head: 'ab'.repeat(32), lastSeq: 1, isKnown: false, isOwn: false }));
      });
    },
  },
  {
    rule: 'X4',
    what: 'a write is answered before its commit is durable',
    break: () => {
      const commit = CrashingStore.prototype.commit;
      vi.spyOn(CrashingStore.prototype, 'commit').mockImplementation(async function (
        this: CrashingStore,
        change: LogChange,
      ) {
        await commit.call(this, change).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      });
    },
  },
];

describe('a broken rule is noticed', () => {
  test.each(MUTANTS)('$rule: $what', { timeout: 120_000 }, async (mutant) => {
    mutant.break();
    const broken = await firstBrokenSeed(mutant.from ?? 1);
    expect(broken, `${MAX_SEEDS} seeds did not notice`).not.toBeNull();
    console.log(`${mutant.rule} ${mutant.what}: seed ${broken?.seed}, ${broken?.what}`);
  });
});
