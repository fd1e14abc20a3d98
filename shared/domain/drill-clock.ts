/**
 * The drill clock. It is no counter that runs somewhere: it follows from what was saved, so closing the app, a power cut
 * and a second window change nothing about it.
 *
 * A ship's clock may be set back or forth in the middle of a drill (that may be the very drill). So each entry carries the
 * drill clock as it stood when it was pressed, and the time that runs is counted from the newest entry only: a wrong clock
 * spoils what runs until the next press, never what is written.
 */
export type ClockEntry = {
  /** `start`, `pause`, `resume`, `end` and `stopWord` move the clock; any other is a mark of how far it was. */
  readonly kind: string;
  /** UTC ms, a claim. */
  readonly happenedAt: number;
  /** Drill clock when it was written, pauses left out, ms; null where an entry does not carry it. */
  readonly elapsedMs: number | null;
  /** Which of two with the same drill clock was written first; null where that is not known. */
  readonly seq: number | null;
};

export type DrillClock = {
  readonly state: 'waiting' | 'running' | 'paused' | 'ended';
  /** UTC ms of the first start; null before it. */
  readonly startedAt: number | null;
  /** Pauses left out; never negative. */
  readonly elapsedMs: number;
  /** Since when it stands; null unless paused. */
  readonly pausedAt: number | null;
};

type Held = DrillClock & { readonly anchorAt: number };
type Timed<E> = { readonly entry: E; readonly at: number };

const WAITING: Held = { state: 'waiting', startedAt: null, elapsedMs: 0, pausedAt: null, anchorAt: 0 };

/**
 * Entries that do not fit (a second start, a pause while it stands) move nothing. A `resume` after the end goes on.
 *
 * @param entries in any order.
 * @param now     UTC ms.
 */
export function drillClock(entries: readonly ClockEntry[], now: number): DrillClock {
  const { anchorAt, ...shown } = inOrder(entries).reduce(after, WAITING);
  if (shown.state !== 'running') return shown;
  return { ...shown, elapsedMs: shown.elapsedMs + Math.max(0, now - anchorAt) };
}

/** The earlier on the drill clock first; entries that do not carry it stand where their time puts them. */
export function inOrder<E extends ClockEntry>(entries: readonly E[]): readonly Timed<E>[] {
  const starts = entries.filter(({ kind }) => kind === 'start').map(({ happenedAt }) => happenedAt);
  const startedAt = starts.length === 0 ? 0 : Math.min(...starts);
  return entries
    .map((entry) => ({ entry, at: Math.max(0, entry.elapsedMs ?? entry.happenedAt - startedAt) }))
    .sort(
      (a, b) => a.at - b.at || (a.entry.seq ?? LAST) - (b.entry.seq ?? LAST) || a.entry.happenedAt - b.entry.happenedAt,
    );
}

const LAST = Number.MAX_SAFE_INTEGER;

function fits(state: DrillClock['state'], kind: string): boolean {
  if (kind === 'start') return state === 'waiting';
  if (kind === 'pause') return state === 'running';
  if (kind === 'resume') return state === 'paused' || state === 'ended';
  if (kind === 'end' || kind === 'stopWord') return state === 'running' || state === 'paused';
  return false;
}

function after(clock: Held, { entry, at }: Timed<ClockEntry>): Held {
  const { kind, happenedAt, seq } = entry;
  const elapsedMs = clock.state === 'running' ? Math.max(clock.elapsedMs, at) : clock.elapsedMs;
  if (!fits(clock.state, kind)) {
    const isNewest = clock.state === 'running' && (at > clock.elapsedMs || seq !== null);
    return isNewest ? { ...clock, elapsedMs, anchorAt: happenedAt } : clock;
  }
  if (kind === 'start') return { ...clock, state: 'running', startedAt: happenedAt, anchorAt: happenedAt };
  if (kind === 'resume') return { ...clock, state: 'running', pausedAt: null, anchorAt: happenedAt };
  if (kind === 'pause') return { ...clock, state: 'paused', elapsedMs, pausedAt: happenedAt };
  return { ...clock, state: 'ended', elapsedMs, pausedAt: null };
}
