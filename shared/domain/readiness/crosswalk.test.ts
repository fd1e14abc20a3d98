import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rawCrosswalk from '#resources/frameworks/crosswalk.json' with { type: 'json' };
import rawEditions from '#resources/frameworks/editions.json' with { type: 'json' };
import rawGovern from '#resources/frameworks/govern.json' with { type: 'json' };
import rawSets from '#resources/frameworks/reference-sets.json' with { type: 'json' };
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import type { Result } from '#shared/base/result.ts';
import { clauseKey, makeCrosswalk, partsOf } from './crosswalk.ts';
import { clauseTextKeys, readCrosswalkData, readEditions, readReferenceSets } from './framework-data.ts';
import { allRows, questionsUnder, readQuestionSet } from './question-set.ts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const rows = allRows(value(readQuestionSet(rawSeed)), value(readQuestionSet(rawGovern)));
const editions = value(readEditions(rawEditions)).rows;
const sets = value(readReferenceSets(rawSets));
const data = value(readCrosswalkData(rawCrosswalk));
const crosswalk = makeCrosswalk(rows, sets, data);
const clauses = (row: string, edition: string) =>
  crosswalk.ofRow(row).flatMap((each) => (each.edition === edition ? each.clause : []));

describe('the crosswalk', () => {
  test('is walked both ways: each pair is found from its row and from its clause', () => {
    for (const reference of crosswalk.references) {
      expect(crosswalk.ofRow(reference.row)).toContain(reference);
      expect(crosswalk.ofClause(reference.edition, reference.clause)).toContain(reference);
    }
    const fromClauses = editions.flatMap(({ id, clauses: of }) =>
      of.flatMap((clause) => crosswalk.ofClause(id, clause)),
    );
    expect(fromClauses).toHaveLength(crosswalk.references.length);
  });

  test('names each clause once for a row', () => {
    for (const { id } of rows) {
      const keys = crosswalk.ofRow(id).map(({ edition, clause }) => clauseKey(edition, clause));
      expect(new Set(keys).size, id).toBe(keys.length);
    }
  });

  test('carries what the seed prints for a headline to each row under it', () => {
    expect(clauses('A-13', 'ISM')).toEqual(['1.2.2.2', '10.3']);
    expect(clauses('A-36', 'ISO-2013')).toContain('A.8.1.1');
    expect(clauses('D-69', 'ISM')).toContain('10.4');
    expect(crosswalk.ofClause('ISM', '12.1').map(({ row }) => row)).toContain('A-53');
  });

  test('follows an older edition into the newer one', () => {
    expect(clauses('D-69', 'ISO-2022')).toContain('8.13');
    expect(clauses('D-69', 'ISO-2022')).toContain('5.24');
    expect(clauses('A-10', 'GUIDE-V4')).toEqual(['3', '4', '5', '6']);
  });

  test('knows the six elements of Rev.3, also for rows that the overlay adds to Govern', () => {
    expect(clauses('D-30', 'IMO-C3-R3')).toEqual(['Govern', 'Identify']);
    expect(clauses('P-16', 'IMO-C3-R3')).toEqual(['Respond', 'Recover']);
    expect(clauses('A-54', 'IMO-C3-R3')).toEqual(['Govern']);
  });

  test('hands a clause of a heading down, and never up', () => {
    expect(clauses('A-36', 'E26')).toContain('4.1.1');
    expect(clauses('D-48', 'E26')).toContain('4.5.2');
    expect(clauses('D-25', 'E26')).not.toContain('4.5.2');
  });

  test('ends on a ring of parents', () => {
    const ring = rows.map((row) => (row.id === 'A-00' ? { ...row, parent: 'A-35' } : row));
    expect(makeCrosswalk(ring, sets, data).ofRow('A-36').length).toBeGreaterThan(0);
  });

  test('agrees with a naive look at the data for any row and clause', () => {
    const anyEdition = fc.constantFrom(...editions);
    fc.assert(
      fc.property(fc.constantFrom(...rows), anyEdition, fc.nat(), (row, edition, at) => {
        const clause = edition.clauses[at % edition.clauses.length] as string;
        const heads: string[] = [];
        for (let id: string | null = row.id; id; id = rows.find((each) => each.id === id)?.parent ?? null)
          heads.push(id);
        const printed = row.refSet ? (sets.sets[row.refSet] ?? {}) : {};
        const bears =
          printed[edition.id]?.includes(clause) ||
          data.everyRow[edition.id]?.includes(clause) ||
          row.elements.some((element) => data.byElement[edition.id]?.[element]?.includes(clause)) ||
          heads.some((id) => data.byRow[id]?.[edition.id]?.includes(clause)) ||
          data.later.some(
            ({ from, to, clauses: map }) =>
              to === edition.id && printed[from]?.some((older) => map[older]?.includes(clause)),
          );
        expect(crosswalk.ofClause(edition.id, clause).some((each) => each.row === row.id)).toBe(bears === true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('what is said beside a chosen edition is a text in each language, not a sentence of the data', () => {
  const keys = clauseTextKeys(value(readEditions(rawEditions)));
  expect(editions.map(({ id }) => `note.${id}`).filter((key) => !keys.includes(key))).toEqual([]);
});

test('a clause has the parts that stand under it', () => {
  const ism = editions.find(({ id }) => id === 'ISM');
  expect(ism && partsOf(ism, '1.2.2')).toEqual(['1.2.2.2']);
});

test('every question is under exactly one headline, and a heading gathers those below it', () => {
  const headlines = rows.filter(({ parent }) => parent === null);
  const gathered = headlines.flatMap(({ id }) => questionsUnder(rows, id).map((row) => row.id));
  const questions = rows.filter(({ kind }) => kind === 'question').map(({ id }) => id);
  expect([...gathered].sort()).toEqual([...questions].sort());
  expect(questionsUnder(rows, 'D-20')).toHaveLength(24);
});
