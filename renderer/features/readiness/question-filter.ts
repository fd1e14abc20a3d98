import { asksAgain } from '#shared/domain/readiness/answers.ts';
import type { AssessmentRow } from '#shared/domain/readiness/question-set.ts';
import type { AnswerEntry } from './use-answers.ts';

export const LIST_FILTERS = ['open', 'again', 'differs', 'gaps', 'notApplicable'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

type Entry = Pick<AnswerEntry, 'row' | 'reasons' | 'fields'>;

const FITS: Readonly<Record<ListFilter, (entry: Entry) => boolean>> = {
  open: ({ reasons }) => reasons.includes('unanswered'),
  again: ({ reasons }) => asksAgain(reasons) && !reasons.includes('unanswered'),
  differs: ({ reasons }) => reasons.includes('differs'),
  gaps: ({ fields }) => isGap(fields?.level) || isGap(fields?.shoreLevel),
  notApplicable: ({ fields }) => fields?.level === 'notApplicable' || fields?.shoreLevel === 'notApplicable',
};

function isGap(level: string | null | undefined): boolean {
  return level === 'notStarted' || level === 'partial';
}

/** Every row under its heading, in order; under a filter only the questions that fit it, whatever they stand under. */
export function listedRows(
  rows: readonly AssessmentRow[],
  entries: readonly Entry[],
  filter: ListFilter | null,
): readonly AssessmentRow[] {
  return filter === null ? inTree(rows) : entries.filter(FITS[filter]).map(({ row }) => row);
}

/** How many headings stand above a row. */
export function depthIn(rows: readonly AssessmentRow[]): (row: AssessmentRow) => number {
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  return ({ id }) => {
    const above = new Set<string>();
    for (let at = parents.get(id); at && !above.has(at); at = parents.get(at)) above.add(at);
    return above.size;
  };
}

/** Each heading followed at once by what is under it. */
function inTree(rows: readonly AssessmentRow[]): readonly AssessmentRow[] {
  const below = (id: string | null): readonly AssessmentRow[] =>
    rows.filter(({ parent }) => parent === id).flatMap((row) => [row, ...below(row.id)]);
  return below(null);
}
