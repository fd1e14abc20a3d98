import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { equalBytes, fromHex, toBase32, toHex } from '../base/bytes.ts';
import { hmacSha256 } from '../base/crypto.ts';
import { ERROR_CODES, type ErrorCode } from '../base/error-codes.ts';
import { LANES, type Lane, type LaneTip, type ReplicaId } from '../oplog/op.ts';
import { replicaBytes } from './id-columns.ts';

/**
 * One exchange: a request and its answer (spec rules X1-X15). Both end in a 16-byte MAC under the key agreed at
 * enrolment; the answer's MAC also covers the request's.
 *
 *   request   version · link · flags · frontier · [limits] · [pending] · [dictionary] · packet · mac
 *   frontier  8-byte digest of what both hold · [what was gained since: tips]      normal
 *             lanes with locators (seq, 8 bytes of the head; tip, then ever further back)  full: after a restore or a lost state
 *   answer    version · status · flags · hub time (s) · [what both hold now: tips] · [code] · packet · mac
 *
 * An idle poll is version 1 + link 1-3 + flags 1 + digest 8 + mac 16 = about 28 bytes up and 24 down.
 */
export const MAC_BYTES = 16;
export const MAX_REQUEST_BYTES = 4 << 20;

export type Locator = { readonly seq: number; readonly head: string };
export type LaneLocators = { readonly replica: ReplicaId; readonly lane: Lane; readonly locators: readonly Locator[] };
/** Tips by lane with the first 16 hex digits of each head. */
export type ShortTips = ReadonlyMap<string, readonly LaneTip[]>;

export type ExchangeRequest = {
  readonly version: number;
  /** Number that the hub gave the link at enrolment. */
  readonly link: number;
  readonly frontier:
    | { readonly kind: 'digest'; readonly digest: Uint8Array; readonly gained: ShortTips }
    | { readonly kind: 'full'; readonly lanes: readonly LaneLocators[] };
  /** Asks for the tips that both hold, before sending much again after a cut. */
  readonly askTips: boolean;
  readonly limits?: { readonly maxBytes: number; readonly lanes: readonly Lane[] };
  /** Own highest seq per lane where it is above what this request delivers. */
  readonly pending?: Readonly<Partial<Record<Lane, number>>>;
  /** Dictionary that the sender has, where it is not the current one. */
  readonly dictionary?: number;
  readonly packet: Uint8Array;
};

export const STATUSES = ['ok', 'needFull', 'refused'] as const;
export type ExchangeAnswer = {
  readonly version: number;
  readonly status: (typeof STATUSES)[number];
  /** UTC s by the hub's clock. */
  readonly hubTimeS: number;
  /** What both hold before the packet below; left out when all that was sent was stored. */
  readonly tips?: ShortTips;
  /** More is waiting for the asker. */
  readonly more: boolean;
  readonly code?: ErrorCode;
  readonly packet: Uint8Array;
};

const REQUEST = { full: 1, gained: 2, askTips: 4, limits: 8, pending: 16, dictionary: 32 } as const;
const ANSWER = { tips: 1, more: 2, code: 4 } as const;

function writeTips(out: ByteWriter, tips: ShortTips): void {
  out.uint(tips.size);
  for (const [key, list] of [...tips].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [replica = '', lane = ''] = key.split('/');
    out.bytes(replicaBytes(replica));
    out.u8(LANES.indexOf(lane as Lane));
    out.uint(list.length);
    for (const tip of list) {
      out.uint(tip.seq);
      out.bytes(fromHex(tip.head.slice(0, 16)));
    }
  }
}

function readLane(reader: ByteReader): Lane {
  const lane = LANES[reader.u8()];
  if (!lane) throw reader.malformed();
  return lane;
}

function readLocators(reader: ByteReader): readonly LaneLocators[] {
  return Array.from({ length: reader.count(10) }, () => ({
    replica: toBase32(reader.bytes(8)),
    lane: readLane(reader),
    locators: Array.from({ length: reader.count(9) }, () => ({ seq: reader.uint(), head: toHex(reader.bytes(8)) })),
  }));
}

function readTips(reader: ByteReader): ShortTips {
  return new Map(readLocators(reader).map((l) => [`${l.replica}/${l.lane}`, l.locators]));
}

function macOf(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const all = new ByteWriter();
  for (const part of parts) all.bytes(part);
  return hmacSha256(key, all.finish()).subarray(0, MAC_BYTES);
}

const UP = Uint8Array.of(1);
const DOWN = Uint8Array.of(2);

export function encodeRequest(request: ExchangeRequest, key: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  const { frontier, limits, pending } = request;
  const gained = frontier.kind === 'digest' && frontier.gained.size > 0;
  out.u8(request.version);
  out.uint(request.link);
  out.u8(
    (frontier.kind === 'full' ? REQUEST.full : 0) |
      (gained ? REQUEST.gained : 0) |
      (request.askTips ? REQUEST.askTips : 0) |
      (limits ? REQUEST.limits : 0) |
      (pending ? REQUEST.pending : 0) |
      (request.dictionary !== undefined ? REQUEST.dictionary : 0),
  );
  if (frontier.kind === 'digest') {
    out.bytes(frontier.digest);
    if (gained) writeTips(out, frontier.gained);
  } else {
    out.uint(frontier.lanes.length);
    for (const { replica, lane, locators } of frontier.lanes) {
      out.bytes(replicaBytes(replica));
      out.u8(LANES.indexOf(lane));
      out.uint(locators.length);
      for (const l of locators) {
        out.uint(l.seq);
        out.bytes(fromHex(l.head.slice(0, 16)));
      }
    }
  }
  if (limits) {
    out.uint(limits.maxBytes);
    out.u8(LANES.reduce((mask, lane, i) => mask | (limits.lanes.includes(lane) ? 1 << i : 0), 0));
  }
  if (pending) for (const lane of LANES) out.uint(pending[lane] ?? 0);
  if (request.dictionary !== undefined) out.uint(request.dictionary);
  out.bytes(request.packet);
  const body = out.finish();
  out.bytes(macOf(key, UP, body));
  return out.finish();
}

/** Version and link number, to find the key; everything else is read once the MAC is known to be right. */
export function peekRequest(bytes: Uint8Array): { readonly version: number; readonly link: number } {
  const reader = new ByteReader(bytes);
  return { version: reader.u8(), link: reader.uint() };
}

export function requestMac(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.length - MAC_BYTES));
}

export function isRequestGenuine(bytes: Uint8Array, key: Uint8Array): boolean {
  if (bytes.length < MAC_BYTES) return false;
  return equalBytes(macOf(key, UP, bytes.subarray(0, bytes.length - MAC_BYTES)), requestMac(bytes));
}

/**
 * @param isCut the end is missing, MAC included: only whole batches count, each by its own signature.
 * @throws Refusal 'packet/malformed'
 */
export function decodeRequest(bytes: Uint8Array, isCut = false): ExchangeRequest {
  const body = isCut ? bytes : bytes.subarray(0, bytes.length - MAC_BYTES);
  const reader = new ByteReader(body);
  const version = reader.u8();
  const link = reader.uint();
  const flags = reader.u8();
  if (flags > 63) throw reader.malformed();
  const frontier: ExchangeRequest['frontier'] =
    flags & REQUEST.full
      ? { kind: 'full', lanes: readLocators(reader) }
      : {
          kind: 'digest',
          digest: reader.bytes(8).slice(),
          gained: flags & REQUEST.gained ? readTips(reader) : new Map(),
        };
  const limits = flags & REQUEST.limits ? readLimits(reader) : undefined;
  const pending = flags & REQUEST.pending ? Object.fromEntries(LANES.map((lane) => [lane, reader.uint()])) : undefined;
  const dictionary = flags & REQUEST.dictionary ? reader.uint() : undefined;
  return {
    version,
    link,
    frontier,
    askTips: (flags & REQUEST.askTips) !== 0,
    ...(limits ? { limits } : {}),
    ...(pending ? { pending } : {}),
    ...(dictionary !== undefined ? { dictionary } : {}),
    packet: reader.bytes(reader.left),
  };
}

function readLimits(reader: ByteReader): NonNullable<ExchangeRequest['limits']> {
  const maxBytes = reader.uint();
  const mask = reader.u8();
  return { maxBytes, lanes: LANES.filter((_, i) => mask & (1 << i)) };
}

export function encodeAnswer(answer: ExchangeAnswer, key: Uint8Array, mac: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  out.u8(answer.version);
  out.u8(
    STATUSES.indexOf(answer.status) * 8 +
      (answer.tips ? ANSWER.tips : 0) +
      (answer.more ? ANSWER.more : 0) +
      (answer.code ? ANSWER.code : 0),
  );
  out.uint(answer.hubTimeS);
  if (answer.tips) writeTips(out, answer.tips);
  if (answer.code) out.text(answer.code);
  out.bytes(answer.packet);
  const body = out.finish();
  out.bytes(macOf(key, DOWN, mac, body));
  return out.finish();
}

export function isAnswerGenuine(bytes: Uint8Array, key: Uint8Array, mac: Uint8Array): boolean {
  if (bytes.length < MAC_BYTES) return false;
  const expected = macOf(key, DOWN, mac, bytes.subarray(0, bytes.length - MAC_BYTES));
  return equalBytes(expected, requestMac(bytes));
}

/** As {@link decodeRequest}. */
export function decodeAnswer(bytes: Uint8Array, isCut = false): ExchangeAnswer {
  const reader = new ByteReader(isCut ? bytes : bytes.subarray(0, bytes.length - MAC_BYTES));
  const version = reader.u8();
  const coded = reader.u8();
  const status = STATUSES[coded >> 3];
  if (!status) throw reader.malformed();
  const hubTimeS = reader.uint();
  const tips = coded & ANSWER.tips ? readTips(reader) : undefined;
  const code = coded & ANSWER.code ? reader.text() : undefined;
  if (code !== undefined && !ERROR_CODES.includes(code as ErrorCode)) throw reader.malformed();
  return {
    version,
    status,
    hubTimeS,
    more: (coded & ANSWER.more) !== 0,
    ...(tips ? { tips } : {}),
    ...(code !== undefined ? { code: code as ErrorCode } : {}),
    packet: reader.bytes(reader.left),
  };
}
