import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../base/bytes.ts';
import type { Value } from '../base/value.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { OpRef, ReplicaId } from '../oplog/op.ts';
import { REPLICAS } from '../testing/arbitrary.ts';
import { fleetSchema } from '../testing/fleet/fleet-schema.ts';
import { type BuiltBatch, LogBuilder, refTo, tipOf } from '../testing/log-builder.ts';
import { canonicalRecord } from './digest.ts';
import { foldRecord } from './fold.ts';
import type { FoldedRecord } from './folded-record.ts';
import type { FoldWorld } from './heads.ts';
import { setChange } from './set.ts';

const [ship, desk, other] = REPLICAS as [ReplicaId, ReplicaId, ReplicaId];
const ID = 'asset.one';

function worldOf(log: LogBuilder, batches: readonly BuiltBatch[] = log.batches): FoldWorld {
  return { index: log.index(batches), sideOf: (r) => (r === desk ? 'shore' : 'ship'), schema: fleetSchema };
}

function fold(log: LogBuilder, ops: readonly StoredOp[] = log.batches.flatMap((b) => b.ops)): FoldedRecord {
  return foldRecord(ID, ops, worldOf(log)) as FoldedRecord;
}

/** What each of three replicas does, one after another: take in some of what the others have, then write. */
type Act = {
  readonly who: number;
  readonly takes: readonly boolean[];
  readonly field: string;
  readonly value: number;
  readonly kind: string;
};
const acts = fc.array(
  fc.record({
    who: fc.nat(2),
    takes: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    field: fc.constantFrom('name', 'name', 'closing', 'tags', 'state', 'removed'),
    value: fc.nat(3),
    kind: fc.constantFrom('put', 'put', 'put', 'resolve', 'annotate'),
  }),
  { minLength: 1, maxLength: 14 },
);

function valueFor({ field, value, kind }: Act): Value {
  if (kind === 'annotate') return `note ${value}`;
  if (field === 'tags') return value % 2 ? setChange([], [`t${value}`]) : setChange([`t${value + 1}`], []);
  if (field === 'state') return { state: ['draft', 'open', 'done', 'closed'][value] as string, by: 'x', at: 1 };
  if (field === 'removed') return value > 1 ? `gone ${value}` : null;
  return `v${value}`;
}

function play(list: readonly Act[]): LogBuilder {
  const log = new LogBuilder();
  const last: (BuiltBatch | undefined)[] = [undefined, undefined, undefined];
  for (const [i, act] of list.entries()) {
    const seen = REPLICAS.flatMap((_, r) => (r !== act.who && act.takes[r] && last[r] ? [tipOf(last[r])] : []));
    const field = act.kind === 'annotate' ? 'annotation' : act.field;
    const draft = { seen, kind: act.kind, fields: { [field]: valueFor(act) }, at: 1_790_000_000_000 - i * 1000 };
    last[act.who] = log.batch(REPLICAS[act.who] as ReplicaId, 'routine', [draft], last[act.who]);
  }
  return log;
}

const isHead = (record: FoldedRecord, field: string, stored: StoredOp) =>
  record.heads[field]?.some((h) => h.replica === stored.op.replica && h.seq === stored.op.seq) ?? false;

describe('the fold of any log', () => {
  test('M12: any order, repetition and grouping gives the same bytes', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (list, dice) => {
        const log = play(list);
        const shuffled = <T>(items: readonly T[]) =>
          items
            .map((item) => [dice.next().value as number, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const ops = log.batches.flatMap((b) => b.ops);
        const expected = foldRecord(ID, ops, worldOf(log));
        const mixed = new Map(shuffled([...ops, ...ops]).map((o) => [`${o.op.replica}/${o.op.seq}`, o] as const));
        const lanes = shuffled(REPLICAS).flatMap((r) => log.batches.filter((b) => b.node.replica === r));
        const got = foldRecord(ID, [...mixed.values()], worldOf(log, [...lanes, ...lanes]));
        expect(got && toHex(canonicalRecord(got))).toBe(expected && toHex(canonicalRecord(expected)));
      }),
      { numRuns: 300 },
    );
  });

  test('M2, C3: what nobody knew who wrote after it is a head, and what is a head nobody replaced', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const log = play(list);
        const { index } = worldOf(log);
        const ops = log.batches.flatMap((b) => b.ops).filter((o) => o.op.kind !== 'annotate');
        if (ops.length === 0) return;
        const record = fold(log);
        for (const stored of ops)
          for (const field of Object.keys(stored.op.fields)) {
            if (fleetSchema.ruleOf('', field) === 'set') continue;
            const known = ops.some((o) => o !== stored && field in o.op.fields && index.knew(o, stored));
            expect(isHead(record, field, stored)).toBe(!known);
          }
      }),
      { numRuns: 300 },
    );
  });

  test('M6: a decision on some heads hides none of the others, nor anything written meanwhile', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.boolean()), (list, coin) => {
        const log = play(list);
        const before = foldRecord(
          ID,
          log.batches.flatMap((b) => b.ops),
          worldOf(log),
        );
        const heads = before?.heads.name ?? [];
        const named = heads.filter(() => coin.next().value);
        const seen = REPLICAS.flatMap((r) => log.batches.filter((b) => b.node.replica === r).slice(-1)).map(tipOf);
        const fields = { name: 'decided' };
        log.batch('zzzzzzzzzzzzz', 'routine', [{ kind: 'resolve', fields, over: { name: named }, seen }]);
        const after = fold(log);
        const open = heads.filter((h) => !named.includes(h));
        const shown = (ref: OpRef) => after.heads.name?.some((h) => h.replica === ref.replica && h.seq === ref.seq);
        expect(open.every(shown)).toBe(true);
        expect(named.some(shown)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('M1: kinds that nobody knows change nothing but their count', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const log = play(list);
        const ops = log.batches.flatMap((b) => b.ops);
        const known = foldRecord(
          ID,
          ops.filter((o) => o.op.kind !== 'annotate'),
          worldOf(log),
        );
        const all = foldRecord(ID, ops, worldOf(log));
        expect(all?.values).toEqual(known?.values);
        expect(all?.heads).toEqual(known?.heads);
        expect(all?.unknownOps ?? 0).toBe(all ? ops.filter((o) => o.op.kind === 'annotate').length : 0);
      }),
    );
  });
});

describe('the fold, case by case', () => {
  const put = (
    log: LogBuilder,
    who: ReplicaId,
    fields: Readonly<Record<string, Value>>,
    after?: BuiltBatch,
    seen: readonly BuiltBatch[] = [],
  ) => log.batch(who, 'routine', [{ fields, seen: seen.map(tipOf) }], after);

  test('M3: equal heads are no conflict; M5: the owner leads, whatever its weight and clock', () => {
    const log = new LogBuilder();
    const base = put(log, ship, { name: 'old', closing: 'old' });
    put(log, ship, { name: 'a', closing: 'a' }, base);
    put(log, desk, { name: 'b', closing: 'b' }, undefined, [base]);
    put(log, other, { name: 'a' }, undefined, [base]);
    const record = fold(log);
    expect(record.values).toEqual({ name: 'a', closing: 'b' });
    expect(record.conflicts.map((c) => [c.field, c.contenders.map((x) => [x.value, x.refs.length])])).toEqual([
      [
        'closing',
        [
          ['b', 1],
          ['a', 1],
        ],
      ],
      [
        'name',
        [
          ['a', 2],
          ['b', 1],
        ],
      ],
    ]);
    expect(record.conflicts[0]?.bases.map((b) => b.value)).toEqual(['old']);
  });

  test('M5: a clock at 2099 leads nobody', () => {
    const log = new LogBuilder();
    const base = put(log, desk, { name: 'x' });
    log.batch(ship, 'routine', [{ fields: { name: 'future' }, at: 4_070_908_800_000 }]);
    put(log, other, { name: 'knew more' }, undefined, [base]);
    expect(fold(log).values.name).toBe('knew more');
  });

  test('M8: an add wins over a removal that had not seen it', () => {
    const log = new LogBuilder();
    const base = put(log, ship, { tags: setChange([], ['red']) });
    put(log, desk, { tags: setChange(['red'], []) }, undefined, [base]);
    expect(fold(log).values.tags).toEqual([]);
    put(log, other, { tags: setChange([], ['red', 'blue']) }, undefined, [base]);
    expect(fold(log).values.tags).toEqual(['red', 'blue']);
  });

  test('M9: an illegal transition is marked; two at once ask a person even when equal', () => {
    const log = new LogBuilder();
    const state = (code: string) => ({ state: { state: code, by: 'x', at: 1 } });
    const base = put(log, ship, state('draft'));
    const jump = put(log, ship, state('closed'), base);
    expect(fold(log).illegal).toEqual(['state']);
    put(log, desk, state('closed'), undefined, [base]);
    expect(fold(log).conflicts.map((c) => c.kind)).toEqual(['workflow']);
    expect(jump.ops).toHaveLength(1);
  });

  test('M10: a removal stands against what its author had not seen, until that is settled', () => {
    const log = new LogBuilder();
    const base = put(log, ship, { name: 'old' });
    const gone = put(log, desk, { removed: 'sold' }, undefined, [base]);
    expect(fold(log).conflicts).toEqual([]);
    const edit = put(log, ship, { name: 'new' }, base);
    const [conflict] = fold(log).conflicts;
    expect(conflict?.kind).toBe('removal');
    expect(conflict?.contenders.map((c) => c.value)).toEqual(['sold', null]);
    const over = { removed: [refTo(gone.ops[0] as StoredOp), refTo(edit.ops[0] as StoredOp)] };
    log.batch(other, 'routine', [
      { kind: 'resolve', fields: { removed: 'sold' }, over, seen: [tipOf(gone), tipOf(edit)] },
    ]);
    expect(fold(log).conflicts).toEqual([]);
  });

  test('M10: a removal from a form that was behind names what it showed; what those replaced counts as seen', () => {
    const log = new LogBuilder();
    const base = put(log, ship, { name: 'old', place: 'bridge' });
    const shown = put(log, ship, { name: 'shown' }, base);
    const late = put(log, ship, { name: 'came under the form' }, shown);
    const over = { removed: [shown, base].map((b) => refTo(b.ops[0] as StoredOp)) };
    log.batch(desk, 'routine', [{ fields: { removed: 'sold' }, over, seen: [tipOf(late)] }]);
    const [conflict] = fold(log).conflicts;
    expect(conflict?.contenders[1]?.refs).toEqual([refTo(late.ops[0] as StoredOp)]);
  });

  test('M10: removals that name all those before them are gone through once', () => {
    const log = new LogBuilder();
    const edit = log.batch(other, 'routine', [{ fields: { name: 'x' } }]);
    const removals: BuiltBatch[] = [];
    for (let i = 0; i < 12; i++) {
      const removed = [edit, ...removals].flatMap((b) => b.ops.map(refTo));
      removals.push(
        log.batch(ship, 'routine', [{ fields: { removed: `gone ${i}` }, over: { removed } }], removals.at(-1)),
      );
    }
    const world = worldOf(log);
    let asked = 0;
    const index = new Proxy(world.index, {
      get: (target, key) => {
        if (key === 'isMeant') asked++;
        const found: unknown = Reflect.get(target, key, target);
        return typeof found === 'function' ? found.bind(target) : found;
      },
    });
    const record = foldRecord(
      ID,
      log.batches.flatMap((b) => b.ops),
      { ...world, index },
    );
    expect(record?.conflicts).toEqual([]);
    expect(asked).toBeLessThan(12 ** 4); // one by one through all that each of them names: four thousand times as often
  });

  test('M10: an edit below a removed record stands against it', () => {
    const log = new LogBuilder();
    const base = put(log, ship, { name: 'old' });
    put(log, desk, { removed: 'sold' }, undefined, [base]);
    const line = log.batch(other, 'routine', [{ record: 'line.one', fields: { parent: ID, text: 'x' } }]);
    const own = log.batches.filter((b) => b !== line).flatMap((b) => b.ops);
    expect(foldRecord(ID, own, worldOf(log), line.ops)?.conflicts.map((c) => c.kind)).toEqual(['removal']);
  });

  test('M4: a redacted head shows nothing and fights with none', () => {
    const log = new LogBuilder();
    const base = put(log, ship, { name: 'old' });
    const secret = put(log, ship, { name: 'secret' }, base);
    put(log, desk, { name: 'plain' }, undefined, [base]);
    const slim = secret.ops.map(
      (o): StoredOp => ({ ...o, op: { ...o.op, fields: {} }, redacted: { name: '00'.repeat(32) } }),
    );
    const record = fold(
      log,
      log.batches.flatMap((b) => (b === secret ? slim : b.ops)),
    );
    expect(record.conflicts).toEqual([]);
    expect(record.values.name).toBe('plain');
  });
});
