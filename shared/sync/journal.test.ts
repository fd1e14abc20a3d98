import { describe, expect, test } from 'vitest';
import { toHex, utf8 } from '../base/bytes.ts';
import { fail, ok } from '../base/result.ts';
import { foldDigest } from '../merge/digest.ts';
import type { Schema } from '../merge/folded-record.ts';
import { fingerprint, issueCertificate } from '../oplog/certificate.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '../testing/fake-crypto.ts';
import { ExchangeClient } from './exchange-client.ts';
import { answerExchange, type HubLink, newHubLink } from './exchange-hub.ts';
import { type Journal, type JournalItem, STRAY_META } from './journal.ts';
import { blobEntries, opValue } from './journal-entries.ts';
import { finishHealing, settleStrays } from './journal-finish.ts';
import { type HealableStore, type Healed, JournaledStore } from './journal-store.ts';
import type { LogChange } from './log-store.ts';
import { MemoryStore } from './memory-store.ts';
import { Mutex } from './mutex.ts';
import { Replica } from './replica.ts';

const schema: Schema = {
  ruleOf: (_c, field) => (field === 'tags' ? 'set' : field === 'removed' ? 'removal' : 'scalar'),
  ownerOf: () => 'ship',
  isLegal: () => true,
};
const company = fakeSigner('company');
const SECRET = 'the words that must go';

/** Stands for a process: once it is dead nothing that it still tries has an effect. */
class Process {
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

class Ship {
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

async function hubAndDesk() {
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

const digest = async (replica: Replica) => foldDigest(await replica.store.allRecords());

/** What a ship does in the tests: writes, joins, seals, receives, redacts. Each step may be done again after a crash. */
function stepsOf(world: Awaited<ReturnType<typeof hubAndDesk>>, accepted: Set<string>) {
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

async function holdsAll(ship: Replica, accepted: ReadonlySet<string>): Promise<string[]> {
  const ids = await ship.store.recordIds();
  const ops = [...(await ship.store.opsOf(ids)).values()].flat();
  const held = new Set(
    ops.map((o) => `${o.op.record} ${JSON.stringify({ ...o.op.fields, ...(o.redacted ? { note: SECRET } : {}) })}`),
  );
  return [...accepted].filter((what) => !held.has(what));
}

describe('a journal and its store', () => {
  test('a crash at any write loses nothing that was accepted, and both agree again', async () => {
    const clean = new Process();
    {
      const world = await hubAndDesk();
      const { replica } = await new Ship().open(clean);
      for (const step of stepsOf(world, new Set())) await step(replica);
    }
    expect(clean.calls).toBeGreaterThan(25);
    const seen = new Set<string>();
    for (const when of ['before', 'after'] as const)
      for (let dieAt = 1; dieAt <= clean.calls; dieAt++) {
        const world = await hubAndDesk();
        const accepted = new Set<string>();
        const ship = new Ship();
        const process = new Process(dieAt, when);
        const steps = stepsOf(world, accepted);
        let at = 0;
        try {
          const { replica } = await ship.open(process);
          for (; at < steps.length && !process.isDead; at++) await steps[at]?.(replica);
        } catch (error) {
          if (!process.isDead) throw error;
        }
        const { replica } = await ship.open();
        seen.add(ship.healed.how);
        expect(await holdsAll(replica, accepted), `${when} ${dieAt}`).toEqual([]);
        // the rest, the step that died included
        const from = Math.min(at, steps.length - 1);
        for (const step of steps.slice(from)) await step(replica);
        await world.client(replica, 1).run();
        expect(await digest(replica), `${when} ${dieAt}`).toBe(await digest(world.hub));
        expect(ship.disk.text().includes(SECRET), `plain text after redaction, ${when} ${dieAt}`).toBe(false);
        // what the journal alone says is what the store holds
        const before = await digest(replica);
        ship.inner.memory = new MemoryStore();
        const again = await ship.open();
        expect(ship.healed).toEqual({ how: 'rebuilt', isDamaged: false });
        expect(await digest(again.replica), `${when} ${dieAt}`).toBe(before);
        await world.client(again.replica, 1).run();
        expect(again.replica.id).toBe(replica.id);
      }
    expect(seen.has('replayed')).toBe(true);
  });

  test('a crash while an empty store is filled starts over', async () => {
    const world = await hubAndDesk();
    const ship = new Ship();
    const { replica } = await ship.open();
    for (const step of stepsOf(world, new Set())) await step(replica);
    const before = await digest(replica);
    const counting = new Process();
    ship.inner.memory = new MemoryStore();
    await ship.open(counting);
    for (let dieAt = 1; dieAt <= counting.calls; dieAt++)
      for (const when of ['before', 'after'] as const) {
        ship.inner.memory = new MemoryStore();
        await ship.open(new Process(dieAt, when)).catch(() => {});
        const { replica: healed } = await ship.open();
        expect(await digest(healed), `${when} ${dieAt}`).toBe(before);
      }
  });

  test('a store that takes no more: saved, seen at once, given later', async () => {
    const ship = new Ship();
    const { replica, store } = await ship.open();
    const id = await replica.newRecordId('asset');
    await replica.write([{ record: id, collection: 'asset', fields: { name: 'ECDIS' } }], 'anonymous');
    ship.inner.isFull = true;
    await replica.write([{ record: id, collection: 'asset', fields: { name: 'ECDIS 2' } }], 'anonymous');
    const other = await replica.newRecordId('asset');
    await replica.write([{ record: other, collection: 'asset', fields: { parent: id } }], 'anonymous');
    await replica.seal();
    expect(store.isBehind).toBe(true);
    expect((await store.records([id])).get(id)?.values.name).toBe('ECDIS 2');
    expect(await store.childrenOf([id])).toEqual([other]);
    expect((await ship.inner.memory.records([id])).get(id)?.values.name).toBe('ECDIS');
    expect(await store.retry()).toBe(false);
    ship.inner.isFull = false;
    expect(await store.retry()).toBe(true);
    expect(ship.behind).toEqual([true, false]);
    expect((await ship.inner.memory.records([id])).get(id)?.values.name).toBe('ECDIS 2');
    await replica.write([{ record: id, collection: 'asset', fields: { name: 'ECDIS 3' } }], 'anonymous');
    const again = await ship.open();
    expect(ship.healed.how).toBe('none');
    expect((await again.store.records([id])).get(id)?.values.name).toBe('ECDIS 3');
  });

  test('killed while the store took no more: the next start gives it what it missed', async () => {
    const ship = new Ship();
    const { replica } = await ship.open();
    const id = await replica.newRecordId('asset');
    await replica.write([{ record: id, collection: 'asset', fields: { name: 'one' } }], 'anonymous');
    ship.inner.isFull = true;
    await replica.write([{ record: id, collection: 'asset', fields: { name: 'two' } }], 'anonymous');
    ship.inner.isFull = false;
    const again = await ship.open();
    expect(ship.healed.how).toBe('replayed');
    expect((await again.store.records([id])).get(id)?.values.name).toBe('two');
  });

  test('a journal that is gone is written anew, and alone fills a store', async () => {
    const world = await hubAndDesk();
    const ship = new Ship();
    const { replica } = await ship.open();
    for (const step of stepsOf(world, new Set())) await step(replica);
    const before = await digest(replica);
    ship.disk.entries = [];
    await ship.open();
    expect(ship.healed.how).toBe('rewritten');
    ship.inner.memory = new MemoryStore();
    const again = await ship.open();
    expect(ship.healed.how).toBe('rebuilt');
    expect(await digest(again.replica)).toBe(before);
  });

  test('a journal cut behind the store, or copied back from an older day, loses nothing of either', async () => {
    const ship = new Ship();
    const { replica } = await ship.open();
    const id = await replica.newRecordId('asset');
    for (const name of ['one', 'two', 'three'])
      await replica.write([{ record: id, collection: 'asset', fields: { name } }], 'anonymous');
    ship.disk.entries = ship.disk.entries.slice(0, 1);
    const { replica: second } = await ship.open();
    expect(ship.healed.how).toBe('rejoined');
    expect((await second.store.records([id])).get(id)?.values.name).toBe('three');
    ship.inner.memory = new MemoryStore();
    const { replica: third } = await ship.open();
    expect((await third.store.records([id])).get(id)?.values.name).toBe('three');
  });

  test('an entry that cannot be read costs itself: its lane is fetched again', async () => {
    const world = await hubAndDesk();
    const ship = new Ship();
    const { replica } = await ship.open();
    const steps = stepsOf(world, new Set());
    for (const step of steps) await step(replica);
    const before = await digest(replica);
    for (let index = 0; index < ship.disk.entries.length; index++) {
      const copy = new Ship();
      copy.disk.entries = [...ship.disk.entries];
      copy.disk.entries[index] = 'damaged';
      const { replica: healed } = await copy.open();
      expect(copy.healed).toEqual({ how: 'rebuilt', isDamaged: true });
      await healed.join(world.root, []);
      await healed.rebuild(); // the entry lost may have been the one that said so
      expect((await world.client(healed, 1).run()).ok).toBe(true);
      await settleStrays(healed);
      expect((await world.client(healed, 1).run()).ok).toBe(true);
      expect(await digest(healed), `entry ${index}`).toBe(await digest(world.hub));
      if (!healed.id.startsWith(replica.id)) continue; // went on as a new replica
      expect(await digest(healed), `entry ${index}`).toBe(before);
    }
  });

  test('damage in a journal whose store is well is made good by saying everything anew', async () => {
    const ship = new Ship();
    const { replica } = await ship.open();
    const id = await replica.newRecordId('asset');
    for (const name of ['one', 'two', 'three'])
      await replica.write([{ record: id, collection: 'asset', fields: { name } }], 'anonymous');
    ship.disk.entries[0] = 'damaged';
    await ship.open();
    expect(ship.healed.how).toBe('rewritten');
    const entries = ship.disk.entries.length;
    await ship.open();
    expect(ship.healed.how).toBe('none');
    expect(ship.disk.entries).toHaveLength(entries);
    ship.inner.memory = new MemoryStore();
    const again = await ship.open();
    expect(ship.healed).toEqual({ how: 'rebuilt', isDamaged: false });
    expect((await again.store.records([id])).get(id)?.values.name).toBe('three');
  });

  test('a journal that refuses accepts nothing', async () => {
    const ship = new Ship();
    const mutex = new Mutex();
    const journal = ship.disk.journal(new Process());
    const { store } = await JournaledStore.open({
      inner: ship.inner.port(new Process()),
      journal: { ...journal, append: async () => fail('store/full') },
      exclusive: (task) => mutex.run(task),
      onBlob: async () => {},
    });
    await expect(store.commit({ revision: 0, meta: { a: 1 } })).rejects.toMatchObject({
      error: { code: 'store/full' },
    });
    expect((await store.load()).meta.size).toBe(0);
  });

  test('pieces of attachments come back with the log', async () => {
    const ship = new Ship();
    const { replica, store } = await ship.open();
    await replica.setMeta({ any: 1 });
    const bytes = new Uint8Array(2_500_000).fill(7);
    await store.appendBlob(blobEntries(utf8('hash'), 'image/png', bytes));
    ship.inner.memory = new MemoryStore();
    await ship.open();
    expect([...ship.blobs.values()]).toEqual([1048576, 1048576, 402848]);
  });

  test('B9, B11: pieces of an attachment that is let go or redacted leave the journal, and nothing else does', async () => {
    const ship = new Ship();
    const { replica, store } = await ship.open();
    await store.appendBlob(blobEntries(utf8('gone'), 'image/png', new Uint8Array(2_500_000).fill(7)));
    await replica.setMeta({ any: 1 });
    await store.appendBlob(blobEntries(utf8('kept'), 'image/png', new Uint8Array(1000).fill(8)));
    const sizeOf = () => ship.disk.entries.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);
    expect(sizeOf()).toBeGreaterThan(2_500_000);
    await store.dropBlobs([toHex(utf8('gone'))]);
    expect(sizeOf()).toBeLessThan(10_000);
    ship.inner.memory = new MemoryStore();
    ship.blobs.clear();
    const again = await ship.open();
    expect([...ship.blobs.values()]).toEqual([1000]);
    expect(again.replica.meta('any')).toBe(1);
  });

  test('a change larger than one entry travels in parts, whole or not at all', async () => {
    const ship = new Ship();
    const { replica } = await ship.open();
    const note = 'x'.repeat(180_000); // one op takes no more than about this
    const ids: string[] = [];
    for (let i = 0; i < 15; i++) ids.push(await replica.newRecordId('asset'));
    const before = ship.disk.entries.length;
    await replica.write(
      ids.map((record) => ({ record, collection: 'asset', fields: { note } })),
      'anonymous',
    );
    expect(ship.disk.entries.length).toBe(before + 3);
    ship.inner.memory = new MemoryStore();
    const whole = await ship.open();
    expect(await whole.store.recordIds()).toHaveLength(15);
    ship.inner.memory = new MemoryStore();
    ship.disk.entries = ship.disk.entries.slice(0, before + 2);
    const cut = await ship.open();
    expect(await cut.store.recordIds()).toHaveLength(0);
  });
});

describe('ids after damage', () => {
  const next = (replica: Replica) => replica.newRecordId('asset');

  test('an id whose giving out can be read no more is not given out again', async () => {
    const ship = new Ship();
    const { replica } = await ship.open();
    const id = await next(replica);
    const counted = ship.disk.entries.length - 1;
    await replica.write([{ record: id, collection: 'asset', fields: { name: 'ECDIS' } }], 'anonymous');
    ship.disk.entries[counted] = 'damaged';
    ship.inner.memory = new MemoryStore();
    const again = await ship.open();
    expect(ship.healed).toEqual({ how: 'rebuilt', isDamaged: true });
    expect((await again.store.records([id])).get(id)?.values.name).toBe('ECDIS');
    expect(await next(again.replica)).not.toBe(id);
  });

  test('nor one that only the other of the two knew of, when a store and a journal are joined again', async () => {
    const ship = new Ship();
    const { replica } = await ship.open();
    await replica.write([{ record: 'asset.x', collection: 'asset', fields: { name: 'x' } }], 'anonymous');
    await next(replica);
    const before = ship.inner.memory.clone();
    const ids: string[] = [];
    for (let i = 0; i < 40; i++) ids.push(await next(replica));
    await replica.write(
      ids.map((record) => ({ record, collection: 'asset', fields: { name: record } })),
      'anonymous',
    );
    ship.inner.memory = before; // an older copy of the database, and of the journal another beginning
    ship.disk.entries = ship.disk.entries.slice(1);
    const again = await ship.open();
    expect(ship.healed.how).toBe('rejoined');
    expect((await again.store.records(ids)).size).toBe(ids.length);
    expect(ids).not.toContain(await next(again.replica));
  });
});

test('what a damaged journal had lost is written again once, whenever the app dies', async () => {
  const lost = async (ship: Ship) => {
    const { replica } = await ship.open();
    const [op] = await replica.write([{ record: 'asset.x', collection: 'asset', fields: { name: 'x' } }], 'anonymous');
    const stray = opValue({ op: { ...(op as NonNullable<typeof op>), seq: 99 }, seen: [], hash: '', batch: '' });
    await replica.setMeta({ [STRAY_META]: [stray] });
  };
  for (const dieAt of [1, 2, 3, 4])
    for (const when of ['before', 'after'] as const) {
      const ship = new Ship();
      await lost(ship);
      const { replica } = await ship.open(new Process(dieAt, when));
      await settleStrays(replica).catch(() => undefined);
      const { replica: again } = await ship.open();
      await settleStrays(again);
      const ops = (await again.store.opsOf(['asset.x'])).get('asset.x') ?? [];
      expect(ops, `${when} ${dieAt}`).toHaveLength(2);
    }
});
