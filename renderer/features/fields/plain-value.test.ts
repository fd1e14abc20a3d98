import { expect, test } from 'vitest';
import { createFormats } from '#renderer/i18n/format.ts';
import type { Value } from '#shared/base/value.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { type PlainContext, plainValue } from './plain-value.ts';

const unit = (mark: string) => (n: string) => `${n} ${mark}`;
const context: PlainContext = {
  formats: createFormats('en', {
    year: unit('y'),
    month: unit('mo'),
    day: unit('d'),
    hour: unit('h'),
    minute: unit('min'),
    second: unit('s'),
  }),
  words: {
    code: (_collection, _field, code) => `<${code}>`,
    yes: 'Yes',
    no: 'No',
    days: (count) => `${count} days`,
    removed: (reason) => `Removed: ${reason}`,
    hiddenKey: 'key',
  },
  titleOf: (id) => (id === 'zone.a.1' ? 'Navigation' : null),
};

function shown(collection: string, field: string, value: Value): string {
  return plainValue(collection, field, fieldSpec(collection, field), value, context);
}

test.each([
  ['asset', 'e22Category', 'III', '<III>'],
  ['asset', 'ismCritical', false, 'No'],
  ['asset', 'rtoMin', 240, '4 h'],
  ['vessel', 'shipTimeOffsetMin', -90, '\u22121 h 30 min'],
  ['asset', 'verifiedOn', '2026-11-22', '22 Nov 2026'],
  ['asset', 'zone', 'zone.a.1', 'Navigation'],
  ['asset', 'zone', 'zone.a.2', 'zone.a.2'],
  ['report', 'links', ['zone.a.1', 'zone.a.2'], 'Navigation, zone.a.2'],
  ['asset', 'interfaces', ['usb', 'can'], '<usb>, <can>'],
  ['report', 'happenedAt', Date.UTC(2026, 10, 22, 14, 2), '2026-11-22 14:02 UTC'],
  ['report', 'state', { state: 'closed', by: 'x', at: 1 }, '<closed>'],
  ['report', 'removed', { by: 'x', at: 1, reason: 'twice' }, 'Removed: twice'],
  ['attachment', 'sizeBytes', 6_200, '6.2\u00a0kB'],
  ['asset', 'name', null, ''],
] as const)('%s.%s %j reads %s', (collection, field, value, text) => {
  expect(shown(collection, field, value as Value)).toBe(text);
});

test('keys and bytes are never shown, whatever holds them', () => {
  expect(shown('person', 'wrappedKey', { cipher: new Uint8Array([1, 2, 3]) })).toBe('key');
  expect(shown('person', 'recovery', 'abc')).toBe('key');
  expect(shown('person', 'publicKey', new Uint8Array(32))).toBe('32\u00a0B');
});
