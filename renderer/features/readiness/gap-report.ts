import type { SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';

export type Gap = {
  /** Id of the report to be. */
  readonly record: string;
  readonly answer: string;
  /** Row of the assessment. */
  readonly row: string;
  readonly title: string;
  readonly description: string;
  readonly author: Author;
  /** BCP 47. */
  readonly language: string;
  /** UTC ms. */
  readonly at: number;
};

const TITLE_MAX = 200;

/** An observation about a question that is not answered with yes: who grades it decides what it becomes. */
export function gapReport({ record, answer, row, title, description, author, language, at }: Gap): SaveDraft {
  return {
    record,
    collection: 'report',
    number: true,
    values: {
      kind: 'observation',
      source: 'assessment',
      sourceRecord: answer,
      requirementRule: row,
      title: title.slice(0, TITLE_MAX),
      description,
      happenedAt: at,
      language,
      state: { state: 'submitted', at, ...(author.record === null ? {} : { by: author.record }) },
      originatorName: author.name,
      ...(author.record === null ? {} : { originator: author.record }),
      ...(author.role === null ? {} : { originatorRole: author.role }),
    },
  };
}
