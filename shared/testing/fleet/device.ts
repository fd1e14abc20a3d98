import type { Signer } from '#shared/base/crypto.ts';
import type { Side } from '#shared/domain/kind.ts';
import type { Schema } from '#shared/merge/folded-record.ts';
import type { Certificate } from '#shared/oplog/certificate.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import { Crash, CrashingStore } from '../crashing-store.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '../fake-crypto.ts';
import { fleetSchema, oldFleetSchema } from './fleet-schema.ts';

/** What all machines of one simulation share. */
export type Surroundings = {
  readonly seed: number;
  /** Simulated UTC ms, a multiple of 10. */
  readonly now: () => number;
  /** A number that was not given out before. */
  readonly fresh: () => number;
  readonly say: (line: string) => void;
};

export type DeviceOptions = {
  readonly name: string;
  readonly side: Side;
  readonly vessel: string;
  readonly root: string;
  readonly certificates: readonly Certificate[];
  readonly signer: Signer;
  /** Its clock minus the true time, ms, a multiple of 10. */
  readonly clockOffsetMs: number;
  readonly isOld: boolean;
  /** X25519 secret that its certificate's seal key belongs to: what files are sealed to. */
  readonly sealSecret: Uint8Array;
};

/** The disk and what else goes into a backup of the whole PC. */
export type DiskImage = {
  readonly disk: MemoryStore;
  readonly keys: readonly Signer[];
  readonly expected: ReadonlySet<number>;
};

/** One run of the app: a second one is a second tab on the same disk. */
export type Tab = { readonly replica: Replica; readonly store: CrashingStore };

/** A PC: a disk that outlives crashes, keys, a clock that may lie, and the app running on it in one tab or two. */
export class Device {
  readonly around: Surroundings;
  readonly options: DeviceOptions;
  disk = new MemoryStore();
  keys: Signer[];
  tabs: Tab[] = [];
  clockOffsetMs: number;
  schema: Schema;
  /** Tokens that are on its disk and must stay there. */
  expected: ReadonlySet<number> = new Set();

  constructor(around: Surroundings, options: DeviceOptions) {
    this.around = around;
    this.options = options;
    this.keys = [options.signer];
    this.clockOffsetMs = options.clockOffsetMs;
    this.schema = options.isOld ? oldFleetSchema : fleetSchema;
  }

  get name(): string {
    return this.options.name;
  }

  get replica(): Replica {
    return (this.tabs[0] as Tab).replica;
  }

  now = (): number => this.around.now() + this.clockOffsetMs;

  async openTab(): Promise<Tab> {
    const store = new CrashingStore(this.disk);
    const replica = await Replica.open({
      store,
      signers: this.keys,
      nextSigner: async () => {
        const signer = fakeSigner(`${this.around.seed} ${this.name} ${this.around.fresh()}`);
        this.keys = [...this.keys, signer];
        return signer;
      },
      findSigner: async (replica) => this.keys.find((k) => replicaIdOf(k.publicKey) === replica) ?? null,
      verifier: fakeVerifier,
      clock: { now: () => this.now() },
      random: seededRandom(`${this.around.seed} ${this.name} ${this.around.fresh()}`),
      schema: this.schema,
      vessel: this.options.vessel,
      side: this.options.side,
    });
    const tab = { replica, store };
    this.tabs.push(tab);
    return tab;
  }

  /** Starts the app, again where it ran. */
  async start(): Promise<void> {
    for (const { store } of this.tabs) store.kill();
    this.tabs = [];
    const { replica } = await this.openTab();
    if (replica.state.trust.root === null) await replica.join(this.options.root, this.options.certificates);
  }

  /** @returns what the task gave, or null when the process died in it; then it runs again. */
  async survive<T>(task: () => Promise<T>): Promise<T | null> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.around.say(`${this.name} crashed`);
      await this.start();
      return null;
    }
  }

  image(): DiskImage {
    return { disk: this.disk.clone(), keys: this.keys, expected: this.expected };
  }

  /** The PC as it was when the image was taken. */
  async restore(image: DiskImage): Promise<void> {
    this.disk = image.disk.clone();
    this.keys = [...image.keys];
    this.expected = image.expected;
    await this.start();
  }
}
