import { toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import type { Clock } from '../base/ports.ts';
import { type AppError, fail, ok, Refusal, type Result } from '../base/result.ts';
import {
  BLOB_VERSION,
  type BlobAnswer,
  type BlobChunk,
  type BlobRequest,
  decodeBlobAnswer,
  encodeBlobRequest,
  isBlobAnswerGenuine,
} from '../protocol/blob-exchange.ts';
import { requestMac } from '../protocol/exchange.ts';
import { runsOf } from '../protocol/have-map.ts';
import type { LinkKeys, Transport } from '../sync/exchange-client.ts';
import { knownBlobs, MAX_PREVIEW_BYTES, queueOf } from './blob-files.ts';
import type { BlobLimits } from './blob-hub.ts';
import { BlobSession, isWorthAnother, type Plan, planExchange } from './blob-plan.ts';
import { type BlobNote, type BlobNotes, type BlobRef, type BlobStore, NO_NOTE } from './blob-store.ts';
import type { BlobPolicy, BlobQueue, BlobReport } from './blob-types.ts';
import { settle } from './settle.ts';

export type BlobClientOptions = {
  readonly store: BlobStore;
  readonly notes: BlobNotes;
  readonly keys: LinkKeys;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Every file that a record names, in the order in which they shall travel. */
  readonly refs: () => Promise<readonly BlobRef[]>;
  /** What the hub did not have is asked for again after so long: a question over a satellite is not free. */
  readonly awaitMs: number;
  /** Of this device. */
  readonly limits: BlobLimits;
  /** Kept while the app runs, where clients come and go. */
  readonly session?: BlobSession;
};

/** Told often enough that a file comes with the wrong content, it is left. */
const MAX_SPOILT = 3;
/** With nothing to say for so long the mark alone is sent: a hub that was restored has lost what it said it had. */
const HELLO_MS = 24 * 3_600_000;
/** A hub that does not know blobs is asked again after so long. */
const UNKNOWN_HUB_MS = 3_600_000;

const NOTHING_DONE: BlobReport = {
  bytesUp: 0,
  bytesDown: 0,
  sentChunks: 0,
  receivedChunks: 0,
  completed: [],
  more: false,
  refused: [],
};

/** The ship's (or desk's) side of the exchange of blobs (rules B1-B10). */
export class BlobClient {
  readonly #options: BlobClientOptions;
  readonly #session: BlobSession;

  constructor(options: BlobClientOptions) {
    this.#options = options;
    this.#session = options.session ?? new BlobSession();
  }

  async queue(): Promise<BlobQueue> {
    const { refs, store, notes } = this.#options;
    const named = await refs();
    return queueOf(named, await knownBlobs(named, store, notes));
  }

  /**
   * One round trip, or none when there is nothing to say. A hub that does not know blobs is no failure: the report says
   * `hub/not-found`. Errors: those of the transport, 'sync/bad-answer', 'sync/revoked', 'sync/hub-too-old', 'store/full'.
   */
  async exchange(policy: BlobPolicy): Promise<Result<BlobReport>> {
    try {
      return await this.#exchange(policy);
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.error };
      throw error;
    }
  }

  async #plan(policy: BlobPolicy): Promise<Plan> {
    const { refs, store, notes, clock, limits, awaitMs } = this.#options;
    const blobs = await knownBlobs(await refs(), store, notes);
    return planExchange(blobs, policy, {
      session: this.#session,
      now: clock.now(),
      awaitMs,
      limits,
      usedBytes: await store.usedBytes(),
    });
  }

  async #exchange(policy: BlobPolicy): Promise<Result<BlobReport>> {
    const { notes, keys, transport, clock } = this.#options;
    if (policy.classes.length === 0 || clock.now() < this.#session.notBefore) return ok(NOTHING_DONE);
    const held = await notes.mark();
    const mark = held?.link === keys.link ? held.mark : undefined;
    if (!mark) await notes.save({ forgetThere: true }); // what another link was told is not known of this one
    const plan = await this.#plan(policy);
    if (plan.refused.size > 0) await notes.save({ notes: plan.refused });
    if (!isWorthAnother(plan) && !(mark && this.#isHelloDue())) return ok(NOTHING_DONE);
    const request: BlobRequest = {
      version: BLOB_VERSION,
      link: keys.link,
      ...(mark ? { mark } : {}),
      maxDownBytes: policy.maxDownBytes,
      offers: plan.offers,
      wants: plan.wants,
      chunks: await this.#contentOf(plan),
    };
    const sent = new Set(request.chunks.map(({ of }) => (plan.offers[of] as { hash: string }).hash));
    // Until the answer is read nobody knows what arrived: the hub is asked before any of it is sent again.
    for (const hash of sent) this.#session.asked.delete(hash);
    if (sent.size > 0) await notes.save({ notes: new Map([...sent].map((hash) => [hash, { there: null }])) });
    const bytes = encodeBlobRequest(request, keys.key);
    const reply = await transport(bytes);
    if (!reply.ok) {
      if (reply.error.code === 'hub/not-found') {
        this.#session.notBefore = clock.now() + UNKNOWN_HUB_MS;
        return ok({ ...NOTHING_DONE, bytesUp: bytes.length, refused: [reply.error] });
      }
      if (reply.received) await this.#takeCut(reply.received, request);
      return reply;
    }
    return this.#take(reply.answer, bytes, request, plan.previews, policy);
  }

  #isHelloDue(): boolean {
    const { heardAt } = this.#session;
    return heardAt === null || Math.abs(this.#options.clock.now() - heardAt) >= HELLO_MS;
  }

  /** The bytes of what is planned; a chunk that is not held any more is left out. */
  async #contentOf(plan: Plan): Promise<readonly BlobChunk[]> {
    const chunks: BlobChunk[] = [];
    for (const { of, n } of plan.chunks) {
      const bytes = await this.#options.store.chunk((plan.offers[of] as { hash: string }).hash, n);
      if (bytes) chunks.push({ of, n, bytes });
    }
    return chunks;
  }

  async #take(
    bytes: Uint8Array,
    sentBytes: Uint8Array,
    request: BlobRequest,
    previews: ReadonlySet<string>,
    policy: BlobPolicy,
  ): Promise<Result<BlobReport>> {
    const { keys, notes } = this.#options;
    if (!isBlobAnswerGenuine(bytes, keys.key, requestMac(sentBytes))) return fail('sync/bad-answer');
    let answer: BlobAnswer;
    try {
      answer = decodeBlobAnswer(bytes, request, keys.key);
    } catch (error) {
      if (error instanceof Refusal) return fail('sync/bad-answer');
      throw error;
    }
    if (answer.code) return fail(answer.code);
    this.#session.heardAt = this.#options.clock.now();
    if (answer.forgot) this.#session.asked.clear();
    const up = await this.#offersTaken(request, answer);
    await notes.save({
      notes: up.notes,
      mark: { link: keys.link, mark: answer.mark },
      ...(answer.forgot ? { forgetThere: true } : {}),
    });
    for (const hash of up.asked) this.#session.asked.add(hash); // an answer that could not be noted was not heard
    const down = await this.#wantsTaken(request, answer, previews);
    await notes.save({ notes: down.notes });
    const isFurther =
      answer.forgot || up.isFurther || answer.chunks.length > 0 || [...down.notes.values()].some((n) => n.sizeBytes);
    return ok({
      bytesUp: sentBytes.length,
      bytesDown: bytes.length,
      sentChunks: request.chunks.length,
      receivedChunks: answer.chunks.length,
      completed: [...up.completed, ...down.completed],
      more: isFurther && isWorthAnother(await this.#plan(policy)),
      refused: [...up.refused, ...down.refused],
    });
  }

  async #offersTaken(request: BlobRequest, answer: BlobAnswer): Promise<OffersOutcome> {
    const outcome = { ...newOutcome(), asked: [] as string[] };
    let isFurther = request.chunks.length > 0;
    for (const [i, { hash }] of request.offers.entries()) {
      const state = answer.offers[i];
      if (!state) continue;
      if (state.kind === 'refused') {
        isFurther = true; // it leaves the queue for some hours, or is sent again a few times
        this.#session.asked.delete(hash);
        outcome.notes.set(hash, await this.#refusedNote(hash, state.code));
        outcome.refused.push({ code: state.code });
        continue;
      }
      isFurther ||= !this.#session.asked.has(hash);
      outcome.asked.push(hash);
      const there = state.kind === 'whole' ? ('whole' as const) : state.kind === 'part' ? runsOf(state.have) : [];
      outcome.notes.set(hash, { there, refused: null });
      if (state.kind === 'whole') outcome.completed.push(hash);
    }
    return { ...outcome, isFurther };
  }

  /** What arrives with the wrong content, though it is right here, is sent again: two times. */
  async #refusedNote(hash: string, code: AppError['code']): Promise<Partial<BlobNote>> {
    const refused = { code, at: this.#options.clock.now() };
    if (code !== 'blob/wrong-hash') return { there: null, refused };
    const { store, notes } = this.#options;
    const spoilt = ((await notes.all()).get(hash) ?? NO_NOTE).spoilt + 1;
    const own = await store.content(hash);
    const isRight = own !== null && toHex(sha256(own)) === hash;
    return isRight && spoilt < MAX_SPOILT ? { there: [], spoilt, refused: null } : { there: null, spoilt, refused };
  }

  async #wantsTaken(request: BlobRequest, answer: BlobAnswer, previews: ReadonlySet<string>): Promise<Outcome> {
    const outcome = newOutcome();
    const at = this.#options.clock.now();
    for (const [of, want] of request.wants.entries()) {
      const state = answer.wants[of];
      if (!state) continue;
      if (state.kind !== 'whole') {
        const heldBytes = state.kind === 'part' ? state.heldBytes : 0;
        outcome.notes.set(want.hash, { awaited: { at, heldBytes } });
      } else if (state.sizeBytes !== want.sizeBytes) {
        const maxBytes = previews.has(want.hash) ? MAX_PREVIEW_BYTES : this.#options.limits.maxBlobBytes;
        const code = state.sizeBytes > maxBytes ? ('blob/too-large' as const) : null;
        const refused = code ? { code, at } : null;
        if (code) outcome.refused.push({ code });
        outcome.notes.set(want.hash, { sizeBytes: state.sizeBytes, refused });
      } else await this.#takeContent(outcome, want, chunksOf(answer, of));
    }
    return outcome;
  }

  async #takeContent(
    outcome: Outcome,
    want: { readonly hash: string; readonly sizeBytes: number },
    chunks: readonly BlobChunk[],
  ): Promise<void> {
    const { store, notes, clock } = this.#options;
    const { hash, sizeBytes } = want;
    if (chunks.length > 0) await store.take(hash, sizeBytes, chunks);
    const done = await settle(store, (await store.held([hash])).get(hash));
    if (done === 'whole') {
      outcome.completed.push(hash);
      outcome.notes.set(hash, { there: 'whole', refused: null, awaited: null });
    } else if (done === 'spoilt') {
      const spoilt = ((await notes.all()).get(hash) ?? NO_NOTE).spoilt + 1;
      const code = 'blob/wrong-hash';
      outcome.notes.set(hash, { spoilt, refused: spoilt < MAX_SPOILT ? null : { code, at: clock.now() } });
      outcome.refused.push({ code });
    }
  }

  /** What came whole of a cut answer is kept: each chunk has a MAC of its own. */
  async #takeCut(received: Uint8Array, request: BlobRequest): Promise<void> {
    try {
      const answer = decodeBlobAnswer(received, request, this.#options.keys.key, true);
      const outcome = newOutcome();
      for (const [of, want] of request.wants.entries()) {
        const chunks = chunksOf(answer, of);
        if (chunks.length > 0) await this.#takeContent(outcome, want, chunks);
      }
      await this.#options.notes.save({ notes: outcome.notes });
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code === 'store/full') throw error; // cut before the first chunk
    }
  }
}

type Outcome = {
  readonly notes: Map<string, Partial<BlobNote>>;
  readonly completed: string[];
  readonly refused: AppError[];
};

type OffersOutcome = Outcome & { readonly asked: readonly string[]; readonly isFurther: boolean };

function newOutcome(): Outcome {
  return { notes: new Map(), completed: [], refused: [] };
}

function chunksOf(answer: BlobAnswer, of: number): readonly BlobChunk[] {
  return answer.chunks.filter((chunk) => chunk.of === of);
}
