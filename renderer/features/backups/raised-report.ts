import type { SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Value } from '#shared/base/value.ts';

export type RaisedReport = {
  readonly record: string;
  /** What raised it: the test, the backup. */
  readonly from: string;
  readonly source: 'restoreTest' | 'backup';
  readonly asset: string | null;
  readonly description: string;
  /** What was seen, as evidence. */
  readonly evidence: string;
  readonly author: Author;
  /** BCP 47. */
  readonly language: string;
  /** UTC ms. */
  readonly at: number;
};

/** A report that a failure raises, linked to its source; the source names the report in the same save. */
export function raisedReport(raised: RaisedReport): SaveDraft {
  const { record, from, source, asset, description, evidence, author, language, at } = raised;
  const values: Record<string, Value> = {
    kind: 'nonConformity',
    description,
    objectiveEvidence: evidence,
    source,
    sourceRecord: from,
    happenedAt: at,
    language,
    state: { state: 'submitted', at, ...(author.record === null ? {} : { by: author.record }) },
    originatorName: author.name,
    ...(asset === null ? {} : { assets: [asset] }),
    ...(author.record === null ? {} : { originator: author.record }),
    ...(author.role === null ? {} : { originatorRole: author.role }),
  };
  return { record, collection: 'report', number: true, values };
}
