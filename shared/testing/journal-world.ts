import { ok } from '../base/result.ts';
import { foldDigest } from '../merge/digest.ts';
import type { Schema } from '../merge/folded-record.ts';
import { fingerprint, issueCertificate } from '../oplog/certificate.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { ExchangeClient } from '../sync/exchange-client.ts';
import { answerExchange, type HubLink, newHubLink } from '../sync/exchange-hub.ts';
import type { Journal, JournalItem } from '../sync/journal.ts';
import { finishHealing } from '../sync/journal-finish.ts';
import { type HealableStore, type Healed, JournaledStore } from '../sync/journal-store.ts';
import type { LogChange } from '../sync/log-store.ts';
import { MemoryStore } from '../sync/memory-store.ts';
import { Mutex } from '../sync/mutex.ts';
import { Replica } from '../sync/replica.ts';
import { fakeSigner, fakeVerifier, seededRandom } from './fake-crypto.ts';

const schema: Schema = {
  ruleOf: (_c, field) => (field === 'tags' ? 'set' : field === 'removed' ? 'removal' : 'scalar'),
  ownerOf: () => 'ship',
  isLegal: () => true,
};
const company = fakeSigner('company');
export const SECRET = 'the words that must go';

/** Stands for a process: once it is dead nothing that it still tries has an effect. */
export class Process {
  calls = 0;
  isDead = false;
  readonly dieAt: number;
  readonly when: 'before' | 'after';

  constructor(dieAt = Number.POSITIVE_INFINITY, when: 'before' | 'after' = 'before') {
    this.dieAt = dieAt;
    this.when = when;
  }

  async effect<T>(run: () => T): Promise<T> {
    if (this.isDead) throw new Error('dead');
    this.calls++;
    const dies = this.calls >= this.dieAt;
    if (dies) this.isDead = true;
    if (dies && this.when === 'before') throw new Error('died before');
    const value = run();
    if (dies) throw new Error('died after');
    return value;
  }
}

/** The file. */
class Disk {
  entries: (Uint8Array | null | 'damaged')[] = [];

  items(from: number): JournalItem[] {
    return this.entries.slice(from).map((bytes, i): JournalItem => {
      const index = from + i;
      if (bytes === 'damaged') return { kind: 'damaged', index, upTo: index + 1 };
      return bytes === null ? { kind: 'redacted', index } : { kind: 'entry', index, bytes };
    });
  }

  journal(process: Process): Journal {
    return {
      append: (entries) =>
        process.effect(() => {
          const first = this.entries.length;
          this.entries.push(...entries.map((e) => e.slice()));
          return ok({ first, count: this.entries.length });
        }),
      read: async (from) => {
        const items = this.items(from).slice(0, 3); // small pages
        const next = from + items.length < this.entries.length ? from + items.length : null;
        return ok({ items, next });
      },
      rewrite: (replacements) =>
        process.effect(() => {
          for (const { index, bytes } of replacements) this.entries[index] = bytes;
          return ok(null);
        }),
      status: async () => {
        const damaged = this.entries.flatMap((e, index) => (e === 'damaged' ? [{ index, upTo: index + 1 }] : []));
        return ok({ count: this.entries.length, damaged });
      },
    };
  }

  text(): string {
    return this.entries.map((e) => (e instanceof Uint8Array ? Buffer.from(e).toString('latin1') : '')).join('');
  }
}

/** IndexedDB, as far as this matters: a log that can be emptied, refuse to write, or vanish. */
class Inner {
  memory = new MemoryStore();
  isFull = false;

  port(process: Process): HealableStore {
    const reads = <
      K extends
        | 'load'
        | 'opsOf'
        | 'records'
        | 'childrenOf'
        | 'recordsWrittenBy'
        | 'recordIds'
        | 'allRecords'
        | 'batches',
    >(
      key: K,
    ) =>
      ((...args: unknown[]) =>
        (this.memory[key] as (...a: unknown[]) => unknown).apply(this.memory, args)) as HealableStore[K];
    return {
      load: reads('load'),
      opsOf: reads('opsOf'),
      records: reads('records'),
      childrenOf: reads('childrenOf'),
      recordsWrittenBy: reads('recordsWrittenBy'),
      recordIds: reads('recordIds'),
      allRecords: reads('allRecords'),
      batches: reads('batches'),
      revision: async () => (await this.memory.load()).revision,
      commit: async (change: LogChange) => {
        if (this.isFull) throw new Error('no room');
        const next = this.memory.clone();
        await next.commit(change); // may be stale
        await process.effect(() => {
          this.memory = next;
        });
      },
      empty: () =>
        process.effect(() => {
          this.memory = new MemoryStore();
        }),
    };
  }
}

export class Ship {
  readonly disk = new Disk();
  readonly inner = new Inner();
  readonly blobs = new Map<string, number>();
  healed: Healed = { how: 'none', isDamaged: false };
  behind: boolean[] = [];

  async open(process = new Process()): Promise<{ replica: Replica; store: JournaledStore }> {
    const mutex = new Mutex();
    const { store, healed } = await JournaledStore.open({
      inner: this.inner.port(process),
      journal: this.disk.journal(process),
      exclusive: (task) => mutex.run(task),
      onBlob: async (piece) => void this.blobs.set(`${piece.id.join()}/${piece.at}`, piece.bytes.length),
      onBehind: (isBehind) => this.behind.push(isBehind),
    });
    this.healed = healed;
    const replica = await Replica.open({
      store,
      signers: [fakeSigner('ship')],
      nextSigner: async () => fakeSigner('ship 2'),
      verifier: fakeVerifier,
      clock: { now: () => 1_700_000_000_000 },
      random: seededRandom(`ship ${process.dieAt}${process.when}`),
      schema,
      vessel: 'v1',
      side: 'ship',
    });
    await finishHealing(replica);
    return { replica, store };
  }
}

export async function hubAndDesk() {
  const open = (name: string) =>
    Replica.open({
      store: new MemoryStore(),
      signers: [fakeSigner(name)],
      nextSigner: async () => fakeSigner(`${name} 2`),
      verifier: fakeVerifier,
      clock: { now: () => 1_700_000_000_000 },
      random: seededRandom(name),
      schema,
      vessel: 'v1',
      side: 'shore',
    });
  const hub = await open('hub');
  const desk = await open('desk');
  const may = ['redact'];
  const certificates = [
    await issueCertificate(company, { role: 'hub', subject: hub.publicKey, side: 'shore', vessel: '*', may }),
    await issueCertificate(company, {
      role: 'replica',
      subject: fakeSigner('ship').publicKey,
      side: 'ship',
      vessel: 'v1',
      may: [],
    }),
    await issueCertificate(company, { role: 'replica', subject: desk.publicKey, side: 'shore', vessel: 'v1', may }),
  ];
  const root = fingerprint(company.publicKey);
  for (const r of [hub, desk]) await r.join(root, []);
  await hub.certify(certificates, 'anonymous'); // as ops, so that everybody keeps them
  const links = new Map<number, HubLink>();
  const client = (replica: Replica, n: number) => {
    const key = new Uint8Array(32).fill(n);
    if (!links.has(n)) links.set(n, newHubLink(key));
    return new ExchangeClient({
      replica,
      keys: { link: n, key },
      compressor: noCompressor,
      transport: async (request) => {
        const link = links.get(n) as HubLink;
        const outcome = await answerExchange(request, link, {
          replica: hub,
          compressor: noCompressor,
          heldByLinks: async () => [],
        });
        links.set(n, outcome.link);
        return { ok: true, answer: outcome.answer };
      },
    });
  };
  return { hub, desk, client, root };
}

export const digest = async (replica: Replica) => foldDigest(await replica.store.allRecords());

/** What a ship does in the tests: writes, joins, seals, receives, redacts. Each step may be done again after a crash. */
export function stepsOf(world: Awaited<ReturnType<typeof hubAndDesk>>, accepted: Set<string>) {
  const write = (id: string, fields: Record<string, string>) => async (ship: Replica) => {
    await ship.write([{ record: id, collection: 'asset', fields }], 'anonymous');
    accepted.add(`${id} ${JSON.stringify(fields)}`);
  };
  const a = `asset.${'a'.repeat(13)}.1`;
  const b = `asset.${'a'.repeat(13)}.2`;
  return [
    write(a, { name: 'ECDIS', note: 'fine' }),
    write(b, { name: 'Gyro', note: SECRET }),
    (ship: Replica) => ship.join(world.root, []),
    async (ship: Replica) => void (await world.client(ship, 1).run()),
    async () => {
      await world.client(world.desk, 2).run();
      await world.desk.write([{ record: a, collection: 'asset', fields: { note: 'seen ashore' } }], 'anonymous');
      await world.client(world.desk, 2).run();
    },
    write(a, { note: 'changed aboard' }),
    async (ship: Replica) => void (await world.client(ship, 1).run()),
    async () => {
      await world.client(world.desk, 2).run();
      const ops = ((await world.desk.store.opsOf([b])).get(b) ?? []).filter((o) => o.op.fields.note === SECRET);
      if (ops.length === 0) return; // was done before the crash
      const targets = ops.map((o) => [o.op.replica, o.op.seq, o.hash, 'note']);
      const redact = { record: b, collection: 'asset', kind: 'redact', fields: { targets }, reason: 'private' };
      await world.desk.control(redact, 'anonymous');
      await world.client(world.desk, 2).run();
    },
    async (ship: Replica) => void (await world.client(ship, 1).run()),
    write(b, { name: 'Gyrocompass' }),
    async (ship: Replica) => void (await world.client(ship, 1).run()),
  ];
}

export async function holdsAll(ship: Replica, accepted: ReadonlySet<string>): Promise<string[]> {
  const ids = await ship.store.recordIds();
  const ops = [...(await ship.store.opsOf(ids)).values()].flat();
  const held = new Set(
    ops.map((o) => `${o.op.record} ${JSON.stringify({ ...o.op.fields, ...(o.redacted ? { note: SECRET } : {}) })}`),
  );
  return [...accepted].filter((what) => !held.has(what));
}
