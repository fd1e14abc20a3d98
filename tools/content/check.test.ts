import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkContent } from './check.ts';

type Json = { [key: string]: unknown };

const resources = path.resolve(import.meta.dirname, '../../resources');
const main = path.join(import.meta.dirname, 'main.ts');
const texts = new Map(
  readdirSync(resources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(resources, file), 'utf8')] as const),
);

/** The real files, read anew, so that each test may break its own. */
function real(): Map<string, unknown> {
  return new Map([...texts].map(([file, text]) => [file, JSON.parse(text)]));
}

function broken(file: string, breakIt: (content: Json) => void): readonly string[] {
  const files = real();
  const content = files.get(file) as Json;
  breakIt(content);
  return checkContent(files).problems;
}

const rowsOf = (content: Json) => content['rows'] as Json[];
const rowOf = (content: Json, id: string) =>
  rowsOf(content).find((row) => row['id'] === id || row['key'] === id) as Json;

describe('the content that is shipped', () => {
  const report = checkContent(real());

  test('has nothing that leads nowhere', () => {
    expect(report.problems).toEqual([]);
    expect(report.unresolved).toBe(0);
  });

  test('has all scenarios, procedures, addressees and templates of the domain brief', () => {
    expect(report).toMatchObject({ scenarios: 14, procedures: 9, ncrTemplates: 15 });
    // N1–N21, of which N2, N12, N13 and N15 have several limits
    expect(report.notifications).toBe(27);
    expect(report.rules).toBeGreaterThan(40);
    expect(report.unverifiedMarked).toBeGreaterThan(100);
  });

  test('stands in English and Russian', () => {
    for (const [file, text] of texts) {
      const name = /^locales\/en\/(content-.+)$/.exec(file)?.[1];
      if (!name) continue;
      expect(text, file).not.toMatch(/[а-я]/i);
      expect(texts.get(`locales/ru/${name}`), file).toMatch(/[а-я]{3}/i);
    }
  });

  test('speaks in short sentences: the reader is tired and reads a second language', () => {
    for (const [file, text] of texts)
      if (file.startsWith('locales/en/content-'))
        for (const sentence of text.split(/[.!?:]["\s]/))
          expect(sentence.split(/\s+/).length, `${file}: ${sentence}`).toBeLessThanOrEqual(30);
  });
});

describe('a reference that leads nowhere is named', () => {
  test.each<[string, string, (content: Json) => void, RegExp]>([
    ['a system of a scenario', 'drills/s01.json', (c) => (c['systems'] as string[]).push('warp'), /s01.*system "warp"/],
    [
      'an instrument',
      'drills/s02.json',
      (c) => (c['basis'] as Json[]).push({ instrument: 'XYZ', clauses: [] }),
      /instrument "XYZ"/,
    ],
    [
      'an ISM clause of a scenario',
      'drills/s02.json',
      (c) => (c['basis'] as Json[]).push({ instrument: 'ISM', clauses: ['99.1'] }),
      /ISM clause "99.1"/,
    ],
    [
      'an ISM clause of a template',
      'ncr-templates/cyber.json',
      (c) => (rowOf(c, 'NC01')['ism'] = ['77']),
      /NC01.*"77"/,
    ],
    [
      'a role',
      'drills/s03.json',
      (c) => ((c['steps'] as Json[])[0] = { key: 't00', atMin: 0, by: ['BOSUN'] }),
      /s03.*steps\.0\.by/,
    ],
    ['an actor of an incident step', 'procedures/first-hour.json', (c) => (c['phases'] = []), /first-hour.*phases/],
    ['a backup row', 'procedures/r3.json', (c) => (c['backups'] = ['attic']), /backup row "attic"/],
    ['a procedure', 'rules/backup-defaults.json', (c) => (rowOf(c, 'ecdis')['procedure'] = 'R99'), /procedure "R99"/],
    ['a call script', 'notifications/matrix.json', (c) => (rowOf(c, 'N4')['script'] = 'song'), /N4.*"song"/],
    [
      'a short text of the other length',
      'notifications/matrix.json',
      (c) => (rowOf(c, 'N4')['short160'] = 'general500'),
      /N4.*160 signs/,
    ],
    ['a row that is waited for', 'notifications/matrix.json', (c) => (rowOf(c, 'N12c')['afterRow'] = 'N99'), /"N99"/],
    ['an id twice', 'rules/due-rules.json', (c) => rowsOf(c).push({ ...rowOf(c, 'DU1') }), /"DU1" twice/],
    ['a file name', 'drills/s04.json', (c) => (c['id'] = 'S44'), /s04.json: holds "S44"/],
    ['a mark without reason', 'drills/s05.json', (c) => delete c['unverifiedReason'], /s05.*does not fit/],
    [
      'a reason without mark',
      'rules/due-rules.json',
      (c) => (rowOf(c, 'DU3')['unverifiedReason'] = 'ownDesign'),
      /due-rules.*does not fit/,
    ],
    ['steps out of order', 'drills/s06.json', (c) => (c['steps'] as Json[]).reverse(), /s06.*does not fit/],
    [
      'a duration that is none',
      'rules/due-rules.json',
      (c) => (rowOf(c, 'DU1')['soonBefore'] = 'soon'),
      /due-rules.*soonBefore/,
    ],
    ['a text in one language', 'locales/ru/content-drill-s01.json', (c) => delete c['title'], /ru.*"title" does not/],
    ['an empty text', 'locales/en/content-drill-s01.json', (c) => (c['trigger'] = ' '), /en.*"trigger" does not/],
    ['a text of nothing', 'locales/en/content-rules.json', (c) => (c['more'] = 'x'), /"more" belongs to nothing/],
    [
      'a value that nobody fills',
      'locales/ru/content-notifications.json',
      (c) => ((c['fact'] as Json)['danger'] = '{{mood}}'),
      /value "mood"/,
    ],
    [
      'a fallback',
      'locales/ru/library.json',
      (c) => delete ((c['asset'] as Json)['ecdis'] as Json)['fallback'],
      /no fallback for "ecdis"/,
    ],
  ])('%s', (_, file, breakIt, expected) => {
    const problems = broken(file, (content) => void breakIt(content));
    expect(problems.join('\n')).toMatch(expected);
  });

  test('a new language has to have all of it', () => {
    const files = real();
    files.set('locales/sw/content-common.json', {});
    expect(checkContent(files).problems.some((line) => line.startsWith('locales/sw/content-drill-s14.json'))).toBe(
      true,
    );
  });

  test('a file that nobody reads, and one that is gone', () => {
    const files = real();
    files.set('drills/notes.json', {});
    files.set('locales/en/content-drill-s99.json', { title: 'x' });
    files.delete('rules/instruments.json');
    const problems = checkContent(files).problems.join('\n');
    expect(problems).toMatch(/drills\/notes.json: does not fit/);
    expect(problems).toMatch(/content-drill-s99.json: is read by nothing/);
    expect(problems).toMatch(/instruments.json: is not there/);
  });
});

describe('a non-programmer adds one by copying files, as resources/README.md says', () => {
  const languages = [...texts.keys()].flatMap((file) => /^locales\/([^/]+)\/content-common/.exec(file)?.[1] ?? []);
  const copied = (folder: string, from: string, to: string, kind: string) => {
    const files = real();
    files.set(`${folder}/${to}.json`, { ...(files.get(`${folder}/${from}.json`) as Json), id: to.toUpperCase() });
    for (const language of languages)
      files.set(
        `locales/${language}/content-${kind}-${to}.json`,
        structuredClone(files.get(`locales/${language}/content-${kind}-${from}.json`)),
      );
    return files;
  };

  test('a scenario', () => {
    expect(checkContent(copied('drills', 's01', 's15', 'drill'))).toMatchObject({ scenarios: 15, unresolved: 0 });
  });

  test('a restore test', () => {
    expect(checkContent(copied('procedures', 'r5', 'r10', 'procedure'))).toMatchObject({
      procedures: 10,
      unresolved: 0,
    });
  });

  test('and is told when a text was forgotten', () => {
    const files = copied('drills', 's01', 's15', 'drill');
    files.delete('locales/ru/content-drill-s15.json');
    expect(checkContent(files).problems[0]).toBe('locales/ru/content-drill-s15.json: text "title" does not exist');
  });

  test('a row, with its texts', () => {
    const files = real();
    const matrix = files.get('notifications/matrix.json') as Json;
    rowsOf(matrix).push({ ...rowOf(matrix, 'N20'), id: 'N22' });
    for (const language of languages) {
      const rows = (files.get(`locales/${language}/content-notifications.json`) as Json)['row'] as Json;
      rows['N22'] = rows['N20'];
    }
    expect(checkContent(files)).toMatchObject({ notifications: 28, unresolved: 0 });
  });
});

describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bulwark-content-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

  test('ends with one line of figures and 0', () => {
    const { stdout, status } = run('--json', `--resources=${resources}`);
    const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(Object.keys(figures)).toEqual([
      'scenarios',
      'procedures',
      'rules',
      'notifications',
      'ncrTemplates',
      'unresolved',
      'unverifiedMarked',
    ]);
    expect(figures).toMatchObject({ scenarios: 14, unresolved: 0 });
    expect(status).toBe(0);
  });

  test('ends with 1 where nothing is, and where a file is no JSON', () => {
    writeFileSync(path.join(folder, 'torn.json'), '{"id":');
    const { stdout, status } = run('--json', `--resources=${folder}`);
    expect(status).toBe(1);
    expect(stdout).toMatch(/torn.json: is no JSON/);
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '').unresolved).toBeGreaterThan(10);
  });
});
