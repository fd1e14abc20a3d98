import { type AppError, fail, ok, Refusal, type Result } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import { isPlainObject } from '../base/value.ts';
import type { BatchNode } from '../oplog/log-index.ts';
import { LANES, type Lane, type LaneTip, laneKey } from '../oplog/op.ts';
import { bestCodec, type Compressor, noCompressor } from '../protocol/compressor.ts';
import { decodeAnswer, type ExchangeAnswer, encodeRequest, isAnswerGenuine, requestMac } from '../protocol/exchange.ts';
import {
  CLIENT_PROTOCOL_VERSION,
  IMPLIED_DICTIONARY_VERSION,
  NO_COMPRESSOR,
  OLDEST_SPOKEN_VERSION,
} from '../protocol/versions.ts';
import { fromShortTips, locatorsOf, shortTips } from './locators.ts';
import {
  joined,
  lacking,
  type Mutual,
  mutualHash,
  mutualHeads,
  mutualValue,
  NOTHING_MUTUAL,
  packetContext,
  readMutual,
  withBatches,
} from './mutual.ts';
import { pack, unpack } from './packing.ts';
import { claimOf } from './read-draft.ts';
import type { Replica } from './replica.ts';
import { META } from './replica-state.ts';

/**
 * One request, one answer. On failure `received` holds what of the answer had come: its whole batches are kept.
 * @param carried the batches that are in the request, where there are any.
 */
export type Transport = (
  request: Uint8Array,
  carried?: readonly BatchNode[],
) => Promise<
  | { readonly ok: true; readonly answer: Uint8Array }
  | { readonly ok: false; readonly error: AppError; readonly received?: Uint8Array }
>;

export type LinkKeys = { readonly link: number /** 32 bytes, agreed at enrolment. */; readonly key: Uint8Array };

export type ExchangePolicy = {
  readonly maxUpBytes: number;
  readonly maxDownBytes: number;
  readonly lanes: readonly Lane[];
};

export const WHOLE: ExchangePolicy = { maxUpBytes: 1 << 20, maxDownBytes: 1 << 20, lanes: LANES };

export type ExchangeReport = {
  readonly sent: number;
  readonly received: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Something is left to send or to fetch. */
  readonly more: boolean;
  /** This device found that it was a restored or cloned copy and goes on as a new replica. */
  readonly becameNew: boolean;
  readonly refused: readonly AppError[];
};

type LinkState = {
  readonly mutual: Mutual;
  /** Taken from an answer that was cut, beyond `mutual`. */
  readonly gained: Mutual;
  readonly needsFull: boolean;
  /** The last request may or may not have arrived. */
  readonly isUnsure: boolean;
  /** Version that an older hub has asked for; 0: this app's own. */
  readonly hubVersion: number;
  /** The best packing that the hub could read, and until when (UTC ms) that is believed. */
  readonly packing: Packing;
  readonly packingUntil: number;
};

const PACKINGS = ['dictionary', 'zstd', 'raw'] as const;
type Packing = (typeof PACKINGS)[number];
/** After so long a hub that could not read a packing is asked again: it may have been brought up to date. */
const PACKING_ASKED_MS = 7 * 24 * 3_600_000;

const NEW_LINK: LinkState = {
  mutual: NOTHING_MUTUAL,
  gained: NOTHING_MUTUAL,
  needsFull: false,
  isUnsure: false,
  hubVersion: 0,
  packing: 'dictionary',
  packingUntil: 0,
};

/** Below this a lost request is simply sent again; above it the hub is first asked what it has. */
const RESEND_BYTES = 2048;
const SKEW_STEP_MS = 2000;
export const LINK_META = 'link';

export function readLinkState(value: Value | undefined): LinkState {
  if (!isPlainObject(value)) return NEW_LINK;
  return {
    mutual: readMutual(value.mutual),
    gained: readMutual(value.gained),
    needsFull: value.needsFull === true,
    isUnsure: value.isUnsure === true,
    hubVersion: typeof value.hubVersion === 'number' ? value.hubVersion : 0,
    packing: PACKINGS.find((packing) => packing === value.packing) ?? 'dictionary',
    packingUntil: typeof value.packingUntil === 'number' ? value.packingUntil : 0,
  };
}

function linkValue(state: LinkState): Value {
  return {
    mutual: mutualValue(state.mutual),
    gained: mutualValue(state.gained),
    needsFull: state.needsFull,
    isUnsure: state.isUnsure,
    ...(state.hubVersion > 0 ? { hubVersion: state.hubVersion } : {}),
    ...(state.packing !== 'dictionary' ? { packing: state.packing, packingUntil: state.packingUntil } : {}),
  };
}

/** The ship's (or desk's) side of a link to the hub (rules X1-X15). Keeps what both hold in the replica's own store. */
export class ExchangeClient {
  readonly #replica: Replica;
  readonly #keys: LinkKeys;
  readonly #transport: Transport;
  readonly #compressor: Compressor;
  readonly #version: number;

  /** @param options.version what this app speaks; another one only in tests of what is to come. */
  constructor(options: {
    replica: Replica;
    keys: LinkKeys;
    transport: Transport;
    compressor: Compressor;
    version?: number;
  }) {
    this.#replica = options.replica;
    this.#keys = options.keys;
    this.#transport = options.transport;
    this.#compressor = options.compressor;
    this.#version = options.version ?? CLIENT_PROTOCOL_VERSION;
  }

  /** Exchanges until nothing is left, or `maxRounds` are done, or something fails. */
  async run(policy: ExchangePolicy = WHOLE, maxRounds = 64): Promise<Result<ExchangeReport>> {
    let total: ExchangeReport | null = null;
    for (let round = 0; round < maxRounds; round++) {
      const result = await this.exchange(policy);
      if (!result.ok) return result;
      total = total ? sum(total, result.value) : result.value;
      if (!result.value.more) break;
    }
    return ok(total as ExchangeReport);
  }

  async exchange(policy: ExchangePolicy = WHOLE): Promise<Result<ExchangeReport>> {
    try {
      return await this.#exchange(policy);
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.error }; // the disk is full, say
      throw error;
    }
  }

  async #exchange(policy: ExchangePolicy): Promise<Result<ExchangeReport>> {
    const replica = this.#replica;
    await replica.seal();
    const state = readLinkState(replica.meta(LINK_META));
    const known = joined(state.mutual, state.gained, replica.state.index);
    const saysNothing = state.needsFull || replica.isCopy; // F2: first it must know what others hold
    const waiting = saysNothing
      ? []
      : lacking(known, replica.state.index, { isHub: replica.state.isHub, isHeldBack: () => false });
    const compressor = this.#compressorFor(state);
    const packed = await pack(replica, waiting, packetContext(known), compressor, bestCodec(compressor), {
      maxBytes: policy.maxUpBytes,
      lanes: policy.lanes,
    });
    const askTips = state.isUnsure && !state.needsFull && packed.bytes.length > RESEND_BYTES;
    const up = askTips ? { bytes: new Uint8Array(0), nodes: [], more: true } : packed;
    const request = encodeRequest(
      {
        version: state.hubVersion > 0 ? Math.min(state.hubVersion, this.#version) : this.#version,
        link: this.#keys.link,
        frontier: state.needsFull
          ? { kind: 'full', lanes: locatorsOf(replica.state.index) }
          : { kind: 'digest', digest: mutualHash(state.mutual), gained: shortTips(state.gained) },
        askTips,
        ...limitsOf(policy),
        ...this.#pending(up.nodes.length === waiting.length),
        ...dictionaryOf(compressor),
        packet: up.bytes,
      },
      this.#keys.key,
    );
    if (up.nodes.length > 0 && !state.isUnsure) await this.#save({ ...state, isUnsure: true });
    const reply = await this.#transport(request, up.nodes);
    if (!reply.ok) {
      if (reply.received) await this.#takeCut(reply.received, state, known, up.nodes);
      return reply;
    }
    return this.#take(reply.answer, request, state, known, up);
  }

  /** What the hub could not read is not tried again for a while; a clock that jumped ends the while. */
  #packingOf({ packing, packingUntil }: LinkState): Packing {
    const leftMs = packingUntil - this.#replica.now();
    return leftMs > 0 && leftMs <= PACKING_ASKED_MS ? packing : 'dictionary';
  }

  #compressorFor(state: LinkState): Compressor {
    const packing = this.#packingOf(state);
    if (packing === 'raw') return noCompressor;
    return packing === 'zstd' ? { ...this.#compressor, dictionaryVersion: 0 } : this.#compressor;
  }

  /** Own highest seqs, when not all of it goes with this request: so shore can tell what is missing. */
  #pending(isAll: boolean) {
    if (isAll) return {};
    const { index, self } = this.#replica.state;
    return { pending: Object.fromEntries(LANES.map((lane) => [lane, index.tips(self, lane)[0]?.seq ?? 0])) };
  }

  async #take(
    bytes: Uint8Array,
    request: Uint8Array,
    state: LinkState,
    known: Mutual,
    up: Awaited<ReturnType<typeof pack>>,
  ): Promise<Result<ExchangeReport>> {
    const replica = this.#replica;
    if (!isAnswerGenuine(bytes, this.#keys.key, requestMac(request))) return fail('sync/bad-answer');
    let answer: ExchangeAnswer;
    try {
      answer = decodeAnswer(bytes);
    } catch (error) {
      if (error instanceof Refusal) return fail('sync/bad-answer');
      throw error;
    }
    const counts = {
      sent: 0,
      received: 0,
      bytesUp: request.length,
      bytesDown: bytes.length,
      becameNew: false,
      refused: [],
    };
    const hubVersion = answer.version < this.#version ? answer.version : 0;
    if (answer.status === 'refused') {
      // X1: an older hub is spoken to in its own version, as long as this app still knows it.
      if (
        answer.code === 'sync/hub-too-old' &&
        hubVersion >= OLDEST_SPOKEN_VERSION &&
        hubVersion !== state.hubVersion
      ) {
        await this.#save({ ...state, hubVersion });
        return ok({ ...counts, more: true });
      }
      const plainer = PACKINGS[PACKINGS.indexOf(this.#packingOf(state)) + 1];
      if (answer.code === 'packet/unknown-dictionary' && plainer) {
        await this.#save({ ...state, packing: plainer, packingUntil: replica.now() + PACKING_ASKED_MS });
        return ok({ ...counts, more: true });
      }
      // X12: a revoked device is told what is safe all the same.
      if (answer.tips) {
        const mutual = this.#bothHold(answer, known, []);
        await this.#save({ ...state, mutual, gained: NOTHING_MUTUAL, needsFull: false, isUnsure: false, hubVersion });
        await this.#mendIfCopy(mutual);
      }
      return fail(answer.code ?? 'sync/refused');
    }
    if (answer.status === 'needFull') {
      if (state.needsFull) return fail('sync/bad-answer');
      await this.#save({ ...state, needsFull: true, isUnsure: false });
      return ok({ ...counts, more: true });
    }
    const both = this.#bothHold(answer, known, up.nodes);
    const down = await unpack(replica, answer.packet, packetContext(both), this.#compressor);
    const gained = withBatches(NOTHING_MUTUAL, down.nodes);
    const mutual = down.refused.length === 0 ? withBatches(both, down.nodes) : both;
    const next: LinkState = {
      ...state,
      mutual,
      gained: down.refused.length === 0 ? NOTHING_MUTUAL : gained,
      needsFull: false,
      isUnsure: false,
      hubVersion,
    };
    await this.#save(next, this.#skew(answer.hubTimeS));
    const becameNew = await this.#mendIfCopy(withBatches(mutual, down.nodes));
    // Where nothing is different from before, another round would go the same: what one end refuses stays refused.
    const isStuck = !becameNew && down.newCount === 0 && isSameLink(state, next);
    return ok({
      ...counts,
      sent: up.nodes.length,
      received: down.newCount,
      refused: down.refused,
      becameNew,
      more: !isStuck && (answer.more || up.more || becameNew || state.needsFull),
    });
  }

  #bothHold(answer: ExchangeAnswer, known: Mutual, sent: Parameters<typeof withBatches>[1]): Mutual {
    if (answer.tips) return fromShortTips(this.#replica.state.index, answer.tips);
    return withBatches(known, sent);
  }

  /** What came whole of a cut answer is kept; what both hold is not known better than before. */
  async #takeCut(
    received: Uint8Array,
    state: LinkState,
    known: Mutual,
    sent: Parameters<typeof withBatches>[1],
  ): Promise<void> {
    try {
      const answer = decodeAnswer(received, true);
      if (answer.status !== 'ok') return;
      const both = this.#bothHold(answer, known, sent);
      const down = await unpack(this.#replica, answer.packet, packetContext(both), this.#compressor, {
        isCut: true,
      });
      // Nobody has vouched for a cut answer: what was the ship's own before may be its own request, given back.
      const { self, foreign, index } = this.#replica.state;
      const theirs = down.nodes.filter((node) => node.replica !== self || foreign.has(node.head));
      if (theirs.length === 0) return;
      const gained = joined(state.gained, withBatches(NOTHING_MUTUAL, theirs), index);
      await this.#save({ ...state, gained, isUnsure: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // cut before the first batch
    }
  }

  /** F3: only a whole answer says what others hold. */
  async #mendIfCopy(mutual: Mutual): Promise<boolean> {
    if (!this.#replica.isCopy) return false;
    const held = mutualHeads(mutual, this.#replica.state.index);
    await this.#replica.becomeNew((head) => held.has(head));
    return true;
  }

  #skew(hubTimeS: number): Record<string, Value> {
    const skewMs = claimOf(Math.round((this.#replica.now() - hubTimeS * 1000) / 1000) * 1000);
    const before = this.#replica.meta(META.skewMs);
    const isSame = typeof before === 'number' && Math.abs(before - skewMs) < SKEW_STEP_MS;
    return isSame ? {} : { [META.skewMs]: skewMs };
  }

  async #save(state: LinkState, more: Readonly<Record<string, Value>> = {}): Promise<void> {
    const isSame = isSameLink(readLinkState(this.#replica.meta(LINK_META)), state);
    if (isSame && Object.keys(more).length === 0) return;
    await this.#replica.setMeta({ [LINK_META]: linkValue(state), ...more });
  }
}

/**
 * The hub said in a file what it holds (rule P6). Kept beside what the last exchange agreed on, so that the next one says
 * it; where the hub has lost it since, it asks for everything.
 * @param held tips of the hub's, as far as they are held here.
 * @param hasLost the hub says that it lacks what it had: only what it says now counts.
 * @returns whether more is known to be stored ashore than before.
 */
export async function acknowledgedByFile(replica: Replica, held: Mutual, hasLost: boolean): Promise<boolean> {
  const state = readLinkState(replica.meta(LINK_META));
  const { index } = replica.state;
  if (hasLost) {
    const next = { ...state, mutual: held, gained: NOTHING_MUTUAL, needsFull: true };
    await replica.setMeta({ [LINK_META]: linkValue(next) });
    return false;
  }
  const before = joined(state.mutual, state.gained, index);
  const all = joined(before, held, index);
  if (sameMutual(all, before)) return false;
  const inMutual = mutualHeads(state.mutual, index);
  const gained = new Map<string, readonly LaneTip[]>();
  for (const [key, tips] of all) {
    const more = tips.filter((tip) => !inMutual.has(tip.head));
    if (more.length > 0) gained.set(key, more);
  }
  await replica.setMeta({ [LINK_META]: linkValue({ ...state, gained }) });
  return true;
}

/** What both are known to hold, by the last answer and by files. */
export function linkKnown(replica: Replica): Mutual {
  const { mutual, gained } = readLinkState(replica.meta(LINK_META));
  return joined(mutual, gained, replica.state.index);
}

function isSameLink(a: LinkState, b: LinkState): boolean {
  return (
    a.needsFull === b.needsFull &&
    a.isUnsure === b.isUnsure &&
    a.hubVersion === b.hubVersion &&
    a.packing === b.packing &&
    a.packingUntil === b.packingUntil &&
    sameMutual(a.mutual, b.mutual) &&
    sameMutual(a.gained, b.gained)
  );
}

function sameMutual(a: Mutual, b: Mutual): boolean {
  return mutualHash(a).every((byte, i) => byte === mutualHash(b)[i]);
}

/** Said only where it is not what the hub assumes. */
function dictionaryOf(compressor: Compressor) {
  if (!compressor.isAvailable) return { dictionary: NO_COMPRESSOR };
  const { dictionaryVersion } = compressor;
  return dictionaryVersion === IMPLIED_DICTIONARY_VERSION ? {} : { dictionary: dictionaryVersion };
}

function limitsOf(policy: ExchangePolicy) {
  const isWhole = policy.maxDownBytes >= WHOLE.maxDownBytes && policy.lanes.length === LANES.length;
  return isWhole ? {} : { limits: { maxBytes: policy.maxDownBytes, lanes: policy.lanes } };
}

function sum(a: ExchangeReport, b: ExchangeReport): ExchangeReport {
  return {
    sent: a.sent + b.sent,
    received: a.received + b.received,
    bytesUp: a.bytesUp + b.bytesUp,
    bytesDown: a.bytesDown + b.bytesDown,
    more: b.more,
    becameNew: a.becameNew || b.becameNew,
    refused: [...a.refused, ...b.refused],
  };
}

/** How far the hub is known to have stored an own lane: what "stored ashore" is computed from, never the last call. */
export function deliveredSeqs(replica: Replica): Readonly<Record<string, number>> {
  const known = linkKnown(replica);
  return Object.fromEntries(
    LANES.map((lane) => laneKey(replica.id, lane)).map((key) => [
      key,
      Math.max(0, ...(known.get(key) ?? []).map((tip) => ownSeqThrough(tip, replica))),
    ]),
  );
}

/** Another copy of this device may have got further, under the same numbers: that says nothing of what this one wrote. */
function ownSeqThrough(tip: LaneTip, { state }: Replica): number {
  if (!state.isCopy) return tip.seq;
  for (const node of state.index.ancestry(tip.head)) if (!state.foreign.has(node.head)) return node.lastSeq;
  return 0;
}
