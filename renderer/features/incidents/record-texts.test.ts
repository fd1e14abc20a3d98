import { describe, expect, test } from 'vitest';
import en from '#resources/locales/en/content-notifications.json' with { type: 'json' };
import rawScripts from '#resources/notifications/call-scripts.json' with { type: 'json' };
import rawTexts from '#resources/notifications/short-texts.json' with { type: 'json' };
import { contentText } from '#shared/domain/content/content-source.ts';
import { NOTIFY_VALUES, readCallScripts, readShortTexts } from '#shared/domain/notify/notification-rules.ts';
import { scriptPieces, shortText, type TextParts, textValues } from './record-texts.ts';
import { T0 } from './test-rows.ts';

const readScripts = readCallScripts(rawScripts);
const readTexts = readShortTexts(rawTexts);
if (!readScripts.ok || !readTexts.ok) throw new Error('scripts and texts fit their shapes');
const scripts = readScripts.value;
const texts = readTexts.value;
const say = (path: string) => contentText([en], path) ?? '';

const CAPTURED: TextParts = {
  vessel: { name: 'MV Test Pioneer', imoNumber: '9074729' },
  incident: { title: 'Ransom note on office PC', where: 'Ship office', awareShipAt: T0 },
  number: 'INC-TP-A-0001',
  systems: [],
  state: 'Reported',
  caller: 'Arnel Dela Cruz',
  role: 'Master',
  told: [],
  duration: null,
  goesOn: 'still going on',
};

describe('a short text', () => {
  test('can be read right after the capture, and has no hole in it', () => {
    const { text } = shortText(texts, 'general160', say, textValues(CAPTURED));
    expect(text).toBe(
      'MV Test Pioneer, IMO 9074729. Cyber incident: Ransom note on office PC, Ship office. Now: Reported. 2026-11-22 14:00 UTC.',
    );
  });

  test('of GNSS has the lines of the NATO report that the record knows', () => {
    const incident = {
      ...CAPTURED.incident,
      type: 'gnssSpoofing',
      latDeg: 36.5,
      lonDeg: -5.1,
      secondaryNavigation: 'radar and gyro, 0.2 nm off GNSS',
      judgedDirection: 'from the north, 20 nm around',
      communications: 'AIS position false',
    };
    const values = textValues({ ...CAPTURED, incident, duration: '20 min' });
    const { text, maxLength } = shortText(texts, 'gnss500', say, values);
    expect(text.length).toBeLessThanOrEqual(maxLength);
    for (const part of [
      'MV Test Pioneer, IMO 9074729.',
      '36-30.0 N 005-06.0 W',
      'radar and gyro',
      'from the north',
      'AIS position false',
      'still going on',
    ])
      expect(text).toContain(part);
  });
});

test('every line of every call script is said whole: its values are known by name, what is unknown is asked for', () => {
  const values = textValues(CAPTURED);
  for (const { id, lines } of scripts.rows)
    for (const key of lines) {
      const line = say(`script.${id}.line.${key}`);
      const pieces = scriptPieces(line, values);
      expect(pieces.map((piece) => (piece.kind === 'words' ? piece.text : `{{${piece.name}}}`)).join('')).toBe(line);
      for (const piece of pieces) if (piece.kind === 'value') expect(NOTIFY_VALUES).toContain(piece.name);
    }
});
