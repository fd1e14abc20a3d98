import { dropRedacted } from '#shared/blobs/redacted-blobs.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { VesselRoom } from './rooms.ts';
import { SqlBlobStore } from './storage/sql-blob-store.ts';

/** What was redacted leaves the hub's files too, as soon as the redaction, or the file after it, is here (rule B11). */
export async function dropRedactedBlobs(room: VesselRoom, replica: Replica, now: () => number): Promise<void> {
  if (replica.state.controls.redactedOps.length === 0) return;
  const attachments = (await replica.store.allRecords()).filter((record) => record.collection === 'attachment');
  await dropRedacted(attachments, new SqlBlobStore(room.scope, now));
}
