import type { Verifier } from '../base/crypto.ts';
import type { ErrorCode } from '../base/error-codes.ts';
import { type AppError, fail, ok, type Result } from '../base/result.ts';
import type { BlobLimits } from '../blobs/blob-hub.ts';
import type { BlobNotes, BlobRef, BlobStore } from '../blobs/blob-store.ts';
import type { Side } from '../domain/kind.ts';
import type { BatchNode } from '../oplog/log-index.ts';
import type { ReplicaId } from '../oplog/op.ts';
import type { Compressor } from '../protocol/compressor.ts';
import { EMPTY_CONTEXT } from '../protocol/packet.ts';
import { acknowledgedByFile } from '../sync/exchange-client.ts';
import { tellsForks } from '../sync/exchange-hub.ts';
import { fromShortTips } from '../sync/locators.ts';
import { joined, type Mutual, mutualHeads, NOTHING_MUTUAL } from '../sync/mutual.ts';
import { unpack } from '../sync/packing.ts';
import type { Replica } from '../sync/replica.ts';
import type { FileKind } from './content.ts';
import { takeChunks } from './file-chunks.ts';
import { takeHave } from './file-have.ts';
import { type Peer, peerKey, peerOf, readLedger, saveLedger, withPeer } from './ledger.ts';
import { type CheckedPart, checkPart, type OpenedPart } from './open-file.ts';
import { type Peeked, peekPackets } from './peek.ts';

/** Parts that came before what they follow; they are tried again with each import. Bounded by who keeps them. */
export type Shelf = {
  readonly list: () => Promise<readonly OpenedPart[]>;
  readonly put: (part: OpenedPart) => Promise<void>;
  readonly remove: (part: OpenedPart) => Promise<void>;
};

export type ImportDeps = {
  readonly compressor: Compressor;
  readonly verifier: Verifier;
  readonly shelf?: Shelf;
  /** Where attachments go that come along, and the room for them. */
  readonly files?: {
    readonly store: BlobStore;
    readonly limits: BlobLimits;
    /** Where it is noted what the hub holds; a hub has none. */
    readonly known?: { readonly notes: BlobNotes; readonly refs: () => Promise<readonly BlobRef[]> };
  };
  /** What others are known to hold besides the sender, asked when this device finds that it is a copy. */
  readonly heldElsewhere: () => Promise<readonly Mutual[]>;
};

/** Which file parts belong to, and which of them are here. */
export type FileFacts = {
  readonly sender: ReplicaId;
  readonly senderSide: Side;
  readonly senderName: string | null;
  readonly senderLetter: string | null;
  readonly isFromHub: boolean;
  /** The sender was cut off: what is new goes into quarantine. */
  readonly isRevoked: boolean;
  readonly kind: FileKind;
  readonly number: number;
  /** UTC ms by the sender. */
  readonly writtenAt: number;
  readonly parts: number;
  readonly missingParts: readonly number[];
  readonly sizeBytes: number;
};

/** `photos`: attachments, whole or in part, that come along. */
export type FilePreview = Peeked & { readonly file: FileFacts; readonly photos: number };

/** How an import ended, as a sentence can be found for it; null: all is well and something new came. */
export type ImportNote = Extract<
  ErrorCode,
  | 'transfer/nothing-new'
  | 'transfer/gap'
  | 'transfer/part-missing'
  | 'transfer/revoked-sender'
  | 'sync/forked'
  | 'packet/unknown-dictionary'
  | 'packet/future-version'
  | 'packet/wrong-signature'
>;

export type ImportReport = {
  readonly file: FileFacts;
  readonly newBatches: number;
  /** Batches that were here before. */
  readonly knownBatches: number;
  readonly refused: readonly AppError[];
  readonly note: ImportNote | null;
  /** The sender says how much it holds: more is known to be stored there than before. */
  readonly isReceipt: boolean;
  readonly becameNew: boolean;
  /** Attachments that are whole now. */
  readonly photos: number;
  /** Attachments that the hub is newly known to hold. */
  readonly confirmedPhotos: number;
};

/** All the parts, checked, of one file and in order. @returns the first error, 'transfer/damaged' for mixed parts. */
async function checkAll(
  parts: readonly OpenedPart[],
  replica: Replica,
  verifier: Verifier,
): Promise<Result<readonly [CheckedPart, ...CheckedPart[]]>> {
  const out = new Map<number, CheckedPart>();
  for (const part of parts) {
    const checked = await checkPart(part, replica, verifier);
    if (!checked.ok) return checked;
    out.set(part.part, checked.value);
  }
  const [first, ...rest] = [...out.values()].sort((a, b) => a.part - b.part);
  if (!first || rest.some((p) => fileKey(p) !== fileKey(first))) return fail('transfer/damaged');
  return ok([first, ...rest]);
}

/** Parts with the same key are of one file. */
export function fileKey({ about, parts }: OpenedPart): string {
  return `${about.sender}/${about.to}/${about.number}/${about.writtenAt}/${parts}`;
}

/** Parts of several files, by file, the oldest first. */
export function byFile(parts: readonly OpenedPart[]): readonly (readonly OpenedPart[])[] {
  const files = new Map<string, OpenedPart[]>();
  for (const part of parts) files.set(fileKey(part), [...(files.get(fileKey(part)) ?? []), part]);
  return [...files.values()].sort((a, b) => (a[0]?.about.number ?? 0) - (b[0]?.about.number ?? 0));
}

function factsOf(parts: readonly [CheckedPart, ...CheckedPart[]]): FileFacts {
  const [{ about, from, isRevoked, parts: of }] = parts;
  const here = new Set(parts.map((p) => p.part));
  return {
    sender: about.sender,
    senderSide: from.side,
    senderName: from.name ?? null,
    senderLetter: from.letter ?? null,
    isFromHub: from.isHub,
    isRevoked,
    kind: about.kind,
    number: about.number,
    writtenAt: about.writtenAt,
    parts: of,
    missingParts: Array.from({ length: of }, (_, i) => i + 1).filter((n) => !here.has(n)),
    sizeBytes: parts.reduce((sum, p) => sum + p.sizeBytes, 0),
  };
}

function unreadable({ about }: OpenedPart, compressor: Compressor): boolean {
  return about.dictionary !== 0 && about.dictionary !== compressor.dictionaryVersion;
}

/**
 * What the parts of one file would bring; nothing is written (rule P7).
 * @returns as `checkPart`; 'packet/unknown-dictionary'.
 */
export async function inspectFile(
  replica: Replica,
  parts: readonly OpenedPart[],
  { compressor, verifier }: Pick<ImportDeps, 'compressor' | 'verifier'>,
): Promise<Result<FilePreview>> {
  const checked = await checkAll(parts, replica, verifier);
  if (!checked.ok) return checked;
  if (parts.some((part) => unreadable(part, compressor))) return fail('packet/unknown-dictionary');
  const packets = checked.value.map((part) => part.packet);
  return ok({
    ...peekPackets(replica.state, packets, compressor),
    file: factsOf(checked.value),
    photos: photosIn(checked.value),
  });
}

type Taken = { readonly nodes: BatchNode[]; newCount: number; readonly refused: Map<CheckedPart, readonly AppError[]> };

/** Every part whose turn it may be, again until nothing new can be taken: parts may come in any order. */
async function takeAll(replica: Replica, parts: readonly CheckedPart[], deps: ImportDeps): Promise<Taken> {
  const taken: Taken = { nodes: [], newCount: 0, refused: new Map() };
  for (let rest = parts; rest.length > 0; ) {
    const before = taken.newCount;
    const still: CheckedPart[] = [];
    for (const part of rest) {
      // F1, for everybody: a fork is taken only from who holds both branches.
      const accepts = tellsForks(replica, fromShortTips(replica.state.index, part.about.tips ?? new Map()));
      const options = part.isRevoked ? {} : { accepts };
      const down = await unpack(replica, part.packet, EMPTY_CONTEXT, deps.compressor, options);
      taken.nodes.push(...down.nodes);
      taken.newCount += down.newCount;
      taken.refused.set(part, down.refused);
      if (down.refused.length > 0) still.push(part);
    }
    if (taken.newCount === before) break;
    rest = still;
  }
  return taken;
}

/**
 * Takes the parts of one file, with those that wait on the shelf (rules P5-P9). Every batch is committed as it is read, by
 * its own signature; a part that was taken again changes nothing.
 * @returns as `checkPart`, with nothing stored; 'packet/unknown-dictionary'.
 */
export async function importFile(
  replica: Replica,
  parts: readonly OpenedPart[],
  deps: ImportDeps,
): Promise<Result<ImportReport>> {
  const checked = await checkAll(parts, replica, deps.verifier);
  if (!checked.ok) return checked;
  if (parts.some((part) => unreadable(part, deps.compressor))) return fail('packet/unknown-dictionary');
  const shelved = await shelvedParts(replica, checked.value, deps);
  const taken = await takeAll(replica, [...checked.value, ...shelved], deps);
  await sortShelf([...checked.value, ...shelved], taken, deps.shelf);
  const file = factsOf(
    [...checked.value, ...shelved.filter((p) => fileKey(p) === fileKey(checked.value[0]))].sort(byPart) as [
      CheckedPart,
      ...CheckedPart[],
    ],
  );
  const refused = checked.value.flatMap((part) => taken.refused.get(part) ?? []);
  const isNewest = isNewestOf(replica, checked.value[0]);
  const isTextReceipt = await noteSender(replica, checked.value, refused);
  const isWhole = refused.length === 0 && file.missingParts.length === 0;
  const becameNew = isWhole && (await mendIfCopy(replica, checked.value[0], deps));
  const photos = await takePhotos(checked.value, deps);
  const confirmed = isNewest ? await takeConfirmed(checked.value, deps) : 0;
  const isReceipt = isTextReceipt || confirmed > 0;
  const own = new Set(taken.nodes.map((node) => node.head)).size;
  return ok({
    file,
    newBatches: taken.newCount,
    knownBatches: Math.max(0, own - taken.newCount),
    refused,
    note: noteOf(file, refused, taken.newCount + photos, isReceipt),
    isReceipt,
    becameNew,
    photos,
    confirmedPhotos: confirmed,
  });
}

function photosIn(parts: readonly CheckedPart[]): number {
  return new Set(parts.flatMap((part) => part.chunks.map((chunk) => chunk.hash))).size;
}

/** Of a device that was cut off nothing is stored but its log. */
async function takePhotos(parts: readonly CheckedPart[], { files }: ImportDeps): Promise<number> {
  const chunks = parts.flatMap((part) => (part.isRevoked ? [] : part.chunks));
  return files && chunks.length > 0 ? takeChunks(chunks, files.store, files.limits) : 0;
}

/** Photos that the hub says it holds: from its newest file only, since it may have been restored before an older one came. */
async function takeConfirmed(parts: readonly CheckedPart[], { files }: ImportDeps): Promise<number> {
  const have = parts.find((part) => part.from.isHub && !part.isRevoked && part.have)?.have;
  return files?.known && have ? takeHave(have, await files.known.refs(), files.known.notes) : 0;
}

function byPart(a: CheckedPart, b: CheckedPart): number {
  return a.part - b.part;
}

async function shelvedParts(
  replica: Replica,
  coming: readonly CheckedPart[],
  { shelf, verifier }: ImportDeps,
): Promise<readonly CheckedPart[]> {
  const out: CheckedPart[] = [];
  for (const part of (await shelf?.list()) ?? []) {
    if (coming.some((c) => fileKey(c) === fileKey(part) && c.part === part.part)) continue;
    const checked = await checkPart(part, replica, verifier);
    if (checked.ok) out.push(checked.value);
    else await shelf?.remove(part);
  }
  return out;
}

async function sortShelf(parts: readonly CheckedPart[], taken: Taken, shelf: Shelf | undefined): Promise<void> {
  for (const part of parts) {
    const codes = (taken.refused.get(part) ?? []).map((error) => error.code);
    const waits = codes.includes('packet/gap') && !codes.includes('sync/forked');
    if (waits) await shelf?.put(part);
    else await shelf?.remove(part);
  }
}

/** Numbers and clocks of a sender may jump back, not both at once. */
function isNewestOf(replica: Replica, { about, from }: CheckedPart): boolean {
  const before = peerOf(readLedger(replica), from.isHub ? 'hub' : peerKey(replica.state.trust, about.sender));
  return about.number >= before.lastNumber || about.writtenAt >= before.lastWrittenAt;
}

/**
 * What the sender says of itself: what it holds is an acknowledgement, as good as one over the link; a gap is asked for
 * with the next file. @returns whether more is known to be stored there than before.
 */
async function noteSender(
  replica: Replica,
  parts: readonly [CheckedPart, ...CheckedPart[]],
  refused: readonly AppError[],
): Promise<boolean> {
  const [{ about, from, isRevoked }] = parts;
  const { state } = replica;
  if (isRevoked || state.isOwn(about.sender)) return false;
  const ledger = readLedger(replica);
  const key = from.isHub ? 'hub' : peerKey(state.trust, about.sender);
  const before = peerOf(ledger, key);
  const isForked = refused.some((error) => error.code === 'sync/forked');
  const said = about.tips ? fromShortTips(state.index, about.tips) : NOTHING_MUTUAL;
  const isNewest = isNewestOf(replica, parts[0]);
  const next: Peer = {
    lastNumber: Math.max(before.lastNumber, about.number),
    lastWrittenAt: Math.max(before.lastWrittenAt, about.writtenAt),
    // Who asks for everything has lost something, and who forks is another than it seems: what was held once is not counted on.
    holds: isForked || (about.wantsAll && isNewest) ? said : joined(before.holds, said, state.index),
    wantsAll: isForked || (isNewest ? about.wantsAll : before.wantsAll),
    isAsked: refused.some((error) => error.code === 'packet/gap') || (before.isAsked && refused.length > 0),
  };
  await saveLedger(replica, withPeer(ledger, key, next));
  const isReceipt = mutualHeads(next.holds, state.index).size > mutualHeads(before.holds, state.index).size;
  if (from.isHub && !(await acknowledgedByFile(replica, said, about.wantsAll && isNewest))) return false;
  return isReceipt;
}

/** F3: this device found that it was restored or cloned, and a whole file says what the other side holds. */
async function mendIfCopy(replica: Replica, { about }: CheckedPart, deps: ImportDeps): Promise<boolean> {
  if (!replica.isCopy || !about.tips) return false;
  const { index } = replica.state;
  const held = new Set(mutualHeads(fromShortTips(index, about.tips), index));
  for (const mutual of await deps.heldElsewhere()) for (const head of mutualHeads(mutual, index)) held.add(head);
  await replica.becomeNew((head) => held.has(head));
  return true;
}

const TOLD: readonly ImportNote[] = [
  'packet/wrong-signature',
  'sync/forked',
  'packet/future-version',
  'packet/unknown-dictionary',
];

function noteOf(
  file: FileFacts,
  refused: readonly AppError[],
  newBatches: number,
  isReceipt: boolean,
): ImportNote | null {
  if (file.isRevoked) return 'transfer/revoked-sender';
  const told = TOLD.find((code) => refused.some((error) => error.code === code));
  if (told) return told;
  if (refused.length > 0) return file.missingParts.length > 0 ? 'transfer/part-missing' : 'transfer/gap';
  if (file.missingParts.length > 0) return 'transfer/part-missing';
  return newBatches === 0 && !isReceipt ? 'transfer/nothing-new' : null;
}
