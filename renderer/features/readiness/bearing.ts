import type { AnswerFields } from '#shared/domain/answer.ts';
import { sideAnswer } from '#shared/domain/readiness/answers.ts';
import type { AnswerEntry } from './use-answers.ts';

/** How a record comes to bear on a clause. */
export const BEARING_WHYS = ['evidence', 'gapReport', 'risk', 'document', 'requirement'] as const;
export type BearingWhy = (typeof BEARING_WHYS)[number];

export type BearingRecord = {
  readonly record: string;
  readonly why: BearingWhy;
  /** Questions that it comes from. */
  readonly questions: readonly string[];
};

type Entry = Pick<AnswerEntry, 'row' | 'fields' | 'reasons'>;
type Held = { readonly id: string; readonly values: Readonly<Record<string, unknown>> };

export type BearingInput = {
  /** What a report or document would call the clause: `ISM 10.4`, or the clause with the instrument beside it. */
  readonly names: readonly string[];
  readonly instrument: string;
  readonly clause: string;
  /** Answered or open questions that the clause bears on. */
  readonly entries: readonly Entry[];
  readonly risks: readonly Held[];
  readonly documents: readonly Held[];
  readonly reports: readonly Held[];
};

/** Records that bear on a clause: through its questions, or because they name it themselves. Each once, by its first reason. */
export function bearingRecords(input: BearingInput): readonly BearingRecord[] {
  const found = new Map<string, { why: BearingWhy; questions: string[] }>();
  const add = (record: string, why: BearingWhy, question?: string) => {
    const held = found.get(record) ?? { why, questions: [] };
    if (question !== undefined && !held.questions.includes(question)) held.questions.push(question);
    found.set(record, held);
  };
  for (const { row, fields } of input.entries) {
    if (fields === null) continue;
    for (const side of ['ship', 'shore'] as const)
      for (const id of sideAnswer(fields, side).evidence) add(id, 'evidence', row.id);
    if (fields.report) add(fields.report, 'gapReport', row.id);
  }
  const questions = new Set(input.entries.map(({ row }) => row.id));
  const naming = (held: readonly Held[], field: string, why: BearingWhy) => {
    for (const { id, values } of held) {
      const named = listOf(values[field]);
      for (const name of named) if (questions.has(name)) add(id, why, name);
      if (named.some((name) => input.names.includes(name))) add(id, why);
    }
  };
  naming(input.risks, 'questions', 'risk');
  naming(input.documents, 'requirements', 'document');
  for (const { id, values } of input.reports) {
    const rule = values['requirementRule'];
    if (typeof rule === 'string' && questions.has(rule)) add(id, 'requirement', rule);
    if (rule === input.instrument && clausesIn(values['requirementClause']).includes(input.clause))
      add(id, 'requirement');
  }
  return [...found].map(([record, { why, questions: of }]) => ({ record, why, questions: of }));
}

/** Questions that are open, answered with no or partly by either side, or seen differently. */
export function gapsOf<E extends Entry>(entries: readonly E[]): readonly E[] {
  return entries.filter(
    ({ fields, reasons }) =>
      reasons.includes('unanswered') || reasons.includes('differs') || isGap(fields, 'ship') || isGap(fields, 'shore'),
  );
}

function isGap(fields: AnswerFields | null, side: 'ship' | 'shore'): boolean {
  const level = fields === null ? null : sideAnswer(fields, side).level;
  return level === 'notStarted' || level === 'partial';
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** `9.1, 9.2` names two clauses. */
function clausesIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(/[,;]/).map((part) => part.trim()) : [];
}
