import type { SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Value } from '#shared/base/value.ts';
import { isAhead } from '#shared/domain/is-ahead.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { notificationId } from './duties.ts';

/** Whom the quick capture asks about. */
export const KNOWERS = ['MASTER', 'CE', 'ETO', 'DPA'] as const;
export type Knower = (typeof KNOWERS)[number];

/** Rows of the matrix that are answered when that person knows. */
const ANSWERS: Readonly<Partial<Record<Knower, string>>> = { MASTER: 'N1', DPA: 'N2' };

/** What, where, when, who knows: capture first, classify later (domain.md 13.9). */
export type CaptureDraft = {
  readonly what: string;
  readonly where: string;
  /** UTC ms. */
  readonly noticedAt: number | null;
  readonly knows: readonly Knower[];
  readonly othersKnow: string;
};

const MINUTE = 60_000;
const TITLE_MAX = 120;

export function emptyCapture(now: number, roles: readonly string[]): CaptureDraft {
  return {
    what: '',
    where: '',
    noticedAt: Math.floor(now / MINUTE) * MINUTE,
    knows: KNOWERS.filter((code) => roles.includes(code)),
    othersKnow: '',
  };
}

export type CaptureProblems = Readonly<Partial<Record<'what' | 'noticedAt', 'needed' | 'future'>>>;

export function problemsOf(draft: CaptureDraft, now: number): CaptureProblems {
  const isFuture = isAhead(draft.noticedAt, now);
  return {
    ...(draft.what.trim() === '' ? { what: 'needed' } : {}),
    ...(draft.noticedAt === null ? { noticedAt: 'needed' } : isFuture ? { noticedAt: 'future' } : {}),
  };
}

/** The first sentence or line that says something, cut at a word; text of full stops alone is its own title. */
export function titleOf(what: string): string {
  const text = what.trim();
  const sentences = text.split(/\n|(?<=[.!?])\s/).map((sentence) => sentence.trim().replace(/\.$/, ''));
  const first = sentences.find((sentence) => sentence !== '') ?? text;
  if (first.length <= TITLE_MAX) return first;
  const room = first.slice(0, TITLE_MAX - 1);
  const end = room.lastIndexOf(' ');
  return `${(end > TITLE_MAX / 2 ? room.slice(0, end) : room).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

export type CaptureContext = {
  readonly id: RecordId;
  readonly author: Author;
  /** BCP 47: what is typed stays in it. */
  readonly language: string;
  /** UTC ms. */
  readonly now: number;
  /** Name of somebody by role in the reader's language, for the log. */
  readonly nameOf: (knower: Knower) => string;
};

/** Incident with its number, the first lines of its log and whoever was told already, in one save. */
export function capturePress(draft: CaptureDraft, context: CaptureContext): readonly SaveDraft[] {
  const { id, author, language, now, nameOf } = context;
  const by: Readonly<Record<string, Value>> = author.record === null ? {} : { by: author.record };
  const noticedAt = Math.min(draft.noticedAt ?? now, now);
  const known = [...draft.knows.map(nameOf), draft.othersKnow.trim()].filter((name) => name !== '').join(', ');
  const line = (values: Readonly<Record<string, Value>>): SaveDraft => ({
    collection: 'incidentTimeline',
    values: { parent: id, happenedAt: now, byName: author.name, ...by, ...values },
  });
  return [
    {
      record: id,
      collection: 'incident',
      loaded: null,
      number: true,
      values: {
        kind: 'incident',
        title: titleOf(draft.what),
        facts: draft.what.trim(),
        ...(draft.where.trim() === '' ? {} : { where: draft.where.trim() }),
        detectedAt: noticedAt,
        awareShipAt: noticedAt,
        reportedAt: now,
        language,
        reporterName: author.name,
        ...(author.record === null ? {} : { reporter: author.record }),
        state: { state: 'reported', at: now, ...by, ...(author.role === null ? {} : { role: author.role }) },
      },
    },
    line({ kind: 'observation', happenedAt: noticedAt, text: draft.what.trim() }),
    line({ kind: 'step', step: 'capture', result: 'done', ...(known === '' ? {} : { text: known }) }),
    ...draft.knows.flatMap((knower) => {
      const rule = ANSWERS[knower];
      if (rule === undefined) return [];
      const values = {
        parent: id,
        rule,
        addressee: nameOf(knower),
        clock: 'awareShipAt',
        status: 'told',
        toldAt: now,
        ...(author.record === null ? {} : { toldBy: author.record }),
      };
      return [{ record: notificationId(id, rule), collection: 'incidentNotification', values }];
    }),
  ];
}
