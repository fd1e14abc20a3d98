import type { Clock } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import { dayOf, shareOut, spend, type Tally } from '#shared/schedule/spent.ts';
import { deliveredSeqs } from '#shared/sync/exchange-client.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { LinkWatch } from './link-watch.ts';
import { WaitingOps } from './own-queue.ts';
import type { SyncNotes } from './sync-kept.ts';

/** What calls took over the link, and what it was for: kept by day and month, and shown to who pays for it. */
export class SyncCosts {
  readonly #clock: Clock;
  readonly #replica: Replica;
  readonly #link: LinkWatch;
  readonly #notes: SyncNotes;
  readonly #waiting = new WaitingOps();
  #spentInCall = { up: 0, down: 0 };
  #received: Tally = {};

  constructor(clock: Clock, replica: Replica, link: LinkWatch, notes: SyncNotes) {
    this.#clock = clock;
    this.#replica = replica;
    this.#link = link;
    this.#notes = notes;
  }

  /** Before own ops are sealed: what will be sent is known by its collections. */
  beforeText(): void {
    this.#waiting.note(this.#replica);
  }

  /** The device became new and writes under other numbers. */
  becameNew(): void {
    this.#waiting.clear();
  }

  received(collection: string): void {
    this.#received = { ...this.#received, [collection]: (this.#received[collection] ?? 0) + 1 };
  }

  took(up: number, down: number): void {
    this.#spentInCall.up += up;
    this.#spentInCall.down += down;
  }

  /** Counts what a call took over the link, and what it was for, whether it went well or not. */
  async counted<T>(call: () => Promise<Result<T>>, what?: string): Promise<Result<T>> {
    this.#spentInCall = { up: 0, down: 0 };
    this.#received = {};
    const result = await call();
    const { up, down } = this.#spentInCall;
    if (up + down === 0) return result;
    const now = this.#clock.now();
    const { kept } = this.#notes;
    const isToday = dayOf(now) === kept.day;
    const weights = what === undefined ? this.#waiting.take(deliveredSeqs(this.#replica)) : { [what]: 1 };
    const link = this.#link.id;
    const spent = spend(kept.spent, now, link, shareOut(up, weights));
    await this.#notes.keep({
      day: dayOf(now),
      bytesUp: kept.bytesUp + up,
      bytesDown: kept.bytesDown + down,
      bytesUpToday: (isToday ? kept.bytesUpToday : 0) + up,
      bytesDownToday: (isToday ? kept.bytesDownToday : 0) + down,
      spent: spend(spent, now, link, shareOut(down, what === undefined ? this.#received : weights)),
    });
    return result;
  }
}
