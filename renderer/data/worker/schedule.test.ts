import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import { deliveryOf } from '../delivery.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, type TestTab, type TestTime, unlockMaster } from '../testing/test-engine.ts';
import { isAllAshore, shipAndHub, shipInTouch } from '../testing/test-world.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

const ASSET = { collection: 'asset', values: { name: 'ECDIS', version: '7.2' } };
const INCIDENT = { collection: 'incident', values: { title: 'GNSS lost' } };
const HOUR = 3_600_000;

/** Hours as a PC that sleeps sees them: the wall clock went on, and the next tick looks. */
async function hours(time: TestTime, count: number): Promise<void> {
  time.wall += count * HOUR;
  await time.pass(21_000);
}

/** All is ashore, and that within a minute or so: rhythms are hours, what goes at once goes in seconds. */
async function soonAshore(time: TestTime, ship: TestTab): Promise<void> {
  const { mono } = time;
  await ship.until(() => isAllAshore(ship));
  expect(time.mono - mono).toBeLessThan(90_000);
}

const IRIDIUM = { rttMs: 1000, bps: 88_000 };

describe('on a measured link', () => {
  test('text waits six hours for more of it on Iridium, the urgent goes at once', async () => {
    const { ship, time, wire } = await shipInTouch(IRIDIUM);
    await ship.engine.syncNow();
    expect(ship.state().sync.link).toMatchObject({ id: 'iridium', isKnown: true, isByHand: false });
    const before = wire.requests;
    must(await ship.engine.save([ASSET]));
    await hours(time, 5);
    expect(wire.requests).toBe(before);
    expect(ship.state().sync.link?.reason).toBe('text');
    must(await ship.engine.save([INCIDENT]));
    await soonAshore(time, ship); // and what waited went with it: the exchange was being paid for
  });

  test('what the hub cannot take is not sent again and again, however urgent it is', async () => {
    const { ship, time, wire, hub } = await shipInTouch(IRIDIUM);
    await ship.engine.syncNow();
    hub.takesNothing();
    const before = wire.requests;
    must(await ship.engine.save([INCIDENT]));
    await ship.until(({ sync }) => wire.requests > before && sync.link?.reason === 'retry');
    const { requests } = wire;
    await time.pass(5000); // less than any backing off: one more at most
    expect(wire.requests).toBeLessThan(requests + 3);
    expect(isAllAshore(ship)).toBe(false);
  });

  test('a cheap link that appears is measured anew and used', async () => {
    const { ship, time, wire } = await shipInTouch(IRIDIUM);
    await ship.engine.syncNow();
    must(await ship.engine.save([ASSET]));
    await time.pass(60_000);
    expect(isAllAshore(ship)).toBe(false);
    Object.assign(wire, { rttMs: 40, bps: 5e7 });
    await ship.engine.woke();
    await soonAshore(time, ship);
    expect(ship.state().sync.link?.id).toBe('leo');
  });

  test('what was spent is counted by what it was for, and kept over a restart', async () => {
    const { ship, time, open } = await shipInTouch(IRIDIUM);
    must(await ship.engine.save([INCIDENT]));
    await soonAshore(time, ship);
    await ship.until((s) => s.sync.link?.spentDay.incident !== undefined);
    const { spentDay = {}, leftBytes } = ship.state().sync.link ?? {};
    expect(spentDay.incident).toBeGreaterThan(0);
    const sum = Object.values(spentDay).reduce((a, b) => a + b, 0);
    expect(sum).toBe(ship.state().sync.bytesUpToday + ship.state().sync.bytesDownToday);
    expect(leftBytes).toBe(200_000 - sum);
    await ship.engine.stop();
    const again = await open();
    expect(again.state().sync.link?.spentDay).toMatchObject({ incident: spentDay.incident });
  });
});

describe('the policy of shore', () => {
  async function withPolicy(key: string, value: Value) {
    const world = await shipInTouch(IRIDIUM);
    await world.hub.addStaff('ann', 'Ann Shore', 'correct horse battery', ['settle']);
    const shore = await world.desk();
    must(await shore.engine.signIn('ann', 'correct horse battery'));
    must(await shore.engine.openVessel('imo9074729'));
    must(await shore.engine.save([{ collection: 'setting', values: { key, value, reason: 'a quiet month' } }]));
    must(await shore.engine.syncNow());
    must(await world.ship.engine.syncNow());
    await world.ship.until((s) => s.sync.phase === 'waiting');
    await world.time.pass(100);
    return world;
  }

  test('a budget that is spent holds routine text back until the next day, and never the urgent', async () => {
    const { ship, time, wire } = await withPolicy('sync.linkBudgets', { iridium: 1 });
    expect(ship.state().sync.link).toMatchObject({ rules: { budget: { dayKb: 1 } }, leftBytes: 0 });
    must(await ship.engine.save([ASSET]));
    const { mono } = time;
    must(await ship.engine.save([INCIDENT]));
    await ship.until((s) => s.sync.queue[0]?.ops === 0);
    expect(time.mono - mono).toBeLessThan(90_000);
    expect(ship.state().sync.queue.map((q) => q.ops)).toEqual([0, 1, 0]);
    await time.pass(1000);
    expect(ship.state().sync.link?.reason).toBe('dayBudget');
    const before = wire.requests;
    await hours(time, 5);
    expect(wire.requests).toBe(before);
    await hours(time, 8); // past midnight
    await soonAshore(time, ship);
  });

  test('what is held back is not said to be sent because something urgent went', async () => {
    const { ship, hub } = await withPolicy('sync.linkBudgets', { iridium: 1 });
    const [asset] = must(await ship.engine.save([ASSET]));
    hub.breaks = ['after'];
    const [incident] = must(await ship.engine.save([INCIDENT]));
    await ship.until((s) => s.sync.lastError?.code === 'sync/timeout');
    const stateOf = async (id = '') => {
      const row = await ship.engine.getRecord(id);
      return row && deliveryOf(row, ship.state().delivery);
    };
    expect(await stateOf(incident?.record)).toBe('sent');
    expect(await stateOf(asset?.record)).toBe('queued');
    await ship.until((s) => s.sync.queue[0]?.ops === 0);
    expect(await stateOf(incident?.record)).toBe('storedAshore');
    expect(await stateOf(asset?.record)).toBe('queued');
  });

  test('hours hold; a slip in a setting keeps the default and is told', async () => {
    const { ship, time } = await withPolicy('sync.linkHours', { iridium: [[20 * 60, 21 * 60]] });
    must(await ship.engine.save([ASSET]));
    await hours(time, 7);
    expect(isAllAshore(ship)).toBe(false);
    expect(ship.state().sync.link?.reason).toBe('hours');
    await hours(time, 1);
    await soonAshore(time, ship);
    const wrong = await withPolicyOf({ iridium: [[3, 3]] });
    expect(wrong.link).toMatchObject({ wrongPolicy: ['sync.linkHours'], rules: { hours: [] } });
  });

  async function withPolicyOf(value: Value) {
    freshIndexedDb(new IDBFactory());
    const { ship } = await withPolicy('sync.linkHours', value);
    return ship.state().sync;
  }
});

describe('by hand', () => {
  test('the link is chosen, kept over a restart, and given back to measuring', async () => {
    const { ship, open } = await shipInTouch(IRIDIUM);
    must(await ship.engine.chooseLink('port4g'));
    expect(ship.state().sync.link).toMatchObject({ id: 'port4g', isByHand: true });
    await ship.engine.stop();
    const again = await open();
    expect(again.state().sync.link).toMatchObject({ id: 'port4g', isByHand: true });
    await unlockMaster(again);
    must(await again.engine.chooseLink(null));
    await again.until((s) => s.sync.link?.id === 'iridium' && !s.sync.link.isByHand);
  });

  test('wish 16: what waited is sent as soon as an allowed link is back', async () => {
    const { ship, time, wire } = await shipInTouch();
    must(await ship.engine.chooseLink('offline'));
    must(await ship.engine.save([ASSET, INCIDENT]));
    const before = wire.requests;
    await hours(time, 30);
    expect(wire.requests).toBe(before);
    expect(await ship.engine.syncNow()).toMatchObject({ error: { code: 'sync/no-link' } });
    must(await ship.engine.chooseLink('port4g'));
    await soonAshore(time, ship);
  });
});

describe('urgent text', () => {
  test('leaves within seconds of the link appearing, though the computer was told of no new network', async () => {
    const { ship, time, wire } = await shipInTouch();
    wire.isUp = false;
    must(await ship.engine.save([INCIDENT]));
    await hours(time, 9);
    expect(isAllAshore(ship)).toBe(false);
    wire.isUp = true;
    await soonAshore(time, ship);
  });

  test('wish 20: a try over a dead link stops at the first failure, whatever waits', async () => {
    const { ship, time, wire } = await shipInTouch();
    wire.isUp = false;
    for (let i = 0; i < 5; i++) must(await ship.engine.save(Array.from({ length: 40 }, () => ASSET)));
    await ship.until((s) => s.sync.lastError?.code === 'sync/no-link' && s.sync.phase === 'waiting');
    const { requests } = wire;
    await ship.engine.syncNow();
    expect(wire.requests).toBe(requests + 1);
    await hours(time, 1);
    expect(wire.requests - requests).toBeLessThan(10);
  });
});

describe('cutting the link', () => {
  test('is a record: when, why, by whom; ashore once it is joined again', async () => {
    const { ship, hub, time, wire } = await shipInTouch();
    const before = wire.requests;
    must(await ship.engine.isolate('ransomware suspected'));
    await ship.engine.lock();
    await hours(time, 2);
    expect(wire.requests).toBe(before);
    expect(await ship.engine.rejoin()).toMatchObject({ error: { code: 'auth/signed-out' } });
    await unlockMaster(ship);
    must(await ship.engine.rejoin());
    await ship.until(() => isAllAshore(ship));
    const events = (await hub.replica.store.allRecords()).filter((r) => r.collection === 'linkEvent');
    expect(events.map((e) => [e.values.what, e.values.reason, e.created.actor.slice(0, 6)])).toEqual([
      ['isolated', 'ransomware suspected', 'person'],
      ['rejoined', undefined, 'person'],
    ]);
    const [cut] = events;
    expect((await ship.engine.history(cut?.id ?? ''))[0]).toMatchObject({
      actorName: 'Arnel Cruz',
      signature: 'verified',
    });
  });
});

describe('named after what users of peers report', () => {
  test('wish 11: no green tick while shore refuses', async () => {
    const { ship, hub, time } = await shipInTouch();
    const { post } = hub;
    hub.post = async () => ({
      ok: true,
      value: { status: 500, body: new Uint8Array(0), isCut: false, bytesUp: 10, bytesDown: 0 },
    });
    must(await ship.engine.save([ASSET]));
    await ship.until((s) => s.sync.lastError !== null);
    expect(ship.state().sync).toMatchObject({ lastError: { code: 'sync/bad-answer' }, queue: [{}, { ops: 1 }, {}] });
    expect(ship.state().sync.deliveredUpTo).toBeLessThan(ship.state().sync.ownUpTo);
    hub.post = post;
    await ship.engine.syncNow();
    await soonAshore(time, ship);
  });

  test('wish 14: what is saved while an exchange is on its way is not marked as sent by it', async () => {
    const { ship, hub, wire } = await shipInTouch();
    let late = '';
    wire.meanwhile = async () => {
      late = must(await ship.engine.save([ASSET]))[0]?.record ?? '';
    };
    must(await ship.engine.save([ASSET]));
    must(await ship.engine.syncNow());
    expect(ship.state().sync.queue.map((q) => q.ops)).toEqual([0, 1, 0]);
    const [[lane = '', seq = 0] = []] = Object.entries((await ship.engine.getRecord(late))?.reach ?? {});
    expect(ship.state().delivery.delivered[lane] ?? 0).toBeLessThan(seq);
    await ship.until(() => isAllAshore(ship));
    expect((await hub.replica.store.records([late])).size).toBe(1);
  });

  test('wish 18: the acknowledgment is lost, all is sent again, nothing is doubled', async () => {
    const { ship, hub } = await shipInTouch();
    hub.breaks = ['after', 'after'];
    must(await ship.engine.save([ASSET, ASSET]));
    await ship.until((s) => s.sync.lastError?.code === 'sync/timeout');
    await ship.until((s) => s.sync.lastError === null && isAllAshore(ship));
    const assets = (await hub.replica.store.allRecords()).filter((r) => r.collection === 'asset').map((r) => r.id);
    expect(assets).toHaveLength(2);
    expect([...(await hub.replica.store.opsOf(assets)).values()].flat()).toHaveLength(2);
  });

  test('wish 15: an exchange that threw is told, and the next ones go on without a restart', async () => {
    const { ship, hub, time } = await shipInTouch();
    const { post } = hub;
    hub.post = () => {
      throw new Error('a fault of ours');
    };
    must(await ship.engine.save([ASSET]));
    await ship.until((s) => s.sync.lastError?.code === 'hub/internal');
    hub.post = post;
    await hours(time, 1);
    await soonAshore(time, ship);
  });

  test('wish 28: a PC restored from an older copy that then writes loses neither what was sent nor what is new', async () => {
    const { ship, hub, disk, open } = await shipInTouch();
    const copy = Object.assign(Object.create(Object.getPrototypeOf(disk)), disk, {
      secrets: new Map(disk.secrets),
      entries: [...disk.entries],
    }) as typeof disk;
    must(await ship.engine.save([{ collection: 'asset', values: { name: 'written after the copy' } }]));
    await ship.until(() => isAllAshore(ship));
    await ship.engine.stop();
    freshIndexedDb(new IDBFactory());
    const restored = await open(copy);
    await unlockMaster(restored);
    must(await restored.engine.save([{ collection: 'asset', values: { name: 'written after the restore' } }]));
    await restored.until((s) => s.sync.lastContactAt !== null && isAllAshore(restored));
    const names = (await hub.replica.store.allRecords())
      .filter((r) => r.collection === 'asset')
      .map((r) => r.values.name);
    expect(names.sort()).toEqual(['written after the copy', 'written after the restore']);
    expect(await restored.engine.queryIds({ collection: 'asset' })).toHaveLength(2);
  });
});

test('a first contact goes at once, whatever the link may turn out to be', async () => {
  const { ship, hub, time } = await shipAndHub(IRIDIUM);
  must(await ship.engine.save([ASSET]));
  must(await ship.engine.enrol(await hub.code()));
  await soonAshore(time, ship);
});
