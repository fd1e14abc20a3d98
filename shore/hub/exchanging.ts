import { toHex } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import { peekRequest } from '#shared/protocol/exchange.ts';
import { answerExchange, type HubExchangeDeps, takeCutRequest } from '#shared/sync/exchange-hub.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { HubContext } from './context.ts';
import { type HeldLink, heldByLinks, readLink, saveLink } from './links.ts';
import { dropRedactedBlobs } from './redacted-blobs.ts';
import type { Rooms, VesselRoom } from './rooms.ts';
import type { VesselScope } from './storage/scope.ts';

/** Exchanges remembered per vessel, for people to look at. */
const LOGGED = 500;
const PRUNE_EVERY = 50;
const MAX_TRIES = 10;

/** Answers exchanges: finds the link, and sees to it that what the answer says is stored before it leaves. */
export class Exchanges {
  readonly #context: HubContext;
  readonly #rooms: Rooms;
  #count = 0;

  constructor(context: HubContext, rooms: Rooms) {
    this.#context = context;
    this.#rooms = rooms;
  }

  /**
   * @returns the bytes of the answer; of a revoked device too, which is told so under its own key.
   * @throws Refusal 'packet/malformed' for what is no request, 'sync/unknown-device' for an unknown link or a wrong MAC:
   *         nothing is stored.
   */
  async answer(request: Uint8Array): Promise<Uint8Array> {
    const { link: number } = peekRequest(request);
    const room = await this.#rooms.ofLink(number);
    return room.run(async (replica) => {
      for (let tries = 1; ; tries++) {
        const held = await readStandingLink(this.#context, room, number, replica);
        const outcome = await answerExchange(request, held.link, this.#deps(room, replica));
        const at = this.#context.clock.now();
        const isSaved = await room.scope.transaction(async (scope) => {
          if (!(await saveLink(scope, held, outcome.link, at))) return false;
          await this.#note(scope, number, { request, ...outcome, isRevoked: held.link.isRevoked });
          return true;
        });
        if (isSaved) {
          if (outcome.newBatches > 0) await this.#tookBatches(room, replica);
          return outcome.answer;
        }
        if (tries >= MAX_TRIES) throw new Error('the state of a link is changed faster than it can be answered');
      }
    });
  }

  /** A request that broke off: its whole batches are kept, each by its own signature. Never fails for what came. */
  async takeCut(request: Uint8Array): Promise<void> {
    try {
      const { link: number } = peekRequest(request);
      const room = await this.#rooms.ofLink(number);
      await room.run(async (replica) => {
        for (let tries = 1; tries <= MAX_TRIES; tries++) {
          const held = await readStandingLink(this.#context, room, number, replica);
          const next = await takeCutRequest(request, held.link, this.#deps(room, replica));
          if (next === held.link) return;
          if (await saveLink(room.scope, held, next, this.#context.clock.now()))
            return this.#tookBatches(room, replica);
        }
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  async #tookBatches(room: VesselRoom, replica: Replica): Promise<void> {
    await dropRedactedBlobs(room, replica, () => this.#context.clock.now());
    await countQuarantined(room, replica);
  }

  #deps(room: VesselRoom, replica: Replica): HubExchangeDeps {
    const { compressor, compressorOf } = this.#context;
    return { replica, compressor, compressorOf, heldByLinks: () => heldByLinks(room.scope) };
  }

  async #note(
    scope: VesselScope,
    link: number,
    done: {
      request: Uint8Array;
      answer: Uint8Array;
      newBatches: number;
      refused: readonly { code: string }[];
      isRevoked: boolean;
    },
  ): Promise<void> {
    const { clock, random, log } = this.#context;
    const at = clock.now();
    const code = done.isRevoked ? 'sync/revoked' : (done.refused[0]?.code ?? null);
    const id = `${String(at).padStart(15, '0')}-${toHex(random.bytes(6))}`;
    const sizes = { bytes_up: done.request.length, bytes_down: done.answer.length };
    await scope
      .insert('exchange', [
        { id, at, link, ...sizes, new_batches: done.newBatches, refused: done.refused.length, code },
      ])
      .execute();
    if (++this.#count % PRUNE_EVERY === 0) await prune(scope);
    log.info({
      event: 'exchange',
      company: scope.company,
      vessel: scope.vessel,
      link,
      bytesUp: sizes.bytes_up,
      bytesDown: sizes.bytes_down,
      count: done.newBatches,
      ...(code ? { code } : {}),
    });
  }
}

async function prune(scope: VesselScope): Promise<void> {
  const oldest = await scope
    .select('exchange')
    .select('id')
    .orderBy('id', 'desc')
    .offset(LOGGED)
    .limit(1)
    .executeTakeFirst();
  if (oldest) await scope.delete('exchange').where('id', '<=', oldest.id).execute();
}

/** A revocation that came with the log (written at a desk, or known to others when this hub was restored) counts too. */
export async function readStandingLink(
  context: HubContext,
  room: VesselRoom,
  number: number,
  replica: Replica,
): Promise<HeldLink> {
  const held = await readLink(context, room.scope, number);
  if (!held) throw new Refusal('sync/unknown-device');
  const isRevoked = held.link.isRevoked || replica.state.controls.isLinkRevoked(held.replica);
  if (isRevoked && !held.link.isRevoked)
    await room.scope.update('link').set({ is_revoked: 1 }).where('number', '=', number).execute();
  return { ...held, link: { ...held.link, isRevoked } };
}

/** Kept beside the vessel, so that the list of the fleet need not open every log. */
export async function countQuarantined(room: VesselRoom, replica: Replica): Promise<void> {
  const quarantined = replica.state.controls.quarantined.size;
  const vessel = room.company.scope;
  const before = await vessel
    .select('vessel')
    .select('quarantined')
    .where('vessel_id', '=', room.scope.vessel)
    .executeTakeFirst();
  if (before && before.quarantined !== quarantined)
    await vessel.update('vessel').set({ quarantined }).where('vessel_id', '=', room.scope.vessel).execute();
}
