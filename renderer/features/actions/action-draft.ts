import type { Person, RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { Side } from '#shared/domain/kind.ts';
import { effectiveRoles, isRole } from '#shared/domain/roles.ts';
import { addDays, utcDay } from '#shared/domain/ship-time.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { actionOf } from './action-values.ts';

/** What is typed about an action. */
export type ActionDraft = {
  readonly title: string;
  readonly text: string;
  readonly kind: string | null;
  readonly priority: string | null;
  /** A person aboard, or a role ashore: {@link ROLE_MARK} and its code. */
  readonly owner: string | null;
  /** `YYYY-MM-DD`. */
  readonly day: string | null;
};

const ROLE_MARK = 'role:';
/** Product default until somebody sets the date. */
const DAYS = 30;

export function ownerOfRole(role: string): string {
  return `${ROLE_MARK}${role}`;
}

/** Whoever raises it owns it, until it is given to somebody. */
export function emptyAction(author: Author | null, now: number): ActionDraft {
  const isAshore = author?.record === null && author.role !== null;
  return {
    title: '',
    text: '',
    kind: 'corrective',
    priority: null,
    owner: isAshore ? ownerOfRole(author.role ?? '') : (author?.record ?? null),
    day: addDays(utcDay(now), DAYS),
  };
}

export function draftOfAction(row: RecordRow, side: Side): ActionDraft {
  const { title, text, kind, priority, owner, ownerRole, plannedOn, dueOn } = actionOf(row);
  return {
    title: title ?? '',
    text: text ?? '',
    kind: kind ?? null,
    priority: priority ?? null,
    owner: owner ?? (ownerRole ? ownerOfRole(ownerRole) : null),
    day: (side === 'shore' ? dueOn : plannedOn) ?? null,
  };
}

export type ActionProblems = Readonly<Partial<Record<'title' | 'owner', true>>>;

export function problemsOfAction(draft: ActionDraft): ActionProblems {
  return {
    ...(draft.title.trim() === '' ? { title: true } : {}),
    ...(draft.owner === null ? { owner: true } : {}),
  };
}

/** The ship plans a day, the company sets one. */
export function valuesOfAction(
  draft: ActionDraft,
  persons: readonly Person[],
  side: Side,
): Readonly<Record<string, Value>> {
  const role = draft.owner?.startsWith(ROLE_MARK) ? draft.owner.slice(ROLE_MARK.length) : null;
  const person = role === null ? persons.find(({ record }) => record === draft.owner) : undefined;
  const [held = null] = effectiveRoles('ship', person?.roles ?? []);
  return {
    title: draft.title.trim(),
    text: draft.text.trim() || null,
    kind: draft.kind,
    priority: draft.priority,
    owner: role === null ? draft.owner : null,
    ownerName: person?.name ?? null,
    ownerRole: role !== null && isRole(role) ? role : held,
    [side === 'shore' ? 'dueOn' : 'plannedOn']: draft.day,
  };
}

type NewAction = {
  readonly record: RecordId;
  readonly draft: ActionDraft;
  readonly persons: readonly Person[];
  readonly side: Side;
  readonly author: Author | null;
  /** The record that it was raised from; null: none, and never a confidential report. */
  readonly source: RecordRow | null;
  readonly now: number;
};

export function newAction({ record, draft, persons, side, author, source, now }: NewAction): SaveDraft {
  const typed = Object.entries(valuesOfAction(draft, persons, side)).filter(([, value]) => value !== null);
  const assets = source?.collection === 'asset' ? [source.id] : source?.values['assets'];
  return {
    record,
    collection: 'action',
    loaded: null,
    number: true,
    values: {
      ...Object.fromEntries(typed),
      ...(source === null ? {} : { parent: source.id }),
      ...(Array.isArray(assets) && assets.length > 0 ? { assets } : {}),
      state: { state: 'open', at: now, ...(author?.record ? { by: author.record } : {}) },
    },
  };
}
