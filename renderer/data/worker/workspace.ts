import { equalBytes } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { fail, ok, Refusal, type Result } from '#shared/base/result.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { BlobSession } from '#shared/blobs/blob-plan.ts';
import type { Side } from '#shared/domain/kind.ts';
import { schema } from '#shared/domain/schema.ts';
import { REFOLD_META } from '#shared/sync/journal.ts';
import { finishHealing } from '#shared/sync/journal-finish.ts';
import { type Healed, JournaledStore } from '#shared/sync/journal-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import type { Progress, Role } from '../contract.ts';
import { BlobPieces } from '../store/blobs.ts';
import { openDb, type WorkspaceDb } from '../store/db.ts';
import { DexieBlobNotes, DexieBlobStore } from '../store/dexie-blob-store.ts';
import { DexieStore } from '../store/dexie-store.ts';
import { ROW_VERSION } from '../store/rows.ts';
import type { EngineHost } from './host.ts';

/** Kept in the replica's meta, so that the journal has it too. */
export type Belonging = {
  /** Id that certificates are bound to: made here, or given by the hub. */
  readonly vesselId: string;
  readonly vesselName: string;
  readonly hubUrl: string | null;
  /** Number of the link to the hub; its key lies with the device's secrets. */
  readonly link: number | null;
  /** Company key, 32 bytes, of an enrolled device. */
  readonly company: Uint8Array | null;
  /** Replica that was enrolled, and the letter that it was given: known before its certificate came with the log. */
  readonly enrolled: string | null;
  readonly letter: string | null;
};

export const BELONGING_META = 'belonging';

/** Of a vessel that belongs to nobody yet. */
export function ownBelonging(vesselId: string, vesselName: string): Belonging {
  return { vesselId, vesselName, hubUrl: null, link: null, company: null, enrolled: null, letter: null };
}

export function belongingValue(belonging: Belonging): Value {
  return { ...belonging };
}

export function readBelonging(value: Value | undefined): Belonging | null {
  if (!isPlainObject(value) || typeof value.vesselId !== 'string') return null;
  const { vesselId, vesselName, hubUrl, link, company, enrolled, letter } = value;
  return {
    vesselId,
    vesselName: typeof vesselName === 'string' ? vesselName : '',
    hubUrl: typeof hubUrl === 'string' ? hubUrl : null,
    link: typeof link === 'number' ? link : null,
    company: company instanceof Uint8Array ? company : null,
    enrolled: typeof enrolled === 'string' ? enrolled : null,
    letter: typeof letter === 'string' ? letter : null,
  };
}

/** The files of attachments on this device, and what is known of them ashore. */
export type WorkspaceFiles = {
  readonly store: DexieBlobStore;
  readonly notes: DexieBlobNotes;
  readonly session: BlobSession;
};

/** One workspace, open: its database, its journal where there is one, its replica. */
export type OpenWorkspace = {
  readonly id: string;
  readonly role: Role;
  readonly side: Side;
  readonly db: WorkspaceDb;
  readonly dexie: DexieStore;
  readonly journaled: JournaledStore | null;
  readonly replica: Replica;
  readonly healed: Healed;
  readonly isReadOnly: boolean;
  readonly files: WorkspaceFiles;
  readonly belonging: () => Belonging;
  readonly close: () => void;
};

export type OpenOptions = {
  readonly id: string;
  readonly role: Role;
  /** For a workspace that is new: its meta does not say it yet. */
  readonly fresh?: Belonging;
  readonly onProgress: (progress: Progress | null) => void;
  readonly onBehind: (isBehind: boolean) => void;
};

/**
 * Opens a workspace and heals it. Errors: `store/damaged`, `store/closed`, `store/journal-failed`, `sealed/cannot-open` (the
 * key store does not open the device key: that is not "no key"), `record/unknown` when there is no such workspace.
 */
export async function openWorkspace(host: EngineHost, options: OpenOptions): Promise<Result<OpenWorkspace>> {
  let db: WorkspaceDb | null = null;
  try {
    const opened = await openDb(options.id);
    db = opened.db;
    return await withDb(host, options, db, opened.isReadOnly || !host.core.config.canWrite);
  } catch (error) {
    db?.close();
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
}

async function withDb(
  host: EngineHost,
  { id, role, fresh, onProgress, onBehind }: OpenOptions,
  db: WorkspaceDb,
  isReadOnly: boolean,
): Promise<Result<OpenWorkspace>> {
  const dexie = new DexieStore(db);
  const { journal } = host.core;
  const side: Side = role === 'vessel' ? 'ship' : 'shore';
  const files = { store: new DexieBlobStore(db), notes: new DexieBlobNotes(db), session: new BlobSession() };
  const blobs = new BlobPieces(files.store);
  let journaled: JournaledStore | null = null;
  let healed: Healed = { how: 'none', isDamaged: false };
  // A desk keeps no journal: what it writes is at the hub within seconds, and one journal belongs to one vessel.
  if (journal && role === 'vessel' && !isReadOnly) {
    const opened = await JournaledStore.open({
      inner: dexie,
      journal,
      exclusive: (task) => host.locks.exclusive(`bulwark-journal-${id}`, task),
      onBlob: (piece) => blobs.take(piece),
      onBehind,
      onProgress: (done, total) => onProgress({ done, total }),
    });
    journaled = opened.store;
    healed = opened.healed;
  }
  const store = journaled ?? dexie;
  const { meta } = await store.load();
  const belonging = readBelonging(meta.get(BELONGING_META)) ?? fresh;
  if (!belonging) {
    db.close();
    return fail('record/unknown');
  }
  const held = await host.keys.signers(id);
  const own = held.length > 0 ? held : [await host.keys.newSigner(id)];
  const former = formerKeys(meta.get(KEYS_META)).filter((key) => !own.some((s) => equalBytes(s.publicKey, key)));
  const isNewPc = held.length === 0 && former.length > 0;
  const replica = await Replica.open({
    store,
    signers: isNewPc ? [...former.map(lostSigner), ...own] : [...own, ...former.map(lostSigner)],
    nextSigner: async () => (isNewPc ? (own[0] as Signer) : host.keys.newSigner(id)),
    verifier: host.verifier,
    clock: host.clock,
    random: host.random,
    schema,
    vessel: belonging.vesselId,
    side,
  });
  if (!isReadOnly) {
    await files.store.adopt();
    await bringUp(db, replica, onProgress);
    if (isNewPc) await goOnHere(replica, belonging);
    await noteKeys(replica, [...former, ...own.map((s) => s.publicKey)]);
  }
  onProgress(null);
  return ok({
    id,
    role,
    side,
    db,
    dexie,
    journaled,
    replica,
    healed,
    isReadOnly,
    files,
    belonging: () => readBelonging(replica.meta(BELONGING_META)) ?? belonging,
    close: () => db.close(),
  });
}

/** Every key that wrote here as this vessel's own device; after a move to another PC the old one still counts. */
export const KEYS_META = 'ownKeys';

function formerKeys(value: Value | undefined): readonly Uint8Array[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((key) => key instanceof Uint8Array) : [];
}

async function noteKeys(replica: Replica, keys: readonly Uint8Array[]): Promise<void> {
  if (replica.meta(BELONGING_META) === undefined) return; // set-up has not accepted anything yet
  if (formerKeys(replica.meta(KEYS_META)).length < keys.length) await replica.setMeta({ [KEYS_META]: [...keys] });
}

/** A key whose private half stayed on another PC: what it signed counts, it signs nothing more. */
function lostSigner(publicKey: Uint8Array): Signer {
  return { publicKey, sign: async () => new Uint8Array(64) };
}

/**
 * A copy of the data on a PC that has none of the keys (docs/recovery.md): what the old PC had not sealed is written again
 * under the key of this one; the link to the hub went with the old key, so it must be enrolled again.
 */
async function goOnHere(replica: Replica, belonging: Belonging): Promise<void> {
  await replica.becomeNew(() => true);
  const { vesselId, vesselName, company } = belonging;
  await replica.setMeta({ [BELONGING_META]: belongingValue({ ...ownBelonging(vesselId, vesselName), company }) });
}

/** Finishes what a crash came between, and folds again what an older app has folded its own way. */
async function bringUp(db: WorkspaceDb, replica: Replica, onProgress: OpenOptions['onProgress']): Promise<void> {
  const isOld = (await db.local.get('row-version'))?.value !== ROW_VERSION && (await db.records.count()) > 0;
  if (isOld || replica.meta(REFOLD_META) === true) onProgress({ done: 0, total: null });
  const isFolded = await finishHealing(replica);
  if (isOld && !isFolded) await replica.rebuild();
  await db.local.put({ key: 'row-version', value: ROW_VERSION });
}

/** Sees what other tabs have written since: every command starts with it. */
export async function refresh({
  replica,
  journaled,
  dexie,
}: Pick<OpenWorkspace, 'replica' | 'journaled' | 'dexie'>): Promise<void> {
  const revision = await (journaled ?? dexie).revision();
  if (revision !== replica.state.revision) await replica.setMeta({}); // finds itself stale and loads again
}
