import type { LoggedOp } from '#shared/oplog/batch.ts';
import type { BatchNode } from '#shared/oplog/log-index.ts';
import { LANES, laneKey } from '#shared/oplog/op.ts';
import { decodeColumns, encodeColumns } from '#shared/protocol/columns.ts';
import type { Compressor } from '#shared/protocol/compressor.ts';
import { bestCodec } from '#shared/protocol/compressor.ts';
import { MAC_BYTES } from '#shared/protocol/exchange.ts';
import { prevSeqOf } from '#shared/sync/receiving.ts';
import type { Replica } from '#shared/sync/replica.ts';

/**
 * Where the bytes of one sync go. What is inside a compressed body cannot be told by weighing its parts: each part is what
 * the body shrinks by when that part is left out, in the order listed; what remains is ids, field names and structure.
 */
export type Breakdown = {
  readonly headers: number;
  readonly auth: number;
  readonly frontier: number;
  readonly signatures: number;
  readonly salts: number;
  readonly batchHeaders: number;
  readonly values: number;
  readonly clocks: number;
  readonly actors: number;
  readonly idsAndStructure: number;
};

const SIGNATURE_BYTES = 64;
const SALT_BYTES = 16;

export type Traffic = {
  /** TCP payload both ways. */
  readonly bytes: number;
  readonly exchanges: number;
  /** Bodies of the requests and of the answers. */
  readonly requests: number;
  readonly answers: number;
};

/** Heads of what a replica has sealed itself. */
export function ownBatches(replica: Replica): readonly BatchNode[] {
  return LANES.flatMap((lane) => replica.state.index.batchesOf(laneKey(replica.id, lane)));
}

/** @param sent own batches that the sync carried; nothing may have come down. */
export async function breakdown(
  replica: Replica,
  sent: readonly BatchNode[],
  traffic: Traffic,
  compressor: Compressor,
): Promise<Breakdown> {
  const stored = await replica.store.batches(sent.map((node) => node.head));
  const bodies = stored.map((batch) => {
    const prevSeq = prevSeqOf(batch, replica.state);
    return { ...batch, prevSeq, ops: decodeColumns(batch.replica, batch.lane, prevSeq, batch.body) };
  });
  const size = (change: (logged: LoggedOp) => LoggedOp): number => {
    const all = bodies.map(({ replica: by, prevSeq, ops }) => encodeColumns(by, prevSeq, ops.map(change)));
    return all.reduce((sum, body, i) => sum + packed(body, all.slice(0, i), compressor), 0);
  };
  const whole = size((logged) => logged);
  const noValues = size(withoutValues);
  const noClocks = size((logged) => withoutClock(withoutValues(logged)));
  const noActors = size((logged) => withoutActor(withoutClock(withoutValues(logged))));
  const count = bodies.length;
  const auth = traffic.exchanges * 2 * MAC_BYTES;
  const inRequests = whole + count * (SIGNATURE_BYTES + SALT_BYTES);
  const batchHeaders = bodies.reduce((sum, body) => sum + (body.body.length > 0 ? 4 : 3), 0);
  return {
    headers: traffic.bytes - traffic.requests - traffic.answers,
    auth,
    frontier: traffic.requests + traffic.answers - auth - inRequests - batchHeaders,
    signatures: count * SIGNATURE_BYTES,
    salts: count * SALT_BYTES,
    batchHeaders,
    values: whole - noValues,
    clocks: noValues - noClocks,
    actors: noClocks - noActors,
    idsAndStructure: noActors,
  };
}

function packed(body: Uint8Array, before: readonly Uint8Array[], compressor: Compressor): number {
  const codec = bestCodec(compressor);
  if (codec === 'raw') return body.length;
  const history = before.length === 0 ? null : new Uint8Array(Buffer.concat(before));
  return Math.min(body.length, compressor.compress(body, codec, history).length);
}

function withoutValues(logged: LoggedOp): LoggedOp {
  const fields = Object.fromEntries(Object.keys(logged.op.fields).map((name) => [name, null]));
  return { ...logged, op: { ...logged.op, fields } };
}

function withoutClock(logged: LoggedOp): LoggedOp {
  return { ...logged, op: { ...logged.op, at: 0 } };
}

function withoutActor(logged: LoggedOp): LoggedOp {
  return { ...logged, op: { ...logged.op, actor: 'anonymous' } };
}
