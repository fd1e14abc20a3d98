import type { Signer } from '#shared/base/crypto.ts';
import { Refusal } from '#shared/base/result.ts';
import { schema } from '#shared/domain/schema.ts';
import { type Certificate, fingerprint, issueCertificate } from '#shared/oplog/certificate.ts';
import { Mutex } from '#shared/sync/mutex.ts';
import { Replica } from '#shared/sync/replica.ts';
import { META } from '#shared/sync/replica-state.ts';
import { type Company, getCompany, standingCertificates } from './company.ts';
import type { HubContext } from './context.ts';
import { nodeSigner } from './crypto/node-keys.ts';
import type { VesselScope } from './storage/scope.ts';
import { SqlLogStore } from './storage/sql-log-store.ts';

/** Replicas kept in memory; the least lately used goes first. */
const MAX_OPEN = 200;

/**
 * The hub's key in one vessel's log counts for all vessels of the company, because a hub that was restored certifies its
 * next key so (shared/sync/reissue.ts). It can certify nobody but its own successor and write no records.
 */
const HUB_KEY_VESSEL = '*';

/** One vessel on this hub process: its replica, and everything done with it one after the other. */
export class VesselRoom {
  readonly scope: VesselScope;
  readonly company: Company;
  readonly #context: HubContext;
  readonly #store: SqlLogStore;
  readonly #mutex = new Mutex();
  #replica: Replica | null = null;

  constructor(context: HubContext, company: Company, vessel: string) {
    this.#context = context;
    this.company = company;
    this.scope = context.database.vessel(company.id, vessel);
    this.#store = new SqlLogStore(this.scope);
  }

  /** Runs alone in this process, on a replica that knows what other processes have written. */
  run<T>(task: (replica: Replica) => Promise<T>): Promise<T> {
    return this.#mutex.run(async () => task(await this.#fresh()));
  }

  async #fresh(): Promise<Replica> {
    const held = this.#replica;
    if (held && (await this.#store.revision()) === held.state.revision) return held;
    this.#replica = null;
    const replica = await this.#open();
    this.#replica = replica;
    return replica;
  }

  async #open(): Promise<Replica> {
    const { clock, random, verifier } = this.#context;
    const replica = await Replica.open({
      store: this.#store,
      signers: await this.#signers(),
      nextSigner: async () => this.#addKey((await this.#seeds()).length),
      verifier,
      clock,
      random,
      schema,
      vessel: this.scope.vessel,
      side: 'shore',
    });
    const root = fingerprint(this.company.root);
    if (replica.meta(META.root) !== root) await replica.join(root, []);
    await replica.certify([this.company.certificate, ...(await this.#ownCertificates())], 'anonymous');
    return replica;
  }

  /** Writes into the log whichever certificates it lacks; an issuer must stand before what it issued. */
  async certify(replica: Replica, certificates: readonly Certificate[] = []): Promise<void> {
    const standing = await standingCertificates(this.#context, this.company, this.scope.vessel);
    await replica.certify([...standing, ...certificates], 'anonymous');
  }

  #label(ordinal: number): string {
    return `hub key ${this.scope.company}/${this.scope.vessel}/${ordinal}`;
  }

  async #seeds(): Promise<readonly Uint8Array[]> {
    const rows = await this.scope.select('hub_key').select(['ordinal', 'seed']).orderBy('ordinal').execute();
    return rows.map((row) => this.#context.box.open(this.#label(row.ordinal), row.seed));
  }

  async #signers(): Promise<readonly Signer[]> {
    const held = await this.#seeds();
    if (held.length === 0) await this.#addKey(0);
    return (held.length > 0 ? held : await this.#seeds()).map(nodeSigner);
  }

  /** Another process may make the same one: whichever is stored first is both's. */
  async #addKey(ordinal: number): Promise<Signer> {
    const seed = this.#context.box.seal(this.#label(ordinal), this.#context.random.bytes(32));
    await this.scope
      .insert('hub_key', [{ ordinal, seed }])
      .onConflict((conflict) => conflict.columns(['company_id', 'vessel_id', 'ordinal']).doNothing())
      .execute();
    return nodeSigner((await this.#seeds())[ordinal] as Uint8Array);
  }

  /** Ed25519 signatures follow from key and text, so these are the same each time. */
  async #ownCertificates(): Promise<readonly Certificate[]> {
    const { signer, certificate } = this.company;
    const keys = await this.#signers();
    return Promise.all(
      keys.map((key) =>
        issueCertificate(signer, {
          role: 'hub',
          subject: key.publicKey,
          side: 'shore',
          vessel: HUB_KEY_VESSEL,
          may: certificate.may,
        }),
      ),
    );
  }
}

/** The rooms of this process. */
export class Rooms {
  readonly #context: HubContext;
  readonly #rooms = new Map<string, VesselRoom>();

  constructor(context: HubContext) {
    this.#context = context;
  }

  /** @throws Refusal 'sync/unknown-device' when the hub never gave that number to a link. */
  async ofLink(number: number): Promise<VesselRoom> {
    const place = await this.#context.database.directory.find('link', String(number));
    if (!place) throw new Refusal('sync/unknown-device');
    return this.of(place.company, place.vessel);
  }

  /** The caller has made sure that the vessel exists. */
  async of(company: string, vessel: string): Promise<VesselRoom> {
    const key = `${company}/${vessel}`;
    const held =
      this.#rooms.get(key) ?? new VesselRoom(this.#context, await getCompany(this.#context, company), vessel);
    const room = this.#rooms.get(key) ?? held; // somebody may have been faster meanwhile
    this.#rooms.delete(key);
    this.#rooms.set(key, room);
    const [oldest] = this.#rooms.keys();
    if (this.#rooms.size > MAX_OPEN && oldest !== undefined) this.#rooms.delete(oldest);
    return room;
  }
}
