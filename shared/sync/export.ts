import { toHex } from '../base/bytes.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import { type Batch, type LoggedOp, redactBatch, type Salts } from '../oplog/batch.ts';
import { encodeCertificate } from '../oplog/certificate.ts';
import type { Op, OpRef, ReplicaId } from '../oplog/op.ts';
import { decodeColumns } from '../protocol/columns.ts';
import { prevSeqOf } from './receiving.ts';
import type { Replica } from './replica.ts';

/**
 * The log of a vessel as text that an outsider can check without us: `shore/verifier/verify.mjs`, which describes the
 * format, recomputes every commitment, chain and signature from these lines alone. One JSON object a line:
 *
 *   {"format":"bulwark log export 1", ...}      about the export
 *   {"certificate":"<hex>"}                     each certificate that counts
 *   {"batch":{...}}                             each sealed batch, lane by lane, from its first to its last
 *   {"end":{"batches":n,"ops":n}}
 */
export const EXPORT_FORMAT = 'bulwark log export 1';

export type ExportOptions = {
  /** UTC ms. */
  readonly exportedAt: number;
  /** Version of the app. */
  readonly app: string;
  /** Fields to leave out of an op ('' is its reason); what is left still proves as much. */
  readonly withhold?: (op: Op) => readonly string[];
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Bytes are {"$b":hex}; a map with a key that begins with $ is {"$m":[[key,value]...]}. */
function json(value: Value): Json {
  if (value instanceof Uint8Array) return { $b: toHex(value) };
  if (Array.isArray(value)) return value.map(json);
  if (!isPlainObject(value)) return value as Json;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, json(item)]);
  return entries.some(([key]) => key.startsWith('$')) ? { $m: entries } : Object.fromEntries(entries);
}

function refJson(ref: OpRef): Json {
  return [ref.replica, ref.seq, ref.hash ?? null];
}

function saltsJson(salts: Salts): Json {
  if (salts.kind === 'seed') return { seed: toHex(salts.seed) };
  return { each: Object.fromEntries([...salts.salts].map(([key, salt]) => [key, toHex(salt)])) };
}

function opJson({ op, seen, redacted }: LoggedOp): Json {
  const over = op.over ? Object.entries(op.over).map(([field, refs]): Json => [field, refs.map(refJson)]) : null;
  return {
    seq: op.seq,
    at: op.at,
    skewMs: op.skewMs ?? null,
    actor: op.actor,
    kind: op.kind,
    collection: op.collection,
    record: op.record,
    fields: Object.entries(op.fields).map(([field, value]): Json => [field, json(value)]),
    redacted: Object.entries(redacted ?? {}).map(([field, commitment]): Json => [field, commitment]),
    over,
    reason: op.reason ?? null,
    origin: op.origin ? refJson(op.origin) : null,
    seen: seen.map((s): Json => [s.replica, s.lane, s.seq, s.head]),
  };
}

function withheld(batch: Batch, withhold: ExportOptions['withhold']): Batch {
  if (!withhold) return batch;
  const drop = new Map<number, ReadonlySet<string>>();
  for (const [i, { op }] of batch.ops.entries()) {
    const fields = op.kind === 'certify' ? [] : withhold(op);
    if (fields.length > 0) drop.set(i, new Set(fields));
  }
  return drop.size > 0 ? redactBatch(batch, drop) : batch;
}

/** The lines of an export, to be joined by line ends. What is not sealed yet is not in it: nobody could check it. */
export async function* exportLines(replica: Replica, options: ExportOptions): AsyncGenerator<string> {
  const { state, store } = replica;
  const authors = new Set<ReplicaId>(state.index.laneKeys().map((key) => key.slice(0, key.indexOf('/'))));
  const keys = [...authors].flatMap((id) => {
    const standing = state.trust.standing(id);
    return standing ? [[id, toHex(standing.publicKey)] as const] : [];
  });
  yield JSON.stringify({
    format: EXPORT_FORMAT,
    vessel: replica.vessel,
    company: state.trust.root,
    exportedAt: options.exportedAt,
    exportedBy: replica.id,
    app: options.app,
    keys: Object.fromEntries(keys),
    unsealed: state.open.length,
    quarantined: [...state.controls.quarantined],
  });
  for (const certificate of state.trust.certificates())
    yield JSON.stringify({ certificate: toHex(encodeCertificate(certificate)) });
  let batches = 0;
  let ops = 0;
  for (const key of state.index.laneKeys())
    for (const node of state.index.batchesOf(key)) {
      const [stored] = await store.batches([node.head]);
      if (!stored) continue;
      const prev = { seq: prevSeqOf(stored, state), head: stored.prev };
      const logged = decodeColumns(stored.replica, stored.lane, prev.seq, stored.body);
      const batch = withheld({ ...stored, prev, ops: logged }, options.withhold);
      batches++;
      ops += batch.ops.length;
      yield JSON.stringify({
        batch: {
          replica: batch.replica,
          lane: batch.lane,
          prev,
          head: stored.head,
          salts: saltsJson(batch.salts),
          signature: toHex(batch.signature),
          ops: batch.ops.map(opJson),
        },
      });
    }
  yield JSON.stringify({ end: { batches, ops } });
}

/** The whole export as one text, for a host that saves one file. */
export async function exportText(replica: Replica, options: ExportOptions): Promise<string> {
  let out = '';
  for await (const line of exportLines(replica, options)) out += `${line}\n`;
  return out;
}
