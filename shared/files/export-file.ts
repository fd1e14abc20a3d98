import type { Random } from '../base/ports.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { BatchNode } from '../oplog/log-index.ts';
import { LANES, type Lane, laneKey } from '../oplog/op.ts';
import type { Codec, Compressor } from '../protocol/compressor.ts';
import { EMPTY_CONTEXT } from '../protocol/packet.ts';
import { shortTips } from '../sync/locators.ts';
import { joined, lacking, type Mutual, mutualHeads, NOTHING_MUTUAL } from '../sync/mutual.ts';
import { type Packed, pack } from '../sync/packing.ts';
import type { Replica } from '../sync/replica.ts';
import { encodeContent, type FileAbout, type FileKind } from './content.ts';
import { envelopeBytes, MAX_PART_BYTES, MAX_PARTS, MAX_RECEIVERS, sealPart } from './envelope.ts';
import { CHUNK_COST, type FileChunk } from './file-chunks.ts';
import type { FileHave } from './file-have.ts';
import { peerKey, peerOf, readLedger, saveLedger } from './ledger.ts';
import { ownChain, type Receiver } from './receivers.ts';

export const MAIL_PART_BYTES = 200_000;
/** A batch is added while there is room, so the last one may go over by what one takes, sealed for slow links. */
const LAST_BATCH_BYTES = 16 * 1024;
const MIN_PACKET_BYTES = 1024;
/** Attachments in one file: it is made in memory. What is beyond goes with the next one, or over the link. */
const MOST_CHUNK_BYTES = 48 << 20;

export type FileOrder = {
  readonly kind: FileKind;
  /** All on one side; the file can be opened by any of them. */
  readonly to: readonly Receiver[];
  /** What the link to a receiver knows that both hold; what came in files is added. */
  readonly known: (receiver: Receiver) => Mutual;
  /** Largest part, bytes; a part with a single large batch may be larger. */
  readonly partBytes: number;
  readonly lanes?: readonly Lane[];
  /** Chunks of attachments that go along, as far as {@link MOST_CHUNK_BYTES} allow. */
  readonly chunks?: AsyncIterable<FileChunk>;
  /** Of the hub: which attachments it holds, said in the first part. */
  readonly have?: (maxBytes: number) => Promise<FileHave>;
  /** For a QR code: no tips, no certificates, packed with the dictionary. */
  readonly isCompact?: boolean;
};

export type ExportDeps = {
  readonly compressor: Compressor;
  readonly random: Random;
  readonly onProgress?: (done: number, total: number) => void;
};

export type WrittenParts = {
  readonly number: number;
  readonly kind: FileKind;
  readonly parts: readonly Uint8Array[];
  readonly batches: number;
  readonly sizeBytes: number;
};

/**
 * Writes what the receivers are not known to hold into numbered parts (rules P1-P6). Nothing is marked as delivered by it:
 * what nobody acknowledges is offered again, by link or by file.
 * @returns 'transfer/no-receiver' when nobody is named whose key is known.
 */
export async function exportFile(replica: Replica, order: FileOrder, deps: ExportDeps): Promise<Result<WrittenParts>> {
  const [first] = order.to;
  if (!first || order.to.length > MAX_RECEIVERS) return fail('transfer/no-receiver');
  await replica.seal();
  const nodes = replica.isCopy ? [] : waiting(replica, order); // F2
  const packets = await packedParts(replica, nodes, order, deps);
  if (packets.length > MAX_PARTS) return fail('transfer/too-large');
  const about = await nextAbout(replica, order, first, deps);
  const sections = await sectionsOf(packets, order, replica);
  const have = (await order.have?.(haveRoom(order))) ?? null;
  const parts: Uint8Array[] = [];
  for (const [i, chunks] of sections.entries()) {
    const packet = packets[i]?.bytes ?? new Uint8Array(0);
    const content = encodeContent({ about, packet, chunks, have: i === 0 ? have : null });
    const place = { part: i + 1, parts: sections.length };
    const keys = order.to.map((r) => r.sealKey);
    parts.push(await sealPart(content, place, keys, replica.state.signer, deps.random));
  }
  const sizeBytes = parts.reduce((sum, part) => sum + part.length, 0);
  await note(replica, about, parts.length, sizeBytes);
  const batches = packets.reduce((sum, packet) => sum + packet.nodes.length, 0);
  return ok({ number: about.number, kind: order.kind, parts, batches, sizeBytes });
}

/** In the order of sending: whatever any of the receivers lacks. */
function waiting(replica: Replica, order: FileOrder): readonly BatchNode[] {
  const { state } = replica;
  const options = { isHub: state.isHub, isHeldBack: state.isHeldBack };
  const all = lacking(NOTHING_MUTUAL, state.index, options);
  if (order.kind !== 'update') return all;
  const ledger = readLedger(replica);
  const held = order.to.map((receiver) => {
    const peer = peerOf(ledger, receiver.isHub ? 'hub' : peerKey(state.trust, receiver.replica));
    if (peer.wantsAll) return new Set<string>();
    return mutualHeads(joined(order.known(receiver), peer.holds, state.index), state.index);
  });
  return all.filter((node) => held.some((heads) => !heads.has(node.head)));
}

async function packedParts(
  replica: Replica,
  nodes: readonly BatchNode[],
  order: FileOrder,
  { compressor, onProgress }: ExportDeps,
): Promise<readonly Packed[]> {
  const room = roomIn(replica, order) - LAST_BATCH_BYTES;
  const limits = { maxBytes: Math.max(MIN_PACKET_BYTES, room), lanes: order.lanes ?? LANES };
  const codec = codecOf(order, compressor);
  const out: Packed[] = [];
  let rest = nodes;
  let done = 0;
  for (;;) {
    const packed = await pack(replica, rest, EMPTY_CONTEXT, compressor, codec, limits);
    out.push(packed);
    done += packed.nodes.length;
    onProgress?.(done, nodes.length);
    if (!packed.more || packed.nodes.length === 0) return out;
    const taken = new Set(packed.nodes);
    rest = rest.filter((node) => !taken.has(node));
  }
}

function roomIn(replica: Replica, order: FileOrder): number {
  const overhead = envelopeBytes(order.to.length) + aboutBytes(replica, order) + haveRoom(order);
  return Math.min(order.partBytes, MAX_PART_BYTES / 2) - overhead;
}

/** What the first part keeps free for it. */
function haveRoom({ have, partBytes }: FileOrder): number {
  return have ? Math.floor(Math.min(partBytes, MAX_PART_BYTES / 2) / 16) : 0;
}

/** Per part the chunks in it: behind the last packet first, then in parts of their own. */
async function sectionsOf(
  packets: readonly Packed[],
  order: FileOrder,
  replica: Replica,
): Promise<readonly (readonly FileChunk[])[]> {
  const sections: FileChunk[][] = packets.map(() => []);
  const whole = roomIn(replica, order);
  let room = whole - (packets.at(-1)?.bytes.length ?? 0);
  let total = 0;
  for await (const chunk of order.chunks ?? []) {
    const cost = chunk.bytes.length + CHUNK_COST;
    total += cost;
    if (total > MOST_CHUNK_BYTES || sections.length >= MAX_PARTS) break;
    if (cost > room) {
      sections.push([]);
      room = whole;
    }
    sections.at(-1)?.push(chunk);
    room -= cost;
  }
  return sections;
}

/** Without the dictionary any version of the app can read it; a QR code needs every byte. */
function codecOf({ isCompact }: FileOrder, compressor: Compressor): Codec {
  if (!compressor.isAvailable) return 'raw';
  return isCompact && compressor.dictionaryVersion > 0 ? 'zstdDictionary' : 'zstd';
}

function aboutBytes(replica: Replica, order: FileOrder): number {
  return encodeContent({
    about: aboutOf(replica, order, order.to[0] as Receiver, 1_000_000, 0),
    packet: new Uint8Array(0),
    chunks: [],
    have: null,
  }).length;
}

function aboutOf(replica: Replica, order: FileOrder, first: Receiver, number: number, dictionary: number): FileAbout {
  const { state, vessel } = replica;
  const isStranger = !order.isCompact || state.isHub(replica.id) || state.hasPredecessors;
  const key = first.isHub ? 'hub' : peerKey(state.trust, first.replica);
  return {
    vessel,
    sender: replica.id,
    to: first.side,
    kind: order.kind,
    number,
    writtenAt: replica.now(),
    tips: order.isCompact ? null : shortTips(state.index.allTips()),
    wantsAll: peerOf(readLedger(replica), key).isAsked,
    dictionary,
    certificates: isStranger ? ownChain(state) : [],
  };
}

async function nextAbout(
  replica: Replica,
  order: FileOrder,
  first: Receiver,
  { compressor }: ExportDeps,
): Promise<FileAbout> {
  const number = readLedger(replica).last[first.side] + 1;
  const isWithDictionary = codecOf(order, compressor) === 'zstdDictionary';
  return aboutOf(replica, order, first, number, isWithDictionary ? compressor.dictionaryVersion : 0);
}

/** The number is spent, and it is known what went into the file; nobody is known to hold any of it. */
async function note(replica: Replica, about: FileAbout, parts: number, sizeBytes: number): Promise<void> {
  const { index, self } = replica.state;
  const reach = Object.fromEntries(
    LANES.map((lane) => [laneKey(self, lane), index.tips(self, lane)[0]?.seq ?? 0] as const),
  );
  const { number, to, writtenAt } = about;
  const ledger = readLedger(replica);
  const written = [{ number, to, writtenAt, sizeBytes, parts, reach }, ...ledger.written];
  await saveLedger(replica, { ...ledger, last: { ...ledger.last, [to]: number }, written });
}

/** As people find it in a folder or a mail: `ship-v1-0007-2of3.bulwark`; nothing in it is ever believed. */
export function partName(vessel: string, to: 'ship' | 'shore', number: number, part: number, parts: number): string {
  const safe = vessel.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 40);
  const place = parts > 1 ? `-${part}of${parts}` : '';
  return `${safe}-to-${to}-${String(number).padStart(4, '0')}${place}.bulwark`;
}
