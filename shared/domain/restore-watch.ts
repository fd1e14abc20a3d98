/**
 * The stop-watch of a restore test. It is no counter that runs somewhere: it follows from the saved `start`, `pause`,
 * `resume` and `end` lines of the test, so closing the app, a power cut and a second window change nothing about it.
 */
export type WatchEvent = {
  readonly kind: 'start' | 'pause' | 'resume' | 'end';
  /** UTC ms, a claim. */
  readonly at: number;
  /** Which line was written first, where all were written on one PC: its clock may be set back in the middle. */
  readonly seq?: number;
};

export type Watch = {
  readonly state: 'waiting' | 'running' | 'paused' | 'ended';
  /** UTC ms of the first start; null while it waits. */
  readonly startedAt: number | null;
  /** Time that ran, pauses left out; never negative, also when the clock of the PC was set back. */
  readonly elapsedMs: number;
};

const WAITING: Watch = { state: 'waiting', startedAt: null, elapsedMs: 0 };

/**
 * Lines that do not fit (a second start, a pause while it stands) change nothing. A `resume` after the end goes on: the
 * test was sent back.
 *
 * @param events in any order.
 * @param now    UTC ms.
 */
export function restoreWatch(events: readonly WatchEvent[], now: number): Watch {
  let watch: Watch = WAITING;
  let since = 0;
  for (const { kind, at } of [...events].sort(before)) {
    const ran = watch.state === 'running' ? Math.max(0, at - since) : 0;
    if (watch.state === 'waiting') {
      if (kind !== 'start') continue;
      watch = { state: 'running', startedAt: at, elapsedMs: 0 };
      since = at;
    } else if (watch.state === 'running') {
      if (kind !== 'pause' && kind !== 'end') continue;
      watch = { ...watch, state: kind === 'pause' ? 'paused' : 'ended', elapsedMs: watch.elapsedMs + ran };
    } else if (kind === 'resume') {
      watch = { ...watch, state: 'running' };
      since = at;
    } else if (kind === 'end') {
      watch = { ...watch, state: 'ended' };
    }
  }
  if (watch.state !== 'running') return watch;
  return { ...watch, elapsedMs: watch.elapsedMs + Math.max(0, now - since) };
}

function before(a: WatchEvent, b: WatchEvent): number {
  return a.seq === undefined || b.seq === undefined ? a.at - b.at : a.seq - b.seq;
}

/** What the watch showed at an instant, ms; null before it was started. @param seq of the line that was written then. */
export function elapsedAt(events: readonly WatchEvent[], at: number, seq?: number): number | null {
  const isEarlier = (event: WatchEvent) =>
    seq === undefined || event.seq === undefined ? event.at <= at : event.seq < seq;
  const { state, elapsedMs } = restoreWatch(events.filter(isEarlier), at);
  return state === 'waiting' ? null : elapsedMs;
}
