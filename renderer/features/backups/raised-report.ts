import type { SaveDraft } from '#renderer/data/index.ts';
import { reportDraft } from '#renderer/features/follow-up/index.ts';
import type { Author } from '#renderer/features/session/index.ts';

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
  return reportDraft(
    {
      id: record,
      kind: 'nonConformity',
      description,
      objectiveEvidence: evidence,
      source,
      sourceRecord: from,
      language,
      ...(asset === null ? {} : { assets: [asset] }),
    },
    author,
    at,
  );
}
