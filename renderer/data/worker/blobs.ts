import type { Value } from '#shared/base/value.ts';
import { BlobClient } from '#shared/blobs/blob-client.ts';
import { knownBlobs } from '#shared/blobs/blob-files.ts';
import type { BlobLimits } from '#shared/blobs/blob-hub.ts';
import { blobRefsOf } from '#shared/blobs/blob-refs.ts';
import type { BlobRef } from '#shared/blobs/blob-store.ts';
import { dropRedacted } from '#shared/blobs/redacted-blobs.ts';
import { expiredOriginals } from '#shared/blobs/retention.ts';
import type { SettingKey } from '#shared/domain/setting.ts';
import type { Transport } from '#shared/sync/exchange-client.ts';
import { rowsOf } from './facts.ts';
import type { EngineHost } from './host.ts';
import { MAX_PHOTO_BYTES } from './photos.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Room for files on one PC unless shore says otherwise. */
const QUOTA_BYTES = 5 * 1024 ** 3;
/** A desk stands on a cheap link and shows what it waits for. */
const AWAIT_MS = { vessel: 3_600_000, shore: 15_000 } as const;
const MEGABYTE = 1_000_000;
const DAY_MS = 86_400_000;

const cached = new WeakMap<OpenWorkspace, { readonly revision: number; readonly refs: readonly BlobRef[] }>();

/** Every file that an attachment names, oldest first; read again when something in the log has changed. */
export async function refsOf(workspace: OpenWorkspace): Promise<readonly BlobRef[]> {
  const { revision } = workspace.replica.state;
  const held = cached.get(workspace);
  if (held?.revision === revision) return held.refs;
  const rows = await rowsOf(workspace, 'attachment');
  const refs = blobRefsOf(rows.filter((row) => row.hidden === 0).map((row) => row.folded));
  cached.set(workspace, { revision, refs });
  return refs;
}

async function policyNumber(workspace: OpenWorkspace, wanted: SettingKey): Promise<number | null> {
  for (const { folded, hidden } of await rowsOf(workspace, 'setting')) {
    const { key, value }: Readonly<Record<string, Value | undefined>> = folded.values;
    if (hidden === 0 && key === wanted && typeof value === 'number' && value >= 0) return value;
  }
  return null;
}

/** What this PC has room for. */
export async function fileLimits(workspace: OpenWorkspace): Promise<BlobLimits> {
  const megabytes = await policyNumber(workspace, 'policy.filesOnBoardMegabytes');
  return { maxBlobBytes: MAX_PHOTO_BYTES, quotaBytes: megabytes === null ? QUOTA_BYTES : megabytes * MEGABYTE };
}

/**
 * The exchange of files for one run of the sync. When all has travelled, originals that the company's policy lets go leave
 * this PC: only such as the hub has confirmed.
 *
 * @param post the transport to one path of the hub.
 * @returns null where there is no link to a hub.
 */
export async function blobClientOf(
  workspace: OpenWorkspace,
  host: EngineHost,
  post: (path: string) => Transport,
): Promise<Pick<BlobClient, 'exchange' | 'queue'> | null> {
  await dropRedactedFiles(workspace);
  const { link } = workspace.belonging();
  const key = await host.keys.linkSecret(workspace.id);
  if (link === null || !key || workspace.isReadOnly) return null;
  const client = new BlobClient({
    ...workspace.files,
    keys: { link, key },
    transport: knowingOldHubs(post('/b')),
    clock: host.clock,
    refs: () => refsOf(workspace),
    awaitMs: AWAIT_MS[workspace.role],
    limits: await fileLimits(workspace),
  });
  return {
    queue: () => client.queue(),
    exchange: async (policy) => {
      const result = await client.exchange(policy);
      if (result.ok && !result.value.more) await letGo(workspace, host);
      return result;
    },
  };
}

/** A hub of before files answers as to any address that it does not know. */
function knowingOldHubs(transport: Transport): Transport {
  return async (request) => {
    const reply = await transport(request);
    const isUnknown = !reply.ok && reply.error.code === 'sync/bad-answer' && reply.error.params?.status === 404;
    return isUnknown ? { ok: false, error: { code: 'hub/not-found' } } : reply;
  };
}

/** What a person has had redacted leaves this device, the journal first: it would bring the file back. */
export async function dropRedactedFiles(workspace: OpenWorkspace): Promise<void> {
  if (workspace.isReadOnly || workspace.replica.state.controls.redactedOps.length === 0) return;
  const rows = await rowsOf(workspace, 'attachment');
  await dropRedacted(
    rows.map((row) => row.folded),
    workspace.files.store,
    async (hashes) => workspace.journaled?.dropBlobs(hashes),
  );
}

async function letGo(workspace: OpenWorkspace, host: EngineHost): Promise<void> {
  if (workspace.role !== 'vessel') return;
  const days = await policyNumber(workspace, 'policy.originalsOnBoardDays');
  if (days === null) return;
  const { store, notes } = workspace.files;
  const blobs = await knownBlobs(await refsOf(workspace), store, notes);
  const expired = expiredOriginals(blobs, days * DAY_MS, host.clock.now());
  if (expired.length > 0) await workspace.journaled?.dropBlobs(expired); // the journal is half of the room that they take
  for (const hash of expired) await store.drop(hash);
}
