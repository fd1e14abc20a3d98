import { toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { Refusal } from '#shared/base/result.ts';
import { wantBlobs } from '#shared/blobs/asking.ts';
import { BlobClient } from '#shared/blobs/blob-client.ts';
import { answerBlobs, type BlobHubDeps, type BlobLink, takeCutBlobs } from '#shared/blobs/blob-hub.ts';
import { BlobSession } from '#shared/blobs/blob-plan.ts';
import type { BlobRef } from '#shared/blobs/blob-store.ts';
import type { BlobClass, BlobPolicy } from '#shared/blobs/blob-types.ts';
import { MemoryBlobNotes, MemoryBlobStore } from '#shared/blobs/memory-blob-store.ts';
import { CHUNK_BYTES } from '#shared/protocol/blob-chunks.ts';
import { decodeBlobRequest } from '#shared/protocol/blob-exchange.ts';
import type { Transport } from '#shared/sync/exchange-client.ts';
import { ALL_BLOBS, ROOMY } from '#shared/testing/blob-pair.ts';
import { crashing } from '#shared/testing/crashing-blobs.ts';
import { Crash, type Fuse } from '#shared/testing/crashing-store.ts';
import { seededRandom } from '#shared/testing/fake-crypto.ts';
import type { Device } from '#shared/testing/fleet/device.ts';
import type { Link } from '#shared/testing/fleet/fleet.ts';
import { Seeded } from '#shared/testing/seeded.ts';
import { Broken, type Voyage } from './voyage.ts';

/** The disk of one PC as far as files go. */
type Disk = { store: MemoryBlobStore; notes: MemoryBlobNotes };
type Pc = Disk & { session: BlobSession; readonly delivered: Set<string> };

const STORE_WRITES = ['take', 'finish', 'keep', 'drop'] as const;
const LOST = { ok: false, error: { code: 'sync/no-link' } } as const;
const FATES = { arrives: 50, requestLost: 5, requestCut: 20, answerLost: 10, answerCut: 15, requestTwice: 3 } as const;
const DAY_MS = 86_400_000;
const MAX_ROUNDS = 30;

/**
 * Files in the simulated fleet. Records of the log name them: who holds the record knows of the file. Its chance is its own,
 * so that what becomes of the log follows from the seed as before.
 *
 * What holds: no chunk that is stored goes again from a device that has sent it or was told of it; in the end every file that
 * a delivered record names and that any trusted disk still holds is at the hub whole, and every preview at every device.
 */
export class BlobTraffic {
  readonly #voyage: Voyage;
  readonly #random: Seeded;
  readonly #pcs = new Map<Device, Pc>();
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly class: BlobClass }>();
  readonly #marks = new Map<number, readonly Uint8Array[]>();
  readonly #hubRandom;
  #hub = new MemoryBlobStore();
  #hubFuse: Fuse | null = null;
  #hubImage: { readonly store: MemoryBlobStore; readonly marks: ReadonlyMap<number, readonly Uint8Array[]> } | null =
    null;
  readonly #images = new Map<Device, Disk>();
  #now = 1_790_000_000_000;

  constructor(voyage: Voyage, seed: number) {
    this.#voyage = voyage;
    this.#random = new Seeded(seed + 0.5 + 2 ** 40);
    this.#hubRandom = seededRandom(`blobs ${seed}`);
  }

  #pc(device: Device): Pc {
    const pc = this.#pcs.get(device) ?? {
      store: new MemoryBlobStore(),
      notes: new MemoryBlobNotes(),
      session: new BlobSession(),
      delivered: new Set(),
    };
    this.#pcs.set(device, pc);
    return pc;
  }

  /** Now and then one of these happens between two steps of the voyage. */
  async maybe(): Promise<void> {
    const random = this.#random;
    if (!random.chance(0.25)) return;
    const device = random.pick(this.#voyage.fleet.devices);
    const what = random.weighted({ attach: 30, exchange: 50, want: 6, image: 5, restore: 5, restart: 4 });
    if (what === 'attach') await this.#attach(device);
    else if (what === 'exchange') await this.#exchange(device);
    else if (what === 'want') await wantBlobs(this.#pc(device).notes, await this.#hashesKnownTo(device));
    else if (what === 'image') this.#takeImage(device);
    else if (what === 'restore') this.#restore(device);
    else this.#pc(device).session = new BlobSession();
  }

  /** A record that the device holds gets a file; now and then one that another record has too. */
  async #attach(device: Device): Promise<void> {
    const random = this.#random;
    const records = (await device.disk.allRecords()).map((r) => r.id).filter((id) => !this.#files.has(id));
    if (records.length === 0) return;
    const record = random.pick(records.sort());
    const kind: BlobClass = random.chance(0.5) ? 'preview' : 'original';
    const same = [...this.#files.values()].filter((file) => file.class === kind);
    const size = kind === 'preview' ? random.between(1, 900) : random.between(1, 2 * CHUNK_BYTES + 300);
    const file =
      same.length > 0 && random.chance(0.15) ? random.pick(same) : { bytes: random.bytes(size), class: kind };
    this.#files.set(record, file);
    await this.#pc(device).store.keep(hashOf(file.bytes), file.bytes);
    this.#voyage.say(`${device.name} attaches a file of ${file.bytes.length} bytes to ${record}`);
  }

  async #refsOf(device: Device): Promise<readonly BlobRef[]> {
    const held = await device.disk.records([...this.#files.keys()]);
    return [...this.#files].flatMap(([record, { bytes, class: kind }], i) =>
      held.has(record)
        ? [{ record, hash: hashOf(bytes), class: kind, sizeBytes: bytes.length, isWantedByShore: false, createdAt: i }]
        : [],
    );
  }

  async #hashesKnownTo(device: Device): Promise<readonly string[]> {
    return (await this.#refsOf(device)).map((ref) => ref.hash);
  }

  #takeImage(device: Device): void {
    const pc = this.#pc(device);
    if (this.#random.chance(0.4)) this.#hubImage = { store: this.#hub.clone(), marks: new Map(this.#marks) };
    else this.#images.set(device, { store: pc.store.clone(), notes: pc.notes.clone() });
  }

  #restore(device: Device): void {
    const image = this.#images.get(device);
    if (this.#hubImage && this.#random.chance(0.5)) {
      this.#voyage.say("the hub's files are restored from an old copy");
      this.#hub = this.#hubImage.store.clone();
      this.#marks.clear();
      for (const [link, marks] of this.#hubImage.marks) this.#marks.set(link, marks);
    } else if (image) {
      this.#voyage.say(`the files of ${device.name} are restored from an old copy`);
      const pc = this.#pc(device);
      Object.assign(pc, { store: image.store.clone(), notes: image.notes.clone(), session: new BlobSession() });
    }
  }

  // -------------------------------------------------------------- the exchange

  #linkOf(device: Device): BlobLink {
    const { number, key, replica } = this.#voyage.fleet.links.get(device) as Link;
    const isRevoked = this.#voyage.fleet.hub.replica.state.controls.isLinkRevoked(replica);
    return { key, isRevoked, marks: this.#marks.get(number) ?? [] };
  }

  #deps(): BlobHubDeps {
    const store = crashing(this.#hub, STORE_WRITES, this.#hubFuse);
    this.#hubFuse = null;
    return { store, limits: ROOMY, random: this.#hubRandom };
  }

  /** Null: the hub died over it. */
  async #answer(device: Device, request: Uint8Array): Promise<Uint8Array | null> {
    const { number } = this.#voyage.fleet.links.get(device) as Link;
    await this.#noteChunks(device, request, false);
    try {
      const outcome = await answerBlobs(request, this.#linkOf(device), this.#deps());
      if (this.#random.chance(0.05)) return null; // it died before the marks were stored
      this.#marks.set(number, outcome.marks);
      return outcome.answer;
    } catch (error) {
      if (error instanceof Crash || error instanceof Refusal) return null;
      throw error;
    }
  }

  async #takeCut(device: Device, request: Uint8Array): Promise<void> {
    try {
      await this.#noteChunks(device, request, true);
      await takeCutBlobs(request, this.#linkOf(device), this.#deps());
    } catch (error) {
      if (!(error instanceof Crash) && !(error instanceof Refusal)) throw error;
    }
  }

  /** What this device has delivered before and is stored must not come from it again. */
  async #noteChunks(device: Device, request: Uint8Array, isCut: boolean): Promise<void> {
    const link = this.#linkOf(device);
    if (link.isRevoked) return;
    const { delivered } = this.#pc(device);
    const { offers, chunks } = decodeBlobRequest(request, link.key, isCut);
    // What the hub has lost since, and says so now, may come again; also when another device brings it in between.
    for (const key of delivered) {
      const [hash = '', n] = key.split('/');
      if (offers.some((offer) => offer.hash === hash) && (await this.#hub.chunk(hash, Number(n))) === null)
        delivered.delete(key);
    }
    for (const { of, n } of chunks) {
      const key = `${offers[of]?.hash}/${n}`;
      if (delivered.has(key) && (await this.#hub.chunk(offers[of]?.hash ?? '', n)) !== null)
        throw new Broken('resent', `${device.name} sends chunk ${key} again, which is stored`);
      delivered.add(key);
    }
  }

  #transport(device: Device, fate: keyof typeof FATES): Transport {
    const cut = (bytes: Uint8Array) => bytes.subarray(0, this.#random.below(bytes.length));
    return async (request) => {
      if (fate === 'requestLost') return LOST;
      if (fate === 'requestCut') {
        await this.#takeCut(device, cut(request));
        return LOST;
      }
      const answer = await this.#answer(device, request);
      if (fate === 'requestTwice') await answerBlobs(request, this.#linkOf(device), this.#deps()).catch(() => {});
      if (!answer || fate === 'answerLost') return LOST;
      return fate === 'answerCut' ? { ...LOST, received: cut(answer) } : { ok: true, answer };
    };
  }

  #client(device: Device, transport: Transport, fuse: Fuse | null = null): BlobClient {
    const pc = this.#pc(device);
    const { number, key } = this.#voyage.fleet.links.get(device) as Link;
    const isOfNotes = fuse !== null && this.#random.chance(0.5);
    return new BlobClient({
      store: crashing(pc.store, STORE_WRITES, isOfNotes ? null : fuse),
      notes: crashing(pc.notes, ['save'], isOfNotes ? fuse : null),
      session: pc.session,
      keys: { link: number, key },
      transport,
      clock: { now: () => this.#now },
      refs: () => this.#refsOf(device),
      limits: ROOMY,
      awaitMs: 0,
    });
  }

  #policy(): BlobPolicy {
    const random = this.#random;
    const bytes = () => (random.chance(0.5) ? ALL_BLOBS.maxUpBytes : random.between(600, 20_000));
    const classes = random.chance(0.6) ? (['preview', 'original'] as const) : (['preview'] as const);
    return { classes, maxUpBytes: bytes(), maxDownBytes: bytes() };
  }

  async #exchange(device: Device): Promise<void> {
    const random = this.#random;
    const fate = random.weighted(FATES);
    const fuse = (): Fuse => ({
      commits: random.between(1, 4),
      what: random.weighted({ before: 5, after: 5, full: 2 }),
    });
    this.#now += random.between(1, 10_000_000);
    if (random.chance(0.1)) this.#hubFuse = fuse();
    const client = this.#client(device, this.#transport(device, fate), random.chance(0.15) ? fuse() : null);
    try {
      const result = await client.exchange(this.#policy());
      this.#voyage.say(`${device.name} exchanges files: ${fate} ${result.ok ? 'done' : result.error.code}`);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.#pc(device).session = new BlobSession();
      this.#voyage.say(`${device.name} crashed over its files`);
    }
    this.#hubFuse = null;
  }

  // -------------------------------------------------------------- the end

  /** All links work; then everything must be where it belongs. The log has come to rest before. */
  async arrive(): Promise<void> {
    const { fleet } = this.#voyage;
    const trusted = fleet.trusted();
    const alive = await this.#alive(trusted);
    this.#now += 2 * DAY_MS;
    // A file may become whole at the hub by a question alone, and others fetch it in the round behind that.
    for (let round = 0, quiet = 0; quiet < 2; round++) {
      if (round === MAX_ROUNDS) throw new Broken('stuck', `files still move after ${MAX_ROUNDS} rounds`);
      let moved = 0;
      for (const device of trusted) moved += await this.#drain(device);
      this.#now += 60_000;
      quiet = moved === 0 ? quiet + 1 : 0;
    }
    const named = await fleet.hub.disk.records([...this.#files.keys()]);
    for (const [record, { bytes, class: kind }] of this.#files) {
      const hash = hashOf(bytes);
      if (!named.has(record) || !alive.has(hash)) continue;
      await mustHold(this.#hub, hash, 'the hub', record);
      if (kind === 'preview')
        for (const device of trusted) await mustHold(this.#pc(device).store, hash, device.name, record);
    }
  }

  /** Whole on some disk that can still speak. */
  async #alive(trusted: readonly Device[]): Promise<ReadonlySet<string>> {
    const out = new Set<string>();
    for (const store of [this.#hub, ...trusted.map((device) => this.#pc(device).store)])
      for (const [hash, held] of await store.held(await store.hashes())) if (held.isWhole) out.add(hash);
    return out;
  }

  async #drain(device: Device): Promise<number> {
    let moved = 0;
    for (let i = 0; i < 500; i++) {
      const result = await this.#client(device, this.#transport(device, 'arrives')).exchange(ALL_BLOBS);
      if (!result.ok && result.error.code === 'sync/no-link') {
        moved++; // the hub died over it, perhaps after it had stored something
        continue;
      }
      if (!result.ok) throw new Broken('stuck', `${device.name}: files ${result.error.code}`);
      const { sentChunks, receivedChunks, more } = result.value;
      moved += sentChunks + receivedChunks;
      if (!more) return moved;
    }
    throw new Broken('stuck', `${device.name} never comes to an end with its files`);
  }
}

async function mustHold(store: MemoryBlobStore, hash: string, where: string, record: string): Promise<void> {
  const content = (await store.held([hash])).get(hash)?.isWhole ? await store.content(hash) : null;
  if (content === null || hashOf(content) !== hash)
    throw new Broken('lost', `${where} does not hold the file ${hash.slice(0, 12)} of ${record}`);
}

function hashOf(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}
