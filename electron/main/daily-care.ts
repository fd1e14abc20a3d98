import { log, traceOf } from './log.ts';
import type { Records } from './services.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Not while the app starts: a spinning disk has enough to do then. */
const FIRST_AFTER_MS = 5 * 60_000;

/** Whether a day has passed; a time that lies ahead (the clock was set back) counts as long ago. */
export function isDue(lastAt: number | null, nowAt: number): boolean {
  return lastAt === null || lastAt > nowAt || nowAt - lastAt >= DAY_MS;
}

/** Once a day: reads the whole journal for damage and brings the second copy up to date. */
export function startDailyCare({ journal, secondCopy }: Records, now: () => number): void {
  let verifiedAt: number | null = null;

  async function look(): Promise<void> {
    try {
      if (isDue(verifiedAt, now())) {
        await journal.verify();
        verifiedAt = now();
        const { damaged } = await journal.status();
        if (damaged.length > 0) log('journal damaged', { stretches: damaged.length });
      }
      const copy = secondCopy.status();
      if (copy.state === 'not-chosen' || (!copy.holdsRedacted && !isDue(copy.goodAt, now()))) return;
      const { state } = await secondCopy.write();
      if (state !== 'good') log('second copy', { state });
    } catch (error) {
      log('daily care failed', { trace: traceOf(error) });
    }
  }

  setTimeout(() => void look(), FIRST_AFTER_MS).unref();
  setInterval(() => void look(), HOUR_MS).unref();
}
