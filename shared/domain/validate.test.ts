import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../base/value.ts';
import { formatOf } from './formats.ts';
import { COLLECTIONS, kindOf } from './kinds.ts';
import { RANGED_FIELDS, rangeOf } from './ranges.ts';
import { SEALED_REPORT_FIELDS } from './report.ts';
import {
  BYTES_MAX,
  type FieldError,
  fieldErrors,
  LIST_MAX,
  missingFields,
  validateFields,
  validateRecord,
} from './validate.ts';

const REPLICA = 'abcdefgh01234';
const id = (collection: string) => `${collection}.${REPLICA}.1`;
const why = (collection: string, field: string, value: Value) =>
  fieldErrors(collection, { [field]: value }).map((e) => e.why);

describe('one value', () => {
  test.each<[string, string, Value, FieldError['why'] | 'ok']>([
    ['asset', 'name', 'ECDIS 1', 'ok'],
    ['asset', 'name', null, 'ok'], // cleared; missing it is another question
    ['asset', 'name', 5, 'type'],
    ['asset', 'name', 'x'.repeat(200), 'ok'],
    ['asset', 'name', 'x'.repeat(201), 'tooLong'],
    ['asset', 'status', 'inUse', 'ok'],
    ['asset', 'status', 'burnt', 'code'],
    ['asset', 'status', 1, 'type'],
    ['asset', 'upsFed', true, 'ok'],
    ['asset', 'upsFed', 'yes', 'type'],
    ['asset', 'impactSafety', 1, 'ok'],
    ['asset', 'impactSafety', 5, 'ok'],
    ['asset', 'impactSafety', 0, 'range'],
    ['asset', 'impactSafety', 6, 'range'],
    ['asset', 'impactSafety', 2.5, 'whole'],
    ['asset', 'impactSafety', Number.NaN, 'type'],
    ['asset', 'rtoMin', 240, 'ok'],
    ['asset', 'rtoMin', -1, 'range'],
    ['asset', 'supportEndsOn', '2026-11-22', 'ok'],
    ['asset', 'supportEndsOn', '2026-02-30', 'day'],
    ['asset', 'supportEndsOn', '22.11.2026', 'day'],
    ['asset', 'zone', id('zone'), 'ok'],
    ['asset', 'zone', 'zone.~.0123456789abcdef01234567', 'ok'],
    ['asset', 'zone', id('asset'), 'ref'],
    ['asset', 'zone', 'Z1', 'ref'],
    ['asset', 'zone', `zone.${REPLICA}.0`, 'ref'],
    ['asset', 'peers', [id('asset'), id('asset')], 'ok'],
    ['asset', 'peers', [id('zone')], 'ref'],
    ['asset', 'interfaces', ['usb', 'serial'], 'ok'],
    ['asset', 'interfaces', ['usb', 'telepathy'], 'code'],
    ['asset', 'interfaces', 'usb', 'type'],
    ['asset', 'ipAddresses', ['10.0.0.1'], 'ok'],
    ['asset', 'ipAddresses', ['x'.repeat(61)], 'tooLong'],
    ['asset', 'ipAddresses', Array.from({ length: LIST_MAX }, (_, i) => String(i)), 'ok'],
    ['asset', 'ipAddresses', Array.from({ length: LIST_MAX + 1 }, (_, i) => String(i)), 'tooMany'],
    ['incident', 'severity', 4, 'ok'],
    ['incident', 'impactPeople', 0, 'ok'],
    ['incident', 'impactPeople', 5, 'range'],
    ['incident', 'latDeg', -90, 'ok'],
    ['incident', 'latDeg', 90.0001, 'range'],
    ['incident', 'lonDeg', 180, 'ok'],
    ['incident', 'lonDeg', -180.5, 'range'],
    ['incident', 'occurredAt', 0, 'ok'],
    ['incident', 'occurredAt', 1.5, 'instant'],
    ['incident', 'occurredAt', 9e15, 'instant'],
    ['incident', 'shortText', 'X'.repeat(160), 'ok'],
    ['incident', 'shortText', 'X'.repeat(161), 'tooLong'],
    ['incident', 'coastalState', 'ru', 'ok'],
    ['incident', 'coastalState', 'RUS', 'country'],
    ['incident', 'costCurrency', 'usd', 'ok'],
    ['incident', 'costCurrency', '$', 'currency'],
    ['report', 'state', { state: 'submitted', by: 'anonymous', at: 1 }, 'ok'],
    ['report', 'state', { state: 'lost' }, 'state'],
    ['report', 'state', 'submitted', 'state'],
    ['report', 'number', 'NCR-TP-A-0007', 'ok'],
    ['report', 'number', 'INC-TP-A-0007', 'number'],
    ['report', 'rootCauseDetail', { whys: ['a', 'b'] }, 'ok'],
    ['report', 'rootCauseDetail', { n: Number.POSITIVE_INFINITY }, 'type'],
    ['report', 'rootCauseDetail', 'x'.repeat(100_001), 'tooLong'],
    ['report', 'removed', { reason: 'twice' }, 'ok'],
    ['vessel', 'shipTimeOffsetMin', 840, 'ok'],
    ['vessel', 'shipTimeOffsetMin', 841, 'range'],
    ['vessel', 'mmsi', '273 123 456', 'ok'],
    ['vessel', 'mmsi', '27312345', 'mmsi'],
    ['vessel', 'shortCode', 'tp', 'ok'],
    ['vessel', 'shortCode', 'T', 'shortCode'],
    ['vessel', 'workingLanguage', 'zh-Hans', 'ok'],
    ['vessel', 'workingLanguage', 'Russian language', 'language'],
    ['vessel', 'flag', 'mh', 'ok'],
    ['vessel', 'imoNumber', '9074728', 'imoNumber'],
    ['person', 'publicKey', new Uint8Array(32), 'ok'],
    ['person', 'publicKey', new Uint8Array(31), 'length'],
    ['person', 'publicKey', 'key', 'type'],
    ['report', 'sealed', new Uint8Array(BYTES_MAX + 1), 'tooLong'],
    ['newerThing', 'anything', { deep: [1, 'x', null, new Uint8Array(3)] }, 'ok'],
    ['asset', 'newerField', 'kept', 'ok'],
    ['asset', 'newerField', null, 'ok'],
  ])('%s.%s %j: %s', (collection, field, value, expected) => {
    expect(why(collection, field, value)).toEqual(expected === 'ok' ? [] : [expected]);
  });

  test('nests only so deep, and only in plain values', () => {
    let deep: Value = 'x';
    for (let i = 0; i < 16; i++) deep = [deep];
    expect(why('report', 'rootCauseDetail', deep)).toEqual([]);
    expect(why('report', 'rootCauseDetail', [deep])).toEqual(['type']);
    expect(why('report', 'rootCauseDetail', new Date(0) as unknown as Value)).toEqual(['type']);
    expect(why('report', 'rootCauseDetail', { f: () => 1 } as unknown as Value)).toEqual(['type']);
    expect(why('asset', 'newerField', undefined as unknown as Value)).toEqual(['type']);
  });
});

describe('what is stored', () => {
  const stored = (collection: string, fields: Record<string, Value>) => {
    const result = validateFields(collection, fields);
    return result.ok ? result.value : result.error;
  };

  test('is tidied', () => {
    expect(stored('vessel', { imoNumber: 'IMO 9074729', shortCode: ' tp ', flag: 'mh', mmsi: '273 123 456' })).toEqual({
      imoNumber: '9074729',
      shortCode: 'TP',
      flag: 'MH',
      mmsi: '273123456',
    });
    expect(stored('report', { number: 'ncr-tp-a-0007' })).toEqual({ number: 'NCR-TP-A-0007' });
  });

  test('has no broken characters, no negative zero, no element twice', () => {
    expect(stored('asset', { name: 'a\0b\ud800c', fallback: '' })).toEqual({ name: 'ab\ufffdc', fallback: '' });
    expect(Object.is((stored('incident', { latDeg: -0 }) as { latDeg: number }).latDeg, 0)).toBe(true);
    expect(stored('asset', { ipAddresses: ['10.0.0.1', '10.0.0.1'] })).toEqual({ ipAddresses: ['10.0.0.1'] });
  });

  test('is the text as typed otherwise: spaces and line ends are the writer’s', () => {
    expect(stored('report', { description: '  two\r\nlines ' })).toEqual({ description: '  two\r\nlines ' });
  });

  test('is what comes out when it is checked again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (text, degrees) => {
          const once = validateFields('incident', { facts: text, latDeg: degrees % 90 });
          expect(once.ok).toBe(true);
          if (once.ok) expect(validateFields('incident', once.value)).toEqual(once);
        },
      ),
    );
  });

  test('keeps bytes as they are', () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i);
    expect(stored('person', { publicKey: key })).toEqual({ publicKey: key });
  });
});

describe('a refusal', () => {
  test('says which field, why and within which bounds', () => {
    expect(validateFields('asset', { impactSafety: 9 })).toEqual({
      ok: false,
      error: { code: 'input/invalid', params: { field: 'impactSafety', why: 'range', min: 1, max: 5 } },
    });
    expect(validateFields('asset', { name: 'x'.repeat(500) })).toEqual({
      ok: false,
      error: { code: 'input/too-long', params: { field: 'name', why: 'tooLong', max: 200 } },
    });
    expect(validateFields('vessel', { imoNumber: '123' })).toEqual({
      ok: false,
      error: { code: 'input/imo-number', params: { field: 'imoNumber', why: 'imoNumber' } },
    });
    expect(fieldErrors('asset', { ipAddresses: [1] as unknown as Value })).toEqual([
      { field: 'ipAddresses', why: 'type' },
    ]);
  });

  test('lists every field that is wrong', () => {
    const errors = fieldErrors('asset', { name: 1, status: 'burnt', upsFed: true, zone: 'Z1' });
    expect(errors.map((e) => e.field).sort()).toEqual(['name', 'status', 'zone']);
  });
});

describe('a whole record', () => {
  test('needs what is required, and blanks are not it', () => {
    expect(missingFields('report', { kind: 'nearMiss' })).toEqual(['description']);
    expect(missingFields('report', { kind: 'nearMiss', description: ' \n ' })).toEqual(['description']);
    expect(validateRecord('report', { kind: 'nearMiss', description: 'A stick was used.' }).ok).toBe(true);
    expect(validateRecord('asset', {})).toEqual({
      ok: false,
      error: { code: 'input/invalid', params: { field: 'name', why: 'required' } },
    });
    expect(missingFields('newerThing', {})).toEqual([]);
  });

  test('that is sealed has nothing plain beside the seal', () => {
    const sealed = { sealed: new Uint8Array(64), sealedFor: 'abc', number: 'NCR-TP-A-0008', confidential: true };
    expect(validateRecord('report', sealed).ok).toBe(true);
    expect(missingFields('report', { confidential: true })).toEqual(['sealed', 'sealedFor']);
    for (const field of Object.keys(kindOf('report').fields)) {
      if (SEALED_REPORT_FIELDS.includes(field)) continue;
      expect(fieldErrors('report', { ...sealed, [field]: null }), field).toEqual([]);
    }
    expect(validateRecord('report', { ...sealed, title: 'About the Master' })).toEqual({
      ok: false,
      error: { code: 'input/invalid', params: { field: 'title', why: 'besideSeal' } },
    });
    expect(fieldErrors('report', { ...sealed, newerField: 'x' })).toEqual([{ field: 'newerField', why: 'besideSeal' }]);
    for (const field of SEALED_REPORT_FIELDS) expect(kindOf('report').fields[field], field).toBeDefined();
  });
});

test('an encrypted attachment says nothing of what is in it', () => {
  const parent = id('report');
  const bare = { parent, sha256: new Uint8Array(32), sizeBytes: 1024, encrypted: true };
  expect(validateRecord('attachment', bare).ok).toBe(true);
  expect(fieldErrors('attachment', { ...bare, name: 'master.jpg', kind: 'photo' })).toEqual([
    { field: 'name', why: 'besideSeal' },
    { field: 'kind', why: 'besideSeal' },
  ]);
  expect(fieldErrors('attachment', { ...bare, encrypted: false, name: 'master.jpg' })).toEqual([]);
});

describe('the tables behind it', () => {
  test('name real number fields, and every number has a range', () => {
    for (const key of RANGED_FIELDS) {
      const [collection = '', field = ''] = key.split('.');
      expect(kindOf(collection).fields[field]?.type, key).toBe('number');
    }
    for (const collection of COLLECTIONS)
      for (const [field, spec] of Object.entries(kindOf(collection).fields))
        if (spec.type === 'number') expect(rangeOf(collection, field), `${collection}.${field}`).toBeDefined();
  });

  test('give formats only to texts', () => {
    for (const collection of COLLECTIONS)
      for (const [field, spec] of Object.entries(kindOf(collection).fields))
        if (formatOf(collection, field)) expect(['string', 'list'], `${collection}.${field}`).toContain(spec.type);
  });

  test('never fail, whatever comes in', () => {
    const value = fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withDate: true,
      withMap: true,
    }) as fc.Arbitrary<Value>;
    fc.assert(
      fc.property(
        fc.constantFrom(...COLLECTIONS, 'newerThing', '__proto__'),
        fc.dictionary(fc.string(), value),
        (collection, fields) => {
          expect(typeof validateFields(collection, fields).ok).toBe('boolean');
          expect(Array.isArray(fieldErrors(collection, fields))).toBe(true);
        },
      ),
    );
  });
});
