import { describe, expect, test } from 'vitest';
import type { Value } from '../base/value.ts';
import { fakeSigner, fakeVerifier } from '../testing/fake-crypto.ts';
import { type BuiltBatch, LogBuilder, tipOf } from '../testing/log-builder.ts';
import { encodeCertificate, fingerprint, issueCertificate } from './certificate.ts';
import { Controls } from './controls.ts';
import type { StoredOp } from './log-index.ts';
import type { ReplicaId } from './op.ts';
import { replicaIdOf } from './record-id.ts';
import { Trust } from './trust.ts';

const company = fakeSigner('company');
const keys = {
  ship: fakeSigner('ship'),
  desk: fakeSigner('desk'),
  thief: fakeSigner('thief'),
  next: fakeSigner('next'),
};
const id = (name: keyof typeof keys): ReplicaId => replicaIdOf(keys[name].publicKey);

async function trusted(): Promise<Trust> {
  const trust = new Trust(fakeVerifier, 'v1', fingerprint(company.publicKey));
  const may = ['revoke', 'admit', 'redact'];
  for (const name of ['ship', 'desk', 'thief'] as const)
    await trust.add(
      await issueCertificate(company, {
        role: 'replica',
        subject: keys[name].publicKey,
        side: name === 'ship' ? 'ship' : 'shore',
        vessel: 'v1',
        may: name === 'ship' ? [] : may,
      }),
    );
  await trust.add(await successor());
  return trust;
}

function successor() {
  const subject = keys.next.publicKey;
  return issueCertificate(keys.ship, { role: 'replica', subject, side: 'ship', vessel: 'v1', may: [] });
}

const revoke = (who: ReplicaId, at?: BuiltBatch) => ({
  kind: 'revoke',
  fields: { replica: who, cuts: (at ? { routine: [at.node.lastSeq, at.node.head] } : {}) as Value },
});

/** A field of the first op of a batch, as a redaction names it. */
function at(batch: BuiltBatch, field: string): Value[] {
  const { op, hash } = first(batch);
  return [op.replica, op.seq, hash, field];
}

async function judge(log: LogBuilder, without: readonly BuiltBatch[] = []) {
  const held = log.batches.filter((b) => !without.includes(b));
  const ops = held.flatMap((b) => b.ops).filter((o) => o.op.kind !== 'put' || o.op.origin);
  return { controls: new Controls(ops, log.index(held), await trusted()), index: log.index(held) };
}

const first = ({ ops }: BuiltBatch) => ops[0] as StoredOp;

describe('revoking', () => {
  test('R1, R2: what lies behind the cut does not count, what succeeds the device neither', async () => {
    const log = new LogBuilder();
    const kept = log.batch(id('ship'), 'routine', [{}]);
    const after = log.batch(id('ship'), 'routine', [{}], kept);
    const urgent = log.batch(id('ship'), 'urgent', [{ seq: 9 }]);
    const next = log.batch(id('next'), 'routine', [{}]);
    log.batch(id('desk'), 'routine', [revoke(id('ship'), kept)]);
    const { controls } = await judge(log);
    expect([kept, after, urgent, next].map((b) => controls.isQuarantined(first(b)))).toEqual([false, true, true, true]);
    expect([id('ship'), id('next'), id('desk')].map((r) => controls.isRevoked(r))).toEqual([true, true, false]);
  });

  test('X12: a link is cut off with what succeeds the device that it was given, and its records still count', async () => {
    const log = new LogBuilder();
    const ship = log.batch(id('ship'), 'routine', [{}]);
    const next = log.batch(id('next'), 'routine', [{}]);
    log.batch(id('desk'), 'routine', [revoke(id('next'))]);
    const { controls } = await judge(log);
    expect([id('ship'), id('next'), id('desk')].map((r) => controls.isLinkRevoked(r))).toEqual([true, true, false]);
    expect([ship, next].map((b) => controls.isQuarantined(first(b)))).toEqual([false, true]);
  });

  test('R2: while the batch of the cut is not held nothing of the lane counts', async () => {
    const log = new LogBuilder();
    const before = log.batch(id('ship'), 'routine', [{}]);
    const cut = log.batch(id('ship'), 'routine', [{}], before);
    log.batch(id('desk'), 'routine', [revoke(id('ship'), cut)]);
    expect((await judge(log)).controls.isQuarantined(first(before))).toBe(false);
    expect((await judge(log, [cut])).controls.isQuarantined(first(before))).toBe(true);
  });

  test('only who may revoke does', async () => {
    const log = new LogBuilder();
    log.batch(id('ship'), 'routine', [revoke(id('desk'))]);
    expect((await judge(log)).controls.isRevoked(id('desk'))).toBe(false);
  });

  test('R3: what a thief revokes, redacts and admits behind the cut does nothing, however little it weighs', async () => {
    const log = new LogBuilder();
    const kept = log.batch(id('thief'), 'routine', [{}]);
    const victim = log.batch(id('ship'), 'routine', [{ fields: { name: 'log' } }]);
    const target = [id('ship'), 1, first(victim).hash, 'name'] as const;
    const redact = { kind: 'redact', fields: { targets: [[...target]] as Value } };
    log.batch(id('thief'), 'routine', [revoke(id('ship')), redact], kept);
    const cut = { ...revoke(id('thief'), kept), seen: [tipOf(victim), tipOf(kept)] };
    log.batch(id('desk'), 'routine', [{}, {}, {}, cut]);
    const { controls } = await judge(log);
    expect(controls.isRevoked(id('ship'))).toBe(false);
    expect(controls.mustDrop(first(victim))).toEqual([]);
    expect(controls.isRevoked(id('thief'))).toBe(true);
  });

  test('R3: of two devices that revoke each other the lighter revocation stands, in any order of arrival', async () => {
    const log = new LogBuilder();
    const a = log.batch(id('desk'), 'routine', [revoke(id('thief'))]);
    const b = log.batch(id('thief'), 'routine', [{}, revoke(id('desk'))]);
    const ops = [...a.ops, ...b.ops].filter((o) => o.op.kind === 'revoke');
    for (const order of [ops, ops.toReversed()]) {
      const controls = new Controls(order, log.index(), await trusted());
      expect([id('desk'), id('thief')].map((r) => controls.isRevoked(r))).toEqual([false, true]);
    }
  });
});

describe('admitting', () => {
  test('R4: lets a batch in with those before it, and leaves what comes after it', async () => {
    const log = new LogBuilder();
    const one = log.batch(id('ship'), 'routine', [{}]);
    const two = log.batch(id('ship'), 'routine', [{}], one);
    const three = log.batch(id('ship'), 'routine', [{}], two);
    const admit = { kind: 'admit', fields: { batches: [two.node.head] as Value } };
    log.batch(id('desk'), 'routine', [revoke(id('ship')), admit]);
    const { controls } = await judge(log);
    expect([one, two, three].map((b) => controls.isQuarantined(first(b)))).toEqual([false, false, true]);
  });

  test('R4: certificates are never quarantined, what stands beside one is', async () => {
    const log = new LogBuilder();
    const certify = { kind: 'certify', fields: { certificate: encodeCertificate(await successor()) } };
    const alone = log.batch(id('next'), 'urgent', [certify]);
    const mixed = log.batch(id('ship'), 'urgent', [certify, { kind: 'admit' }]);
    log.batch(id('desk'), 'routine', [revoke(id('ship'))]);
    const { controls } = await judge(log);
    expect([alone, mixed].map((b) => controls.isQuarantined(first(b)))).toEqual([false, true]);
  });
});

describe('redacting', () => {
  const targets = (...list: readonly Value[][]) => ({ kind: 'redact', fields: { targets: list as Value } });

  test('R5: own words by anybody, words of others by who may', async () => {
    const log = new LogBuilder();
    const own = log.batch(id('ship'), 'routine', [{ fields: { name: 'a', place: 'b' }, reason: 'c' }]);
    const theirs = log.batch(id('desk'), 'routine', [{ fields: { name: 'a' } }]);
    log.batch(
      id('ship'),
      'routine',
      [targets(at(own, 'name'), at(own, ''), at(theirs, 'name'), at(own, 'absent'))],
      own,
    );
    const { controls } = await judge(log);
    expect(controls.mustDrop(first(own)).toSorted()).toEqual(['', 'name']);
    expect(controls.mustDrop(first(theirs))).toEqual([]);
  });

  test('R5: a copy written again, and the same writing sealed by a cloned disk, go with their target', async () => {
    const log = new LogBuilder();
    const words = { fields: { name: 'secret' }, at: 5 };
    const own = log.batch(id('ship'), 'routine', [words], undefined, 'mine');
    const twin = log.batch(id('ship'), 'routine', [words], undefined, 'twin');
    const another = log.batch(id('ship'), 'urgent', [{ ...words, at: 6 }], undefined, 'another');
    const copy = log.batch(id('next'), 'routine', [{ ...words, origin: { replica: id('ship'), seq: 1 } }]);
    log.batch(id('desk'), 'routine', [targets([id('ship'), 1, first(own).hash, 'name', 5])]);
    const { controls } = await judge(log);
    expect([own, twin, copy, another].map((b) => controls.mustDrop(first(b)))).toEqual([
      ['name'],
      ['name'],
      ['name'],
      [],
    ]);
  });

  test('R5: with a copy goes what it is a copy of, however it was sealed; not what somebody only says to have copied', async () => {
    const log = new LogBuilder();
    const words = { fields: { name: 'secret' }, at: 5 };
    const own = log.batch(id('ship'), 'routine', [words], undefined, 'mine');
    const twin = log.batch(id('ship'), 'routine', [words], undefined, 'twin');
    const origin = { replica: id('ship'), seq: 1, hash: first(own).hash };
    const copy = log.batch(id('next'), 'routine', [{ ...words, origin }]);
    log.batch(id('next'), 'urgent', [targets(at(copy, 'name'))]);
    const theirs = log.batch(id('desk'), 'routine', [{ ...words, at: 7 }]);
    const claim = { replica: id('desk'), seq: 1, hash: first(theirs).hash };
    const claimed = log.batch(id('next'), 'bulk', [{ ...words, at: 7, origin: claim }]);
    log.batch(id('next'), 'urgent', [targets(at(claimed, 'name'))], undefined, 'false');
    const { controls } = await judge(log);
    expect([own, twin, copy, theirs].map((b) => controls.mustDrop(first(b)))).toEqual([
      ['name'],
      ['name'],
      ['name'],
      [],
    ]);
  });

  test('R5: who counts and what counts cannot be redacted', async () => {
    const log = new LogBuilder();
    const cut = log.batch(id('desk'), 'routine', [revoke(id('thief'))]);
    log.batch(id('desk'), 'routine', [targets([id('desk'), 1, first(cut).hash, 'replica'])], cut);
    expect((await judge(log)).controls.mustDrop(first(cut))).toEqual([]);
  });
});

describe('C8: what was written again after a restore', () => {
  test('the copy counts in place of its origin, when its replica succeeds that one and counts itself', async () => {
    const log = new LogBuilder();
    const own = log.batch(id('ship'), 'routine', [{ fields: { name: 'x' } }]);
    const origin = { replica: id('ship'), seq: 1, hash: first(own).hash };
    log.batch(id('next'), 'routine', [{ fields: { name: 'x' }, origin }]);
    expect((await judge(log)).controls.isReissued(first(own))).toBe(true);
    const forged = new LogBuilder();
    const victim = forged.batch(id('ship'), 'routine', [{ fields: { name: 'x' } }]);
    forged.batch(id('thief'), 'routine', [{ fields: { name: 'y' }, origin: { ...origin, hash: first(victim).hash } }]);
    expect((await judge(forged)).controls.isReissued(first(victim))).toBe(false);
    log.batch(id('desk'), 'routine', [revoke(id('ship'), own)]);
    expect((await judge(log)).controls.isReissued(first(own))).toBe(false);
  });
});
