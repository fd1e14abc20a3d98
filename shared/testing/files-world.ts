import type { Signer } from '../base/crypto.ts';
import type { Result } from '../base/result.ts';
import type { BlobRef } from '../blobs/blob-store.ts';
import { MemoryBlobNotes, MemoryBlobStore } from '../blobs/memory-blob-store.ts';
import type { Side } from '../domain/kind.ts';
import { exportFile, type FileOrder, MAIL_PART_BYTES } from '../files/export-file.ts';
import { type ImportReport, importFile, type Shelf } from '../files/import-file.ts';
import { type OpenedPart, openPart } from '../files/open-file.ts';
import { receiversOf } from '../files/receivers.ts';
import { type Certificate, fingerprint, issueCertificate } from '../oplog/certificate.ts';
import type { RecordId } from '../oplog/op.ts';
import { replicaIdOf } from '../oplog/record-id.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { kexPublicKey } from '../sync/enrolment.ts';
import { ExchangeClient, linkKnown } from '../sync/exchange-client.ts';
import { answerExchange, type HubLink, newHubLink } from '../sync/exchange-hub.ts';
import { MemoryStore } from '../sync/memory-store.ts';
import { joined, NOTHING_MUTUAL } from '../sync/mutual.ts';
import { Replica } from '../sync/replica.ts';
import { realSigner, realVerifier } from './ed25519.ts';
import { seededRandom } from './fake-crypto.ts';
import { fleetSchema } from './fleet/fleet-schema.ts';

/** One machine of the small world that files travel in: real signatures, real encryption, a clock that one holds. */
export type Machine = {
  readonly replica: Replica;
  readonly store: MemoryStore;
  readonly blobs: MemoryBlobStore;
  readonly notes: MemoryBlobNotes;
  /** Files that its records name. */
  readonly refs: BlobRef[];
  readonly signers: Signer[];
  readonly secret: Uint8Array;
  readonly shelf: Shelf & { readonly parts: OpenedPart[] };
};

const KEY = new Uint8Array(32).fill(9);

export function memoryShelf(): Machine['shelf'] {
  const parts: OpenedPart[] = [];
  const at = (part: OpenedPart) =>
    parts.findIndex(
      (p) => p.part === part.part && p.about.number === part.about.number && p.about.sender === part.about.sender,
    );
  return {
    parts,
    list: async () => [...parts],
    put: async (part) => {
      if (at(part) < 0) parts.push(part);
    },
    remove: async (part) => {
      if (at(part) >= 0) parts.splice(at(part), 1);
    },
  };
}

/** A company with a hub, a ship with two PCs, and another ship. */
export class FilesWorld {
  company!: Signer;
  hub!: Machine;
  ship!: Machine;
  mate!: Machine;
  other!: Machine;
  link: HubLink = newHubLink(KEY);
  certificates: Certificate[] = [];
  now = 1_790_000_000_000;
  #opened = 0;

  static async build(): Promise<FilesWorld> {
    const world = new FilesWorld();
    world.company = await realSigner();
    world.hub = await world.#machine('shore');
    world.ship = await world.#machine('ship');
    world.mate = await world.#machine('ship');
    world.other = await world.#machine('ship', 'v2');
    await world.#certify(world.hub, 'hub', 'shore', '*');
    await world.#certify(world.ship, 'replica', 'ship', 'v1');
    await world.#certify(world.mate, 'replica', 'ship', 'v1');
    await world.#certify(world.other, 'replica', 'ship', 'v2');
    for (const { replica } of [world.hub, world.ship, world.mate, world.other])
      await replica.join(fingerprint(world.company.publicKey), world.certificates);
    await world.hub.replica.certify(world.certificates, 'anonymous');
    return world;
  }

  async #machine(side: Side, vessel = 'v1'): Promise<Machine> {
    const signers = [await realSigner()];
    const store = new MemoryStore();
    const secret = seededRandom(`secret ${++this.#opened}`).bytes(32);
    return {
      replica: await this.open(store, signers, side, vessel),
      store,
      blobs: new MemoryBlobStore(),
      notes: new MemoryBlobNotes(),
      refs: [],
      signers,
      secret,
      shelf: memoryShelf(),
    };
  }

  /** The same machine, started again on another disk. */
  async again(machine: Machine, store: MemoryStore, side: Side = 'ship'): Promise<Machine> {
    return { ...machine, store, replica: await this.open(store, machine.signers, side), shelf: memoryShelf() };
  }

  open(store: MemoryStore, signers: Signer[], side: Side, vessel = 'v1'): Promise<Replica> {
    return Replica.open({
      store,
      signers,
      nextSigner: async () => {
        const signer = await realSigner();
        signers.push(signer);
        return signer;
      },
      verifier: realVerifier,
      clock: { now: () => ++this.now },
      random: seededRandom(`machine ${++this.#opened}`),
      schema: fleetSchema,
      vessel,
      side,
    });
  }

  async #certify({ replica, secret }: Machine, role: 'hub' | 'replica', side: Side, vessel: string): Promise<void> {
    const may = role === 'hub' ? ['revoke', 'admit'] : [];
    const subject = replica.publicKey;
    const seal = kexPublicKey(secret);
    this.certificates.push(await issueCertificate(this.company, { role, subject, seal, side, vessel, may }));
  }

  async write({ replica }: Machine, name: string, lane: 'urgent' | 'routine' = 'routine'): Promise<RecordId> {
    const record = await replica.newRecordId('asset');
    await replica.write([{ record, collection: 'asset', fields: { name }, lane }], 'anonymous');
    return record;
  }

  async export(
    from: Machine,
    to: Machine | readonly Machine[],
    order: Partial<FileOrder> = {},
  ): Promise<readonly Uint8Array[]> {
    const wanted = (Array.isArray(to) ? to : [to]) as readonly Machine[];
    const receivers = receiversOf(from.replica.state).filter((r) =>
      wanted.some((m) => m.signers.some((s) => replicaIdOf(s.publicKey) === r.replica)),
    );
    const known = from === this.hub ? this.hubKnown() : linkKnown(from.replica);
    const written = await exportFile(
      from.replica,
      {
        kind: 'update',
        to: receivers,
        known: (r) => (r.isHub || from === this.hub ? known : NOTHING_MUTUAL),
        partBytes: MAIL_PART_BYTES,
        ...order,
      },
      { compressor: noCompressor, random: seededRandom(`file ${this.now}`) },
    );
    if (!written.ok) throw new Error(written.error.code);
    return written.value.parts;
  }

  hubKnown() {
    return joined(this.link.candidates[0] ?? NOTHING_MUTUAL, this.link.taken, this.hub.replica.state.index);
  }

  async import(to: Machine, parts: readonly Uint8Array[]): Promise<Result<ImportReport>> {
    const opened: OpenedPart[] = [];
    for (const bytes of parts) {
      const part = await openPart(bytes, [to.secret]);
      if (!part.ok) return part;
      opened.push(part.value);
    }
    return importFile(to.replica, opened, {
      compressor: noCompressor,
      verifier: realVerifier,
      shelf: to.shelf,
      files: {
        store: to.blobs,
        limits: { maxBlobBytes: 200_000, quotaBytes: 400_000 },
        ...(to === this.hub ? {} : { known: { notes: to.notes, refs: async () => to.refs } }),
      },
      heldElsewhere: async () => [to === this.hub ? this.hubKnown() : linkKnown(to.replica)],
    });
  }

  /** @returns how many batches went up, and how many bytes. */
  async online(
    ship: Machine = this.ship,
  ): Promise<{ readonly sent: number; readonly received: number; readonly bytesUp: number }> {
    const client = new ExchangeClient({
      replica: ship.replica,
      keys: { link: 1, key: KEY },
      compressor: noCompressor,
      transport: async (request) => {
        const deps = {
          replica: this.hub.replica,
          compressor: noCompressor,
          heldByLinks: async () => [this.hubKnown()],
        };
        const outcome = await answerExchange(request, this.link, deps);
        this.link = outcome.link;
        return { ok: true, answer: outcome.answer };
      },
    });
    const done = await client.run();
    if (!done.ok) throw new Error(done.error.code);
    return done.value;
  }

  async names({ store }: Machine): Promise<readonly string[]> {
    return (await store.allRecords()).flatMap((r) => (r.collection === 'asset' ? [String(r.values.name)] : [])).sort();
  }
}
