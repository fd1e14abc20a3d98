import { describe, expect, test } from 'vitest';
import { REPLICAS } from '../testing/arbitrary.ts';
import { LogBuilder, refTo, tipOf } from '../testing/log-builder.ts';
import type { StoredOp } from './log-index.ts';
import type { ReplicaId } from './op.ts';

const [ship, desk, other] = REPLICAS as [ReplicaId, ReplicaId, ReplicaId];
const name = (value: string) => ({ fields: { name: value } });
const first = (ops: readonly StoredOp[]) => ops[0] as StoredOp;

describe('what an op knew', () => {
  test('C2: own earlier ops, in every lane', () => {
    const log = new LogBuilder();
    const a = log.batch(ship, 'routine', [name('1')]);
    const b = log.batch(ship, 'urgent', [{ ...name('2'), seq: 2 }]);
    const index = log.index();
    expect(index.knew(first(b.ops), first(a.ops))).toBe(true);
    expect(index.knew(first(a.ops), first(b.ops))).toBe(false);
  });

  test('C1, C2: what its lane had listed as seen up to it, and no more', () => {
    const log = new LogBuilder();
    const a = log.batch(ship, 'routine', [name('1'), name('2')]);
    const late = log.batch(ship, 'routine', [name('3')], a);
    const b = log.batch(desk, 'routine', [name('4'), { ...name('5'), seen: [tipOf(a)] }, name('6')]);
    const index = log.index();
    const knew = (i: number) => index.knew(b.ops[i] as StoredOp, a.ops[1] as StoredOp);
    expect([knew(0), knew(1), knew(2)]).toEqual([false, true, true]);
    expect(index.knew(b.ops[2] as StoredOp, first(late.ops))).toBe(false);
  });

  test('C2: a tip that is not held yet is believed where nothing has forked', () => {
    const log = new LogBuilder();
    const a = log.batch(ship, 'routine', [name('1')]);
    const missing = log.batch(ship, 'routine', [name('2')], a);
    const b = log.batch(desk, 'routine', [{ ...name('3'), seen: [tipOf(missing)] }]);
    const index = log.index([a, b]);
    expect(index.knew(first(b.ops), first(a.ops))).toBe(true);
  });

  test('C7: two batches with one seq, in one lane or two, are a fork', () => {
    for (const lane of ['routine', 'urgent'] as const) {
      const log = new LogBuilder();
      const base = log.batch(ship, 'routine', [name('1')]);
      const mine = log.batch(ship, 'routine', [name('2'), name('3')], base, 'mine');
      const drafts = [{ ...name('2b'), seq: 2 }];
      const theirs = log.batch(ship, lane, drafts, lane === 'routine' ? base : undefined, 'theirs');
      const b = log.batch(desk, 'routine', [{ ...name('4'), seen: [tipOf(mine)] }]);
      const index = log.index();
      expect(index.knew(first(b.ops), first(base.ops))).toBe(true);
      expect(index.knew(first(b.ops), first(mine.ops))).toBe(true);
      expect(index.knew(first(b.ops), first(theirs.ops))).toBe(false);
      expect(index.knew(mine.ops[1] as StoredOp, first(theirs.ops))).toBe(false);
      expect(index.knew(mine.ops[1] as StoredOp, first(mine.ops))).toBe(true);
    }
  });

  test('C7: two batches that follow one are a fork, though no seq was met twice yet', () => {
    const log = new LogBuilder();
    const base = log.batch(ship, 'routine', [name('1')]);
    const mine = log.batch(
      ship,
      'routine',
      [
        { ...name('2'), seq: 2 },
        { ...name('9'), seq: 9 },
      ],
      base,
      'mine',
    );
    const theirs = log.batch(ship, 'routine', [{ ...name('5'), seq: 5 }], base, 'theirs');
    const b = log.batch(desk, 'routine', [{ ...name('x'), seen: [tipOf(mine)] }]);
    expect(log.index().knew(first(b.ops), first(theirs.ops))).toBe(false);
  });

  test('C1: a newer tip does not make an op forget one on another branch', () => {
    const log = new LogBuilder();
    const base = log.batch(ship, 'routine', [name('1')]);
    const mine = log.batch(ship, 'routine', [name('2')], base, 'mine');
    const theirs = log.batch(ship, 'routine', [name('2b')], base, 'theirs');
    const b = log.batch(desk, 'routine', [{ seen: [tipOf(theirs)] }, { ...name('x'), seen: [tipOf(mine)] }]);
    const index = log.index();
    for (const each of [base, mine, theirs]) expect(index.knew(b.ops[1] as StoredOp, first(each.ops))).toBe(true);
  });

  test('C9: what lies in quarantine is as good as not held, also as a branch of a fork', () => {
    const log = new LogBuilder();
    const base = log.batch(ship, 'routine', [name('1')]);
    const mine = log.batch(ship, 'routine', [name('2')], base, 'mine');
    const theirs = log.batch(ship, 'routine', [name('2b')], base, 'theirs');
    const b = log.batch(desk, 'routine', [{ ...name('x'), seen: [tipOf(mine)] }]);
    const all = log.index();
    all.hide(new Set([theirs.node.head]));
    const without = log.index([base, mine, b]);
    for (const index of [all, without]) {
      expect(index.knew(first(b.ops), first(mine.ops))).toBe(true);
      expect(index.rivalsOf({ ...mine.node, head: 'new', runs: [[3, 3]], prev: mine.node.head })).toEqual([]);
    }
  });
});

describe('what an op replaces', () => {
  test('C3: what `over` names and nothing else; without it what was known', () => {
    const log = new LogBuilder();
    const a = log.batch(ship, 'routine', [name('1'), name('2')]);
    const over = { name: [refTo(first(a.ops))] };
    const b = log.batch(desk, 'routine', [{ ...name('3'), seen: [tipOf(a)], over }, name('4')]);
    const index = log.index();
    const [named, free] = b.ops as [StoredOp, StoredOp];
    expect(a.ops.map((o) => index.covers(named, o, 'name'))).toEqual([true, false]);
    expect(a.ops.map((o) => index.covers(named, o, 'place'))).toEqual([true, true]);
    expect(a.ops.map((o) => index.covers(free, o, 'name'))).toEqual([true, true]);
  });

  test('C3: whoever claims to have seen the future hides nothing', () => {
    const log = new LogBuilder();
    const forged = { replica: ship, lane: 'routine' as const, seq: 1_000_000, head: 'ff'.repeat(8) };
    const b = log.batch(desk, 'routine', [{ ...name('mine for ever'), seen: [forged] }]);
    const a = log.batch(ship, 'routine', [{ ...name('later'), seen: [tipOf(b)] }]);
    const index = log.index();
    expect(index.covers(first(b.ops), first(a.ops), 'name')).toBe(false);
    expect(index.covers(first(a.ops), first(b.ops), 'name')).toBe(false);
  });

  test('C9: a reference without a hash means an earlier op on the own branch', () => {
    const log = new LogBuilder();
    const base = log.batch(ship, 'routine', [name('1')]);
    const mine = log.batch(ship, 'routine', [name('2')], base, 'mine');
    const theirs = log.batch(ship, 'routine', [name('2b')], base, 'theirs');
    const own = log.batch(ship, 'routine', [{ ...name('3'), over: { name: [{ replica: ship, seq: 2 }] } }], mine);
    const index = log.index();
    expect(index.covers(first(own.ops), first(mine.ops), 'name')).toBe(true);
    expect(index.covers(first(own.ops), first(theirs.ops), 'name')).toBe(false);
    const late = { ...first(base.ops), op: { ...first(base.ops).op, over: { name: [{ replica: ship, seq: 2 }] } } };
    expect(index.covers(late, first(mine.ops), 'name')).toBe(false);
  });

  test('C6: weight is what was known, whatever the clocks say', () => {
    const log = new LogBuilder();
    const a = log.batch(ship, 'routine', [{ ...name('1'), at: 4_070_908_800_000 }]); // 2099
    const b = log.batch(desk, 'routine', [{ ...name('2'), seen: [tipOf(a)] }]);
    const c = log.batch(other, 'routine', [{ ...name('3'), seen: [tipOf(a), tipOf(b)] }]);
    const index = log.index();
    expect([a, b, c].map((each) => index.weight(first(each.ops)))).toEqual([1, 2, 3]);
  });
});
