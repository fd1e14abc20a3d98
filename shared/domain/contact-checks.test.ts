import { expect, test } from 'vitest';
import { contactProblems, isEmail, isPhone, isPortal } from './contact-checks.ts';

test.each([
  '112',
  '+47 22 33 44 55',
  '+1 (800) 424-8802',
  '1-800-424-8802 ext. 12',
  '(022) 2261 4357',
  '+47 22 33 44 55 / +47 900 11 222',
  '8816 2345 6789',
])('%s can be dialled', (text) => expect(isPhone(text)).toBe(true));

test.each([
  '12',
  'call the agent',
  '+',
  '47+22334455',
  '+47 22 33 44 55 /',
  '1-800-FLOWERS',
  '+47 22 33 44 55 extension',
  '123456789012345678901',
  '<b>112</b>',
])('%s cannot be dialled', (text) => expect(isPhone(text)).toBe(false));

test('addresses are taken as people write them, one or more', () => {
  expect(isEmail('dpa@example.com; duty@example.co.uk')).toBe(true);
  for (const text of ['dpa', 'dpa@', 'dpa@example', '@example.com', 'dpa@example.com;', 'a b@example.com'])
    expect(isEmail(text), text).toBe(false);
});

test('a portal is a page, not a script', () => {
  expect(isPortal('https://portal.example.org/report?x=1')).toBe(true);
  for (const text of ['portal.example.org', 'javascript:alert(1)', 'ftp://example.org', 'https://', ''])
    expect(isPortal(text), text).toBe(false);
});

test('what is wrong stands at its field; what is empty is right', () => {
  expect(contactProblems({ name: 'DPA', phone: ' ', email: null })).toEqual({});
  expect(
    contactProblems({ phone: 'ask', satphone: '+870 773 111 222', email: 'x', portal: 'x', countries: ['NO', 'nor'] }),
  ).toEqual({ phone: 'phone', email: 'email', portal: 'portal', countries: 'countries' });
});
