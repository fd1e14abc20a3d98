import type { SaveDraft } from '#renderer/data/index.ts';
import { type Maker, reportDraft } from '#renderer/features/follow-up/index.ts';

export type Gap = {
  /** Id of the report to be. */
  readonly record: string;
  readonly answer: string;
  /** Row of the assessment. */
  readonly row: string;
  readonly title: string;
  readonly description: string;
  readonly author: Maker;
  /** BCP 47. */
  readonly language: string;
  /** UTC ms. */
  readonly at: number;
};

/** An observation about a question that is not answered with yes: who grades it decides what it becomes. */
export function gapReport({ record, answer, row, title, description, author, language, at }: Gap): SaveDraft {
  return reportDraft(
    {
      id: record,
      kind: 'observation',
      source: 'assessment',
      sourceRecord: answer,
      requirementRule: row,
      title,
      description,
      language,
    },
    author,
    at,
  );
}
