import { describe, expect, test } from 'vitest';
import type { Value } from '../base/value.ts';
import { foldDigest } from '../merge/digest.ts';
import type { Authorship, FoldedRecord } from '../merge/folded-record.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { Op } from '../oplog/op.ts';
import { type LogChange, type LogStore, StaleStore, type StoredBatch } from '../sync/log-store.ts';

export type OpenedStore = {
  readonly store: LogStore;
  /** Another holder of the same storage: a second tab, a second hub process. */
  readonly again: () => Promise<LogStore>;
  readonly close: () => Promise<void>;
};

const A = 'aaaaaaaaaaaaa';
const B = 'bbbbbbbbbbbbb';
const HEAD = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);
const bytes = (n: number, from = 0) => Uint8Array.from({ length: n }, (_, i) => (from + i * 7) % 256);
const deep = (n: number): Value => (n === 0 ? 'bottom' : n % 2 ? [deep(n - 1)] : { in: deep(n - 1) });

function op(part: Partial<Op> & { seq: number }, more: Partial<StoredOp> = {}): StoredOp {
  const whole: Op = {
    replica: A,
    lane: 'routine',
    at: 1_700_000_000_000,
    actor: 'anonymous',
    kind: 'put',
    collection: 'asset',
    record: `asset.${A}.1`,
    fields: { name: 'ECDIS' },
    ...part,
  };
  return { op: whole, seen: [], hash: `${part.seq}`.padStart(16, '0'), batch: HEAD, ...more };
}

const author: Authorship = { ref: { replica: A, seq: 1 }, actor: 'anonymous', replica: A, side: 'ship', at: 5 };

function record(id: string, part: Partial<FoldedRecord> = {}): FoldedRecord {
  return {
    id,
    collection: id.slice(0, id.indexOf('.')),
    lane: 'routine',
    values: { name: 'ECDIS' },
    heads: { version: [{ replica: A, seq: 2 }], name: [{ replica: A, seq: 1 }], a: [], 7: [] },
    conflicts: [],
    redacted: [],
    illegal: [],
    created: author,
    updated: author,
    reach: { [`${A}/routine`]: 1 },
    opCount: 1,
    unknownOps: 0,
    ...part,
  };
}

function batch(head: string, part: Partial<StoredBatch> = {}): StoredBatch {
  return {
    head,
    replica: A,
    lane: 'routine',
    prev: '00'.repeat(32),
    firstSeq: 1,
    lastSeq: 3,
    runs: [[1, 3]],
    seen: [],
    signature: bytes(64),
    salts: { kind: 'seed', seed: bytes(16, 9) },
    body: bytes(40),
    receivedAt: 1_700_000_000_001,
    ...part,
  };
}

/** With every part that may be missing. */
const richOp = op(
  {
    seq: 4,
    lane: 'urgent',
    skewMs: -86_400_000,
    actor: `person.${B}.2`,
    kind: 'a kind that only a newer app knows',
    fields: {
      photo: bytes(300),
      name: 'Карта 海图 🛰',
      count: 2 ** 53 - 1,
      share: 0.1,
      none: null,
      yes: true,
      deep: deep(14),
      list: [1, bytes(2)],
    },
    over: { name: [{ replica: A, seq: 1 }], count: [] },
    reason: 'stock-taking',
    origin: { replica: B, seq: 9, hash: 'f'.repeat(16) },
  },
  { seen: [{ replica: B, lane: 'bulk', seq: 12, head: 'e'.repeat(16) }], redacted: { secret: 'ab'.repeat(32) } },
);

const richRecord = record(`asset.${A}.7`, {
  lane: 'bulk',
  values: { photo: bytes(300), deep: deep(14), name: 'two', parent: `drill.${A}.1` },
  conflicts: [
    {
      field: 'deep',
      kind: 'values',
      contenders: [
        {
          ...author,
          skewMs: 60_000,
          reason: 'why',
          value: deep(14),
          refs: [{ replica: B, seq: 2, hash: 'a'.repeat(16) }],
          isDecision: true,
          redacted: false,
        },
        { ...author, value: null, refs: [], isDecision: false, redacted: true },
      ],
      bases: [{ ...author, value: bytes(3), refs: [], isDecision: false, redacted: false }],
    },
  ],
  redacted: ['secret'],
  illegal: ['state'],
  unknownOps: 3,
});

const sorted = <T>(list: readonly T[]) => [...list].sort();

async function commit(store: LogStore, change: Omit<LogChange, 'revision'>): Promise<void> {
  const { revision } = await store.load();
  await store.commit({ ...change, revision });
}

/** What every LogStore must do; `open` gives an empty one. */
export function logStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  const withStore = (run: (store: LogStore, opened: OpenedStore) => Promise<void>) => async () => {
    const opened = await open();
    try {
      await run(opened.store, opened);
    } finally {
      await opened.close();
    }
  };

  describe(`log store: ${name}`, () => {
    test(
      'an empty store loads',
      withStore(async (store) => {
        expect(await store.load()).toEqual({ revision: 0, batches: [], controls: [], open: [], meta: new Map() });
        expect(await store.recordIds()).toEqual([]);
        expect(await store.allRecords()).toEqual([]);
        expect((await store.opsOf(['asset.x'])).size).toBe(0);
        expect(await store.batches([HEAD])).toEqual([]);
        expect(await store.childrenOf([])).toEqual([]);
      }),
    );

    test(
      'ops and records come back as they were, with every optional part and without',
      withStore(async (store, { again }) => {
        await commit(store, { ops: [op({ seq: 1 }), richOp], records: [record(`asset.${A}.1`), richRecord] });
        for (const holder of [store, await again()]) {
          const held = (await holder.opsOf([`asset.${A}.1`, 'asset.none'])).get(`asset.${A}.1`) ?? [];
          expect([...held].sort((a, b) => a.op.seq - b.op.seq)).toEqual([op({ seq: 1 }), richOp]);
          expect(await holder.records([richRecord.id, 'asset.none'])).toEqual(new Map([[richRecord.id, richRecord]]));
          expect((await holder.allRecords()).length).toBe(2);
          // Also in the order of its fields, by which a digest goes.
          const again = (await holder.records([richRecord.id])).get(richRecord.id) as FoldedRecord;
          expect(foldDigest([again])).toBe(foldDigest([richRecord]));
        }
      }),
    );

    test(
      'batches come back as they were, in the order asked for',
      withStore(async (store, { again }) => {
        const each = new Map([
          ['0/name', bytes(16)],
          ['1/', bytes(16, 3)],
        ]);
        const first = batch(HEAD, {
          seen: [{ seq: 2, tips: [{ replica: B, lane: 'bulk', seq: 7, head: 'e'.repeat(16) }] }],
        });
        const second = batch(OTHER, {
          prev: HEAD,
          firstSeq: 4,
          lastSeq: 9,
          runs: [
            [4, 4],
            [8, 9],
          ],
          salts: { kind: 'each', salts: each },
        });
        await commit(store, { batches: [first, second] });
        const other = await again();
        expect(await other.batches([OTHER, 'ef'.repeat(32), HEAD])).toEqual([second, first]);
        const nodes = [...(await other.load()).batches].sort((a, b) => a.firstSeq - b.firstSeq);
        expect(nodes[0]).toMatchObject({ head: HEAD, replica: A, lane: 'routine', runs: first.runs, seen: first.seen });
        expect(nodes[1]).toMatchObject({ head: OTHER, prev: HEAD, firstSeq: 4, lastSeq: 9, runs: second.runs });
      }),
    );

    test(
      'load gives the control ops and the open ones, by seq',
      withStore(async (store) => {
        const open2 = op({ seq: 2 }, { hash: '', batch: '' });
        const open10 = op({ seq: 10 }, { hash: '', batch: '' });
        const certify = op({ seq: 5, kind: 'certify', collection: 'control', record: 'control.certificates' });
        await commit(store, { ops: [open10, open2, certify, op({ seq: 6, kind: 'put' }), richOp] });
        const { open: held, controls } = await store.load();
        expect(held).toEqual([open2, open10]);
        expect(sorted(controls.map((o) => o.op.seq))).toEqual([4, 5]); // richOp has an origin
      }),
    );

    test(
      'sealing moves an op from open to its batch',
      withStore(async (store) => {
        const before = op({ seq: 1 }, { hash: '', batch: '' });
        await commit(store, { ops: [before] });
        await commit(store, { dropOps: [before], ops: [op({ seq: 1 })], batches: [batch(HEAD)] });
        expect((await store.load()).open).toEqual([]);
        expect((await store.opsOf([before.op.record])).get(before.op.record)).toEqual([op({ seq: 1 })]);
      }),
    );

    test(
      'two ops with one seq and different hashes are both kept',
      withStore(async (store) => {
        await commit(store, {
          ops: [op({ seq: 3 }), op({ seq: 3, fields: { name: 'fork' } }, { hash: 'f'.repeat(16) })],
        });
        expect((await store.opsOf([`asset.${A}.1`])).get(`asset.${A}.1`)).toHaveLength(2);
      }),
    );

    test(
      'putting again replaces; dropping what is not there does nothing',
      withStore(async (store) => {
        await commit(store, {
          ops: [op({ seq: 1 })],
          records: [record('asset.1')],
          batches: [batch(HEAD)],
          meta: { a: 1 },
        });
        const redacted = op({ seq: 1, fields: {} }, { redacted: { name: 'ab'.repeat(32) } });
        const slim = batch(HEAD, { body: bytes(3), salts: { kind: 'each', salts: new Map() } });
        await commit(store, {
          ops: [redacted],
          records: [record('asset.1', { values: {}, redacted: ['name'] })],
          batches: [slim],
          meta: { a: 2 },
          dropOps: [op({ seq: 99 })],
          dropBatches: [OTHER],
          dropRecords: ['asset.none'],
        });
        expect((await store.opsOf([`asset.${A}.1`])).get(`asset.${A}.1`)).toEqual([redacted]);
        expect((await store.records(['asset.1'])).get('asset.1')?.redacted).toEqual(['name']);
        expect(await store.batches([HEAD])).toEqual([slim]);
        expect((await store.load()).meta).toEqual(new Map([['a', 2]]));
      }),
    );

    test(
      'drops come before puts, and nothing of what was dropped is left',
      withStore(async (store) => {
        await commit(store, { ops: [op({ seq: 1 })], records: [record('asset.1')], batches: [batch(HEAD)] });
        await commit(store, {
          dropOps: [op({ seq: 1 })],
          ops: [op({ seq: 1 })],
          dropBatches: [HEAD],
          batches: [batch(HEAD)],
          dropRecords: ['asset.1'],
          records: [record('asset.1')],
        });
        expect(await store.recordIds()).toEqual([`asset.${A}.1`]);
        expect(await store.batches([HEAD])).toHaveLength(1);
        expect(await store.allRecords()).toHaveLength(1);
        await commit(store, { dropOps: [op({ seq: 1 })], dropBatches: [HEAD], dropRecords: ['asset.1'] });
        expect(await store.recordIds()).toEqual([]);
        expect((await store.opsOf([`asset.${A}.1`])).size).toBe(0);
        expect(await store.batches([HEAD])).toEqual([]);
        expect(await store.allRecords()).toEqual([]);
        expect(await store.recordsWrittenBy(A)).toEqual([]);
      }),
    );

    test(
      'children, authors and all ids',
      withStore(async (store) => {
        const parent = `drill.${A}.1`;
        await commit(store, {
          ops: [
            op({ seq: 1, record: parent }),
            op({ seq: 2, record: `drillStep.${A}.2` }),
            op({ seq: 3, record: `drillStep.${A}.10` }),
            op({ seq: 1, record: `drillStep.${A}.10`, replica: B }),
          ],
          records: [
            record(parent),
            record(`drillStep.${A}.2`, { values: { parent } }),
            record(`drillStep.${A}.10`, { values: { parent } }),
            record(`drillStep.${A}.11`, { values: { parent: `drill.${A}.12` } }),
            record(`drillStep.${A}.12`, { values: { parent: 7 } }),
          ],
        });
        expect(sorted(await store.childrenOf([parent, 'drill.none']))).toEqual([
          `drillStep.${A}.10`,
          `drillStep.${A}.2`,
        ]);
        expect(sorted(await store.recordsWrittenBy(B))).toEqual([`drillStep.${A}.10`]);
        expect(sorted(await store.recordsWrittenBy(A))).toEqual([parent, `drillStep.${A}.10`, `drillStep.${A}.2`]);
        expect(await store.recordIds()).toEqual([parent, `drillStep.${A}.10`, `drillStep.${A}.2`]);
      }),
    );

    test(
      'ids and parents of any text: with a 0 byte, a backslash, thousands of signs, differing in case only',
      withStore(async (store) => {
        const ids = [
          'asset.a\0b',
          'asset.a\\0b',
          'asset.a\\b',
          `asset.${'long '.repeat(2000)}`,
          `asset.${'long '.repeat(2000)}x`,
          'asset.Ab',
          'asset.aB',
          'asset.é',
          'asset.e\u0301',
        ];
        await commit(store, {
          ops: ids.map((id, i) => op({ seq: i + 1, record: id })),
          records: ids.map((id) => record(id, { values: { parent: `${id}!` } })),
        });
        expect(await store.recordIds()).toEqual([...ids].sort());
        for (const id of ids) {
          expect((await store.opsOf([id])).get(id)).toHaveLength(1);
          expect([...(await store.records([id])).keys()]).toEqual([id]);
          expect(await store.childrenOf([`${id}!`])).toEqual([id]);
        }
        await commit(store, { dropRecords: ids });
        expect(await store.allRecords()).toEqual([]);
      }),
    );

    test(
      'meta keeps every kind of value, and undefined removes',
      withStore(async (store, { again }) => {
        const meta: Record<string, Value> = {
          text: 'x',
          no: false,
          none: null,
          bytes: bytes(5),
          map: { a: [1, { b: bytes(1) }] },
          big: 2 ** 53 - 1,
        };
        await commit(store, { meta });
        expect((await (await again()).load()).meta).toEqual(new Map(Object.entries(meta)));
        await commit(store, { meta: { text: undefined, none: undefined, never: undefined, no: true } });
        const { text: _text, none: _none, ...rest } = meta;
        expect((await store.load()).meta).toEqual(new Map(Object.entries({ ...rest, no: true })));
      }),
    );

    test(
      'a commit on an old revision is refused and nothing of it is there',
      withStore(async (store, { again }) => {
        const other = await again();
        const { revision } = await store.load();
        await other.commit({ revision, meta: { by: 'other' } });
        const stale = store.commit({
          revision,
          ops: [op({ seq: 1 })],
          records: [record('asset.1')],
          batches: [batch(HEAD)],
          meta: { by: 'me' },
        });
        await expect(stale).rejects.toBeInstanceOf(StaleStore);
        for (const holder of [store, other]) {
          const snapshot = await holder.load();
          expect(snapshot.revision).toBe(revision + 1);
          expect(snapshot.meta).toEqual(new Map([['by', 'other']]));
          expect(snapshot.batches).toEqual([]);
          expect(await holder.recordIds()).toEqual([]);
          expect(await holder.allRecords()).toEqual([]);
        }
        await store.commit({ revision: revision + 1, meta: { by: 'me' } });
        expect((await other.load()).revision).toBe(revision + 2);
        await expect(store.commit({ revision: revision + 7, meta: {} })).rejects.toBeInstanceOf(StaleStore);
      }),
    );

    test(
      'of commits at once on one revision exactly one is done, and it is whole',
      withStore(async (store, { again }) => {
        const holders = [store, await again(), await again(), store];
        const { revision } = await store.load();
        const done = await Promise.allSettled(
          holders.map((holder, i) =>
            holder.commit({
              revision,
              ops: [op({ seq: 1, record: `asset.${i}` })],
              records: [record(`asset.${i}`)],
              batches: [batch(`${i}${HEAD.slice(1)}`)],
              meta: { winner: i },
            }),
          ),
        );
        const winner = done.findIndex((d) => d.status === 'fulfilled');
        expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
        for (const d of done) if (d.status === 'rejected') expect(d.reason).toBeInstanceOf(StaleStore);
        expect(await store.recordIds()).toEqual([`asset.${winner}`]);
        expect((await store.allRecords()).map((r) => r.id)).toEqual([`asset.${winner}`]);
        expect((await store.load()).batches.map((b) => b.head)).toEqual([`${winner}${HEAD.slice(1)}`]);
        expect((await store.load()).meta.get('winner')).toBe(winner);
      }),
    );

    test(
      'thousands of ops and records and a body of a mebibyte in one commit',
      withStore(async (store, { again }) => {
        const n = 3000;
        const ids = Array.from({ length: n }, (_, i) => `asset.${A}.${i + 1}`);
        const body = bytes(1 << 20, 5);
        await commit(store, {
          ops: ids.map((id, i) => op({ seq: i + 1, record: id, fields: { name: `no. ${i}`, n: i } })),
          records: ids.map((id, i) => record(id, { values: { name: `no. ${i}`, parent: `zone.${i % 3}` } })),
          batches: [batch(HEAD, { body, lastSeq: n, runs: [[1, n]] })],
        });
        const other = await again();
        expect(await other.recordIds()).toHaveLength(n);
        expect((await other.opsOf(ids)).size).toBe(n);
        expect((await other.records(ids)).size).toBe(n);
        expect(await other.childrenOf(['zone.0', 'zone.1', 'zone.2'])).toHaveLength(n);
        expect((await other.batches([HEAD]))[0]?.body).toEqual(body);
        await commit(other, { dropOps: ids.map((id, i) => op({ seq: i + 1, record: id })), dropRecords: ids });
        expect(await store.recordIds()).toEqual([]);
      }),
    );
  });
}
