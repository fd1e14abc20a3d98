import type { Clock } from '#shared/base/ports.ts';

/** Wrong tries that cost nothing: of one user, and from one address, behind which a whole office may sit. */
const FREE = { user: 5, from: 40 } as const;
export type AttemptKey = `${keyof typeof FREE} ${string}`;
const LONGEST_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
const MOST_KEYS = 20_000;

type Row = { readonly wrong: number; readonly lastAt: number };

/**
 * Makes guessing slow: after some wrong tries in a row each further one waits twice as long as the one before, up to a
 * quarter of an hour. In memory, by process: a guesser gains as many tries as there are processes.
 */
export class Attempts {
  readonly #clock: Clock;
  readonly #rows = new Map<string, Row>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long until the next try of any of these keys is heard, in ms; 0: now. */
  waitMs(keys: readonly AttemptKey[]): number {
    return Math.max(0, ...keys.map((key) => this.#waitOf(key)));
  }

  #waitOf(key: AttemptKey): number {
    const row = this.#rows.get(key);
    const free = key.startsWith('user ') ? FREE.user : FREE.from;
    if (!row || row.wrong < free) return 0;
    return row.lastAt + Math.min(LONGEST_MS, 1000 * 2 ** (row.wrong - free)) - this.#clock.now();
  }

  failed(keys: readonly AttemptKey[]): void {
    const now = this.#clock.now();
    for (const key of keys) {
      const row = this.#rows.get(key);
      const wrong = row && now - row.lastAt < FORGOTTEN_AFTER_MS ? row.wrong + 1 : 1;
      this.#rows.delete(key); // to the end: the least lately wrong is forgotten first
      this.#rows.set(key, { wrong, lastAt: now });
    }
    for (const key of this.#rows.keys()) {
      if (this.#rows.size <= MOST_KEYS) break;
      this.#rows.delete(key);
    }
  }

  succeeded(key: AttemptKey): void {
    this.#rows.delete(key);
  }
}
