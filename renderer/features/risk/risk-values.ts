import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { actionDraft, linkBack, type Maker } from '#renderer/features/follow-up/index.ts';
import type { Value } from '#shared/base/value.ts';
import { addDuration } from '#shared/domain/due/calendar.ts';
import { levelOf, type RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { presentRating } from '#shared/domain/risk/risk-rating.ts';
import type { RiskFields } from '#shared/domain/risk.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import type { RecordId } from '#shared/oplog/op.ts';

type Values = Readonly<Record<string, Value>>;

export function riskOf(row: RecordRow): RiskFields {
  return row.values as RiskFields;
}

export function linksOf(row: RecordRow): readonly string[] {
  const { links } = row.values;
  return Array.isArray(links) ? links.filter((link): link is string => typeof link === 'string') : [];
}

/** The day on which a risk of this level is looked at again; null while it is not rated. @param now UTC ms. */
export function nextReview(matrix: RiskMatrix, values: Values, now: number): string | null {
  const rating = presentRating(matrix, values);
  const level = rating === null ? undefined : levelOf(matrix, rating.level);
  return level === undefined ? null : utcDay(addDuration(now, level.reviewEvery));
}

/** A new line of the register; a first review day comes from its level where nobody has set one. */
export function newRisk(matrix: RiskMatrix, values: Values, now: number): SaveDraft {
  const reviewOn = values['reviewOn'] ?? nextReview(matrix, values, now);
  const all = { scope: 'ship', ...values, matrixEdition: matrix.edition, status: 'open', reviewOn };
  const known = Object.entries(all).filter(([, value]) => value !== null && value !== undefined);
  return { collection: 'risk', number: true, loaded: null, values: Object.fromEntries(known) };
}

/** Looked at again and left as it is. */
export function reviewed(matrix: RiskMatrix, row: RecordRow, now: number): SaveDraft {
  const reviewOn = nextReview(matrix, row.values, now);
  return { record: row.id, collection: 'risk', loaded: row, values: { reviewedOn: utcDay(now), reviewOn } };
}

export type Decider = Pick<Maker, 'record' | 'name'>;
export const DECISIONS = ['accept', 'mitigate', 'transfer', 'avoid'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What is written before the signature, so that it covers it. */
export function decided(
  matrix: RiskMatrix,
  row: RecordRow,
  decision: { readonly what: Decision; readonly reason: string; readonly by: Decider },
  now: number,
): SaveDraft {
  const { what, reason, by } = decision;
  return {
    record: row.id,
    collection: 'risk',
    loaded: row,
    values: {
      decision: what,
      decisionReason: reason.trim() || null,
      approvedBy: by.record,
      approvedOn: utcDay(now),
      matrixEdition: matrix.edition,
      status: what === 'accept' ? 'accepted' : 'treating',
    },
  };
}

export type MayDecide =
  | { readonly may: true; readonly role: string }
  /** Whose word it is; or what is missing. */
  | { readonly may: false; readonly why: 'role' | 'unrated' | 'interim'; readonly roles: readonly string[] };

/** Who may accept a risk of its level is data of the matrix. */
export function mayDecide(matrix: RiskMatrix, values: Values, roles: readonly string[]): MayDecide {
  const rating = presentRating(matrix, values);
  const level = rating === null ? undefined : levelOf(matrix, rating.level);
  if (level === undefined) return { may: false, why: 'unrated', roles: [] };
  const { interimMeasure } = values as RiskFields;
  if (level.needsInterim && !interimMeasure?.trim()) return { may: false, why: 'interim', roles: level.accept };
  const role = level.accept.find((each) => roles.includes(each));
  return role === undefined ? { may: false, why: 'role', roles: level.accept } : { may: true, role };
}

/** A measure as an action under the risk, linked both ways. */
export function measureAction(
  row: RecordRow,
  id: RecordId,
  text: { readonly title: string },
  owner: Decider,
  now: number,
): readonly SaveDraft[] {
  const { dueOn } = riskOf(row);
  const { title } = text;
  const action = { id, parent: row.id, kind: 'preventive', title, plannedOn: dueOn, links: [row.id] } as const;
  return [actionDraft(action, owner, now), linkBack(row, id)];
}

/** Two records name each other. */
export function linkBoth(a: RecordRow, b: RecordRow): readonly SaveDraft[] {
  return [linkBack(a, b.id), linkBack(b, a.id)];
}

export function unlinkBoth(a: RecordRow, b: RecordRow): readonly SaveDraft[] {
  const without = (row: RecordRow, gone: string): SaveDraft => ({
    record: row.id,
    collection: row.collection,
    loaded: row,
    values: { links: linksOf(row).filter((link) => link !== gone) },
  });
  return [without(a, b.id), without(b, a.id)];
}
