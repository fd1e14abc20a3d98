import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { actionDraft, linkBack, type Maker, reportDraft } from '#renderer/features/follow-up/index.ts';
import type { ReviewKind, ReviewStepFields } from '#shared/domain/review.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

/** One record a point, the same from every window. */
export function stepId(review: string, key: string): string {
  return derivedId('reviewStep', review, key);
}

export function newReview(
  kind: ReviewKind,
  words: { readonly title: string; readonly guideEdition: string },
  by: Maker,
  now: number,
): SaveDraft {
  return {
    collection: 'review',
    loaded: null,
    number: true,
    values: {
      kind,
      ...words,
      startedAt: now,
      state: { state: 'running', at: now, ...(by.record === null ? {} : { by: by.record }) },
      ...(by.record === null ? {} : { auditor: by.record }),
      auditorName: by.name,
      ...(by.role === null ? {} : { auditorRole: by.role }),
    },
  };
}

export function stepSave(
  review: RecordRow,
  key: string,
  step: RecordRow | null,
  change: { readonly result?: string; readonly note?: string },
  by: Maker,
  now: number,
): SaveDraft {
  return {
    record: step?.id ?? stepId(review.id, key),
    collection: 'reviewStep',
    loaded: step,
    values: {
      parent: review.id,
      key,
      ...change,
      ...(change.result === undefined ? {} : { doneAt: now, ...(by.record === null ? {} : { by: by.record }) }),
    },
  };
}

/** What was found at a point. */
export type Finding = { readonly key: string; readonly title: string; readonly text: string };

/** What was made of the finding at a point: its title is in the language of whoever made it, its link to the point is not. */
export function madeOf(review: RecordRow, key: string, made: readonly RecordRow[]): readonly RecordRow[] {
  const step = stepId(review.id, key);
  return made.filter(({ values: { links } }) => Array.isArray(links) && links.includes(step));
}

/** A finding as a non-conformity report, or as an action under the review; both ends name each other. */
export function findingReport(
  review: RecordRow,
  id: string,
  finding: Finding,
  by: Maker,
  language: string,
  now: number,
): readonly SaveDraft[] {
  const { key, title, text } = finding;
  const report = reportDraft(
    {
      id,
      kind: 'nonConformity',
      source: review.values['kind'] === 'internalAudit' ? 'internalAudit' : 'inspection',
      sourceRecord: review.id,
      title,
      description: text || title,
      language,
      links: [review.id, stepId(review.id, key)],
    },
    by,
    now,
  );
  return [report, linkBack(review, id)];
}

export function findingAction(
  review: RecordRow,
  id: string,
  finding: Finding,
  by: Maker,
  now: number,
): readonly SaveDraft[] {
  const { key, title, text } = finding;
  const links = [review.id, stepId(review.id, key)];
  const action = actionDraft({ id, parent: review.id, kind: 'corrective', title, text, links }, by, now);
  return [action, linkBack(review, id)];
}

/** The first point without a result; the last one when all have one. */
export function currentPoint(keys: readonly string[], steps: readonly RecordRow[]): string | null {
  const done = new Set(
    steps.flatMap(({ values }) => {
      const { key, result } = values as ReviewStepFields;
      return key && result ? [key] : [];
    }),
  );
  return keys.find((key) => !done.has(key)) ?? keys.at(-1) ?? null;
}
