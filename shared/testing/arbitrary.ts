import fc from 'fast-check';
import { toHex } from '../base/bytes.ts';
import type { Value } from '../base/value.ts';
import type { LoggedOp, Seen } from '../oplog/batch.ts';
import { LANES, type Op, type OpRef, type ReplicaId } from '../oplog/op.ts';
import { createdId, derivedId, replicaIdOf } from '../oplog/record-id.ts';
import { MAX_CLAIM_MS } from '../protocol/limits.ts';

/** Whatever an op may hold, and what its columns have a short form for, with near misses. */
export const REPLICAS: readonly ReplicaId[] = [1, 2, 3].map((n) => replicaIdOf(new Uint8Array(32).fill(n)));

const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(toHex);
const replica = fc.constantFrom(...REPLICAS);

export const anyRecordId = fc.oneof(
  fc
    .tuple(fc.constantFrom('asset', 'line'), replica, fc.integer({ min: 1, max: 40 }))
    .map(([c, r, n]) => createdId(c, r, n)),
  fc.constantFrom('asset', 'line').map((c) => derivedId(c, `asset.${REPLICAS[0]}.1`, 'a rule')),
  fc.constantFrom(
    'setting.main',
    'asset.x.1',
    `asset.${REPLICAS[0]}.0`,
    `asset.${REPLICAS[0]}.999999999999999`,
    'ILOU',
  ),
);

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'a\0b', '\0', 'Ж', '\u{1f6a2} Schiff', '\ufeffmark', 'same text', 'same text, again and again'),
  fc.constantFrom('2026-11-22', '2026-02-30', '0000-01-01', '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00Z'),
  fc.constantFrom(
    '00:1a:2b:3c:4d:5e',
    '00:1A:2b:3c:4d:5e',
    '10.0.0.255',
    '10.0.0.256',
    '010.0.0.1',
    'deadbeefcafe',
    'abc',
  ),
  anyRecordId,
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.maxSafeInteger(),
  fc.constantFrom(0, 2 ** 52 - 1, 2 ** 52, -(2 ** 52), 2 ** 53 - 1, -(2 ** 53) + 1, 1e11, 1e14, 1.79e12, 1e300, 5e-324),
);

const key = fc.oneof(
  fc.constantFrom('add', 'del', 'state', 'a,b', 'a\0', 'constructor', 'toString', ''),
  fc.string({ maxLength: 6 }),
);

export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    text.map((t) => t.toWellFormed()),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true })
      .map((o) => Object.fromEntries(Object.entries(o).filter(([k]) => k !== '__proto__'))),
  ),
})).value;

const ref: fc.Arbitrary<OpRef> = fc
  .tuple(replica, fc.integer({ min: 1, max: 1_000_000 }), fc.option(hex(8)))
  .map(([r, seq, hash]) => (hash === null ? { replica: r, seq } : { replica: r, seq, hash }));

const seen: fc.Arbitrary<readonly Seen[]> = fc.array(
  fc.record({ replica, lane: fc.constantFrom(...LANES), seq: fc.integer({ min: 1, max: 1e6 }), head: hex(8) }),
  { maxLength: 3 },
);

const fieldName = fc.constantFrom('name', 'place', 'tags', 'removed', 'parent', 'ü', 'with space', 'a,b');
const at = fc.oneof(
  fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
  fc.integer({ min: -MAX_CLAIM_MS, max: MAX_CLAIM_MS }),
);

type Loose = Pick<Op, 'at' | 'kind' | 'collection' | 'record' | 'fields' | 'actor'> & {
  gap: number;
  skewMs: number | null;
  over: Record<string, OpRef[]> | null;
  reason: string | null;
  origin: OpRef | null;
  seen: readonly Seen[];
  redacted: Record<string, string> | null;
};

const loose: fc.Arbitrary<Loose> = fc.record({
  gap: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 1e6 })),
  at,
  skewMs: fc.option(fc.integer({ min: -1e12, max: 1e12 })),
  actor: fc.oneof(fc.constant('anonymous'), anyRecordId),
  kind: fc.constantFrom('put', 'put', 'resolve', 'annotate', 'sign'),
  collection: fc.constantFrom('asset', 'line', 'x'),
  record: anyRecordId,
  fields: fc.dictionary(fieldName, anyValue, { maxKeys: 4, noNullPrototype: true }),
  over: fc.option(
    fc.dictionary(fieldName, fc.array(ref, { maxLength: 3 }), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    { freq: 4 },
  ),
  reason: fc.option(
    text.map((t) => t.toWellFormed()),
    { freq: 4 },
  ),
  origin: fc.option(ref, { freq: 6 }),
  seen,
  redacted: fc.option(
    fc.dictionary(fc.constantFrom('gone', 'note'), hex(32), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    { freq: 6 },
  ),
});

/** Ops of one lane of the first replica, in order. */
export const anyRun: fc.Arbitrary<{ readonly prevSeq: number; readonly ops: readonly LoggedOp[] }> = fc
  .tuple(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e9 })), fc.array(loose, { minLength: 1, maxLength: 12 }))
  .map(([prevSeq, list]) => {
    let seq = prevSeq;
    const ops = list.map(({ gap, seen: tips, redacted, skewMs, over, reason, origin, ...op }): LoggedOp => {
      seq += gap;
      const whole: Op = {
        replica: REPLICAS[0] as ReplicaId,
        lane: 'routine',
        seq,
        ...op,
        ...(skewMs !== null ? { skewMs } : {}),
        ...(over ? { over } : {}),
        ...(reason !== null ? { reason } : {}),
        ...(origin ? { origin } : {}),
      };
      return { op: whole, seen: tips, ...(redacted ? { redacted } : {}) };
    });
    return { prevSeq, ops };
  });
