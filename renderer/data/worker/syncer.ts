import { fail, ok, type Result } from '#shared/base/result.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import type { ExchangeReport } from '#shared/sync/exchange-client.ts';
import { META } from '#shared/sync/replica-state.ts';
import type { SyncInfo } from '../contract.ts';
import type { Delivery } from '../delivery.ts';
import { isEnrolled } from './facts.ts';
import type { Channel, EngineHost } from './host.ts';
import { LinkWatch } from './link-watch.ts';
import { ownQueue } from './own-queue.ts';
import { SyncCosts } from './sync-costs.ts';
import { besideLeader, syncInfo } from './sync-info.ts';
import { SyncNotes } from './sync-kept.ts';
import { SyncPlan } from './sync-plan.ts';
import { type BlobsOver, runSync, type SyncRun } from './sync-run.ts';
import { type OpenWorkspace, refresh } from './workspace.ts';

const TICK_MS = 20_000;
/** A run has a time limit for each exchange; one that says nothing for longer has stalled. */
const STALLED_AFTER_MS = 10 * 60_000;

type Message =
  | { readonly kind: 'poke'; readonly isAsked: boolean }
  | { readonly kind: 'changed' }
  | { readonly kind: 'info'; readonly info: SyncInfo };

export type SyncerOptions = {
  readonly host: EngineHost;
  readonly workspace: OpenWorkspace;
  readonly onInfo: (info: SyncInfo, delivery: Delivery) => Promise<void>;
  readonly onBecameNew: () => Promise<void>;
  /** The exchange of files over the same link; null: there is none (yet). */
  readonly blobs: BlobsOver;
};

/**
 * Keeps one workspace in touch with its hub, as shared/schedule decides: what may go over the link that there is, and when.
 * One tab does it for all. Survives sleep, clocks that jump and links that flap; what it says is computed from the queue.
 */
export class Syncer {
  readonly #options: SyncerOptions;
  readonly #host: EngineHost;
  readonly #workspace: OpenWorkspace;
  readonly #link: LinkWatch;
  readonly #notes: SyncNotes;
  readonly #costs: SyncCosts;
  readonly #plan: SyncPlan;
  readonly #channel: Channel;
  readonly #abort = new AbortController();
  readonly #stopListening: () => void;
  #stopTick: () => void = () => {};
  #release: (() => void) | null = null;
  #isLeader = false;
  #isRunning = false;
  /** The last run, under way or ended. */
  #current: Promise<Result<null>> = Promise.resolve(ok(null));
  /** Raised to abandon a run that has stalled. */
  #run = 0;
  #heardAtMono = 0;
  #considering = 0;
  #isStalled = false;
  #sent: Readonly<Record<string, number>> = {};
  #theirs: SyncInfo | null = null;
  #isTelling = false;

  constructor(options: SyncerOptions) {
    const { host, workspace } = options;
    this.#options = options;
    this.#host = host;
    this.#workspace = workspace;
    this.#link = new LinkWatch(workspace.role);
    this.#notes = new SyncNotes(workspace.db);
    this.#costs = new SyncCosts(host.clock, workspace.replica, this.#link, this.#notes);
    this.#plan = new SyncPlan(host, workspace, this.#link, this.#notes);
    this.#channel = host.channel(`bulwark-sync-${workspace.id}`, (message) => this.#heard(message as Message));
    this.#stopListening = workspace.replica.onChange(({ records }) => {
      for (const record of records) this.#changed(record);
      this.#tell();
    });
  }

  async start(): Promise<void> {
    await this.#notes.read();
    this.#link.byHand = this.#notes.kept.byHand;
    this.#plan.isIsolated = await this.#host.core.isIsolated();
    await this.#tellNow();
    this.#host.locks
      .hold(`bulwark-sync-${this.#workspace.id}`, this.#abort.signal)
      .then((release) => {
        if (this.#abort.signal.aborted) return release();
        this.#release = release;
        this.#isLeader = true;
        this.#theirs = null;
        this.#reconsider();
      })
      .catch(() => {}); // stopped while it waited
  }

  stop(): void {
    this.#abort.abort();
    this.#run++;
    this.#stopTick();
    this.#stopListening();
    this.#channel.close();
    this.#release?.();
  }

  // -------------------------------------------------------------- what happens around it

  /** Something was saved. */
  async saved(): Promise<void> {
    await this.#tellNow();
    if (!isEnrolled(this.#workspace)) return;
    if (this.#isLeader) this.#reconsider();
    else this.#channel.post({ kind: 'poke', isAsked: false } satisfies Message);
  }

  /** @param isNewLink the network came up or the computer woke; else somebody only looks at the page again. */
  woke(isNewLink = true): void {
    this.#plan.woke(isNewLink);
    if (this.#isLeader) this.#reconsider();
  }

  /** Ends with an exchange that began after the press: one that runs already may be past what is asked for. */
  async now(): Promise<Result<null>> {
    if (!isEnrolled(this.#workspace)) return fail('enrol/code-unknown');
    if (this.#plan.isIsolated) return fail('sync/isolated');
    if (!this.#isLeader) {
      this.#channel.post({ kind: 'poke', isAsked: true } satisfies Message);
      return ok(null);
    }
    if (this.#link.rules.bearer !== 'packet') return fail('sync/no-link');
    this.#plan.ask();
    await this.#current;
    return this.#plan.isIsolated ? fail('sync/isolated') : this.#sync();
  }

  /** @param link null: as it is measured. */
  async chooseLink(link: LinkId | null): Promise<Result<null>> {
    this.#link.byHand = link;
    this.#plan.linkWasChosen();
    await this.#notes.keep({ byHand: link });
    this.#channel.post({ kind: 'changed' } satisfies Message);
    this.#reconsider();
    await this.#tellNow();
    return ok(null);
  }

  /** The files that wait now go over this link, whatever it costs; urgent text still goes before each slice. */
  async allowPhotos(): Promise<Result<null>> {
    if (this.#plan.isIsolated) return fail('sync/isolated');
    this.#plan.photosWereAllowed();
    this.#reconsider();
    await this.#tellNow();
    return ok(null);
  }

  async isolate(reason: string): Promise<Result<null>> {
    const done = await this.#host.core.isolate(true);
    this.#plan.isIsolated = true;
    this.#run++; // what still comes back is not waited for
    this.#isRunning = false;
    this.#plan.runIsAbandoned();
    await this.#notes.keep({ isolatedReason: reason });
    this.#channel.post({ kind: 'changed' } satisfies Message);
    await this.#tellNow();
    return done;
  }

  async rejoin(): Promise<Result<null>> {
    const done = await this.#host.core.isolate(false);
    if (!done.ok) return done;
    this.#plan.isIsolated = false;
    await this.#notes.keep({ isolatedReason: null });
    this.#channel.post({ kind: 'changed' } satisfies Message);
    this.woke();
    await this.#tellNow();
    return done;
  }

  #heard(message: Message): void {
    if (message.kind === 'poke' && this.#isLeader) {
      if (message.isAsked) this.#plan.ask();
      void this.#catchUp().then(() => this.#reconsider());
    } else if (message.kind === 'changed') void this.#lookAgain();
    else if (message.kind === 'info' && !this.#isLeader) {
      const isNews = message.info.lastContactAt !== this.#theirs?.lastContactAt;
      this.#theirs = message.info;
      this.#tell();
      if (isNews) void this.#catchUp();
    }
  }

  /** What the other tab has written, sent and fetched is in the store, and not yet in this tab's memory. */
  async #catchUp(): Promise<void> {
    try {
      await refresh(this.#workspace);
      this.#tell();
    } catch {
      // the database is closing, or full: the next command meets it again
    }
  }

  async #lookAgain(): Promise<void> {
    this.#plan.isIsolated = await this.#host.core.isIsolated();
    await this.#notes.read();
    this.#link.byHand = this.#notes.kept.byHand;
    if (!this.#plan.isIsolated) this.woke();
    this.#tell();
  }

  #changed(record: string): void {
    const collection = collectionOf(record);
    this.#plan.recordChanged(collection);
    if (this.#isRunning) this.#costs.received(collection);
  }

  // -------------------------------------------------------------- the plan

  /** After anything that may change what goes when. The last call counts; an edit made during a run is seen behind it. */
  #reconsider(): void {
    const turn = ++this.#considering;
    if (this.#isRunning || !this.#isLeader) return;
    void this.#plan
      .decide()
      .then((decision) => {
        if (turn !== this.#considering || this.#isRunning || this.#abort.signal.aborted) return;
        if (decision.waitMs === 0) void this.#sync();
        else this.#tick(Math.min(decision.waitMs ?? TICK_MS, TICK_MS));
        this.#tell();
      })
      .catch(() => this.#tick(TICK_MS)); // the database is closing, or busy
  }

  #tick(waitMs: number): void {
    this.#stopTick();
    if (this.#abort.signal.aborted) return;
    this.#stopTick = this.#host.timers.after(waitMs, () => {
      const isSilent = this.#host.timers.monotonic() - this.#heardAtMono > STALLED_AFTER_MS;
      if (this.#isRunning && isSilent) {
        this.#isStalled = true;
        this.#isRunning = false;
        this.#run++;
        this.#plan.hasStalled();
      }
      if (this.#isRunning) this.#tick(TICK_MS);
      else this.#reconsider();
    });
  }

  // -------------------------------------------------------------- one run

  /** A run; where one is under way, that one: it looks again behind itself. */
  #sync(): Promise<Result<null>> {
    if (this.#abort.signal.aborted) return Promise.resolve(ok(null));
    if (!this.#isRunning) this.#current = this.#runOnce();
    return this.#current;
  }

  async #runOnce(): Promise<Result<null>> {
    const run = ++this.#run;
    this.#isRunning = true;
    this.#plan.runBegins();
    this.#heardAtMono = this.#host.timers.monotonic();
    this.#tick(TICK_MS);
    this.#tell();
    let result: Result<ExchangeReport | null>;
    try {
      result = await runSync(this.#runOf(run));
    } catch {
      result = fail('hub/internal'); // a fault of ours: told, and tried again later
    }
    if (run !== this.#run) return result.ok ? ok(null) : result; // abandoned meanwhile
    this.#isRunning = false;
    this.#plan.took(result, this.#sent);
    if (result.ok) {
      this.#isStalled = false;
      this.#sent = {};
    }
    this.#reconsider();
    await this.#tellNow();
    return result.ok ? ok(null) : result;
  }

  #runOf(run: number): SyncRun {
    const { blobs, onBecameNew } = this.#options;
    return {
      host: this.#host,
      workspace: this.#workspace,
      link: this.#link,
      costs: this.#costs,
      decide: () => this.#plan.decide(),
      isOver: () => run !== this.#run,
      onRequest: () => {
        this.#heardAtMono = this.#host.timers.monotonic();
        this.#tell();
      },
      onAnswer: () => {
        this.#heardAtMono = this.#host.timers.monotonic();
      },
      onSent: (tips) => {
        const before = this.#sent;
        this.#sent = { ...before, ...tips };
        return () => {
          this.#sent = before;
        };
      },
      onBecameNew,
      blobs,
      onBlobs: (waiting) => {
        this.#plan.blobs = waiting;
      },
      onFilesOver: (isDone) => this.#plan.filesAreOver(isDone),
    };
  }

  // -------------------------------------------------------------- what it says

  delivery(): Delivery {
    const { workspace } = this.#options;
    return {
      self: workspace.replica.id,
      isEnrolled: isEnrolled(workspace),
      delivered: this.#plan.delivered(),
      sent: this.#sent,
    };
  }

  async info(): Promise<SyncInfo> {
    const { replica } = this.#workspace;
    const queue = await ownQueue(replica, this.#plan.delivered());
    const skewMs = replica.meta(META.skewMs);
    const own = syncInfo({
      now: this.#plan.moment(),
      isEnrolled: isEnrolled(this.#workspace),
      isLeader: this.#isLeader,
      isRunning: this.#isRunning,
      isIsolated: this.#plan.isIsolated,
      isRevoked: this.#plan.isRevoked,
      isStalled: this.#isStalled,
      isOnline: this.#host.isOnline(),
      lastError: this.#plan.lastError,
      refused: this.#plan.refused,
      decision: this.#plan.decision,
      photosOnce: this.#plan.photosOnce,
      blobs: this.#plan.blobs,
      kept: this.#notes.kept,
      link: this.#link,
      leftBytes: this.#plan.leftBytes(queue.lanes),
      own: { ...queue, lastSeq: replica.state.lastSeq },
      skewMs: typeof skewMs === 'number' ? skewMs : null,
    });
    return this.#isLeader || !this.#theirs ? own : besideLeader(own, this.#theirs);
  }

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#host.timers.after(50, () => {
      this.#isTelling = false;
      if (!this.#abort.signal.aborted) void this.#tellNow();
    });
  }

  async #tellNow(): Promise<void> {
    try {
      const info = await this.info();
      if (this.#isLeader) this.#channel.post({ kind: 'info', info } satisfies Message);
      await this.#options.onInfo(info, this.delivery());
    } catch {
      // the database is closing
    }
  }
}
