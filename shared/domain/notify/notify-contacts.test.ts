import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ContactFields } from '../contact.ts';
import { readNotificationMatrix } from './notification-rules.ts';
import { answersRule, contactsFor, numberToCall } from './notify-contacts.ts';

const file = path.resolve(import.meta.dirname, '../../../resources/notifications/matrix.json');
const read = readNotificationMatrix(JSON.parse(readFileSync(file, 'utf8')));
if (!read.ok) throw new Error(JSON.stringify(read.error));
const { rows } = read.value;
const rulesOf = (contact: ContactFields) => rows.filter((rule) => answersRule(rule, contact)).map(({ id }) => id);

test('a contact answers the rows of its kind, and only its own rows once it names some', () => {
  expect(rulesOf({ kind: 'dpa' })).toEqual(['N2', 'N2b', 'N2c']);
  expect(rulesOf({ kind: 'dpa', notifies: ['N3'] })).toEqual(['N3']);
  expect(rulesOf({ kind: 'other' })).toEqual([]);
  expect(rulesOf({})).toEqual([]);
});

test('a row of one country takes who serves there, or everywhere', () => {
  expect(rulesOf({ kind: 'coastguard', countries: ['NO'] })).toEqual(['N9', 'N11']);
  for (const contact of [{ countries: ['US'] }, {}])
    expect(rulesOf({ kind: 'coastguard', ...contact })).toEqual(['N5', 'N6', 'N9', 'N11']);
});

test('who can be called stands before who can only be written to', () => {
  const written = { id: 'a', values: { kind: 'class', email: 'class@example.com' } };
  const called = { id: 'b', values: { kind: 'class', phone: ' ', satphone: '+870 773 111 222' } };
  const flag = { id: 'c', values: { kind: 'flag', phone: '+47 22 33 44 55' } };
  const rule = rows.find(({ id }) => id === 'N8');
  expect(rule && contactsFor(rule, [written, flag, called]).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(numberToCall(called.values)).toBe('+870 773 111 222');
  expect(numberToCall({ vhf: 'VHF 16', phone: '112', phoneAllHours: '113' })).toBe('113');
  expect(numberToCall({ vhf: 'VHF 16' })).toBe('VHF 16');
  expect(numberToCall(written.values as ContactFields)).toBeNull();
});
