import type { Result } from '#shared/base/result.ts';
import { makeCrosswalk, type Reference, unresolved } from '#shared/domain/readiness/crosswalk.ts';
import {
  readCrosswalkData,
  readEditions,
  readKnownCatalogues,
  readReferenceSets,
} from '#shared/domain/readiness/framework-data.ts';
import {
  type AssessmentRow,
  allRows,
  type Checklist,
  type QuestionSet,
  questionsUnder,
  readChecklist,
  readQuestionSet,
} from '#shared/domain/readiness/question-set.ts';

/** The files of resources/frameworks by name: `seed.json`. */
export type FrameworkFiles = ReadonlyMap<string, unknown>;

export type FrameworksReport = {
  /** Rows of the seed. */
  readonly rows: number;
  /** Those of them that are answered; our govern overlay counts in references and pairs only. */
  readonly questions: number;
  /** Lines of the one-page checklist. */
  readonly rollups: number;
  /** Clauses that at least one row refers to. */
  readonly references: number;
  /** Pairs of row and clause. */
  readonly crosswalkPairs: number;
  /** What leads nowhere, and files that do not fit their shape. */
  readonly unresolved: number;
  readonly editions: number;
  readonly problems: readonly string[];
};

/** Reads the assessment and its crosswalk, and follows every reference in both directions. */
export function checkFrameworks(files: FrameworkFiles): FrameworksReport {
  const problems: string[] = [];
  const say = (where: string, what: string) => void problems.push(`${where}: ${what}`);

  function one<T>(file: string, reader: (raw: unknown) => Result<T>): T | null {
    if (!files.has(file)) {
      say(file, 'is not there');
      return null;
    }
    const result = reader(files.get(file));
    if (result.ok) return result.value;
    const { field = '', why = '' } = result.error.params ?? {};
    say(file, `does not fit its shape at "${field}" (${why})`);
    return null;
  }

  const seed = one('seed.json', readQuestionSet);
  const govern = one('govern.json', readQuestionSet);
  const checklist = one('checklist.json', readChecklist);
  const editions = one('editions.json', readEditions);
  const sets = one('reference-sets.json', readReferenceSets);
  const data = one('crosswalk.json', readCrosswalkData);
  one('known-catalogues.json', readKnownCatalogues);
  const whole = seed && govern && checklist && editions && sets && data;
  const rows = seed && govern ? allRows(seed, govern) : [];
  const references: Reference[] = [];
  if (whole) {
    checkRows(rows, seed, govern, say);
    checkChecklist(rows, checklist, say);
    for (const { id, refSet } of rows)
      if (refSet !== null && !Object.hasOwn(sets.sets, refSet)) say(id, `reference set "${refSet}" does not exist`);
    for (const id of Object.keys(data.byRow))
      if (!rows.some((row) => row.id === id)) say('crosswalk.json', `row "${id}" does not exist`);
    twice(
      'editions.json',
      editions.rows.map(({ id }) => id),
      say,
    );
    for (const { id, clauses, doubtfulClauses = [] } of editions.rows) {
      twice(`editions.json ${id}`, clauses, say);
      for (const clause of doubtfulClauses)
        if (!clauses.includes(clause)) say(`editions.json ${id}`, `doubtful clause "${clause}" does not exist`);
    }
    const crosswalk = makeCrosswalk(rows, sets, data);
    references.push(...crosswalk.references);
    for (const { row, edition, clause } of unresolved(references, editions))
      say(row, `clause "${clause}" of "${edition}" does not exist`);
    for (const { from, to, clauses } of data.later) {
      const older = editions.rows.find(({ id }) => id === from);
      for (const clause of Object.keys(clauses))
        if (!older?.clauses.includes(clause)) say('crosswalk.json', `clause "${clause}" of "${from}" does not exist`);
      for (const clause of Object.values(sets.sets).flatMap((set) => set[from] ?? []))
        if (!Object.hasOwn(clauses, clause)) say('crosswalk.json', `"${clause}" of "${from}" has no place in "${to}"`);
    }
    // the other way: a clause that nothing bears on is a dead end on the crosswalk page
    for (const { id, clauses } of editions.rows)
      for (const clause of clauses)
        if (crosswalk.ofClause(id, clause).length === 0) say(`editions.json ${id}`, `no row bears on "${clause}"`);
  }
  return {
    rows: seed?.rows.length ?? 0,
    questions: seed?.rows.filter(({ kind }) => kind === 'question').length ?? 0,
    rollups: checklist?.rows.length ?? 0,
    references: new Set(references.map(({ edition, clause }) => `${edition} ${clause}`)).size,
    crosswalkPairs: references.length,
    unresolved: problems.length,
    editions: editions?.rows.length ?? 0,
    problems,
  };
}

type Say = (where: string, what: string) => void;

function twice(where: string, ids: readonly string[], say: Say): void {
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) say(where, `"${id}" twice`);
}

const LETTER = { assess: 'A', design: 'D', protect: 'P', govern: 'G' } as const;

function checkRows(rows: readonly AssessmentRow[], seed: QuestionSet, govern: QuestionSet, say: Say): void {
  twice(
    'seed.json',
    rows.map(({ id }) => id),
    say,
  );
  for (const { id, kind, phase, parent } of rows) {
    if (LETTER[phase] !== id[0]) say(id, `does not belong to the phase "${phase}"`);
    if (parent !== null && rows.find((row) => row.id === parent)?.kind !== 'heading')
      say(id, `stands under "${parent}", which is no heading`);
    if (kind === 'heading' && questionsUnder(rows, id).length === 0) say(id, 'has no question under it');
  }
  // a row whose line of parents never ends would be reachable from nowhere
  const roots = rows.filter(({ parent }) => parent === null).map(({ id }) => id);
  const reached = new Set(roots);
  for (const id of reached) for (const row of rows) if (row.parent === id) reached.add(row.id);
  for (const { id } of rows) if (!reached.has(id)) say(id, 'is under no headline');
  for (const id of govern.alsoElement?.rows ?? [])
    if (!seed.rows.some((row) => row.id === id)) say('govern.json', `row "${id}" does not exist`);
}

function checkChecklist(rows: readonly AssessmentRow[], checklist: Checklist, say: Say): void {
  twice(
    'checklist.json',
    checklist.rows.map(({ key }) => key),
    say,
  );
  for (const { key, parent, from } of checklist.rows) {
    if (parent !== null && !checklist.rows.some((line) => line.key === parent))
      say('checklist.json', `"${key}" stands under "${parent}", which does not exist`);
    for (const id of from) if (!rows.some((row) => row.id === id)) say('checklist.json', `row "${id}" does not exist`);
  }
}
