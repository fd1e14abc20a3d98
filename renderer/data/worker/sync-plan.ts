import type { AppError, Result } from '#shared/base/result.ts';
import { type Lane, laneKey } from '#shared/oplog/op.ts';
import {
  type BlobsWaiting,
  type Decision,
  decide,
  leftBytes,
  NO_BLOBS,
  type Situation,
} from '#shared/schedule/decide.ts';
import { spentInMonth, spentOnDay, totalOf } from '#shared/schedule/spent.ts';
import { deliveredSeqs, type ExchangeReport } from '#shared/sync/exchange-client.ts';
import type { QueueOfLane } from '../contract.ts';
import { isEnrolled } from './facts.ts';
import type { EngineHost } from './host.ts';
import { type LinkWatch, PROFILES } from './link-watch.ts';
import { ownQueue } from './own-queue.ts';
import { type Moment, retryMs, sinceMs } from './plan.ts';
import type { SyncNotes } from './sync-kept.ts';
import type { OpenWorkspace } from './workspace.ts';

/** A link on which it does not matter how often one asks: looking at the page is enough. */
const CHEAP_POLL_MS = 5 * 60_000;

/** What may go now, and when it goes next: how the last tries went, what waits, and what was asked for. */
export class SyncPlan {
  readonly #host: EngineHost;
  readonly #workspace: OpenWorkspace;
  readonly #link: LinkWatch;
  readonly #notes: SyncNotes;
  /** When the last try ended; null: none since the start, or since the link is new. */
  #triedAt: Moment | null = null;
  #failures = 0;
  #chance = 0.5;
  /** Somebody pressed the button: for the next run, and in the one that runs now. */
  #isAsked = false;
  #isRunAsked = false;
  /** Files were gone through as far as this link takes them: what is left waits until something changes. */
  #areFilesDone = false;
  #isPolicyOld = true;
  isIsolated = false;
  isRevoked = false;
  photosOnce = false;
  blobs: BlobsWaiting = NO_BLOBS;
  decision: { readonly by: Decision; readonly at: Moment } | null = null;
  lastError: AppError | null = null;
  refused: readonly AppError[] = [];

  constructor(host: EngineHost, workspace: OpenWorkspace, link: LinkWatch, notes: SyncNotes) {
    this.#host = host;
    this.#workspace = workspace;
    this.#link = link;
    this.#notes = notes;
  }

  // -------------------------------------------------------------- what happens to it

  ask(): void {
    this.#isAsked = true;
  }

  runBegins(): void {
    this.#isRunAsked = this.#isAsked;
    this.#isAsked = false;
  }

  /** Its end is not waited for. */
  runIsAbandoned(): void {
    this.#isRunAsked = false;
  }

  /** Nothing came for far too long: the next try is due at once. */
  hasStalled(): void {
    this.runIsAbandoned();
    this.#triedAt = null;
  }

  /** @param isNewLink the network came up or the computer woke; else somebody only looks at the page again. */
  woke(isNewLink: boolean): void {
    this.#failures = 0;
    const { pollMs } = this.#link.rules;
    if (isNewLink) this.#link.forget();
    this.#areFilesDone = false;
    if (isNewLink || (pollMs !== null && pollMs <= CHEAP_POLL_MS)) this.#triedAt = null;
  }

  linkWasChosen(): void {
    this.#areFilesDone = false;
    this.#failures = 0;
    this.#triedAt = null;
  }

  photosWereAllowed(): void {
    this.photosOnce = true;
    this.#areFilesDone = false;
  }

  recordChanged(collection: string): void {
    if (collection === 'setting') this.#isPolicyOld = true;
    if (collection === 'setting' || collection === 'attachment') this.#areFilesDone = false;
  }

  /** @param isDone everything has gone that this link takes. */
  filesAreOver(isDone: boolean): void {
    this.#areFilesDone = isDone;
    if (isDone) this.photosOnce = false;
  }

  /**
   * How a run ended.
   * @param offered highest own seq by lane of what left this device in it.
   */
  took(result: Result<ExchangeReport | null>, offered: Readonly<Record<string, number>>): void {
    this.#triedAt = this.moment();
    this.#isRunAsked = false;
    if (result.ok) {
      // Urgent text that shore was given and does not have would go again at once, and for ever: it backs off instead.
      if (this.#isUrgentRefused(offered)) this.#failed();
      else this.#failures = 0;
      this.lastError = null;
      this.isRevoked = false;
      if (!result.value) return;
      this.refused = result.value.refused;
      void this.#notes.keep({ lastContactAt: this.#host.clock.now() });
      return;
    }
    this.#failed();
    this.lastError = result.error;
    this.isRevoked = result.error.code === 'sync/revoked';
  }

  #failed(): void {
    this.#failures++;
    this.#chance = (this.#host.random.bytes(1)[0] ?? 128) / 255;
  }

  #isUrgentRefused(offered: Readonly<Record<string, number>>): boolean {
    const key = laneKey(this.#workspace.replica.id, 'urgent');
    return (offered[key] ?? 0) > (this.delivered()[key] ?? 0);
  }

  // -------------------------------------------------------------- what follows from it

  /** Highest own seq by lane that the hub has. */
  delivered(): Readonly<Record<string, number>> {
    return isEnrolled(this.#workspace) ? deliveredSeqs(this.#workspace.replica) : {};
  }

  leftBytes(queue: readonly QueueOfLane[]): number | null {
    return leftBytes(this.#situation(queue));
  }

  moment(): Moment {
    return { at: this.#host.clock.now(), mono: this.#host.timers.monotonic() };
  }

  #situation(queue: readonly QueueOfLane[]): Situation {
    const { now } = this.#host.clock;
    const link = this.#link.id;
    const amount = (lane: Lane) => queue.find((q) => q.lane === lane) ?? { ops: 0, bytes: 0 };
    const { spent } = this.#notes.kept;
    return {
      now: now(),
      sinceTryMs: this.#triedAt === null ? null : sinceMs(this.#triedAt, this.moment()),
      failures: this.#failures,
      retryMs: this.#failures === 0 ? 0 : retryMs(this.#failures, this.#chance, PROFILES.retry),
      isNoLink: this.lastError?.code === 'sync/no-link' || this.lastError?.code === 'sync/timeout',
      rules: this.#link.rules,
      urgentRetryMs: PROFILES.retry.urgentMs,
      rateBps: this.#link.rateBps,
      spentDayBytes: totalOf(spentOnDay(spent, now(), link)),
      spentMonthBytes: totalOf(spentInMonth(spent, now(), link)),
      queue: { urgent: amount('urgent'), routine: amount('routine'), bulk: amount('bulk') },
      blobs: this.#areFilesDone ? NO_BLOBS : this.blobs,
      isIsolated: this.isIsolated,
      isEnrolled: isEnrolled(this.#workspace),
      isRevoked: this.isRevoked,
      isAsked: this.#isAsked || this.#isRunAsked,
      photosOnce: this.photosOnce,
    };
  }

  /** What may go now, and when to look again. */
  async decide(): Promise<Decision> {
    this.#link.at(this.#workspace.belonging().hubUrl);
    if (this.#isPolicyOld) {
      this.#isPolicyOld = false;
      await this.#link.readPolicy(this.#workspace);
    }
    const by = decide(this.#situation((await ownQueue(this.#workspace.replica, this.delivered())).lanes));
    this.decision = { by, at: this.moment() };
    return by;
  }
}
