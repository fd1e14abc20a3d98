import { concat } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import { answerBlobs, type BlobHubDeps, type BlobLimits, type BlobLink, takeCutBlobs } from '#shared/blobs/blob-hub.ts';
import { MARK_BYTES } from '#shared/protocol/blob-exchange.ts';
import { peekRequest } from '#shared/protocol/exchange.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { HubContext } from './context.ts';
import { readStandingLink } from './exchanging.ts';
import { dropRedactedBlobs } from './redacted-blobs.ts';
import type { Rooms, VesselRoom } from './rooms.ts';
import type { VesselScope } from './storage/scope.ts';
import { SqlBlobStore } from './storage/sql-blob-store.ts';

/** Where nothing was set for the vessel: 2 GiB, and what the app takes as an attachment. */
export const DEFAULT_BLOB_LIMITS: BlobLimits = { maxBlobBytes: 25 << 20, quotaBytes: 2 ** 31 };

/** Answers exchanges of blobs (`POST /b`), each within its own vessel. */
export class Blobs {
  readonly #context: HubContext;
  readonly #rooms: Rooms;

  constructor(context: HubContext, rooms: Rooms) {
    this.#context = context;
    this.#rooms = rooms;
  }

  /** @throws Refusal 'packet/malformed', 'sync/unknown-device' for an unknown link or a wrong MAC: nothing is stored. */
  async answer(request: Uint8Array): Promise<Uint8Array> {
    const { link: number } = peekRequest(request);
    const room = await this.#rooms.ofLink(number);
    return room.run(async (replica) => {
      const link = await this.#linkOf(room, number, replica);
      const outcome = await answerBlobs(request, link, await this.#deps(room));
      if (outcome.newChunks > 0) await dropRedactedBlobs(room, replica, () => this.#context.clock.now());
      await room.scope.put('blob_link', [{ number, marks: concat(...outcome.marks) }], ['number']);
      this.#context.log.info({
        event: 'blobs',
        company: room.scope.company,
        vessel: room.scope.vessel,
        link: number,
        bytesUp: request.length,
        bytesDown: outcome.answer.length,
        count: outcome.newChunks,
        ...(outcome.code ? { code: outcome.code } : {}),
      });
      return outcome.answer;
    });
  }

  /** A request that broke off: its whole chunks are kept, each by its own MAC. Never fails for what came. */
  async takeCut(request: Uint8Array): Promise<void> {
    try {
      const { link: number } = peekRequest(request);
      const room = await this.#rooms.ofLink(number);
      await room.run(async (replica) => {
        await takeCutBlobs(request, await this.#linkOf(room, number, replica), await this.#deps(room));
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  async #linkOf(room: VesselRoom, number: number, replica: Replica): Promise<BlobLink> {
    const { link } = await readStandingLink(this.#context, room, number, replica);
    const row = await room.scope.select('blob_link').select('marks').where('number', '=', number).executeTakeFirst();
    const marks = row?.marks ?? new Uint8Array(0);
    return {
      key: link.key,
      isRevoked: link.isRevoked,
      marks: Array.from({ length: marks.length / MARK_BYTES }, (_, i) =>
        marks.subarray(i * MARK_BYTES, (i + 1) * MARK_BYTES),
      ),
    };
  }

  async #deps(room: VesselRoom): Promise<BlobHubDeps> {
    const { random, clock } = this.#context;
    return {
      store: new SqlBlobStore(room.scope, () => clock.now()),
      limits: await readBlobLimits(room.scope),
      random,
    };
  }
}

export async function readBlobLimits(scope: VesselScope): Promise<BlobLimits> {
  const row = await scope.select('blob_room').select(['quota_bytes', 'max_blob_bytes']).executeTakeFirst();
  return row ? { quotaBytes: row.quota_bytes, maxBlobBytes: row.max_blob_bytes } : DEFAULT_BLOB_LIMITS;
}

export async function setBlobLimits(scope: VesselScope, limits: BlobLimits): Promise<void> {
  await scope.put('blob_room', [{ quota_bytes: limits.quotaBytes, max_blob_bytes: limits.maxBlobBytes }], []);
}
