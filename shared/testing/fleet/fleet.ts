import { utf8 } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { type Certificate, fingerprint, issueCertificate, type Permission } from '#shared/oplog/certificate.ts';
import type { Lane, RecordId, ReplicaId } from '#shared/oplog/op.ts';
import { LANES } from '#shared/oplog/op.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import { noCompressor } from '#shared/protocol/compressor.ts';
import { EMPTY_CONTEXT } from '#shared/protocol/packet.ts';
import type { Draft } from '#shared/sync/draft.ts';
import { kexPublicKey } from '#shared/sync/enrolment.ts';
import {
  ExchangeClient,
  type ExchangePolicy,
  type ExchangeReport,
  type Transport,
} from '#shared/sync/exchange-client.ts';
import { lacking, type Mutual, NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import { pack, type Unpacked, unpack } from '#shared/sync/packing.ts';
import { fakeSigner } from '../fake-crypto.ts';
import type { Seeded } from '../seeded.ts';
import { Device, type DeviceOptions, type Tab } from './device.ts';
import { Hub } from './hub.ts';
import { Truth, type Written } from './truth.ts';
import { allOps, tokenFrom, tokenOf, type View } from './view.ts';

const VESSEL = 'v1';
const OTHER_VESSEL = 'v2';
const START_AT = 1_790_000_000_000;
const YEAR_MS = 31_536_000_000;

export type FleetShape = { readonly seed: number; readonly ships: number; readonly desks: number };

export type Link = {
  readonly number: number;
  readonly key: Uint8Array;
  /** The one that it was given; a copy of its disk goes on with it. */
  readonly replica: ReplicaId;
};

export type Counts = { ops: number; conflicts: number; crashes: number; restores: number; exchanges: number };

/** One vessel's ships' PCs, desks and hub, with the truth about what was written beside them. */
export class Fleet {
  readonly random: Seeded;
  readonly truth = new Truth();
  readonly trace: string[] = [];
  readonly devices: Device[] = [];
  readonly links = new Map<Device, Link>();
  /** Requests that the network may deliver once more. */
  readonly oldRequests: { readonly link: number; readonly bytes: Uint8Array }[] = [];
  readonly oldAnswers: Uint8Array[] = [];
  readonly counts: Counts = { ops: 0, conflicts: 0, crashes: 0, restores: 0, exchanges: 0 };
  hub!: Hub;
  /** A ship of another vessel under the same company and hub key. */
  stranger!: Device;
  strangerHub!: Device;
  #now = START_AT;
  #fresh = 0;
  readonly #seed: number;

  private constructor(random: Seeded, seed: number) {
    this.random = random;
    this.#seed = seed;
  }

  static async build(random: Seeded, shape: FleetShape): Promise<Fleet> {
    const fleet = new Fleet(random, shape.seed);
    const company = fakeSigner(`${shape.seed} company`);
    const may: readonly Permission[] = ['revoke', 'admit', 'redact', 'settle'];
    const signers = new Map<string, ReturnType<typeof fakeSigner>>();
    const certificates: Certificate[] = [];
    const certify = async (
      name: string,
      role: 'hub' | 'replica',
      side: 'ship' | 'shore',
      vessel: string,
      rights = may,
    ) => {
      const signer = signers.get(name) ?? fakeSigner(`${shape.seed} ${name}`);
      signers.set(name, signer);
      const subject = signer.publicKey;
      const seal = kexPublicKey(sealSecretOf(shape.seed, name));
      certificates.push(await issueCertificate(company, { role, subject, seal, side, vessel, may: rights }));
    };
    const ships = Array.from({ length: shape.ships }, (_, i) => `ship${i + 1}`);
    const desks = Array.from({ length: shape.desks }, (_, i) => `desk${i + 1}`);
    await certify('hub', 'hub', 'shore', '*');
    await certify('stranger', 'replica', 'ship', OTHER_VESSEL, []);
    for (const name of ships) await certify(name, 'replica', 'ship', VESSEL, []);
    for (const name of desks) await certify(name, 'replica', 'shore', VESSEL);
    const options = (name: string, vessel = VESSEL): DeviceOptions => ({
      name,
      vessel,
      side: name.startsWith('ship') || name === 'stranger' ? 'ship' : 'shore',
      root: fingerprint(company.publicKey),
      certificates,
      signer: signers.get(name) as ReturnType<typeof fakeSigner>,
      clockOffsetMs: fleet.#clockOffset(name),
      isOld: name !== 'hub' && random.chance(0.15),
      sealSecret: sealSecretOf(shape.seed, name),
    });
    fleet.hub = new Hub(fleet.#around(), options('hub'));
    await fleet.hub.start();
    await fleet.hub.replica.certify(certificates, 'anonymous');
    fleet.strangerHub = new Device(fleet.#around(), options('hub', OTHER_VESSEL));
    fleet.stranger = new Device(fleet.#around(), options('stranger', OTHER_VESSEL));
    for (const device of [fleet.strangerHub, fleet.stranger]) await device.start();
    await fleet.strangerHub.replica.certify(certificates, 'anonymous');
    for (const name of [...ships, ...desks]) await fleet.add(new Device(fleet.#around(), options(name)));
    return fleet;
  }

  async add(device: Device, link?: Link): Promise<void> {
    const number = this.devices.length + 1;
    const replica = replicaIdOf(device.options.signer.publicKey);
    const given = link ?? { number, key: new Uint8Array(32).fill(number), replica };
    this.devices.push(device);
    this.links.set(device, given);
    if (!link) this.hub.addLink(given.number, given.key);
    await device.start();
  }

  #around() {
    return {
      seed: this.#seed,
      now: () => this.now(),
      fresh: () => ++this.#fresh,
      say: (line: string) => this.say(line),
    };
  }

  #clockOffset(name: string): number {
    if (name === 'hub') return 0;
    if (name === 'ship1' && this.random.chance(0.3)) return 73 * YEAR_MS; // 2099
    return this.random.chance(0.5) ? 0 : this.random.between(-20, 20) * YEAR_MS;
  }

  now(): number {
    this.#now += 10;
    return this.#now;
  }

  say(line: string): void {
    this.trace.push(line);
  }

  /** Devices that the hub still speaks to. */
  trusted(): readonly Device[] {
    return this.devices.filter((device) => !this.isCutOff(device));
  }

  /** Whether the link of the device is revoked (X12). */
  isCutOff(device: Device): boolean {
    return this.hub.replica.state.controls.isLinkRevoked((this.links.get(device) as Link).replica);
  }

  /** Every machine of the vessel. */
  machines(): readonly Device[] {
    return [this.hub, ...this.devices];
  }

  /**
   * Writes drafts as one person's change and tells the truth about it.
   * @param views what the form showed of each draft's record; null for a write of a rule, that sees what is held now.
   */
  async write(
    device: Device,
    tab: Tab,
    parts: readonly {
      readonly draft: Draft;
      readonly view: View;
      readonly isBirth?: boolean;
      readonly isUnshown?: boolean;
    }[],
  ): Promise<boolean> {
    const drafts: Draft[] = [];
    const tokens: number[] = [];
    for (const { draft, view, isBirth, isUnshown } of parts) {
      const token = tokenFrom(device.now());
      tokens.push(token);
      drafts.push({ ...draft, at: token });
      this.truth.intend({
        token,
        device: device.name,
        record: draft.record,
        fields: draft.fields,
        seen: view.seen,
        seenBelow: view.seenBelow,
        lane: draft.lane ?? null,
        isBirth: isBirth ?? false,
        isDecision: draft.kind === 'resolve',
        isUnshown: isUnshown ?? false,
      });
    }
    const done = await device.survive(() => tab.replica.write(drafts, 'anonymous'));
    for (const [i, draft] of drafts.entries())
      this.say(`  #${tokens[i]} ${draft.record} ${brief(draft.fields)}${done ? '' : ' NOT ANSWERED'}`);
    if (!done) return false;
    for (const token of tokens) this.truth.accept(token);
    this.counts.ops += done.length;
    return true;
  }

  intendResolve(written: Written): void {
    this.truth.intend(written);
  }

  client(device: Device, tab: Tab, transport: Transport): ExchangeClient {
    const link = this.links.get(device) as Link;
    return new ExchangeClient({
      replica: tab.replica,
      keys: { link: link.number, key: link.key },
      transport,
      compressor: noCompressor,
    });
  }

  /** A link that works. */
  openLink(device: Device): Transport {
    const { number } = this.links.get(device) as Link;
    return async (request) => {
      const answer = await this.hub.answer(number, request);
      this.noteRevocations();
      return answer ? { ok: true, answer } : { ok: false, error: { code: 'sync/no-link' } };
    };
  }

  async exchange(
    device: Device,
    tab: Tab,
    transport: Transport,
    policy: ExchangePolicy,
  ): Promise<Result<ExchangeReport> | null> {
    this.counts.exchanges++;
    return device.survive(() => this.client(device, tab, transport).exchange(policy));
  }

  /** What the host does beside the engine: a revoked device gets nothing any more. */
  noteRevocations(): void {
    const { controls } = this.hub.replica.state;
    for (const { number, replica } of this.links.values()) {
      const link = this.hub.links.get(number);
      if (link) this.hub.links.set(number, { ...link, isRevoked: controls.isLinkRevoked(replica) });
    }
  }

  /** A packet as a file: all that `from` holds beyond `mutual`, of `author` alone where named, without a context of a link. */
  async file(from: Device, mutual: Mutual = NOTHING_MUTUAL, author?: ReplicaId): Promise<Uint8Array | null> {
    return from.survive(async () => {
      const { replica } = from;
      await replica.seal();
      const { state } = replica;
      const nodes = lacking(mutual, state.index, { isHub: state.isHub, isHeldBack: state.isHeldBack });
      const chosen = nodes.filter(({ replica: by }) => author === undefined || by === author);
      const limits = { maxBytes: 1 << 24, lanes: LANES };
      return (await pack(replica, chosen, EMPTY_CONTEXT, noCompressor, 'raw', limits)).bytes;
    });
  }

  async take(to: Device, bytes: Uint8Array): Promise<Unpacked | null> {
    return to.survive(() => unpack(to.replica, bytes, EMPTY_CONTEXT, noCompressor));
  }

  /** Tokens on a machine's disk. */
  async tokensOf(device: Device): Promise<ReadonlySet<number>> {
    const tokens = (await allOps(device.disk)).map(tokenOf).filter((t) => t !== null);
    return new Set(tokens);
  }
}

function sealSecretOf(seed: number, name: string): Uint8Array {
  return sha256(utf8(`${seed} seal key of ${name}`));
}

function brief(fields: Readonly<Record<string, Value>>): string {
  return Object.entries(fields)
    .map(([field, value]) => `${field}=${JSON.stringify(value)?.slice(0, 40)}`)
    .join(' ');
}

export type { Lane, RecordId };
