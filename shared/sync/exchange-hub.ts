import { equalBytes } from '../base/bytes.ts';
import type { ErrorCode } from '../base/error-codes.ts';
import { Refusal } from '../base/result.ts';
import type { BatchNode } from '../oplog/log-index.ts';
import { LANES, type Lane } from '../oplog/op.ts';
import type { Codec, Compressor } from '../protocol/compressor.ts';
import {
  decodeRequest,
  type ExchangeAnswer,
  type ExchangeRequest,
  encodeAnswer,
  isRequestGenuine,
  peekRequest,
  requestMac,
} from '../protocol/exchange.ts';
import {
  IMPLIED_DICTIONARY_VERSION,
  MIN_SUPPORTED_VERSION,
  NO_COMPRESSOR,
  PROTOCOL_VERSION,
} from '../protocol/versions.ts';
import { commonWith, fromShortTips, shortTips } from './locators.ts';
import {
  joined,
  lacking,
  type Mutual,
  mutualHash,
  mutualHeads,
  NOTHING_MUTUAL,
  packetContext,
  withBatches,
} from './mutual.ts';
import { pack, unpack } from './packing.ts';
import type { Replica } from './replica.ts';

/** What the hub keeps of one link. */
export type HubLink = {
  readonly key: Uint8Array;
  readonly isRevoked: boolean;
  /** What the device may say that both hold: before, in the middle of, and after the last answer. */
  readonly candidates: readonly Mutual[];
  /** Taken from the device since the first candidate. */
  readonly taken: Mutual;
  /** Highest own seqs that the device has spoken of. */
  readonly claimed: Readonly<Partial<Record<Lane, number>>>;
};

export function newHubLink(key: Uint8Array, mutual: Mutual = NOTHING_MUTUAL): HubLink {
  return { key, isRevoked: false, candidates: [mutual], taken: NOTHING_MUTUAL, claimed: {} };
}

export type HubOutcome = {
  readonly answer: Uint8Array;
  /** To be stored before the answer leaves. */
  readonly link: HubLink;
  readonly newBatches: number;
  readonly refused: readonly { readonly code: ErrorCode }[];
};

/** Of an answer, where the asker sets no limit, and at most: it is made in memory. */
const MOST_DOWN_BYTES = 1 << 20;

export type HubExchangeDeps = {
  readonly replica: Replica;
  readonly compressor: Compressor;
  /** One with another dictionary than the newest; null: not held. */
  readonly compressorOf?: (dictionaryVersion: number) => Compressor | null;
  /** Batches that any link is known to have, to tell after a restore what others hold. */
  readonly heldByLinks: () => Promise<readonly Mutual[]>;
  /** Default {@link PROTOCOL_VERSION}; another one only in tests of what is to come. */
  readonly version?: number;
};

/**
 * The hub's side of one exchange. Whatever it acknowledges is durable: every batch is committed as it is read.
 * @throws Refusal 'packet/malformed' when the MAC is wrong or the request cannot be read: nothing is stored.
 */
export async function answerExchange(bytes: Uint8Array, link: HubLink, deps: HubExchangeDeps): Promise<HubOutcome> {
  if (!isRequestGenuine(bytes, link.key)) throw new Refusal('sync/unknown-device');
  const own = deps.version ?? PROTOCOL_VERSION;
  const { version } = peekRequest(bytes); // the rest may be laid out in a way that only a newer hub knows
  const answer = (
    link: HubLink,
    part: Partial<ExchangeAnswer>,
    newBatches = 0,
    refused: HubOutcome['refused'] = [],
  ): HubOutcome => ({
    answer: encodeAnswer(
      {
        version: own,
        status: 'ok',
        hubTimeS: Math.floor(deps.replica.now() / 1000),
        more: false,
        packet: new Uint8Array(0),
        ...part,
      },
      link.key,
      requestMac(bytes),
    ),
    link,
    newBatches,
    refused,
  });
  if (version > own) return answer(link, { status: 'refused', code: 'sync/hub-too-old' });
  if (version < MIN_SUPPORTED_VERSION) return answer(link, { status: 'refused', code: 'sync/client-too-old' });
  const request = decodeRequest(bytes);
  const packing = packingOf(request, deps);
  if (!packing) return answer(link, { status: 'refused', code: 'packet/unknown-dictionary' });
  const start = startOf(request, link, deps.replica);
  if (!start) return answer(link, { status: 'needFull' });
  const accepts = link.isRevoked ? undefined : tellsForks(deps.replica, start.known);
  const up = await unpack(deps.replica, request.packet, packetContext(start.known), packing.compressor, { accepts });
  if (up.refused.some((e) => e.code === 'packet/unknown-dictionary'))
    return answer(link, { status: 'refused', code: 'packet/unknown-dictionary' }, up.newCount, up.refused);
  if (deps.replica.isCopy) await mendRestoredHub(deps);
  const { state } = deps.replica; // as it is now: taking batches may have replaced it
  const { index } = state;
  const isForked = up.refused.some((e) => e.code === 'sync/forked');
  // Whoever lost its state, or is another than it seems, may not have what once came over this link.
  const before = start.isFull || isForked ? NOTHING_MUTUAL : link.taken;
  const taken = joined(before, withBatches(NOTHING_MUTUAL, up.nodes), index);
  const explicit = request.askTips || start.isFull || up.refused.length > 0;
  const both = explicit ? joined(start.known, taken, index) : withBatches(start.known, up.nodes);
  if (link.isRevoked) {
    // X12: what it sends is safe in quarantine, and it may forget about it; it gets nothing any more.
    const kept = joined(start.known, taken, index);
    const next = { ...link, candidates: [start.base, kept], taken };
    return answer(next, { status: 'refused', code: 'sync/revoked', tips: shortTips(kept) }, up.newCount, up.refused);
  }
  const limits = {
    maxBytes: Math.min(request.limits?.maxBytes ?? MOST_DOWN_BYTES, MOST_DOWN_BYTES),
    lanes: isForked ? LANES : (request.limits?.lanes ?? LANES),
  };
  await deps.replica.seal();
  const waiting = lacking(both, state.index, { isHub: state.isHub, isHeldBack: state.isHeldBack });
  const down = await pack(deps.replica, waiting, packetContext(both), packing.compressor, packing.codec, limits);
  const after = withBatches(both, down.nodes);
  const next: HubLink = {
    ...link,
    candidates: start.isFull ? [both, after] : [start.base, both, after],
    taken,
    claimed: { ...link.claimed, ...request.pending },
  };
  return answer(
    next,
    { ...(explicit ? { tips: shortTips(both) } : {}), more: down.more, packet: down.bytes },
    up.newCount,
    up.refused,
  );
}

/** A request whose end never came: every whole batch in it is kept all the same. */
export async function takeCutRequest(bytes: Uint8Array, link: HubLink, deps: HubExchangeDeps): Promise<HubLink> {
  try {
    if (peekRequest(bytes).version > (deps.version ?? PROTOCOL_VERSION)) return link;
    const request = decodeRequest(bytes, true);
    const packing = packingOf(request, deps);
    const start = startOf(request, link, deps.replica);
    if (!packing || !start) return link;
    const accepts = tellsForks(deps.replica, start.known);
    const options = { isCut: true, accepts };
    const up = await unpack(deps.replica, request.packet, packetContext(start.known), packing.compressor, options);
    const taken = joined(link.taken, withBatches(NOTHING_MUTUAL, up.nodes), deps.replica.state.index);
    return { ...link, taken };
  } catch (error) {
    if (error instanceof Refusal) return link;
    throw error;
  }
}

function startOf(
  request: ExchangeRequest,
  link: HubLink,
  replica: Replica,
): { base: Mutual; known: Mutual; isFull: boolean } | null {
  const { index } = replica.state;
  const { frontier } = request;
  if (frontier.kind === 'full') {
    const known = commonWith(index, frontier.lanes);
    return { base: known, known, isFull: true };
  }
  const base = link.candidates.find((c) => equalBytes(mutualHash(c), frontier.digest));
  if (!base) return null;
  const gained = fromShortTips(index, frontier.gained);
  if (countTips(gained) !== countTips(frontier.gained)) return null; // a hub restored since has lost what it gave
  return { base, known: joined(base, gained, index), isFull: false };
}

function countTips(tips: ReadonlyMap<string, readonly unknown[]>): number {
  return [...tips.values()].reduce((n, list) => n + list.length, 0);
}

/**
 * F1: a batch that makes a fork is taken only from one that holds the other branch. Whoever does not is refused and gets
 * that branch with the answer: a restored PC finds so, before anything of it is stored, that it is a copy.
 */
export function tellsForks(replica: Replica, known: Mutual): (batch: BatchNode) => boolean {
  return (batch) => {
    const { index, self, controls } = replica.state;
    if (batch.replica === self || controls.isRevoked(batch.replica)) return true;
    const rivals = index.rivalsOf(batch);
    if (rivals.length === 0) return true;
    const held = mutualHeads(known, index);
    return rivals.some((head) => held.has(head));
  };
}

type Packing = { readonly codec: Codec; readonly compressor: Compressor };

/** What both ends can pack and unpack (rule X15); null: what the asker sends cannot be read here. */
function packingOf(request: ExchangeRequest, deps: HubExchangeDeps): Packing | null {
  const { compressor } = deps;
  if (request.dictionary === NO_COMPRESSOR) return { codec: 'raw', compressor };
  if (!compressor.isAvailable) return { codec: 'raw', compressor };
  const theirs = request.dictionary ?? IMPLIED_DICTIONARY_VERSION;
  if (theirs === 0) return { codec: 'zstd', compressor };
  const same = theirs === compressor.dictionaryVersion ? compressor : deps.compressorOf?.(theirs);
  if (same) return { codec: 'zstdDictionary', compressor: same };
  return request.packet.length === 0 ? { codec: 'zstd', compressor } : null;
}

/** Somebody holds a batch of this very hub that it does not have: it was restored from an older copy (rule F5). */
async function mendRestoredHub(deps: HubExchangeDeps): Promise<void> {
  const held = new Set<string>();
  for (const mutual of await deps.heldByLinks())
    for (const head of mutualHeads(mutual, deps.replica.state.index)) held.add(head);
  await deps.replica.becomeNew((head) => held.has(head));
}
