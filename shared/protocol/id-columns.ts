import type { ByteReader } from '../base/byte-reader.ts';
import type { ByteWriter } from '../base/byte-writer.ts';
import { fromBase32, fromHex, toBase32, toHex } from '../base/bytes.ts';
import type { RecordId, ReplicaId } from '../oplog/op.ts';
import { createdId, parseRecordId } from '../oplog/record-id.ts';

/**
 * Ids inside one batch body. Replicas stand in a table (0 is the batch's own), collections in the table of names. A
 * record that follows the highest of its collection in the batch costs nothing, nor does a reference to the same record
 * as the reference before it, or to the next one: so children name their parents.
 *
 *   id  = mode, then: next none · counter uint · foreign replica, counter · digest 12 bytes · text
 *   ref = mode, then: previous none · successor none · collection, id as above
 */
const MODE = { next: 0, counter: 1, foreign: 2, digest: 3, text: 4 } as const;
export type IdMode = (typeof MODE)[keyof typeof MODE];
const REF = { previous: 5, successor: 6 } as const;

type Names = { readonly name: (text: string) => number; readonly put: (text: string) => void };
type NameSource = { readonly name: (index: number) => string; readonly next: () => string };

/** What writer and reader remember alike while they walk through the ids. */
class IdState {
  readonly counters = new Map<string, number>();
  previousRef: RecordId = '';

  note(author: ReplicaId, id: RecordId): void {
    const parts = parseRecordId(id);
    if (parts.kind !== 'created' || parts.replica !== author) return;
    if (parts.counter > (this.counters.get(parts.collection) ?? 0)) this.counters.set(parts.collection, parts.counter);
  }
}

function successor(id: RecordId): RecordId {
  const parts = parseRecordId(id);
  return parts.kind === 'created' ? createdId(parts.collection, parts.replica, parts.counter + 1) : '';
}

export class IdWriter {
  readonly #author: ReplicaId;
  readonly #names: Names;
  readonly #state = new IdState();
  readonly replicas: ReplicaId[] = [];

  constructor(author: ReplicaId, names: Names) {
    this.#author = author;
    this.#names = names;
  }

  isRecordId(text: string): boolean {
    const parts = parseRecordId(text);
    return parts.kind === 'derived' || (parts.kind === 'created' && isReplicaId(parts.replica));
  }

  replicaIndex(replica: ReplicaId): number {
    if (replica === this.#author) return 0;
    const at = this.replicas.indexOf(replica);
    return at >= 0 ? at + 1 : this.replicas.push(replica);
  }

  /** The mode of a record's id as an op names it; it is part of the op's shape. */
  modeOf(id: RecordId, collection: string): IdMode {
    const parts = parseRecordId(id);
    if (parts.kind === 'derived' && parts.collection === collection) return MODE.digest;
    if (parts.kind !== 'created' || parts.collection !== collection || !isReplicaId(parts.replica)) return MODE.text;
    if (parts.replica !== this.#author) return MODE.foreign;
    return parts.counter === (this.#state.counters.get(collection) ?? Number.NaN) + 1 ? MODE.next : MODE.counter;
  }

  /** Writes what the mode leaves open. */
  write(out: ByteWriter, mode: IdMode, id: RecordId): void {
    const parts = parseRecordId(id);
    if (mode === MODE.text) return this.#names.put(id);
    if (parts.kind === 'derived') return out.bytes(fromHex(parts.digest));
    if (parts.kind !== 'created') return;
    if (mode === MODE.foreign) out.uint(this.replicaIndex(parts.replica));
    if (mode !== MODE.next) out.uint(parts.counter);
  }

  /** After each op, in order: the counters that `next` follows. */
  noteOp(id: RecordId): void {
    this.#state.note(this.#author, id);
  }

  writeRef(out: ByteWriter, id: RecordId): void {
    const { previousRef } = this.#state;
    this.#state.previousRef = id;
    if (id === previousRef) return out.u8(REF.previous);
    if (id === successor(previousRef)) return out.u8(REF.successor);
    const parts = parseRecordId(id);
    const collection = parts.kind === 'other' ? '' : parts.collection;
    const mode =
      parts.kind === 'created' && parts.replica === this.#author ? MODE.counter : this.modeOf(id, collection);
    out.u8(mode);
    out.uint(this.#names.name(collection));
    this.write(out, mode, id);
  }
}

export class IdReader {
  readonly #author: ReplicaId;
  readonly #replicas: readonly ReplicaId[];
  readonly #names: NameSource;
  readonly #state = new IdState();

  constructor(author: ReplicaId, replicas: readonly ReplicaId[], names: NameSource) {
    this.#author = author;
    this.#replicas = replicas;
    this.#names = names;
  }

  replica(reader: ByteReader): ReplicaId {
    return this.replicaAt(reader, reader.uint());
  }

  replicaAt(reader: ByteReader, index: number): ReplicaId {
    const found = index === 0 ? this.#author : this.#replicas[index - 1];
    if (found === undefined) throw reader.malformed();
    return found;
  }

  read(reader: ByteReader, mode: number, collection: string): RecordId {
    switch (mode) {
      case MODE.next: {
        const last = this.#state.counters.get(collection);
        if (last === undefined) throw reader.malformed();
        return `${collection}.${this.#author}.${last + 1}`;
      }
      case MODE.counter:
        return `${collection}.${this.#author}.${reader.uint()}`;
      case MODE.foreign: {
        const replica = this.replica(reader);
        return `${collection}.${replica}.${reader.uint()}`;
      }
      case MODE.digest:
        return `${collection}.~.${toHex(reader.bytes(12))}`;
      case MODE.text:
        return this.#names.next();
      default:
        throw reader.malformed();
    }
  }

  /** After each op, in order: the counters that `next` follows. */
  noteOp(id: RecordId): void {
    this.#state.note(this.#author, id);
  }

  readRef(reader: ByteReader): RecordId {
    const mode = reader.u8();
    const id = this.#readRef(reader, mode);
    this.#state.previousRef = id;
    return id;
  }

  #readRef(reader: ByteReader, mode: number): RecordId {
    if (mode === REF.previous) return this.#state.previousRef;
    if (mode === REF.successor) return successor(this.#state.previousRef);
    return this.read(reader, mode, this.#names.name(reader.uint()));
  }
}

export function isReplicaId(text: string): boolean {
  const bytes = fromBase32(text);
  return bytes !== null && bytes.length === 8 && toBase32(bytes) === text;
}

export function replicaBytes(replica: ReplicaId): Uint8Array {
  return fromBase32(replica) ?? new Uint8Array(8);
}
