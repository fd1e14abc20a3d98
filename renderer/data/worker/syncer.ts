import { ERROR_CODES, type ErrorCode } from '#shared/base/error-codes.ts';
import { type AppError, fail, ok, type Result } from '#shared/base/result.ts';
import type { BlobClient } from '#shared/blobs/blob-client.ts';
import { LANES, type Lane, laneKey } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import {
  type BlobsWaiting,
  type Decision,
  decide,
  leftBytes,
  NO_BLOBS,
  type Situation,
} from '#shared/schedule/decide.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import { runFiles } from '#shared/schedule/run-files.ts';
import { dayOf, shareOut, spend, spentInMonth, spentOnDay, type Tally, totalOf } from '#shared/schedule/spent.ts';
import { deliveredSeqs, ExchangeClient, type ExchangeReport, type Transport } from '#shared/sync/exchange-client.ts';
import { settleStrays } from '#shared/sync/journal-finish.ts';
import { META } from '#shared/sync/replica-state.ts';
import type { QueueOfLane, SyncInfo } from '../contract.ts';
import type { Delivery } from '../delivery.ts';
import { isEnrolled } from './facts.ts';
import type { Channel, EngineHost } from './host.ts';
import { LinkWatch, PROFILES } from './link-watch.ts';
import { ownQueue, WaitingOps } from './own-queue.ts';
import { type Moment, retryMs, sinceMs } from './plan.ts';
import { type Kept, NOTHING_KEPT, readKept, writeKept } from './sync-kept.ts';
import { type OpenWorkspace, refresh } from './workspace.ts';

const TICK_MS = 20_000;
/** A run has a time limit for each exchange; one that says nothing for longer has stalled. */
const STALLED_AFTER_MS = 10 * 60_000;
const MAX_ROUNDS = 64;
/** A link on which it does not matter how often one asks: looking at the page is enough. */
const CHEAP_POLL_MS = 5 * 60_000;
/** Tally of what files took; text is counted by its collections. */
const FILES = 'files';

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
  readonly blobs: (post: (path: string) => Transport) => Promise<Pick<BlobClient, 'queue' | 'exchange'> | null>;
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
  readonly #waiting = new WaitingOps();
  readonly #channel: Channel;
  readonly #abort = new AbortController();
  readonly #stopListening: () => void;
  #kept: Kept = NOTHING_KEPT;
  #stopTick: () => void = () => {};
  #release: (() => void) | null = null;
  #isLeader = false;
  #isRunning = false;
  /** The last run, under way or ended. */
  #current: Promise<Result<null>> = Promise.resolve(ok(null));
  /** Raised to abandon a run that has stalled. */
  #run = 0;
  #heardAtMono = 0;
  /** When the last try ended; null: none since the start, or since the link is new. */
  #triedAt: Moment | null = null;
  #decision: { readonly by: Decision; readonly at: Moment } | null = null;
  #considering = 0;
  #failures = 0;
  #chance = 0.5;
  #isIsolated = false;
  #isRevoked = false;
  #isStalled = false;
  /** Somebody pressed the button: for the next run, and in the one that runs now. */
  #isAsked = false;
  #isRunAsked = false;
  #photosOnce = false;
  #blobs: BlobsWaiting = NO_BLOBS;
  /** Files were gone through as far as this link takes them: what is left waits until something changes. */
  #areFilesDone = false;
  #isPolicyOld = true;
  #lastError: AppError | null = null;
  #refused: readonly AppError[] = [];
  #sent: Readonly<Record<string, number>> = {};
  #received: Tally = {};
  #theirs: SyncInfo | null = null;
  #isTelling = false;

  constructor(options: SyncerOptions) {
    const { host, workspace } = options;
    this.#options = options;
    this.#host = host;
    this.#workspace = workspace;
    this.#link = new LinkWatch(workspace.role);
    this.#channel = host.channel(`bulwark-sync-${workspace.id}`, (message) => this.#heard(message as Message));
    this.#stopListening = workspace.replica.onChange(({ records }) => {
      for (const record of records) this.#changed(record);
      this.#tell();
    });
  }

  async start(): Promise<void> {
    this.#kept = await readKept(this.#workspace.db);
    this.#link.byHand = this.#kept.byHand;
    this.#isIsolated = await this.#host.core.isIsolated();
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
    this.#failures = 0;
    const { pollMs } = this.#link.rules;
    if (isNewLink) this.#link.forget();
    this.#areFilesDone = false;
    if (isNewLink || (pollMs !== null && pollMs <= CHEAP_POLL_MS)) this.#triedAt = null;
    if (this.#isLeader) this.#reconsider();
  }

  /** Ends with an exchange that began after the press: one that runs already may be past what is asked for. */
  async now(): Promise<Result<null>> {
    if (!isEnrolled(this.#workspace)) return fail('enrol/code-unknown');
    if (this.#isIsolated) return fail('sync/isolated');
    if (!this.#isLeader) {
      this.#channel.post({ kind: 'poke', isAsked: true } satisfies Message);
      return ok(null);
    }
    if (this.#link.rules.bearer !== 'packet') return fail('sync/no-link');
    this.#isAsked = true;
    await this.#current;
    return this.#isIsolated ? fail('sync/isolated') : this.#sync();
  }

  /** @param link null: as it is measured. */
  async chooseLink(link: LinkId | null): Promise<Result<null>> {
    this.#link.byHand = link;
    this.#areFilesDone = false;
    this.#failures = 0;
    this.#triedAt = null;
    await this.#keep({ byHand: link });
    this.#channel.post({ kind: 'changed' } satisfies Message);
    this.#reconsider();
    await this.#tellNow();
    return ok(null);
  }

  /** The files that wait now go over this link, whatever it costs; urgent text still goes before each slice. */
  async allowPhotos(): Promise<Result<null>> {
    if (this.#isIsolated) return fail('sync/isolated');
    this.#photosOnce = true;
    this.#areFilesDone = false;
    this.#reconsider();
    await this.#tellNow();
    return ok(null);
  }

  async isolate(reason: string): Promise<Result<null>> {
    const done = await this.#host.core.isolate(true);
    this.#isIsolated = true;
    this.#run++; // what still comes back is not waited for
    this.#isRunning = false;
    this.#isRunAsked = false;
    await this.#keep({ isolatedReason: reason });
    this.#channel.post({ kind: 'changed' } satisfies Message);
    await this.#tellNow();
    return done;
  }

  async rejoin(): Promise<Result<null>> {
    const done = await this.#host.core.isolate(false);
    if (!done.ok) return done;
    this.#isIsolated = false;
    await this.#keep({ isolatedReason: null });
    this.#channel.post({ kind: 'changed' } satisfies Message);
    this.woke();
    await this.#tellNow();
    return done;
  }

  #heard(message: Message): void {
    if (message.kind === 'poke' && this.#isLeader) {
      this.#isAsked ||= message.isAsked;
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
    this.#isIsolated = await this.#host.core.isIsolated();
    this.#kept = await readKept(this.#workspace.db);
    this.#link.byHand = this.#kept.byHand;
    if (!this.#isIsolated) this.woke();
    this.#tell();
  }

  #changed(record: string): void {
    const collection = collectionOf(record);
    if (collection === 'setting') this.#isPolicyOld = true;
    if (collection === 'setting' || collection === 'attachment') this.#areFilesDone = false;
    if (this.#isRunning) this.#received = { ...this.#received, [collection]: (this.#received[collection] ?? 0) + 1 };
  }

  // -------------------------------------------------------------- the plan

  #moment(): Moment {
    return { at: this.#host.clock.now(), mono: this.#host.timers.monotonic() };
  }

  #situation(queue: readonly QueueOfLane[]): Situation {
    const { now } = this.#host.clock;
    const link = this.#link.id;
    const amount = (lane: Lane) => queue.find((q) => q.lane === lane) ?? { ops: 0, bytes: 0 };
    const { spent } = this.#kept;
    return {
      now: now(),
      sinceTryMs: this.#triedAt === null ? null : sinceMs(this.#triedAt, this.#moment()),
      failures: this.#failures,
      retryMs: this.#failures === 0 ? 0 : retryMs(this.#failures, this.#chance, PROFILES.retry),
      isNoLink: this.#lastError?.code === 'sync/no-link' || this.#lastError?.code === 'sync/timeout',
      rules: this.#link.rules,
      urgentRetryMs: PROFILES.retry.urgentMs,
      rateBps: this.#link.rateBps,
      spentDayBytes: totalOf(spentOnDay(spent, now(), link)),
      spentMonthBytes: totalOf(spentInMonth(spent, now(), link)),
      queue: { urgent: amount('urgent'), routine: amount('routine'), bulk: amount('bulk') },
      blobs: this.#areFilesDone ? NO_BLOBS : this.#blobs,
      isIsolated: this.#isIsolated,
      isEnrolled: isEnrolled(this.#workspace),
      isRevoked: this.#isRevoked,
      isAsked: this.#isAsked || this.#isRunAsked,
      photosOnce: this.#photosOnce,
    };
  }

  async #decide(): Promise<Decision> {
    this.#link.at(this.#workspace.belonging().hubUrl);
    if (this.#isPolicyOld) {
      this.#isPolicyOld = false;
      await this.#link.readPolicy(this.#workspace);
    }
    const by = decide(this.#situation((await ownQueue(this.#workspace.replica, this.delivery().delivered)).lanes));
    this.#decision = { by, at: this.#moment() };
    return by;
  }

  /** After anything that may change what goes when. The last call counts; an edit made during a run is seen behind it. */
  #reconsider(): void {
    const turn = ++this.#considering;
    if (this.#isRunning || !this.#isLeader) return;
    void this.#decide()
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
        this.#isRunAsked = false;
        this.#run++;
        this.#triedAt = null;
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
    this.#isRunAsked = this.#isAsked;
    this.#isAsked = false;
    this.#heardAtMono = this.#host.timers.monotonic();
    this.#tick(TICK_MS);
    this.#tell();
    let result: Result<ExchangeReport | null>;
    try {
      result = await this.#exchange(run);
    } catch {
      result = fail('hub/internal'); // a fault of ours: told, and tried again later
    }
    if (run !== this.#run) return result.ok ? ok(null) : result; // abandoned meanwhile
    this.#isRunning = false;
    this.#took(result);
    this.#reconsider();
    await this.#tellNow();
    return result.ok ? ok(null) : result;
  }

  /** Text first, then files slice by slice, with the urgent before each; the first failure ends the run. */
  async #exchange(run: number): Promise<Result<ExchangeReport | null>> {
    const { replica } = this.#workspace;
    await refresh(this.#workspace);
    const { link, hubUrl } = this.#workspace.belonging();
    const key = await this.#host.keys.linkSecret(this.#workspace.id);
    if (link === null || hubUrl === null || !key) return fail('sync/unknown-device');
    const used = await this.#host.core.chooseHub(hubUrl);
    if (!used.ok) return used;
    const client = new ExchangeClient({
      replica,
      keys: { link, key },
      transport: this.#transport(run, hubUrl, '/x'),
      compressor: await this.#host.compressor(),
    });
    const text = await this.#exchangeText(run, client);
    if (!text.ok || run !== this.#run) return text;
    const files = await this.#exchangeFiles(run, client, hubUrl);
    return files.ok ? text : files;
  }

  async #exchangeText(
    run: number,
    client: ExchangeClient,
    only?: readonly Lane[],
  ): Promise<Result<ExchangeReport | null>> {
    const { replica } = this.#workspace;
    let last: ExchangeReport | null = null;
    const refused: AppError[] = [];
    for (let round = 0; round < MAX_ROUNDS && run === this.#run; round++) {
      const { lanes, maxUpBytes, maxDownBytes } = await this.#decide();
      if (lanes.length === 0) break;
      this.#waiting.note(replica);
      const policy = { maxUpBytes, maxDownBytes, lanes: lanes.filter((lane) => only?.includes(lane) ?? true) };
      const result = await this.#counted(() => client.exchange(policy));
      if (!result.ok) return result;
      last = result.value;
      refused.push(...last.refused);
      if (last.becameNew) {
        this.#waiting.clear();
        await this.#options.onBecameNew();
      }
      if (!last.more) break;
    }
    if (last) await settleStrays(replica);
    return ok(last && { ...last, refused });
  }

  async #exchangeFiles(run: number, client: ExchangeClient, hubUrl: string): Promise<Result<null>> {
    const blobs = await this.#options.blobs((path) => this.#transport(run, hubUrl, path));
    if (!blobs) return ok(null);
    this.#blobs = await blobs.queue();
    const done = await runFiles({
      decide: () => this.#decide(),
      hasUrgent: async () => (await ownQueue(this.#workspace.replica, this.delivery().delivered)).lanes.some(isUrgent),
      sendUrgent: () => this.#exchangeText(run, client, ['urgent']),
      exchange: async (policy) => {
        const result = await this.#counted(() => blobs.exchange(policy), FILES);
        if (result.ok) this.#blobs = await blobs.queue();
        return result;
      },
      isOver: () => run !== this.#run,
    });
    if (!done.ok) return done;
    this.#areFilesDone = done.value.isDone;
    if (done.value.isDone) this.#photosOnce = false;
    return ok(null);
  }

  #spentInCall = { up: 0, down: 0 };

  /** Counts what a call took over the link, and what it was for, whether it went well or not. */
  async #counted<T>(call: () => Promise<Result<T>>, what?: string): Promise<Result<T>> {
    this.#spentInCall = { up: 0, down: 0 };
    this.#received = {};
    const result = await call();
    const { up, down } = this.#spentInCall;
    if (up + down === 0) return result;
    const now = this.#host.clock.now();
    const isToday = dayOf(now) === this.#kept.day;
    const weights = what === undefined ? this.#waiting.take(deliveredSeqs(this.#workspace.replica)) : { [what]: 1 };
    const link = this.#link.id;
    const spent = spend(this.#kept.spent, now, link, shareOut(up, weights));
    await this.#keep({
      day: dayOf(now),
      bytesUp: this.#kept.bytesUp + up,
      bytesDown: this.#kept.bytesDown + down,
      bytesUpToday: (isToday ? this.#kept.bytesUpToday : 0) + up,
      bytesDownToday: (isToday ? this.#kept.bytesDownToday : 0) + down,
      spent: spend(spent, now, link, shareOut(down, what === undefined ? this.#received : weights)),
    });
    return result;
  }

  #transport(run: number, hubUrl: string, path: string): Transport {
    return async (request) => {
      if (run !== this.#run) return fail('sync/timeout');
      this.#heardAtMono = this.#host.timers.monotonic();
      if (path === '/x') this.#sent = this.#ownTips();
      this.#tell();
      const { timeoutMs } = this.#link.rules;
      const reply = await this.#host.core.post({ hubUrl, path, body: request, timeoutMs });
      const mono = this.#host.timers.monotonic();
      const ms = mono - this.#heardAtMono;
      this.#heardAtMono = mono;
      if (!reply.ok) {
        if (reply.error.code === 'sync/timeout') this.#spentInCall.up += request.length;
        else if (path === '/x') this.#sent = {}; // it never left
        return reply;
      }
      const { status, body, isCut, bytesUp, bytesDown } = reply.value;
      this.#spentInCall.up += bytesUp;
      this.#spentInCall.down += bytesDown;
      if (run !== this.#run) return fail('sync/timeout');
      if (isCut) return { ...fail('sync/no-link'), received: body };
      if (status !== 200) return refusalOf(status, body);
      this.#link.took({ ms, bytesUp, bytesDown });
      return { ok: true, answer: body };
    };
  }

  #took(result: Result<ExchangeReport | null>): void {
    this.#triedAt = this.#moment();
    this.#isRunAsked = false;
    if (result.ok) {
      this.#failures = 0;
      this.#lastError = null;
      this.#isStalled = false;
      this.#isRevoked = false;
      this.#sent = {};
      if (!result.value) return;
      this.#refused = result.value.refused;
      void this.#keep({ lastContactAt: this.#host.clock.now() });
      return;
    }
    this.#failures++;
    this.#chance = (this.#host.random.bytes(1)[0] ?? 128) / 255;
    this.#lastError = result.error;
    this.#isRevoked = result.error.code === 'sync/revoked';
  }

  async #keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    await writeKept(this.#workspace.db, this.#kept);
  }

  // -------------------------------------------------------------- what it says

  #ownTips(): Readonly<Record<string, number>> {
    const { index, self } = this.#workspace.replica.state;
    return Object.fromEntries(LANES.map((lane) => [laneKey(self, lane), index.tips(self, lane)[0]?.seq ?? 0]));
  }

  delivery(): Delivery {
    const { replica } = this.#workspace;
    const enrolled = isEnrolled(this.#workspace);
    return {
      self: replica.id,
      isEnrolled: enrolled,
      delivered: enrolled ? deliveredSeqs(replica) : {},
      sent: this.#sent,
    };
  }

  async info(): Promise<SyncInfo> {
    const { replica } = this.#workspace;
    const { lanes, deliveredUpTo } = await ownQueue(replica, this.delivery().delivered);
    const skewMs = replica.meta(META.skewMs);
    const isToday = dayOf(this.#host.clock.now()) === this.#kept.day;
    const own: SyncInfo = {
      isEnrolled: isEnrolled(this.#workspace),
      phase: this.#phase(),
      lastContactAt: this.#kept.lastContactAt,
      lastError: this.#lastError,
      nextTryAt: this.#nextTryAt(),
      queue: lanes,
      ownUpTo: replica.state.lastSeq,
      deliveredUpTo,
      isIsolated: this.#isIsolated,
      isolatedReason: this.#kept.isolatedReason,
      isStalled: this.#isStalled,
      skewMs: typeof skewMs === 'number' ? skewMs : null,
      bytesUp: this.#kept.bytesUp,
      bytesDown: this.#kept.bytesDown,
      bytesUpToday: isToday ? this.#kept.bytesUpToday : 0,
      bytesDownToday: isToday ? this.#kept.bytesDownToday : 0,
      refused: this.#refused,
      link: this.#linkInfo(lanes),
    };
    if (this.#isLeader || !this.#theirs) return own;
    // The queue is this tab's own; how the link goes only the tab that syncs can say.
    const { queue, ownUpTo, deliveredUpTo: upTo, isEnrolled: enrolled, isIsolated, isolatedReason } = own;
    return {
      ...this.#theirs,
      ...(this.#isIsolated ? {} : { phase: 'other' }),
      queue,
      ownUpTo,
      deliveredUpTo: upTo,
      isEnrolled: enrolled,
      isIsolated,
      isolatedReason,
    };
  }

  #nextTryAt(): number | null {
    if (this.#isRunning || !this.#decision || this.#isIsolated || !this.#isLeader) return null;
    const { by, at } = this.#decision;
    if (by.waitMs === null) return null;
    return this.#host.clock.now() + Math.max(0, by.waitMs - sinceMs(at, this.#moment()));
  }

  #linkInfo(queue: readonly QueueOfLane[]): NonNullable<SyncInfo['link']> {
    const now = this.#host.clock.now();
    const { id, isKnown, byHand, rttMs, bps, rateBps, rules, wrongPolicy } = this.#link;
    return {
      id,
      isKnown,
      isByHand: byHand !== null,
      isOnline: this.#host.isOnline(),
      rttMs,
      bps,
      rateBps,
      rules,
      spentDay: spentOnDay(this.#kept.spent, now, id),
      spentMonth: spentInMonth(this.#kept.spent, now, id),
      leftBytes: leftBytes(this.#situation(queue)),
      reason: this.#decision?.by.reason ?? null,
      photosOnce: this.#photosOnce,
      blobs: this.#blobs,
      wrongPolicy,
    };
  }

  #phase(): SyncInfo['phase'] {
    if (this.#isIsolated) return 'isolated';
    if (!isEnrolled(this.#workspace)) return 'off';
    if (!this.#isLeader) return 'other';
    if (this.#isRunning) return 'running';
    return this.#isRevoked ? 'revoked' : 'waiting';
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

function isUrgent({ lane, ops }: QueueOfLane): boolean {
  return lane === 'urgent' && ops > 0;
}

/** The hub says why in its own words; anything else on the way (a captive portal, a proxy) is no answer of ours. */
export function refusalOf(status: number, body: Uint8Array): { readonly ok: false; readonly error: AppError } {
  try {
    const { code, params } = JSON.parse(new TextDecoder().decode(body)) as {
      code?: unknown;
      params?: AppError['params'];
    };
    if (ERROR_CODES.includes(code as ErrorCode)) return fail(code as ErrorCode, params);
  } catch {
    // not ours
  }
  return fail('sync/bad-answer', { status });
}
