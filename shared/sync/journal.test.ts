import { describe, expect, test } from 'vitest';
import { toHex, utf8 } from '../base/bytes.ts';
import { fail } from '../base/result.ts';
import { digest, holdsAll, hubAndDesk, Process, SECRET, Ship, stepsOf } from '../testing/journal-world.ts';
import { blobEntries } from './journal-entries.ts';
import { JournaledStore } from './journal-store.ts';
import { MemoryStore } from './memory-store.ts';
import { Mutex } from './mutex.ts';

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
