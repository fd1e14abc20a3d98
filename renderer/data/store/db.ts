import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Value } from '#shared/base/value.ts';
import type { BlobNote } from '#shared/blobs/blob-store.ts';
import type { BatchNode, StoredOp } from '#shared/oplog/log-index.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { StoredBatch } from '#shared/sync/log-store.ts';
import type { StoredRow } from './rows.ts';

/**
 * The database of one workspace. Versions are additive: a released `version(n)` is never edited, tables and indexes are
 * only added (style.md 5). Dexie opens a newer store without a word, so the store itself says who may write.
 */
export const SCHEMA_VERSION = 2;

/** Raised only when an older app would do harm by writing. */
const MIN_WRITER = 1;

export type OpRow = {
  /** `<replica>/<seq>/<hash>` */
  readonly key: string;
  readonly record: RecordId;
  /** 1: own and not sealed yet. Absent elsewhere, so that the index is small. */
  readonly open?: 1;
  /** 1: says who and what counts. */
  readonly control?: 1;
  readonly stored: StoredOp;
};

export type BodyRow = { readonly head: string } & Pick<StoredBatch, 'signature' | 'salts' | 'body' | 'receivedAt'>;

export type BlobRow = {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly storedAt: number;
};

/** What is held of a file, whole or in part. */
export type BlobInfoRow = { readonly hash: string; readonly sizeBytes: number; readonly isWhole: boolean };

/** A part of a file that is still on its way. */
export type BlobChunkRow = { readonly hash: string; readonly n: number; readonly bytes: Uint8Array };

/** What belongs to this device and is no part of the log: never synced, never journaled. */
export type LocalRow = { readonly key: string; readonly value: unknown };

export class WorkspaceDb extends Dexie {
  declare readonly ops: EntityTable<OpRow, 'key'>;
  declare readonly batches: EntityTable<BatchNode, 'head'>;
  /** Apart from the nodes: they are read at every start, the bodies when a batch is sent. */
  declare readonly bodies: EntityTable<BodyRow, 'head'>;
  declare readonly records: EntityTable<StoredRow, 'id'>;
  declare readonly meta: Table<{ readonly key: string; readonly value: Value }, string>;
  declare readonly blobs: EntityTable<BlobRow, 'hash'>;
  declare readonly blobInfo: EntityTable<BlobInfoRow, 'hash'>;
  declare readonly blobChunks: Table<BlobChunkRow, [string, number]>;
  declare readonly blobNotes: EntityTable<BlobNote & { readonly hash: string }, 'hash'>;
  declare readonly local: EntityTable<LocalRow, 'key'>;

  constructor(vesselId: string) {
    super(nameOf(vesselId), { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      ops: 'key, record, open, control',
      batches: 'head',
      bodies: 'head',
      records:
        'id, [collection+hidden+title], [collection+hidden+updatedAt], [collection+hidden+number], ' +
        '[parent+collection+createdAt], [collection+revision], *equals, conflicted',
      meta: 'key',
      blobs: 'hash',
      local: 'key',
    });
    this.version(2).stores({ blobInfo: 'hash', blobChunks: '[hash+n]', blobNotes: 'hash' });
  }
}

export function nameOf(vesselId: string): string {
  return `bulwark-${vesselId}`;
}

/** Dexie stores our version times ten; 0 when there is no such database. */
async function installedVersion(name: string): Promise<number> {
  const all = await indexedDB.databases();
  return Math.floor((all.find((db) => db.name === name)?.version ?? 0) / 10);
}

/**
 * Asks a database; once more when Chromium says that it has thrown a damaged one away, and gives an empty one from then
 * on (docs/adr/0009). Only where something else fills it again.
 */
async function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!namesOf(error).includes('UnknownError')) throw error;
    return ask();
  }
}

export function openAgain(db: Dexie): Promise<Dexie> {
  return onceMore(() => db.open());
}

export type OpenedDb = {
  readonly db: WorkspaceDb;
  /** A newer app has written what this one could harm: it may view and export. */
  readonly isReadOnly: boolean;
};

export async function openDb(vesselId: string): Promise<OpenedDb> {
  const db = new WorkspaceDb(vesselId);
  const installed = await onceMore(() => installedVersion(db.name));
  await openAgain(db);
  if (installed > SCHEMA_VERSION) {
    const held = await db.local.get('min-writer');
    return { db, isReadOnly: Number(held?.value ?? 0) > SCHEMA_VERSION };
  }
  await db.local.put({ key: 'min-writer', value: MIN_WRITER });
  return { db, isReadOnly: false };
}

export type WorkspaceEntry = {
  readonly vesselId: string;
  readonly role: 'vessel' | 'shore';
  readonly vesselName: string;
  /** Known link to a hub; the key itself lies in the platform's secrets. */
  readonly hubUrl: string | null;
  readonly link: number | null;
  readonly openedAt: number;
};

export type DraftRow = { readonly key: string; readonly value: unknown; readonly at: number };

/** What a device keeps whatever is open: which workspaces there are, and what is being typed. */
export class DeviceDb extends Dexie {
  declare readonly workspaces: EntityTable<WorkspaceEntry, 'vesselId'>;
  declare readonly drafts: EntityTable<DraftRow, 'key'>;
  declare readonly local: EntityTable<LocalRow, 'key'>;

  constructor() {
    super('bulwark', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ workspaces: 'vesselId', drafts: 'key', local: 'key' });
  }
}

/** Names of an error and of what lies inside it; Dexie wraps. */
export function namesOf(error: unknown): readonly string[] {
  const out: string[] = [];
  for (let at: unknown = error; at !== null && typeof at === 'object' && out.length < 8; ) {
    const { name, inner } = at as { readonly name?: unknown; readonly inner?: unknown };
    if (typeof name === 'string') out.push(name);
    at = inner;
  }
  return out;
}
