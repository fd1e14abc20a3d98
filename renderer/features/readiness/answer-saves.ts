import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { Side } from '#shared/domain/kind.ts';
import { levelOf, type PlainAnswer, SIDE_FIELDS, type SideAnswer } from '#shared/domain/readiness/answers.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

/** Both sides that answer a question write the same record, each its own fields. */
export function answerId(question: string): string {
  return derivedId('answer', question, 'question');
}

export type AnswerContext = {
  readonly question: string;
  readonly record: RecordRow | null;
  readonly side: Side;
  /** Edition of the question as it stands on the screen. */
  readonly edition: string;
  /** Who answers; null for staff, who have no record on this ship. */
  readonly by: string | null;
  /** Fingerprint of the evidence after this save. */
  readonly evidenceSeen: string;
  /** UTC ms. */
  readonly now: number;
};

/** What is said of a question; what is left out stays as it is. */
export type AnswerChange = {
  readonly answer?: PlainAnswer;
  readonly maturity?: string | null;
  readonly because?: string;
  readonly note?: string;
  readonly evidence?: readonly string[];
};

/** One save of an answer: every press is one. It is of today, by whoever presses, to the question as it stands. */
export function answerSave(
  context: AnswerContext,
  before: SideAnswer,
  plain: PlainAnswer,
  change: AnswerChange,
): SaveDraft {
  const { question, record, side } = context;
  const names = SIDE_FIELDS[side];
  const evidence = change.evidence ?? before.evidence;
  const hasMaturity = plain === 'yes' || plain === 'partly';
  const values: Record<string, Value> = {
    question,
    [names.level]: levelOf(plain, evidence.length),
    [names.on]: utcDay(context.now),
    [names.edition]: context.edition,
    ...(context.by === null ? {} : { [names.by]: context.by }),
    [names.maturity]: hasMaturity ? (change.maturity === undefined ? before.maturity : change.maturity) : null,
    ...(change.because === undefined ? {} : { [names.because]: change.because }),
    ...(change.note === undefined ? {} : { [names.note]: change.note }),
    ...(change.evidence === undefined ? {} : { [names.evidence]: change.evidence }),
    ...(side === 'ship' ? { evidenceSeen: context.evidenceSeen } : {}),
  };
  return { record: record?.id ?? answerId(question), collection: 'answer', loaded: record, values };
}
