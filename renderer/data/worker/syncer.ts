import { ERROR_CODES, type ErrorCode } from '#shared/base/error-codes.ts';
import { type AppError, fail, ok, type Result } from '#shared/base/result.ts';
import { LANES, laneKey } from '#shared/oplog/op.ts';
import { deliveredSeqs, ExchangeClient, type ExchangeReport, type Transport } from '#shared/sync/exchange-client.ts';
import { settleStrays } from '#shared/sync/journal-finish.ts';
import { META } from '#shared/sync/replica-state.ts';
import type { QueueOfLane, SyncInfo } from '../contract.ts';
import type { Delivery } from '../delivery.ts';
import { isEnrolled, SYNC_KEPT } from './facts.ts';
import type { Channel, EngineHost } from './host.ts';
import { isDue, nextTryAt, type Plan, POLL_MS, retryMs } from './plan.ts';
import { type OpenWorkspace, refresh } from './workspace.ts';

type Kept = {
  readonly lastContactAt: number | null;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly day: string;
  readonly bytesUpToday: number;
  readonly bytesDownToday: number;
  readonly isolatedReason: string | null;
};

const NOTHING_KEPT: Kept = {
  lastContactAt: null,
  bytesUp: 0,
  bytesDown: 0,
  day: '',
  bytesUpToday: 0,
  bytesDownToday: 0,
  isolatedReason: null,
};

const TICK_MS = 20_000;
const AFTER_SAVE_MS = 2000;
const TIMEOUT_MS = 5 * 60_000;
/** One exchange has at most {@link TIMEOUT_MS}; a run of many rounds that says nothing for longer has stalled. */
const STALLED_AFTER_MS = 2 * TIMEOUT_MS;

type Message =
  | { readonly kind: 'poke' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'info'; readonly info: SyncInfo };

/**
 * Keeps one workspace in touch with its hub: after each save, when the link comes back, and now and then. One tab does
 * it for all. Survives sleep, clocks that jump and links that flap; what it says is computed from the queue.
 */
export class Syncer {
  readonly #host: EngineHost;
  readonly #workspace: OpenWorkspace;
  readonly #onInfo: (info: SyncInfo, delivery: Delivery) => Promise<void>;
  readonly #onBecameNew: () => Promise<void>;
  readonly #channel: Channel;
  readonly #abort = new AbortController();
  readonly #stopListening: () => void;
  #kept: Kept = NOTHING_KEPT;
  #plan: Plan | null = null;
  #stopTick: () => void = () => {};
  #release: (() => void) | null = null;
  #isLeader = false;
  #isRunning = false;
  /** Raised to abandon a run that has stalled. */
  #run = 0;
  #heardAtMono = 0;
  #failures = 0;
  #isIsolated = false;
  #isRevoked = false;
  #isStalled = false;
  #lastError: AppError | null = null;
  #refused: readonly AppError[] = [];
  #sent: Readonly<Record<string, number>> = {};
  #theirs: SyncInfo | null = null;
  #wanted = false;
  #isTelling = false;

  constructor(
    host: EngineHost,
    workspace: OpenWorkspace,
    onInfo: (info: SyncInfo, delivery: Delivery) => Promise<void>,
    onBecameNew: () => Promise<void>,
  ) {
    this.#onBecameNew = onBecameNew;
    this.#host = host;
    this.#workspace = workspace;
    this.#onInfo = onInfo;
    this.#channel = host.channel(`bulwark-sync-${workspace.id}`, (message) => this.#heard(message as Message));
    this.#stopListening = workspace.replica.onChange(() => this.#tell());
  }

  async start(): Promise<void> {
    const held = await this.#workspace.db.local.get(SYNC_KEPT);
    this.#kept = { ...NOTHING_KEPT, ...(held?.value as Partial<Kept> | undefined) };
    this.#isIsolated = await this.#host.core.isIsolated();
    await this.#tellNow();
    this.#host.locks
      .hold(`bulwark-sync-${this.#workspace.id}`, this.#abort.signal)
      .then((release) => {
        if (this.#abort.signal.aborted) return release();
        this.#release = release;
        this.#isLeader = true;
        this.#theirs = null;
        this.#planIn(0);
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

  /** Something was saved. @param isUrgent goes at once. */
  async saved(isUrgent: boolean): Promise<void> {
    await this.#tellNow();
    if (!isEnrolled(this.#workspace)) return;
    if (this.#isLeader) this.#hasten(isUrgent ? 0 : AFTER_SAVE_MS);
    else this.#channel.post({ kind: 'poke' } satisfies Message);
  }

  /** The link came back, the computer woke up, the page is looked at again. */
  woke(): void {
    this.#failures = 0;
    if (this.#isLeader) this.#hasten(0);
  }

  async now(): Promise<Result<null>> {
    if (!isEnrolled(this.#workspace)) return fail('enrol/code-unknown');
    if (this.#isIsolated) return fail('sync/isolated');
    if (!this.#isLeader) {
      this.#channel.post({ kind: 'poke' } satisfies Message);
      return ok(null);
    }
    const result = await this.#sync();
    return result.ok ? ok(null) : result;
  }

  async isolate(reason: string): Promise<Result<null>> {
    const done = await this.#host.core.isolate(true);
    this.#isIsolated = true;
    this.#run++; // what still comes back is not waited for
    this.#isRunning = false;
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
    if (message.kind === 'poke' && this.#isLeader) this.#hasten(0);
    else if (message.kind === 'changed') void this.#lookAgain();
    else if (message.kind === 'info' && !this.#isLeader) {
      const isNews = message.info.lastContactAt !== this.#theirs?.lastContactAt;
      this.#theirs = message.info;
      this.#tell();
      if (isNews) void this.#catchUp();
    }
  }

  /** What the other tab has sent and fetched is in the store, and not yet in this tab's memory. */
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
    const held = await this.#workspace.db.local.get(SYNC_KEPT);
    this.#kept = { ...this.#kept, ...(held?.value as Partial<Kept> | undefined) };
    if (!this.#isIsolated) this.woke();
    this.#tell();
  }

  // -------------------------------------------------------------- the plan

  #planIn(waitMs: number): void {
    this.#plan = { plannedAt: this.#host.clock.now(), plannedMono: this.#host.timers.monotonic(), waitMs };
    this.#tick(Math.min(waitMs, TICK_MS));
    this.#tell();
  }

  #hasten(waitMs: number): void {
    if (this.#isRunning) {
      this.#wanted = true; // an edit made during a run is in the next one
      return;
    }
    const left = this.#plan
      ? nextTryAt(this.#plan, this.#host.clock.now(), this.#host.timers.monotonic()) - this.#host.clock.now()
      : Number.POSITIVE_INFINITY;
    if (waitMs < left) this.#planIn(waitMs);
  }

  #tick(waitMs: number): void {
    this.#stopTick();
    this.#stopTick = this.#host.timers.after(waitMs, () => {
      const mono = this.#host.timers.monotonic();
      if (this.#isRunning && mono - this.#heardAtMono > STALLED_AFTER_MS) {
        this.#isStalled = true;
        this.#isRunning = false;
        this.#run++;
        this.#planIn(0);
        return;
      }
      if (!this.#isRunning && this.#plan && isDue(this.#plan, this.#host.clock.now(), mono)) void this.#sync();
      else this.#tick(TICK_MS);
    });
  }

  // -------------------------------------------------------------- one run

  async #sync(): Promise<Result<ExchangeReport | null>> {
    if (this.#abort.signal.aborted) return ok(null);
    if (!isEnrolled(this.#workspace) || this.#isIsolated) {
      this.#plan = null;
      this.#tick(TICK_MS);
      this.#tell();
      return this.#isIsolated ? fail('sync/isolated') : ok(null);
    }
    if (this.#isRunning) {
      this.#wanted = true;
      return ok(null);
    }
    const run = ++this.#run;
    this.#isRunning = true;
    this.#wanted = false;
    this.#plan = null;
    this.#heardAtMono = this.#host.timers.monotonic();
    this.#tick(TICK_MS);
    this.#tell();
    let result: Result<ExchangeReport>;
    try {
      result = await this.#exchange(run);
    } catch {
      result = fail('hub/internal'); // a fault of ours: told, and tried again later
    }
    if (run !== this.#run) return result; // abandoned meanwhile
    this.#isRunning = false;
    this.#took(result);
    await this.#tellNow();
    return result;
  }

  async #exchange(run: number): Promise<Result<ExchangeReport>> {
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
      transport: (request) => this.#post(run, hubUrl, request),
      compressor: await this.#host.compressor(),
    });
    const result = await client.run();
    if (result.ok) await settleStrays(replica);
    if (result.ok && result.value.becameNew) await this.#onBecameNew();
    return result;
  }

  #post: (run: number, hubUrl: string, request: Uint8Array) => ReturnType<Transport> = async (run, hubUrl, request) => {
    if (run !== this.#run) return fail('sync/timeout');
    this.#heardAtMono = this.#host.timers.monotonic();
    this.#sent = this.#ownTips();
    this.#tell();
    const reply = await this.#host.core.post({ hubUrl, path: '/x', body: request, timeoutMs: TIMEOUT_MS });
    this.#heardAtMono = this.#host.timers.monotonic();
    if (!reply.ok) {
      if (reply.error.code !== 'sync/timeout') this.#sent = {}; // it never left
      return reply;
    }
    const { status, body, isCut, bytesUp, bytesDown } = reply.value;
    await this.#count(bytesUp, bytesDown);
    if (run !== this.#run) return fail('sync/timeout');
    if (isCut) return { ...fail('sync/no-link'), received: body };
    return status === 200 ? { ok: true, answer: body } : refusalOf(status, body);
  };

  #took(result: Result<ExchangeReport>): void {
    if (result.ok) {
      this.#failures = 0;
      this.#lastError = null;
      this.#isStalled = false;
      this.#isRevoked = false;
      this.#sent = {};
      this.#refused = result.value.refused;
      void this.#keep({ lastContactAt: this.#host.clock.now() });
      this.#planIn(this.#wanted ? 0 : POLL_MS[this.#workspace.role]);
      return;
    }
    this.#failures++;
    this.#lastError = result.error;
    this.#isRevoked = result.error.code === 'sync/revoked';
    const [chance = 128] = this.#host.random.bytes(1);
    this.#planIn(this.#isRevoked ? POLL_MS.vessel * 4 : retryMs(this.#failures, chance / 255));
  }

  async #count(up: number, down: number): Promise<void> {
    const day = new Date(this.#host.clock.now()).toISOString().slice(0, 10);
    const isToday = day === this.#kept.day;
    await this.#keep({
      day,
      bytesUp: this.#kept.bytesUp + up,
      bytesDown: this.#kept.bytesDown + down,
      bytesUpToday: (isToday ? this.#kept.bytesUpToday : 0) + up,
      bytesDownToday: (isToday ? this.#kept.bytesDownToday : 0) + down,
    });
  }

  async #keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    await this.#workspace.db.local.put({ key: SYNC_KEPT, value: this.#kept }).catch(() => {}); // a full disk costs counters only
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

  /** Own ops, lane by lane, that the hub is not known to have. */
  async #queue(): Promise<{ readonly lanes: readonly QueueOfLane[]; readonly deliveredUpTo: number }> {
    const { replica } = this.#workspace;
    const { state } = replica;
    const { delivered } = this.delivery();
    let deliveredUpTo = state.lastSeq;
    const lanes: QueueOfLane[] = [];
    for (const lane of LANES) {
      const key = laneKey(state.self, lane);
      const upTo = delivered[key] ?? 0;
      const sealed = state.index.batchesOf(key).filter((node) => node.lastSeq > upTo);
      const open = state.open.filter((o) => o.op.lane === lane);
      const bodies = sealed.length > 0 ? await replica.store.batches(sealed.map((node) => node.head)) : [];
      const seqs = [...sealed.flatMap((node) => node.runs.map(([from]) => from)), ...open.map((o) => o.op.seq)];
      deliveredUpTo = Math.min(deliveredUpTo, ...seqs.map((seq) => seq - 1));
      lanes.push({
        lane,
        ops:
          open.length +
          sealed.reduce((sum, node) => sum + node.runs.reduce((n, [from, to]) => n + to - from + 1, 0), 0),
        bytes:
          bodies.reduce((sum, b) => sum + b.body.length, 0) + open.reduce((sum, o) => sum + sizeOf(o.op.fields), 0),
      });
    }
    return { lanes, deliveredUpTo };
  }

  async info(): Promise<SyncInfo> {
    const { replica } = this.#workspace;
    const { lanes, deliveredUpTo } = await this.#queue();
    const skewMs = replica.meta(META.skewMs);
    const isToday = new Date(this.#host.clock.now()).toISOString().slice(0, 10) === this.#kept.day;
    const own: SyncInfo = {
      isEnrolled: isEnrolled(this.#workspace),
      phase: this.#phase(),
      lastContactAt: this.#kept.lastContactAt,
      lastError: this.#lastError,
      nextTryAt: this.#plan ? nextTryAt(this.#plan, this.#host.clock.now(), this.#host.timers.monotonic()) : null,
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
    };
    if (this.#isLeader || !this.#theirs) return own;
    // The queue is this tab's own; how the link goes only the tab that syncs can say.
    const { queue, ownUpTo, deliveredUpTo: upTo, isEnrolled: enrolled, isIsolated, isolatedReason } = own;
    return { ...this.#theirs, queue, ownUpTo, deliveredUpTo: upTo, isEnrolled: enrolled, isIsolated, isolatedReason };
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
      await this.#onInfo(info, this.delivery());
    } catch {
      // the database is closing
    }
  }
}

function sizeOf(fields: Readonly<Record<string, unknown>>): number {
  let size = 24;
  for (const value of Object.values(fields))
    size += value instanceof Uint8Array ? value.length : typeof value === 'string' ? value.length + 2 : 8;
  return size;
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
