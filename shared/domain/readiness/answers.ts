import { toHex, utf8 } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import type { ANSWER_SCALE, AnswerFields } from '../answer.ts';
import { addDuration, subtractDuration } from '../due/calendar.ts';
import type { Side } from '../kind.ts';
import { dayToUtc } from '../ship-time.ts';

export type AnswerLevel = (typeof ANSWER_SCALE)[number];

/** What one side says to a question; empty texts and lists where it says nothing. */
export type SideAnswer = {
  /** Null: not answered. A code that only a newer app knows is kept as it is. */
  readonly level: string | null;
  readonly maturity: string | null;
  readonly because: string;
  readonly note: string;
  /** Ids of records. */
  readonly evidence: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly on: string | null;
  readonly by: string | null;
  readonly edition: string | null;
};

/** The fields of the record that belong to each side. */
export const SIDE_FIELDS = {
  ship: {
    level: 'level',
    maturity: 'maturity',
    because: 'notApplicableBecause',
    note: 'note',
    evidence: 'evidence',
    on: 'answeredOn',
    by: 'answeredBy',
    edition: 'edition',
  },
  shore: {
    level: 'shoreLevel',
    maturity: 'shoreMaturity',
    because: 'shoreNotApplicableBecause',
    note: 'shoreRemark',
    evidence: 'shoreEvidence',
    on: 'confirmedOn',
    by: 'confirmedBy',
    edition: 'shoreEdition',
  },
} as const satisfies Readonly<Record<Side, Readonly<Record<keyof SideAnswer, keyof AnswerFields>>>>;

export function sideAnswer(fields: AnswerFields, side: Side): SideAnswer {
  const names = SIDE_FIELDS[side];
  return {
    level: fields[names.level] || null,
    maturity: fields[names.maturity] || null,
    because: fields[names.because] ?? '',
    note: fields[names.note] ?? '',
    evidence: fields[names.evidence] ?? [],
    on: fields[names.on] || null,
    by: fields[names.by] || null,
    edition: fields[names.edition] || null,
  };
}

/** What a person picks; whether "yes" has evidence follows from the records that are linked. */
export const PLAIN_ANSWERS = ['yes', 'partly', 'no', 'notApplicable'] as const;
export type PlainAnswer = (typeof PLAIN_ANSWERS)[number];

export function plainAnswer(level: string | null): PlainAnswer | null {
  if (level === 'inPlace' || level === 'inPlaceWithEvidence') return 'yes';
  if (level === 'partial') return 'partly';
  if (level === 'notStarted') return 'no';
  return level === 'notApplicable' ? 'notApplicable' : null;
}

export function levelOf(answer: PlainAnswer, evidenceCount: number): AnswerLevel {
  if (answer === 'yes') return evidenceCount > 0 ? 'inPlaceWithEvidence' : 'inPlace';
  if (answer === 'partly') return 'partial';
  return answer === 'no' ? 'notStarted' : 'notApplicable';
}

/** Ship and shore see it differently: another answer, or another opinion of how well. With evidence or without is none. */
export function sidesDiffer(fields: AnswerFields): boolean {
  const ship = sideAnswer(fields, 'ship');
  const shore = sideAnswer(fields, 'shore');
  if (ship.level === null || shore.level === null) return false;
  if (plainAnswer(ship.level) !== plainAnswer(shore.level)) return true;
  return ship.maturity !== null && shore.maturity !== null && ship.maturity !== shore.maturity;
}

/**
 * Fingerprint of the linked records: it changes when one of them is changed, is added or goes.
 *
 * @param updatedAt UTC ms of the newest change of a record; null when it is not here or was removed.
 */
export function evidenceFingerprint(ids: readonly string[], updatedAt: (id: string) => number | null): string {
  if (ids.length === 0) return '';
  const lines = [...ids].sort().map((id) => `${id} ${updatedAt(id) ?? 'gone'}`);
  return toHex(sha256(utf8(lines.join('\n')))).slice(0, 24);
}

export const RECHECK_REASONS = ['unanswered', 'newText', 'evidenceChanged', 'old', 'soon', 'differs'] as const;
export type RecheckReason = (typeof RECHECK_REASONS)[number];

export type RecheckInput = {
  /** Null: nobody has answered. */
  readonly fields: AnswerFields | null;
  /** Whose answer is looked at. */
  readonly side: Side;
  /** Edition of the question as it is now. */
  readonly edition: string;
  /** {@link evidenceFingerprint} as it is now. */
  readonly evidenceNow: string;
  /** How long an answer counts, and how long before that it is said, ISO 8601. */
  readonly interval: string;
  readonly soonBefore: string;
  /** UTC ms. */
  readonly now: number;
};

/** Why a question should be looked at (again); empty: it is answered and nothing has changed. */
export function recheckReasons(input: RecheckInput): readonly RecheckReason[] {
  const { fields, side, now } = input;
  const answer = fields === null ? null : sideAnswer(fields, side);
  if (fields === null || answer === null || answer.level === null) return ['unanswered'];
  const reasons: RecheckReason[] = [];
  if (answer.edition !== null && answer.edition !== input.edition) reasons.push('newText');
  if (side === 'ship' && fields.evidenceSeen && fields.evidenceSeen !== input.evidenceNow)
    reasons.push('evidenceChanged');
  const answeredAt = answer.on === null ? null : dayToUtc(answer.on);
  // an answer without a day is as old as can be
  const until = answeredAt === null ? Number.NEGATIVE_INFINITY : addDuration(answeredAt, input.interval);
  if (now > until) reasons.push('old');
  else if (now >= subtractDuration(until, input.soonBefore)) reasons.push('soon');
  if (sidesDiffer(fields)) reasons.push('differs');
  return reasons;
}

/** Reasons that ask for the answer again; "soon" is only said, and a difference is talked over, not answered again. */
export function asksAgain(reasons: readonly RecheckReason[]): boolean {
  return reasons.some((reason) => reason !== 'soon' && reason !== 'differs');
}

/**
 * When the assessment as a whole was last made: the day of its oldest answer, once each of the questions has one.
 *
 * @returns UTC ms; null while a question is open.
 */
export function assessedAt(
  answers: readonly Readonly<Record<string, unknown>>[],
  questions: readonly string[],
): number | null {
  const byQuestion = new Map(answers.map((fields) => [fields['question'], fields as AnswerFields]));
  const days = questions.map((id) => {
    const { level, answeredOn } = byQuestion.get(id) ?? {};
    return level && answeredOn ? dayToUtc(answeredOn) : null;
  });
  if (days.length === 0 || days.some((at) => at === null)) return null;
  return Math.min(...days.filter((at) => at !== null));
}
