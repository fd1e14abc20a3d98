import { describe, expect, test } from 'vitest';
import { digest, hubAndDesk, Process, Ship, stepsOf } from '../testing/journal-world.ts';
import { STRAY_META } from './journal.ts';
import { opValue } from './journal-entries.ts';
import { settleStrays } from './journal-finish.ts';
import { MemoryStore } from './memory-store.ts';
import type { Replica } from './replica.ts';

describe('damage', () => {
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
