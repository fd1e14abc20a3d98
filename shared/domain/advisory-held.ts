import { type Advisory, readAdvisoryBundle } from './advisory-bundle.ts';
import type { AdvisoryMatchFields } from './advisory-match.ts';
import { addDuration, endOfDay } from './due/calendar.ts';
import type { MessageFields } from './message.ts';

type Held = {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** UTC ms. */
  readonly createdAt: number;
};

/** An advisory that came aboard, and the message that brought it. */
export type HeldAdvisory = Advisory & {
  readonly message: string;
  /** Each time that it came. */
  readonly arrivals: readonly Arrival[];
};

/** UTC ms; a day that the company set for the message is `dueOn`. */
type Arrival = { readonly publishedOn: string; readonly at: number; readonly dueOn: string | null };

/** All advisories of these messages, each once: of one that came again, the newest. The newest stand first. */
export function heldAdvisories(messages: readonly Held[]): readonly HeldAdvisory[] {
  const held = new Map<string, HeldAdvisory>();
  for (const { id, values, createdAt } of messages) {
    const { payload, sentAt, dueOn } = values as MessageFields;
    const bundle = readAdvisoryBundle(payload);
    for (const advisory of bundle.ok ? bundle.value.advisories : []) {
      const known = held.get(advisory.id);
      const arrival = { publishedOn: advisory.publishedOn, at: sentAt ?? createdAt, dueOn: dueOn || null };
      const arrivals = [...(known?.arrivals ?? []), arrival];
      const isNewer = known === undefined || advisory.publishedOn > known.publishedOn;
      held.set(advisory.id, isNewer ? { ...advisory, message: id, arrivals } : { ...known, arrivals });
    }
  }
  return [...held.values()].sort((a, b) =>
    a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0,
  );
}

/** What somebody has said to it; what was published after that asks again, unless an action is at it already. */
export function isAnswered(advisory: Pick<Advisory, 'publishedOn'>, answer: AdvisoryMatchFields | null): boolean {
  const status = answer?.status || 'open';
  if (status === 'open') return false;
  return status === 'affected' || (answer?.publishedOn || advisory.publishedOn) >= advisory.publishedOn;
}

/**
 * Until when the oldest question that it still puts is to be answered, UTC ms: the day that the company set, else so long
 * after it came.
 *
 * @param within ISO 8601.
 */
export function answerBy(advisory: HeldAdvisory, answer: AdvisoryMatchFields | null, within: string): number {
  const status = answer?.status || 'open';
  const said = status === 'open' ? '' : (answer?.publishedOn ?? '');
  const open = advisory.arrivals.filter(({ publishedOn }) => publishedOn > said);
  return Math.min(...open.map(({ at, dueOn }) => (dueOn === null ? addDuration(at, within) : endOfDay(dueOn))));
}
