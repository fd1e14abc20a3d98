import { isPlainObject, type Value } from '../base/value.ts';
import type { Side } from '../domain/kind.ts';
import type { ReplicaId } from '../oplog/op.ts';
import type { Trust } from '../oplog/trust.ts';
import { type Mutual, mutualValue, readMutual } from '../sync/mutual.ts';
import type { Replica } from '../sync/replica.ts';

/**
 * What a replica remembers of files, in its own store (rules P5-P8): the last number in each direction, who is known to
 * hold what by the files that came from them, and the last files written, to say of a record in which one it went.
 */
export type WrittenFile = {
  readonly number: number;
  readonly to: Side;
  /** UTC ms by this device. */
  readonly writtenAt: number;
  readonly sizeBytes: number;
  readonly parts: number;
  /** How far the own lanes went when it was written. */
  readonly reach: Readonly<Record<string, number>>;
};

export type Peer = {
  /** Highest number that came from there. */
  readonly lastNumber: number;
  /** UTC ms by the sender's clock, of the newest file that came from there. */
  readonly lastWrittenAt: number;
  /** What files from there say that it holds, as far as it is held here. */
  readonly holds: Mutual;
  /** It asked for everything: something that it got has a gap before it. */
  readonly wantsAll: boolean;
  /** Something from there has a gap before it here: the next file asks for everything. */
  readonly isAsked: boolean;
};

export type Ledger = {
  readonly last: Readonly<Record<Side, number>>;
  readonly peers: ReadonlyMap<string, Peer>;
  /** The newest first. */
  readonly written: readonly WrittenFile[];
};

export const FILES_META = 'files';
const KEPT_FILES = 12;
export const NEW_PEER: Peer = { lastNumber: 0, lastWrittenAt: 0, holds: new Map(), wantsAll: false, isAsked: false };

/** The hub is one, whatever keys it writes with; a device stays the same under its successors. */
export function peerKey(trust: Trust, replica: ReplicaId): string {
  if (trust.standing(replica)?.isHub) return 'hub';
  return trust.lineage(replica).at(-1) ?? replica;
}

export function peerOf(ledger: Ledger, key: string): Peer {
  return ledger.peers.get(key) ?? NEW_PEER;
}

export function readLedger(replica: Replica): Ledger {
  const value = replica.meta(FILES_META);
  if (!isPlainObject(value)) return { last: { ship: 0, shore: 0 }, peers: new Map(), written: [] };
  const { ship, shore, peers, written } = value;
  return {
    last: { ship: Number(ship ?? 0), shore: Number(shore ?? 0) },
    peers: new Map(Object.entries(isPlainObject(peers) ? peers : {}).map(([key, peer]) => [key, readPeer(peer)])),
    written: Array.isArray(written) ? (written as readonly Value[]).flatMap(readWritten) : [],
  };
}

function readPeer(value: Value): Peer {
  if (!isPlainObject(value)) return NEW_PEER;
  return {
    lastNumber: Number(value.lastNumber ?? 0),
    lastWrittenAt: Number(value.lastWrittenAt ?? 0),
    holds: readMutual(value.holds),
    wantsAll: value.wantsAll === true,
    isAsked: value.isAsked === true,
  };
}

function readWritten(value: Value): readonly WrittenFile[] {
  if (!isPlainObject(value) || !isPlainObject(value.reach)) return [];
  const { number, to, writtenAt, sizeBytes, parts, reach } = value;
  if (to !== 'ship' && to !== 'shore') return [];
  return [
    {
      number: Number(number),
      to,
      writtenAt: Number(writtenAt),
      sizeBytes: Number(sizeBytes),
      parts: Number(parts),
      reach: Object.fromEntries(Object.entries(reach).map(([lane, seq]) => [lane, Number(seq)])),
    },
  ];
}

function ledgerValue({ last, peers, written }: Ledger): Value {
  return {
    ...last,
    peers: Object.fromEntries(
      [...peers].map(([key, peer]): [string, Value] => [key, { ...peer, holds: mutualValue(peer.holds) }]),
    ),
    written: written.slice(0, KEPT_FILES).map((file): Value => ({ ...file })),
  };
}

export async function saveLedger(replica: Replica, ledger: Ledger): Promise<void> {
  await replica.setMeta({ [FILES_META]: ledgerValue(ledger) });
}

export function withPeer(ledger: Ledger, key: string, peer: Peer): Ledger {
  return { ...ledger, peers: new Map([...ledger.peers, [key, peer]]) };
}
