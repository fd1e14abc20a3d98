import { describe, expect, test } from 'vitest';
import { COMPANY_TEXTS_MAX_BYTES, readCompanyTextsFile, writeCompanyTexts } from './company-texts.ts';

const GOOD = {
  edition: '2026-11',
  glossary: [{ en: 'toolbox talk', fil: 'toolbox meeting' }],
  texts: { fil: { drills: { 'run.done': 'Tapos na' } } },
};
const fileOf = (change: object) => JSON.stringify({ ...writeCompanyTexts(GOOD), ...change });

test('what was written is read again', () => {
  expect(readCompanyTextsFile(fileOf({}))).toEqual({ ok: true, value: GOOD });
});

describe('a file from outside', () => {
  test.each<[string, string, string]>([
    ['is no JSON', '{', 'input/invalid'],
    ['is of another kind', fileOf({ format: 'bulwark-scenario' }), 'input/invalid'],
    ['has more than is asked for', fileOf({ script: 'x' }), 'input/invalid'],
    [
      'names a key that leads out of the texts',
      fileOf({ texts: { fil: { drills: { '__proto__.x y': 'z' } } } }),
      'input/invalid',
    ],
    ['names no language', fileOf({ texts: { '../fil': {} } }), 'input/invalid'],
    ['is too large', ' '.repeat(COMPANY_TEXTS_MAX_BYTES + 1), 'input/too-long'],
  ])('that %s is refused', (_what, file, code) => {
    const read = readCompanyTextsFile(file);
    expect(read.ok ? 'taken' : read.error.code).toBe(code);
  });
});
