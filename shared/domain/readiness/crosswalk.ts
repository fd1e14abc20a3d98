import type { CrosswalkData, Editions, FrameworkEdition, ReferenceSets } from './framework-data.ts';
import type { AssessmentRow } from './question-set.ts';

/**
 * Which clause bears on which row, worked out of the data and never written down twice (domain.md 2 and 3).
 *
 * A row carries the references of its headline as the seed prints them (`seed`), what follows from them in a later
 * edition (`later`), what follows from its elements (`element`), and what we add for it or for a heading above (`ours`).
 * Only `seed` is somebody else's word; the rest is shown with the mark "verify with company or flag".
 */
export const REFERENCE_ORIGINS = ['seed', 'later', 'element', 'ours'] as const;
export type ReferenceOrigin = (typeof REFERENCE_ORIGINS)[number];

export type Reference = {
  readonly row: string;
  readonly edition: string;
  readonly clause: string;
  readonly origin: ReferenceOrigin;
};

export type Crosswalk = {
  /** One for each pair of row and clause; of several origins the first of the list above. */
  readonly references: readonly Reference[];
  readonly ofRow: (id: string) => readonly Reference[];
  readonly ofClause: (edition: string, clause: string) => readonly Reference[];
};

const NOTHING: readonly Reference[] = [];

export function makeCrosswalk(rows: readonly AssessmentRow[], sets: ReferenceSets, data: CrosswalkData): Crosswalk {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byRow = new Map<string, readonly Reference[]>();
  const byClause = new Map<string, Reference[]>();
  for (const row of rows) {
    const found = new Map<string, Reference>();
    const add = (origin: ReferenceOrigin, clauses: Readonly<Record<string, readonly string[]>> | undefined) => {
      for (const [edition, list] of Object.entries(clauses ?? {}))
        for (const clause of list) {
          const key = clauseKey(edition, clause);
          if (!found.has(key)) found.set(key, { row: row.id, edition, clause, origin });
        }
    };
    const printed = row.refSet === null ? undefined : sets.sets[row.refSet];
    add('seed', printed);
    for (const { from, to, clauses } of data.later)
      add('later', { [to]: (printed?.[from] ?? []).flatMap((clause) => clauses[clause] ?? []) });
    for (const [edition, clauses] of Object.entries(data.byElement))
      add('element', { [edition]: row.elements.flatMap((element) => clauses[element] ?? []) });
    add('ours', data.everyRow);
    for (const id of lineage(row, byId)) add('ours', data.byRow[id]);
    byRow.set(row.id, [...found.values()]);
    for (const [key, reference] of found) byClause.set(key, [...(byClause.get(key) ?? []), reference]);
  }
  return {
    references: [...byRow.values()].flat(),
    ofRow: (id) => byRow.get(id) ?? NOTHING,
    ofClause: (edition, clause) => byClause.get(clauseKey(edition, clause)) ?? NOTHING,
  };
}

/** The row itself and the headings above it; a ring in the data ends the walk. */
function lineage(row: AssessmentRow, byId: ReadonlyMap<string, AssessmentRow>): readonly string[] {
  const line = [row.id];
  for (let at = row.parent; at !== null && !line.includes(at); at = byId.get(at)?.parent ?? null) line.push(at);
  return line;
}

export function clauseKey(edition: string, clause: string): string {
  return `${edition} ${clause}`;
}

/** Whether nobody has read this clause at its source. */
export function isDoubtful(edition: FrameworkEdition, clause: string): boolean {
  return edition.unverified || (edition.doubtfulClauses?.includes(clause) ?? false);
}

/** Clauses of one edition that belong under a clause: `1.2.2.2` under `1.2.2`. */
export function partsOf(edition: FrameworkEdition, clause: string): readonly string[] {
  return edition.clauses.filter((other) => other.startsWith(`${clause}.`));
}

/** Pairs that lead nowhere: a clause that its edition does not have, or an edition that is not there. */
export function unresolved(references: readonly Reference[], editions: Editions): readonly Reference[] {
  const known = new Set(editions.rows.flatMap(({ id, clauses }) => clauses.map((clause) => clauseKey(id, clause))));
  return references.filter(({ edition, clause }) => !known.has(clauseKey(edition, clause)));
}
