import type { ByteReader } from '../base/byte-reader.ts';
import type { ByteWriter } from '../base/byte-writer.ts';
import { fromHex, toHex } from '../base/bytes.ts';
import type { LoggedOp, Seen } from '../oplog/batch.ts';
import { LANES, type Lane, type Op, type OpRef } from '../oplog/op.ts';
import type { BatchTexts } from './batch-texts.ts';
import type { IdReader, IdWriter } from './id-columns.ts';
import { isName, MAX_SEEN, SEEN_COST } from './limits.ts';
import type { TextSource } from './value-columns.ts';

/** What few ops have; a bit each in the shape of the op. */
const EXTRA = { seen: 1, over: 2, origin: 4, redacted: 8, reason: 16 } as const;

export function extrasOf({ op, seen, redacted }: LoggedOp): number {
  return (
    (seen.length > 0 ? EXTRA.seen : 0) |
    (op.over ? EXTRA.over : 0) |
    (op.origin ? EXTRA.origin : 0) |
    (redacted && Object.keys(redacted).length > 0 ? EXTRA.redacted : 0) |
    (op.reason !== undefined ? EXTRA.reason : 0)
  );
}

function writeReplicaRef(out: ByteWriter, ref: OpRef, ids: IdWriter): void {
  out.uint(ids.replicaIndex(ref.replica));
  out.uint(ref.seq);
  out.u8(ref.hash === undefined ? 0 : 1);
  if (ref.hash !== undefined) out.bytes(fromHex(ref.hash));
}

function readOpRef(reader: ByteReader, ids: IdReader): OpRef {
  const replica = ids.replica(reader);
  const seq = reader.uint();
  const hasHash = reader.u8();
  if (hasHash > 1) throw reader.malformed();
  return hasHash ? { replica, seq, hash: toHex(reader.bytes(8)) } : { replica, seq };
}

export function writeExtras(out: ByteWriter, logged: LoggedOp, ids: IdWriter, texts: BatchTexts): void {
  const { op, seen, redacted } = logged;
  const extras = extrasOf(logged);
  if (extras & EXTRA.seen) {
    out.uint(seen.length);
    for (const tip of seen) {
      out.uint(ids.replicaIndex(tip.replica) * LANES.length + LANES.indexOf(tip.lane));
      out.uint(tip.seq);
      out.bytes(fromHex(tip.head));
    }
  }
  if (op.over) {
    const entries = Object.entries(op.over).sort(([a], [b]) => (a < b ? -1 : 1));
    out.uint(entries.length);
    for (const [field, refs] of entries) {
      out.uint(texts.name(field));
      out.uint(refs.length);
      for (const ref of refs) writeReplicaRef(out, ref, ids);
    }
  }
  if (op.origin) writeReplicaRef(out, op.origin, ids);
  if (extras & EXTRA.redacted) {
    const entries = Object.entries(redacted ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    out.uint(entries.length);
    for (const [field, commitment] of entries) {
      out.uint(texts.name(field));
      out.bytes(fromHex(commitment));
    }
  }
  if (op.reason !== undefined) texts.put(op.reason);
}

export type Extras = Pick<Op, 'over' | 'origin' | 'reason'> & {
  seen: readonly Seen[];
  redacted?: Record<string, string>;
};

export function readExtras(reader: ByteReader, extras: number, ids: IdReader, texts: TextSource): Extras {
  const out: { -readonly [K in keyof Extras]: Extras[K] } = { seen: [] };
  if (extras & EXTRA.seen) {
    const tips = reader.count(10);
    if (tips > MAX_SEEN) throw reader.malformed();
    texts.spend(tips * SEEN_COST);
    out.seen = Array.from({ length: tips }, () => {
      const coded = reader.uint();
      const lane = LANES[coded % LANES.length] as Lane;
      return {
        replica: ids.replicaAt(reader, Math.floor(coded / LANES.length)),
        lane,
        seq: reader.uint(),
        head: toHex(reader.bytes(8)),
      };
    });
    if (out.seen.length === 0) throw reader.malformed();
  }
  if (extras & EXTRA.over) {
    const over: Record<string, OpRef[]> = {};
    for (let n = reader.count(); n > 0; n--) {
      const field = texts.name(reader.uint());
      if (Object.hasOwn(over, field) || !isName(field)) throw reader.malformed();
      over[field] = Array.from({ length: reader.count(3) }, () => readOpRef(reader, ids));
    }
    out.over = over;
  }
  if (extras & EXTRA.origin) out.origin = readOpRef(reader, ids);
  if (extras & EXTRA.redacted) {
    const redacted: Record<string, string> = {};
    for (let n = reader.count(33); n > 0; n--) {
      const field = texts.name(reader.uint());
      if (Object.hasOwn(redacted, field) || (field !== '' && !isName(field))) throw reader.malformed();
      redacted[field] = toHex(reader.bytes(32));
    }
    out.redacted = redacted;
  }
  if (extras & EXTRA.reason) out.reason = texts.next();
  return out;
}
