import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import { laneStart } from '../oplog/batch.ts';
import { decodeColumns, encodeColumns } from '../protocol/columns.ts';
import { MAX_CLAIM_MS, MAX_DEPTH, MAX_LIST, MAX_OP_BYTES, MAX_OP_VALUES } from '../protocol/limits.ts';
import { anyValue, REPLICAS } from '../testing/arbitrary.ts';
import type { Draft } from './draft.ts';
import { claimOf, readDraft } from './read-draft.ts';

const self = REPLICAS[0] as string;
const draft = (part: Partial<Draft>): Draft => ({
  record: `asset.${self}.1`,
  collection: 'asset',
  fields: {},
  ...part,
});

function nested(depth: number): Value {
  return depth === 0 ? 1 : { in: nested(depth - 1) };
}

describe('V7: what may be written', () => {
  test.each<[string, Partial<Draft>]>([
    ['no number', { fields: { a: Number.NaN } }],
    ['an endless number', { fields: { a: { b: [Number.POSITIVE_INFINITY] } } }],
    ['nothing at all', { fields: { a: undefined as unknown as Value } }],
    ['a function', { fields: { a: (() => 1) as unknown as Value } }],
    ['a date', { fields: { a: new Date(0) as unknown as Value } }],
    ['a field without a name', { fields: { '': 1 } }],
    ['a field with NUL in its name', { fields: { 'a\0b': 1 } }],
    ['the prototype as a field', { fields: Object.fromEntries([['__proto__', 1]]) }],
    ['what every object has as a field', { fields: { constructor: 1 } }],
    ['the prototype as a key', { fields: { a: Object.fromEntries([['__proto__', 1]]) } }],
    ['half of a pair in a name', { fields: { '\ud800': 1 } }],
    ['a collection with NUL', { collection: 'a\0b' }],
    ['a kind without a name', { kind: '' }],
    ['a record without an id', { record: '' }],
    ['half of a pair in an id', { record: 'asset.\udc00' }],
    ['too many lists in each other', { fields: { a: nested(MAX_DEPTH + 1) } }],
    ['too long a list', { fields: { a: Array.from({ length: MAX_LIST + 1 }, () => null) } }],
    [
      'too many values',
      { fields: { a: Array.from({ length: 3 }, () => Array.from({ length: MAX_OP_VALUES / 3 }, () => 1)) } },
    ],
    ['too long a text', { fields: { a: 'x'.repeat(MAX_OP_BYTES) } }],
    ['too long a text of few signs', { fields: { a: 'Ж'.repeat(MAX_OP_BYTES / 2) } }],
    ['too long a reason', { reason: 'x'.repeat(MAX_OP_BYTES) }],
    ['a time that no clock shows', { at: MAX_CLAIM_MS + 1 }],
    ['half a millisecond', { at: 0.5 }],
    ['a reference to nobody', { fields: { a: 1 }, loaded: { a: [{ replica: 'x', seq: 1 }] } }],
    [
      'a reference with a whole hash',
      { fields: { a: 1 }, over: { a: [{ replica: self, seq: 1, hash: 'ab'.repeat(32) }] } },
    ],
    ['a reference to before the first op', { fields: { a: 1 }, loaded: { a: [{ replica: self, seq: 0 }] } }],
  ])('%s is refused', (_, part) => {
    expect(() => readDraft(draft(part))).toThrow(expect.objectContaining({ message: 'input/invalid' }));
    expect(() => readDraft(draft(part))).toThrow(Refusal);
  });

  test('just below the limits it is not', () => {
    const fields = {
      a: nested(MAX_DEPTH),
      b: Array.from({ length: MAX_LIST }, () => null),
      c: 'x'.repeat(MAX_OP_BYTES / 3),
    };
    expect(() => readDraft(draft({ fields }))).not.toThrow();
  });

  test('text is made well formed and -0 is 0, at any depth', () => {
    const { fields, reason } = readDraft(draft({ fields: { a: 'x\ud800', b: [{ c: -0 }] }, reason: '\udc00' }));
    expect(fields.a).toBe('x\ufffd');
    expect(Object.is((fields.b as [{ c: number }])[0].c, 0)).toBe(true);
    expect(reason).toBe('\ufffd');
  });

  test('whatever is let through is sealed and read again as it is', () => {
    const name = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('name', 'toString', 'a b'));
    const wild = fc.oneof(anyValue, fc.string({ unit: 'binary' }), fc.constantFrom(-0, '\ud800', 'a\udc00b'));
    fc.assert(
      fc.property(fc.dictionary(name, wild, { maxKeys: 5, noNullPrototype: true }), (fields) => {
        let read: Draft;
        try {
          read = readDraft(draft({ fields }));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        const op = { replica: self, lane: 'routine', seq: 1, at: 5, actor: 'anonymous', kind: 'put' } as const;
        const whole = { ...op, collection: 'asset', record: read.record, fields: read.fields };
        const { seq } = laneStart(self, 'routine');
        const again = decodeColumns(self, 'routine', seq, encodeColumns(self, seq, [{ op: whole, seen: [] }]));
        expect(again[0]?.op.fields).toEqual(read.fields);
      }),
      { numRuns: 300 },
    );
  });

  test('a broken clock keeps nobody from writing', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, 1.7, -1e300, 5].map(claimOf)).toEqual([0, 0, 1, -MAX_CLAIM_MS, 5]);
  });
});
