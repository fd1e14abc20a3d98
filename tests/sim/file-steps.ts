import { exportFile } from '#shared/files/export-file.ts';
import { byFile, importFile, type Shelf } from '#shared/files/import-file.ts';
import { type OpenedPart, openPart } from '#shared/files/open-file.ts';
import { type Receiver, receiversOf } from '#shared/files/receivers.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import { noCompressor } from '#shared/protocol/compressor.ts';
import { linkKnown } from '#shared/sync/exchange-client.ts';
import { joined, type Mutual, NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import { fakeVerifier, seededRandom } from '#shared/testing/fake-crypto.ts';
import { memoryShelf } from '#shared/testing/files-world.ts';
import type { Device, Tab } from '#shared/testing/fleet/device.ts';
import { Seeded } from '#shared/testing/seeded.ts';
import { Broken, type Voyage } from './voyage.ts';

type Parcel = { readonly from: Device; readonly to: readonly Device[]; readonly parts: readonly Uint8Array[] };

const CHANCE = 0.12;
const MOST_PARCELS = 6;
/** What happens to a part on its way. */
const FATES = { arrives: 60, lost: 12, twice: 8, cut: 8, broken: 6, wrongDevice: 6 } as const;

/**
 * Mail and sticks beside the links: files are written, lost, cut, mixed up, carried to the wrong PC and read late, between
 * all that happens otherwise. Has dice of its own, so that the rest of a seed's voyage stays much the same.
 */
export class FileTraffic {
  readonly #voyage: Voyage;
  readonly #random: Seeded;
  readonly #shelves = new Map<Device, Shelf>();
  readonly #firstHubDisk: unknown;
  #parcels: Parcel[] = [];
  #count = 0;

  constructor(voyage: Voyage, seed: number) {
    this.#voyage = voyage;
    this.#random = new Seeded(seed * 7919 + 13);
    this.#firstHubDisk = voyage.fleet.hub.disk;
  }

  async maybe(): Promise<void> {
    if (!this.#random.chance(CHANCE)) return;
    if (this.#parcels.length === 0 || this.#random.chance(0.5)) await this.#write();
    else await this.#read(this.#random.pick(this.#parcels));
    this.#checkReceipts();
  }

  /** All machines behind a certificate: a cloned PC has the keys of the one that it was cloned from. */
  #machinesOf(receiver: Receiver): readonly Device[] {
    return this.#voyage.fleet.machines().filter((d) => replicaIdOf(d.options.signer.publicKey) === receiver.replica);
  }

  #hubKnown(receiver: Receiver): Mutual {
    const { fleet } = this.#voyage;
    const [device] = this.#machinesOf(receiver);
    const link = device && fleet.hub.links.get(fleet.links.get(device)?.number ?? 0);
    return link
      ? joined(link.candidates[0] ?? NOTHING_MUTUAL, link.taken, fleet.hub.replica.state.index)
      : NOTHING_MUTUAL;
  }

  async #write(): Promise<void> {
    const { fleet } = this.#voyage;
    const random = this.#random;
    const from = random.chance(0.4) ? fleet.hub : random.pick(fleet.devices);
    const all = receiversOf(from.replica.state);
    const shore = random.chance(0.6);
    const some = all.filter((r) => (r.side === 'shore') === shore && (shore || random.chance(0.7)));
    if (some.length === 0) return;
    const written = await from.survive(() =>
      exportFile(
        from.replica,
        {
          kind: random.chance(0.2) ? 'full' : 'update',
          to: some,
          known: (r) => (from === fleet.hub ? this.#hubKnown(r) : r.isHub ? linkKnown(from.replica) : NOTHING_MUTUAL),
          partBytes: random.chance(0.5) ? random.between(18_000, 22_000) : 200_000,
        },
        { compressor: noCompressor, random: seededRandom(`file ${++this.#count}`) },
      ),
    );
    if (!written) return;
    if (!written.ok) throw new Broken('stuck', `${from.name} cannot write a file: ${written.error.code}`);
    const { parts, number } = written.value;
    this.#voyage.say(`${from.name} writes file ${number} of ${parts.length} parts for ${some.map((r) => r.replica)}`);
    this.#parcels = [...this.#parcels, { from, to: some.flatMap((r) => this.#machinesOf(r)), parts }].slice(
      -MOST_PARCELS,
    );
    if (random.chance(0.6)) await this.#read(this.#parcels.at(-1) as Parcel);
  }

  async #read(parcel: Parcel): Promise<void> {
    const random = this.#random;
    if (parcel.to.length === 0) return;
    const to = random.pick(parcel.to);
    const arrived: OpenedPart[] = [];
    for (const bytes of parcel.parts) {
      const fate = random.weighted(FATES);
      if (fate === 'lost') continue;
      if (fate === 'cut' || fate === 'broken' || fate === 'wrongDevice') {
        await this.#refuses(fate === 'wrongDevice' ? this.#stranger(parcel) : to, bytes, fate);
        continue;
      }
      const part = await openPart(bytes, [to.options.sealSecret]);
      if (!part.ok) throw new Broken('lost', `${to.name} cannot open a file for it: ${part.error.code}`);
      arrived.push(part.value);
      if (fate === 'twice') arrived.push(part.value);
    }
    const shuffled = random.chance(0.5) ? [...arrived].reverse() : arrived;
    for (const parts of byFile(shuffled)) await this.#import(to, parts);
  }

  async #import(to: Device, parts: readonly OpenedPart[]): Promise<void> {
    const { fleet } = this.#voyage;
    const tab = to.tabs[0] as Tab;
    if (this.#random.chance(0.1))
      tab.store.light({ commits: this.#random.between(1, 5), what: this.#random.pick(['before', 'after']) });
    const done = await to.survive(() =>
      importFile(tab.replica, parts, {
        compressor: noCompressor,
        verifier: fakeVerifier,
        shelf: this.#shelfOf(to),
        heldElsewhere: async () =>
          to === fleet.hub
            ? [...fleet.hub.links.values()].map((l) =>
                joined(l.candidates[0] ?? NOTHING_MUTUAL, l.taken, to.replica.state.index),
              )
            : [linkKnown(to.replica)],
      }),
    );
    for (const { store } of to.tabs) store.light(null);
    // A fork that came by file cannot be refused (P10): see `checkNothingLost`.
    if (done?.ok && done.value.newBatches > 0 && this.#voyage.clones > 0) this.#voyage.mayConflate = true;
    if (done === null) fleet.counts.crashes++;
    this.#voyage.say(
      `${to.name} imports: ${!done ? 'crashed' : done.ok ? `${done.value.newBatches} new ${done.value.note ?? ''}` : done.error.code}`,
    );
    fleet.noteRevocations();
  }

  #shelfOf(device: Device): Shelf {
    const held = this.#shelves.get(device) ?? memoryShelf();
    this.#shelves.set(device, held);
    return held;
  }

  #stranger({ to }: Parcel): Device {
    const keys = new Set(to.map((d) => d.options.sealSecret.join()));
    const others = [this.#voyage.fleet.stranger, ...this.#voyage.fleet.machines()];
    return this.#random.pick(others.filter((d) => !keys.has(d.options.sealSecret.join())));
  }

  /** A part that did not come whole, or came to somebody else, must not even be opened. */
  async #refuses(to: Device, bytes: Uint8Array, fate: 'cut' | 'broken' | 'wrongDevice'): Promise<void> {
    const random = this.#random;
    const given = fate === 'cut' ? bytes.subarray(0, random.below(bytes.length)) : bytes.slice();
    if (fate === 'broken') {
      const at = random.below(given.length);
      given[at] = (given[at] as number) ^ (1 << random.below(8));
    }
    const opened = await openPart(given, [to.options.sealSecret]);
    if (opened.ok) throw new Broken('leaked', `${to.name} opened a part that was ${fate}`);
  }

  /** Nobody believes of the hub that it holds what it does not: but after a restore of its disk, until they have spoken. */
  #checkReceipts(): void {
    const { fleet } = this.#voyage;
    if (fleet.hub.disk !== this.#firstHubDisk) return;
    const { index } = fleet.hub.replica.state;
    for (const device of fleet.devices)
      for (const [lane, tips] of linkKnown(device.replica))
        for (const tip of tips)
          if (!index.hasBatch(tip.head))
            throw new Broken('lost', `${device.name} believes that shore holds ${lane} up to ${tip.seq}`);
  }
}
