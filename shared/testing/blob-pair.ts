import { toHex, utf8 } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { BlobClient } from '../blobs/blob-client.ts';
import { answerBlobs, type BlobLimits, type BlobLink, takeCutBlobs } from '../blobs/blob-hub.ts';
import { BlobSession } from '../blobs/blob-plan.ts';
import type { BlobRef } from '../blobs/blob-store.ts';
import type { BlobClass, BlobPolicy, BlobReport } from '../blobs/blob-types.ts';
import { MemoryBlobNotes, MemoryBlobStore } from '../blobs/memory-blob-store.ts';
import { decodeBlobRequest } from '../protocol/blob-exchange.ts';
import type { Transport } from '../sync/exchange-client.ts';
import { seededRandom } from './fake-crypto.ts';
import { Seeded } from './seeded.ts';

export const ALL_BLOBS: BlobPolicy = {
  classes: ['preview', 'original'],
  maxUpBytes: 128 * 1024,
  maxDownBytes: 128 * 1024,
};

export const ROOMY: BlobLimits = { maxBlobBytes: 25 << 20, quotaBytes: 1 << 30 };

/** What the network does to one request. `upBytes`: so many arrive; `downBytes`: the answer is cut there. */
export type Fate = { readonly upBytes?: number; readonly downBytes?: number };

/** Content that follows from its name. */
export function someBytes(name: string, sizeBytes: number): Uint8Array {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8(name));
  return new Seeded(a + 256 * (b + 256 * (c + 256 * (d >> 1)))).bytes(sizeBytes);
}

/** The hub's blobs of one vessel, and its links. */
export class BlobHubSide {
  store = new MemoryBlobStore();
  links = new Map<number, BlobLink>();
  limits = ROOMY;
  readonly #random = seededRandom('blob hub');
  /** How often each chunk arrived. */
  readonly arrivals = new Map<string, number>();
  /** Chunks that arrived though they were stored. */
  again = 0;

  addLink(number: number): void {
    this.links.set(number, { key: new Uint8Array(32).fill(number), isRevoked: false, marks: [] });
  }

  #deps() {
    return { store: this.store, limits: this.limits, random: this.#random };
  }

  async #note(link: BlobLink, request: Uint8Array, isCut: boolean): Promise<void> {
    const { offers, chunks } = decodeBlobRequest(request, link.key, isCut);
    for (const { of, n } of chunks) {
      const hash = offers[of]?.hash ?? '';
      const key = `${hash}/${n}`;
      this.arrivals.set(key, (this.arrivals.get(key) ?? 0) + 1);
      if ((await this.store.chunk(hash, n)) !== null) this.again++;
    }
  }

  async answer(number: number, request: Uint8Array): Promise<Uint8Array> {
    const link = this.links.get(number) as BlobLink;
    await this.#note(link, request, false);
    const outcome = await answerBlobs(request, link, this.#deps());
    this.links.set(number, { ...link, marks: outcome.marks });
    return outcome.answer;
  }

  async takeCut(number: number, request: Uint8Array): Promise<void> {
    const link = this.links.get(number) as BlobLink;
    await this.#note(link, request, true).catch(() => {}); // cut before the chunks
    await takeCutBlobs(request, link, this.#deps());
  }
}

/** A device with its blobs, its records' references, and a network that can be told what to do. */
export class BlobSide {
  readonly number: number;
  readonly hub: BlobHubSide;
  store = new MemoryBlobStore();
  notes = new MemoryBlobNotes();
  refs: BlobRef[] = [];
  limits = ROOMY;
  now = 1_790_000_000_000;
  session = new BlobSession();
  /** Of the next requests, in order; then the network works. */
  fates: Fate[] = [];
  requests: Uint8Array[] = [];

  constructor(hub: BlobHubSide, number: number) {
    this.hub = hub;
    this.number = number;
    hub.addLink(number);
  }

  #transport: Transport = async (request) => {
    this.requests.push(request);
    const fate = this.fates.shift() ?? {};
    const cut = { ok: false, error: { code: 'sync/no-link' } } as const;
    if (fate.upBytes !== undefined && fate.upBytes < request.length) {
      await this.hub.takeCut(this.number, request.subarray(0, fate.upBytes));
      return cut;
    }
    const answer = await this.hub.answer(this.number, request);
    if (fate.downBytes === undefined) return { ok: true, answer };
    return { ...cut, received: answer.subarray(0, fate.downBytes) };
  };

  client(): BlobClient {
    const { store, notes, limits, session } = this;
    return new BlobClient({
      store,
      notes,
      limits,
      session,
      awaitMs: 60_000,
      keys: { link: this.number, key: new Uint8Array(32).fill(this.number) },
      transport: this.#transport,
      clock: { now: () => this.now },
      refs: async () => this.refs,
    });
  }

  /** A file that a record here names and this device has. */
  async attach(bytes: Uint8Array, kind: BlobClass = 'original', isWantedByShore = false): Promise<BlobRef> {
    const ref = this.name(bytes, kind, isWantedByShore);
    await this.store.keep(ref.hash, bytes);
    return ref;
  }

  /** A file that a record here names. */
  name(bytes: Uint8Array, kind: BlobClass = 'original', isWantedByShore = false): BlobRef {
    const hash = toHex(sha256(bytes));
    const ref: BlobRef = {
      record: `attachment${this.refs.length}`,
      hash,
      class: kind,
      sizeBytes: bytes.length,
      isWantedByShore,
      createdAt: this.now + this.refs.length,
    };
    this.refs.push(ref);
    return ref;
  }

  /** Exchanges until nothing is left; a cut is tried again at once. */
  async run(policy: BlobPolicy = ALL_BLOBS, maxRounds = 2000): Promise<readonly BlobReport[]> {
    const reports: BlobReport[] = [];
    for (let round = 0; round < maxRounds; round++) {
      const result = await this.client().exchange(policy);
      if (!result.ok) {
        if (result.error.code === 'sync/no-link') continue;
        throw new Error(result.error.code);
      }
      reports.push(result.value);
      if (!result.value.more) return reports;
    }
    throw new Error('it never ends');
  }

  async has(bytes: Uint8Array): Promise<boolean> {
    return isThere(this.store, bytes);
  }
}

export async function isThere(store: MemoryBlobStore, bytes: Uint8Array): Promise<boolean> {
  const hash = toHex(sha256(bytes));
  const isWhole = (await store.held([hash])).get(hash)?.isWhole === true;
  const content = await store.content(hash);
  return isWhole && content !== null && toHex(sha256(content)) === hash;
}
