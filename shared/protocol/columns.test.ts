import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../base/byte-writer.ts';
import { Refusal } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import { chainOf, type LoggedOp, laneStart } from '../oplog/batch.ts';
import type { Op } from '../oplog/op.ts';
import { anyRun, REPLICAS } from '../testing/arbitrary.ts';
import { decodeColumns, encodeColumns } from './columns.ts';
import { MAX_BATCH_VALUES, MAX_DEPTH, MAX_LIST } from './limits.ts';

const self = REPLICAS[0] as string;

function sorted(ops: readonly LoggedOp[]): readonly LoggedOp[] {
  const byKey = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return ops.map((o) => ({ ...o, op: { ...o.op, fields: byKey(o.op.fields) } }));
}

function opWith(fields: Readonly<Record<string, Value>>): LoggedOp {
  const op: Op = {
    replica: self,
    lane: 'routine',
    seq: 1,
    at: 1_790_000_000_000,
    actor: 'anonymous',
    kind: 'put',
    collection: 'asset',
    record: `asset.${self}.1`,
    fields,
  };
  return { op, seen: [] };
}

const LONG = 'x'.repeat(50_000);

function again(fields: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> | undefined {
  return decodeColumns(self, 'routine', 0, encodeColumns(self, 0, [opWith(fields)]))[0]?.op.fields;
}

function nested(depth: number): Value {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

describe('columns', () => {
  test('any ops are read as they were written, and have the same chain', () => {
    fc.assert(
      fc.property(anyRun, ({ prevSeq, ops }) => {
        const read = decodeColumns(self, 'routine', prevSeq, encodeColumns(self, prevSeq, ops));
        expect(sorted(read)).toEqual(sorted(ops));
        const batch = { replica: self, lane: 'routine', salts: { kind: 'seed', seed: new Uint8Array(16) } } as const;
        const prev = { ...laneStart(self, 'routine'), seq: prevSeq };
        expect(chainOf({ ...batch, prev, ops: read })).toEqual(chainOf({ ...batch, prev, ops }));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['the largest whole numbers', { a: 2 ** 53 - 1, b: -(2 ** 53) + 1, c: 2 ** 52, d: -(2 ** 52) }],
    ['a column of large numbers', Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`f${i}`, 2 ** 52 + i]))],
    ['keys that objects have by themselves', { a: { constructor: 1, 'x,y': 2 }, b: { toString: 'x' } }],
    ['empty things', { a: [], b: {}, c: '', d: new Uint8Array(0) }],
    ['a mark at the start of a text', { a: '\ufeffx' }],
    ['texts with NUL beside others', { a: 'x\0y', b: 'plain' }],
    ['dates that are none', { a: '2026-02-30', b: '2026-13-01', c: '9999-12-31' }],
  ])('%s', (_, fields) => {
    expect(again(fields)).toEqual(fields);
  });

  test('V8: as many lists in each other as are written are read', () => {
    expect(again({ a: nested(MAX_DEPTH) })).toEqual({ a: nested(MAX_DEPTH) });
    expect(() => again({ a: nested(MAX_DEPTH + 1) })).toThrow(Refusal);
  });

  test('V8: a list of nulls costs nothing, so its length is bounded', () => {
    const list = (n: number) => ({ a: Array.from({ length: n }, () => null) });
    expect(again(list(MAX_LIST))).toEqual(list(MAX_LIST));
    expect(() => again(list(MAX_LIST + 1))).toThrow(Refusal);
  });

  test('V8: lists in lists that ask for billions of values are refused at once', () => {
    const inner = Array.from({ length: MAX_LIST }, () => null);
    const ops = [opWith({ a: Array.from({ length: MAX_BATCH_VALUES / MAX_LIST + 1 }, () => inner) })];
    const bytes = encodeColumns(self, 0, ops);
    expect(bytes.length).toBeLessThan(1000);
    expect(() => decodeColumns(self, 'routine', 0, bytes)).toThrow(Refusal);
  });

  test.each([
    ['a text of the table', () => ({ fields: { a: LONG } })],
    ['the key of a map', () => ({ fields: { a: { [LONG]: 1 } } })],
    ['who wrote', () => ({ actor: LONG })],
  ])('V8: a long text costs its length as often as it is used: %s', (_, part) => {
    const ops = Array.from({ length: 90 }, (__, i): LoggedOp => {
      const { op, seen } = opWith({});
      return { op: { ...op, ...part(), seq: i + 1 }, seen };
    });
    const bytes = encodeColumns(self, 0, ops);
    expect(bytes.length).toBeLessThan(100_000);
    expect(() => decodeColumns(self, 'routine', 0, bytes)).toThrow(Refusal);
  });

  test.each(['kind', 'collection'])('V8: the %s of an op is a name', (key) => {
    const { op, seen } = opWith({});
    const bytes = encodeColumns(self, 0, [{ op: { ...op, [key]: 'x'.repeat(65) }, seen }]);
    expect(() => decodeColumns(self, 'routine', 0, bytes)).toThrow(Refusal);
  });

  test('a space in a name is part of it', () => {
    const { op, seen } = opWith({ 'b c': 1 });
    const first = { op: { ...op, collection: 'a' }, seen };
    const second = { op: { ...op, seq: 2, collection: 'a b', fields: { c: 2 } }, seen };
    const read = decodeColumns(self, 'routine', 0, encodeColumns(self, 0, [first, second]));
    expect(read).toEqual([first, second]);
  });

  test('V5: a layout from the future has its own code', () => {
    const bytes = encodeColumns(self, 0, [opWith({ a: 1 })]);
    bytes[0] = 99;
    expect(() => decodeColumns(self, 'routine', 0, bytes)).toThrow(
      expect.objectContaining({ message: 'packet/future-version' }),
    );
  });

  test('nothing may stand behind the end', () => {
    const out = new ByteWriter();
    out.bytes(encodeColumns(self, 0, [opWith({ a: 1 })]));
    out.u8(0);
    expect(() => decodeColumns(self, 'routine', 0, out.finish())).toThrow(Refusal);
  });
});
