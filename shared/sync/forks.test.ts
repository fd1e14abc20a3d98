import { describe, expect, test } from 'vitest';
import { fail } from '../base/result.ts';
import { Device } from '../testing/fleet/device.ts';
import { Fleet, type Link } from '../testing/fleet/fleet.ts';
import { type View, viewOf } from '../testing/fleet/view.ts';
import { Seeded } from '../testing/seeded.ts';
import { deliveredSeqs, type ExchangeReport, type Transport } from './exchange-client.ts';
import { NOTHING_MUTUAL } from './mutual.ts';

/** A ship, a desk and a hub; then what restores, clones and tabs do to them. */
async function harbour() {
  const fleet = await Fleet.build(new Seeded(5), { seed: 5, ships: 1, desks: 1 });
  const [ship, desk] = fleet.devices as [Device, Device];
  return { fleet, ship, desk };
}

async function sync(fleet: Fleet, ...devices: readonly Device[]): Promise<ExchangeReport | undefined> {
  let last: ExchangeReport | undefined;
  for (const device of devices) {
    const result = await fleet.client(device, device.tabs[0] as Device['tabs'][0], fleet.openLink(device)).run();
    if (result.ok) last = result.value;
  }
  return last;
}

async function file(device: Device, name: string, id?: string): Promise<string> {
  const record = id ?? (await device.replica.newRecordId('asset'));
  await device.replica.write([{ record, collection: 'asset', fields: { name }, loaded: {} }], 'anonymous');
  return record;
}

async function save(device: Device, { record, loaded }: View, fields: Readonly<Record<string, string>>) {
  const [op] = await device.replica.write([{ record, collection: 'asset', fields, loaded }], 'anonymous');
  return op;
}

async function names(device: Device): Promise<readonly unknown[]> {
  return (await device.disk.allRecords()).map((r) => r.values.name).sort();
}

function cloneOf(device: Device, fleet: Fleet): Promise<Device> {
  const twin = new Device(device.around, { ...device.options, name: 'twin' });
  twin.disk = device.disk.clone();
  twin.keys = [...device.keys];
  return fleet.add(twin, fleet.links.get(device) as Link).then(() => twin);
}

describe('a disk that was copied', () => {
  test('F1: two reports under one id stay two: the hub does not take the second before its sender knows the first', async () => {
    const { fleet, ship } = await harbour();
    await file(ship, 'before');
    await sync(fleet, ship);
    const twin = await cloneOf(ship, fleet);
    await ship.start(); // so that neither has ids left of the run before
    const mine = await file(ship, 'mine');
    const theirs = await file(twin, 'theirs');
    expect(theirs).toBe(mine);
    await sync(fleet, ship);
    expect((await sync(fleet, twin))?.becameNew).toBe(true);
    await sync(fleet, ship, twin);
    for (const device of [ship, twin, fleet.hub]) expect(await names(device)).toEqual(['before', 'mine', 'theirs']);
  });

  test('F6: what was written before the copy is there once', async () => {
    const { fleet, ship } = await harbour();
    await file(ship, 'before the copy, not sent');
    const twin = await cloneOf(ship, fleet);
    await file(ship, 'mine');
    await file(twin, 'theirs');
    await sync(fleet, ship, twin, ship, twin);
    expect(await names(fleet.hub)).toEqual(['before the copy, not sent', 'mine', 'theirs']);
  });

  test('F2: a crash between the finding and the new key changes nothing: it seals nothing and is new at the next exchange', async () => {
    const { fleet, ship } = await harbour();
    const twin = await cloneOf(ship, fleet);
    await file(ship, 'mine');
    await file(twin, 'theirs');
    await sync(fleet, ship);
    const bytes = (await fleet.file(ship)) as Uint8Array;
    await fleet.take(twin, bytes);
    expect(twin.replica.isCopy).toBe(true);
    await twin.start();
    await file(twin, 'after the crash');
    expect(twin.replica.isCopy).toBe(true);
    expect(await twin.replica.seal()).toEqual([]);
    expect((await sync(fleet, twin))?.becameNew).toBe(true);
    await sync(fleet, ship);
    expect(await names(ship)).toEqual(['after the crash', 'mine', 'theirs']);
  });

  test('F4: a form that was open meanwhile follows its record, not the one that has its id now', async () => {
    const { fleet, ship } = await harbour();
    const twin = await cloneOf(ship, fleet);
    await file(ship, 'mine');
    const record = await file(twin, 'theirs');
    const form = await viewOf(twin.replica, record);
    await sync(fleet, ship, twin);
    const op = await save(twin, form, { name: 'theirs, changed' });
    expect(op?.record).not.toBe(record);
    expect(op?.over).toBeUndefined();
    expect(await names(twin)).toEqual(['mine', 'theirs, changed']);
  });

  test('F2, C4: what is written beside the other copy replaces what its form showed', async () => {
    const { fleet, ship } = await harbour();
    const twin = await cloneOf(ship, fleet);
    const record = await file(ship, 'mine');
    await file(twin, 'theirs', 'asset.other');
    await sync(fleet, ship);
    await fleet.take(twin, (await fleet.file(ship)) as Uint8Array);
    await save(twin, await viewOf(twin.replica, record), { name: 'changed by the twin' });
    await sync(fleet, twin, ship);
    expect((await ship.disk.records([record])).get(record)?.conflicts).toEqual([]);
    expect(await names(ship)).toEqual(['changed by the twin', 'theirs']);
  });
});

/** A ship put back to before its last exchange, in which 'two' had gone; 'three' was written since. */
async function restored() {
  const { fleet, ship } = await harbour();
  await file(ship, 'one');
  await sync(fleet, ship);
  const image = ship.image();
  await file(ship, 'two');
  await sync(fleet, ship);
  await ship.restore(image);
  await file(ship, 'three');
  return { fleet, ship };
}

describe('a copy from before', () => {
  test('F3: a PC restored to before its last exchange finds out at its next one, and loses nothing that is its own', async () => {
    const { fleet, ship } = await restored();
    expect((await sync(fleet, ship))?.becameNew).toBe(true);
    expect(await names(ship)).toEqual(['one', 'three', 'two']);
    expect(await names(fleet.hub)).toEqual(['one', 'three', 'two']);
  });

  test('F4: a record that it knows by the edit of another alone keeps its id, and no new record is given that id', async () => {
    const { fleet, ship, desk } = await harbour();
    const image = ship.image();
    const record = await file(ship, 'before');
    await sync(fleet, ship, desk);
    await save(desk, await viewOf(desk.replica, record), { place: 'of the desk' });
    await ship.restore(image);
    await fleet.take(ship, (await fleet.file(desk, NOTHING_MUTUAL, desk.replica.id)) as Uint8Array);
    expect(await file(ship, 'after')).not.toBe(record);
    await save(ship, await viewOf(ship.replica, record), { place: 'of the ship' });
    expect((await sync(fleet, ship))?.becameNew).toBe(true);
    expect(await names(fleet.hub)).toEqual(['after', 'before']);
    const merged = (await fleet.hub.disk.records([record])).get(record);
    expect(merged).toMatchObject({ values: { place: 'of the ship' }, conflicts: [] });
  });

  test('X14: what only the restored PC has is not called stored ashore because the other branch is', async () => {
    const { fleet, ship } = await restored();
    const link = fleet.openLink(ship);
    const cut: Transport = async (request) => {
      const reply = await link(request);
      return reply.ok ? { ...fail('sync/no-link'), received: reply.answer.subarray(0, -1) } : reply;
    };
    await fleet.client(ship, ship.tabs[0] as Device['tabs'][0], cut).exchange();
    const { replica } = ship;
    expect(replica.isCopy).toBe(true); // the other branch came with the cut answer
    const lane = `${replica.id}/routine`;
    const [three] = (await ship.disk.allRecords()).filter((r) => r.values.name === 'three');
    expect(deliveredSeqs(replica)[lane]).toBeLessThan(three?.reach[lane] ?? 0);
    expect(deliveredSeqs(replica)[lane]).toBeGreaterThan(0);
  });

  test('F5: a restored hub gets back what any link holds, its own certificates too', async () => {
    const { fleet, ship, desk } = await harbour();
    await file(ship, 'one');
    await sync(fleet, ship, desk);
    const image = fleet.hub.image();
    await file(ship, 'two');
    await file(desk, 'of the desk');
    await sync(fleet, ship, desk, ship);
    await fleet.hub.restore(image);
    expect(await names(fleet.hub)).toEqual(['one']);
    await sync(fleet, desk);
    expect(await names(fleet.hub)).toEqual(['of the desk', 'one', 'two']);
  });
});

describe('two tabs on one store', () => {
  test('give out no id twice, and write under one key after one of them has become new', async () => {
    const { fleet, ship } = await harbour();
    const image = ship.image();
    await file(ship, 'mine');
    await sync(fleet, ship);
    await ship.restore(image);
    const second = await ship.openTab();
    const ids = [await ship.replica.newRecordId('asset'), await second.replica.newRecordId('asset')];
    expect(new Set(ids).size).toBe(2);
    expect((await sync(fleet, ship))?.becameNew).toBe(true);
    await second.replica.write(
      [{ record: 'asset.x', collection: 'asset', fields: { name: 'second tab' } }],
      'anonymous',
    );
    expect(second.replica.id).toBe(ship.replica.id);
  });
});

describe('an exchange', () => {
  test('X12: a revoked device is told what is safe, and gets nothing', async () => {
    const { fleet, ship, desk } = await harbour();
    await file(ship, 'one');
    await sync(fleet, ship, desk);
    const [node] = desk.replica.state.index.batchesOf(`${ship.replica.id}/routine`);
    const fields = { replica: ship.replica.id, cuts: { routine: [node?.lastSeq ?? 0, node?.head ?? ''] } };
    const draft = { record: 'control.x', collection: 'control', kind: 'revoke', fields, reason: 'lost' };
    await desk.replica.control(draft, 'anonymous');
    await file(desk, 'for trusted eyes');
    await sync(fleet, desk);
    await file(ship, 'honest all the same');
    let sizes: number[] = [];
    const link = fleet.openLink(ship);
    const watched: Transport = async (request) => {
      sizes = [...sizes, request.length];
      return link(request);
    };
    const client = fleet.client(ship, ship.tabs[0] as Device['tabs'][0], watched);
    for (let i = 0; i < 2; i++)
      expect(await client.exchange()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
    expect(sizes[1]).toBeLessThan(sizes[0] as number);
    expect(await names(ship)).not.toContain('for trusted eyes');
    expect(fleet.hub.replica.state.controls.quarantined.size).toBe(1);
  });

  test('a full disk is an answer, not an exception', async () => {
    const { fleet, ship, desk } = await harbour();
    await file(desk, 'one');
    await sync(fleet, desk);
    ship.tabs[0]?.store.light({ commits: 1, what: 'full' });
    const tab = ship.tabs[0] as Device['tabs'][0];
    expect(await fleet.client(ship, tab, fleet.openLink(ship)).run()).toMatchObject({ error: { code: 'store/full' } });
    await sync(fleet, ship);
    expect(await names(ship)).toEqual(['one']);
  });
});
