import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const NOW = Date.UTC(2026, 10, 23, 12, 5, 9, 7);
const lines = (text: string) => text.split('\r\n');
/** As a reader of the format takes it apart (RFC 5545 3.1 and 3.3.11). */
function read(file: string, name: string): readonly string[] {
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1))
    .map((text) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)));
}

test('one event, line by line', () => {
  const file = calendarFile(
    'MV Test Pioneer',
    [{ uid: 'backup-1@bulwark', on: '2026-11-28', summary: 'Backup: ECDIS', description: 'Weekly; a\\b, or\nso' }],
    NOW,
  );
  expect(lines(file)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bulwark//Due dates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:MV Test Pioneer',
    'BEGIN:VEVENT',
    'UID:backup-1@bulwark',
    'DTSTAMP:20261123T120509Z',
    'DTSTART;VALUE=DATE:20261128',
    'TRANSP:TRANSPARENT',
    'SUMMARY:Backup: ECDIS',
    'DESCRIPTION:Weekly\\; a\\\\b\\, or\\nso',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('any text comes back as it was, and no line is longer than 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 200 }), (summary, more) => {
      const file = calendarFile('x', [{ uid: 'a', on: '2026-01-01', summary, description: more }], NOW);
      for (const line of lines(file)) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
      expect(read(file, 'SUMMARY')).toEqual([clean(summary)]);
      expect(read(file, 'DESCRIPTION')).toEqual([clean(more)]);
    }),
  );
});

test('a long Cyrillic line is folded between characters', () => {
  const summary = 'Проверка восстановления: '.repeat(8);
  const file = calendarFile('x', [{ uid: 'a', on: '2026-01-01', summary, description: '' }], NOW);
  expect(lines(file).length).toBeGreaterThan(16);
  expect(file).not.toContain('\uFFFD');
  expect(read(file, 'SUMMARY')).toEqual([summary]);
});
