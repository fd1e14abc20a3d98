import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { ReviewKind, ReviewStepFields } from '#shared/domain/review.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

export type Worker = { readonly record: string | null; readonly name: string; readonly role: string | null };

/** One record a point, the same from every window. */
export function stepId(review: string, key: string): string {
  return derivedId('reviewStep', review, key);
}

export function newReview(
  kind: ReviewKind,
  words: { readonly title: string; readonly guideEdition: string },
  by: Worker,
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
  change: { readonly result?: string; readonly note?: string; readonly report?: string },
  by: Worker,
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

export type Finding = { readonly title: string; readonly text: string };

/** A finding as a non-conformity report, or as an action under the review; both ends name each other. */
export function findingReport(
  review: RecordRow,
  id: string,
  finding: Finding,
  by: Worker,
  language: string,
  now: number,
): readonly SaveDraft[] {
  const report: SaveDraft = {
    record: id,
    collection: 'report',
    loaded: null,
    number: true,
    values: {
      kind: 'nonConformity',
      source: review.values['kind'] === 'internalAudit' ? 'internalAudit' : 'inspection',
      sourceRecord: review.id,
      title: finding.title.slice(0, 200),
      description: finding.text || finding.title,
      happenedAt: now,
      language,
      state: { state: 'submitted', at: now, ...(by.record === null ? {} : { by: by.record }) },
      ...(by.record === null ? {} : { originator: by.record }),
      originatorName: by.name,
      ...(by.role === null ? {} : { originatorRole: by.role }),
      links: [review.id],
    },
  };
  return [report, linkBack(review, id)];
}

const DAY_MS = 86_400_000;
/** Product default until the company sets the date. */
const ACTION_DAYS = 30;

export function findingAction(
  review: RecordRow,
  id: string,
  finding: Finding,
  by: Worker,
  now: number,
): readonly SaveDraft[] {
  const action: SaveDraft = {
    record: id,
    collection: 'action',
    loaded: null,
    number: true,
    values: {
      parent: review.id,
      kind: 'corrective',
      title: finding.title.slice(0, 200),
      ...(finding.text === '' ? {} : { text: finding.text }),
      state: { state: 'open', at: now, ...(by.record === null ? {} : { by: by.record }) },
      ...(by.record === null ? {} : { owner: by.record }),
      ownerName: by.name,
      plannedOn: utcDay(now + ACTION_DAYS * DAY_MS),
      links: [review.id],
    },
  };
  return [action, linkBack(review, id)];
}

function linkBack(review: RecordRow, made: string): SaveDraft {
  const { links } = review.values;
  const held = Array.isArray(links) ? links : [];
  return { record: review.id, collection: 'review', loaded: review, values: { links: [...held, made] } };
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
