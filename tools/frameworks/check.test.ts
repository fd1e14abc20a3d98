import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkFrameworks } from './check.ts';
import { HEADING_IDS, QUESTION_IDS } from './seed-ids.ts';

type Json = { [key: string]: unknown };
type Row = Json & { id: string; kind: string; elements: string[]; aspect: string | null; refSet: string };

const folder = path.resolve(import.meta.dirname, '../../resources/frameworks');
const main = path.join(import.meta.dirname, 'main.ts');
const texts = new Map(
  readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const),
);
const real = () => new Map<string, unknown>([...texts].map(([file, text]) => [file, JSON.parse(text)]));
const seedRows = (real().get('seed.json') as { rows: Row[] }).rows;
const words = (text: string) => text.trim().split(/\s+/);
const idsOf = (kind: string) => seedRows.filter((row) => row.kind === kind).map(({ id }) => id);

describe('the data that is shipped', () => {
  test('has nothing that leads nowhere', () => {
    expect(checkFrameworks(real()).problems).toEqual([]);
  });

  test('has every row of the seed as the kind that it is', () => {
    expect(idsOf('heading')).toEqual(words(HEADING_IDS));
    expect(idsOf('question')).toEqual(words(QUESTION_IDS));
    expect(seedRows).toHaveLength(113);
  });

  const brief = [
    path.resolve(folder, '../../../shared/domain.md'),
    path.resolve(folder, '../../../../shared/domain.md'),
  ];
  const found = brief.find((file) => existsSync(file));
  if (found === undefined) console.warn('SKIPPED: no domain.md beside the project, so its table is not compared');
  test.skipIf(found === undefined)('says of each row what the table of the domain brief says', () => {
    const elements: Readonly<Record<string, string>> = {
      Id: 'identify',
      Pr: 'protect',
      De: 'detect',
      Re: 'respond',
      Rc: 'recover',
    };
    const aspects: Readonly<Record<string, string>> = { Pe: 'people', Ps: 'process', Te: 'technology' };
    const table = [
      ...readFileSync(found ?? '', 'utf8').matchAll(
        /^\| ([ADP]-\d\d) \| ([HQ]) \| (\S+) \| (\S+) \| .*? \| (R\d) \|$/gm,
      ),
    ].map(([, id, kind, element = '', aspect = '', refSet]) => ({
      id,
      kind: kind === 'H' ? 'heading' : 'question',
      elements: element === '*' ? [] : element.split('/').map((code) => elements[code]),
      aspect: aspects[aspect.replaceAll(/[()]/g, '')] ?? null,
      aspectIsOurs: aspect.startsWith('('),
      refSet,
    }));
    expect(table).toHaveLength(113);
    const ours = seedRows.map(({ id, kind, elements: of, aspect, aspectIsOurs, refSet }) => ({
      id,
      kind,
      elements: of,
      aspect,
      aspectIsOurs,
      refSet,
    }));
    expect(ours).toEqual(table);
  });
});

describe('what leads nowhere is named', () => {
  const rowOf = (content: Json, id: string) => (content['rows'] as Row[]).find((row) => row.id === id) as Row;
  test.each<[string, string, (content: Json) => void, RegExp]>([
    [
      'a clause of the seed',
      'reference-sets.json',
      (c) => ((c['sets'] as Json)['R1'] = { ISM: ['99'] }),
      /"99" of "ISM"/,
    ],
    ['a clause of ours', 'crosswalk.json', (c) => ((c['byRow'] as Json)['A-10'] = { E26: ['9.9'] }), /A-10.*"9.9"/],
    ['an edition', 'crosswalk.json', (c) => ((c['everyRow'] as Json)['ISO-2099'] = ['1']), /"1" of "ISO-2099"/],
    ['a row', 'crosswalk.json', (c) => ((c['byRow'] as Json)['A-99'] = { E26: ['4.1.1'] }), /row "A-99"/],
    ['a reference set', 'seed.json', (c) => (rowOf(c, 'A-10')['refSet'] = 'R9'), /A-10.*"R9"/],
    ['a parent', 'seed.json', (c) => (rowOf(c, 'A-10')['parent'] = 'A-11'), /A-10.*no heading/],
    ['a ring of parents', 'seed.json', (c) => (rowOf(c, 'A-00')['parent'] = 'A-35'), /A-10: is under no headline/],
    ['an id twice', 'seed.json', (c) => (c['rows'] as Row[]).push(rowOf(c, 'A-10')), /"A-10" twice/],
    ['a phase', 'seed.json', (c) => (rowOf(c, 'A-10')['phase'] = 'design'), /A-10.*design/],
    ['a question without evidence', 'seed.json', (c) => (rowOf(c, 'A-10')['evidence'] = []), /does not fit/],
    ['evidence of no kind', 'seed.json', (c) => (rowOf(c, 'A-10')['evidence'] = ['magic']), /does not fit/],
    [
      'a checklist line',
      'checklist.json',
      (c) => ((c['rows'] as Json[])[0] = { ...(c['rows'] as Json[])[0], from: ['A-77'] }),
      /"A-77"/,
    ],
    [
      'a later edition',
      'crosswalk.json',
      (c) => delete (c['later'] as { clauses: Json }[])[0]?.clauses['A.5.1.1'],
      /"A.5.1.1" of "ISO-2013" has no place/,
    ],
    [
      'a clause that nothing bears on',
      'editions.json',
      (c) => (rowOf(c, 'TMSA')['clauses'] as string[]).push('99'),
      /TMSA: no row bears on "99"/,
    ],
    [
      'a row of the overlay',
      'govern.json',
      (c) => (c['alsoElement'] as { rows: string[] }).rows.push('A-98'),
      /"A-98"/,
    ],
  ])('%s', (_, file, breakIt, expected) => {
    const files = real();
    breakIt(files.get(file) as Json);
    const report = checkFrameworks(files);
    expect(report.problems.join('\n')).toMatch(expected);
    expect(report.unresolved).toBeGreaterThan(0);
  });

  test('a file that is gone', () => {
    const files = real();
    files.delete('seed.json');
    expect(checkFrameworks(files)).toMatchObject({ rows: 0, unresolved: 1 });
  });
});

describe('the command', () => {
  const broken = mkdtempSync(path.join(tmpdir(), 'bulwark-frameworks-'));
  afterAll(() => rmSync(broken, { recursive: true, force: true }));
  const run = (of: string) => spawnSync(process.execPath, [main, '--json', `--frameworks=${of}`], { encoding: 'utf8' });
  const figuresOf = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

  test('ends with one line of figures and 0', () => {
    const { stdout, status } = run(folder);
    const figures = figuresOf(stdout);
    expect(Object.keys(figures)).toEqual([
      'rows',
      'questions',
      'rollups',
      'references',
      'crosswalkPairs',
      'unresolved',
      'editions',
    ]);
    expect(figures).toMatchObject({ rows: 113, questions: 92, rollups: 19, unresolved: 0, editions: 16 });
    expect(status).toBe(0);
  });

  test('ends with 1 where a file is no JSON', () => {
    writeFileSync(path.join(broken, 'seed.json'), '{"id":');
    const { stdout, status } = run(broken);
    expect(status).toBe(1);
    expect(stdout).toMatch(/seed.json: is no JSON/);
    expect(figuresOf(stdout).unresolved).toBeGreaterThan(5);
  });
});
