import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakePlatform } from '#renderer/platform/fake.ts';
import { deliveryOf } from '../delivery.ts';
import { FakeHub, HUB_URL } from '../testing/fake-hub.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, TestBrowser, type TestTab, unlockMaster } from '../testing/test-engine.ts';
import { rowOf, shipAndHub } from '../testing/test-world.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

const ASSET = { collection: 'asset', values: { name: 'ECDIS', version: '7.2' } };
const REPORT = {
  collection: 'report',
  values: { kind: 'hazard', description: 'A stick in the ECDIS' },
  number: true,
} as const;

async function deliveryOfRecord(tab: TestTab, id: string) {
  return deliveryOf(await rowOf(tab, id), tab.state().delivery);
}

describe('enrolment', () => {
  test('a vessel made here keeps its records, gets its letter, and sends all', async () => {
    const { hub, ship } = await shipAndHub();
    const [before] = must(await ship.engine.save([REPORT]));
    expect(before?.number).toMatch(/^NCR-TP-XX..-0001$/);
    expect(ship.state().sync.phase).toBe('off');
    const code = await hub.code('A');
    expect(await ship.engine.enrol('nonsense')).toMatchObject({ error: { code: 'enrol/code-malformed' } });
    expect(must(await ship.engine.enrol(code)).vesselId).toBe('imo9074729');
    const { workspace } = await ship.until((s) => s.sync.lastContactAt !== null);
    expect(workspace.info).toMatchObject({ isEnrolled: true, hubUrl: HUB_URL, mark: 'A' });
    expect(workspace.info?.company).toHaveLength(26);
    const [after] = must(await ship.engine.save([REPORT]));
    expect(after?.number).toBe('NCR-TP-A-0001');
    expect((await rowOf(ship, before?.record ?? '')).number).toBe(before?.number);
    expect((await hub.replica.store.records([before?.record ?? ''])).size).toBe(1);
    expect(await ship.engine.enrol(code)).toMatchObject({ error: { code: 'enrol/already-enrolled' } });
  });

  test('a hub that has forgotten the ship takes it again with a new code; one of another company does not', async () => {
    const { time, hub, ship } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code('A')));
    await ship.until((s) => s.sync.lastContactAt !== null);
    hub.forgetLinks();
    const [saved] = must(await ship.engine.save([REPORT]));
    await ship.until((s) => s.sync.lastError?.code === 'sync/unknown-device');
    expect(await deliveryOfRecord(ship, saved?.record ?? '')).not.toBe('storedAshore');
    const other = await FakeHub.open(() => time.wall);
    expect(await ship.engine.enrol(await other.code('A'))).toMatchObject({ error: { code: 'enrol/wrong-company' } });
    must(await ship.engine.enrol(await hub.code('B')));
    await ship.until((s) => s.sync.lastError === null && s.sync.queue.every(({ ops }) => ops === 0));
    expect(await deliveryOfRecord(ship, saved?.record ?? '')).toBe('storedAshore');
    expect((await hub.replica.store.records([saved?.record ?? ''])).size).toBe(1);
    expect(await ship.engine.enrol(await hub.code('C'))).toMatchObject({ error: { code: 'enrol/already-enrolled' } });
  });

  test('a lost answer costs nothing: the same code again', async () => {
    const { hub, ship } = await shipAndHub();
    const code = await hub.code('A');
    hub.breaks = ['after'];
    expect(await ship.engine.enrol(code)).toMatchObject({ error: { code: 'sync/timeout' } });
    hub.breaks = [];
    hub.breaks.push(...([undefined, 'after'] as never[]));
    expect(await ship.engine.enrol(code)).toMatchObject({ error: { code: 'sync/timeout' } });
    must(await ship.engine.enrol(code));
    await ship.until((s) => s.sync.lastContactAt !== null);
  });

  test('after a restart before the first contact it still knows its letter and its link', async () => {
    const { hub, ship, open } = await shipAndHub();
    const code = await hub.code('C');
    must(await ship.engine.enrol(code));
    await ship.engine.stop();
    hub.isDown = true;
    const again = await open();
    expect(again.state().workspace.info).toMatchObject({ mark: 'C', isEnrolled: true });
    hub.isDown = false;
    await again.until((s) => s.sync.lastContactAt !== null);
  });

  test('a fresh device is filled from ashore; the master enters with the recovery words', async () => {
    const { hub, ship, time } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code('A')));
    const [saved] = must(await ship.engine.save([ASSET]));
    await ship.until((s) => s.sync.queue.every((q) => q.ops === 0) && s.sync.lastContactAt !== null);
    freshIndexedDb(new IDBFactory());
    const second = await openTab(fakePlatform({ hub: hub.post }), time, new TestBrowser());
    must(await second.engine.enrol(await hub.code('B')));
    await second.until((s) => s.workspace.info?.vesselName === 'MV Test Pioneer');
    expect(second.state().workspace).toMatchObject({ status: 'locked', info: { mark: 'B' } });
    expect((await rowOf(second, saved?.record ?? '')).title).toBe('ECDIS');
    expect(second.state().session.persons[0]).toMatchObject({ name: 'Arnel Cruz', hasPin: false });
  });
});

test('a press during an exchange ends with one that began after it', async () => {
  const { hub, ship, time } = await shipAndHub();
  must(await ship.engine.enrol(await hub.code('A')));
  await ship.until((s) => s.sync.lastContactAt !== null && s.sync.queue.every((q) => q.ops === 0));
  freshIndexedDb(new IDBFactory());
  let gate: Promise<void> = Promise.resolve();
  const late = async (request: Parameters<typeof hub.post>[0]) => {
    const answer = await hub.post(request);
    await gate;
    return answer;
  };
  const second = await openTab(fakePlatform({ hub: late }), time, new TestBrowser());
  must(await second.engine.enrol(await hub.code('B')));
  await second.until((s) => s.workspace.info?.vesselName === 'MV Test Pioneer' && s.sync.phase !== 'running');

  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const before = second.engine.syncNow();
  await second.until((s) => s.sync.phase === 'running');
  const [saved] = must(await ship.engine.save([ASSET]));
  must(await ship.engine.syncNow());
  const asked = second.engine.syncNow();
  open();
  must(await before);
  must(await asked);
  expect((await rowOf(second, saved?.record ?? '')).title).toBe('ECDIS');
});

describe('delivery is computed from the queue', () => {
  test('queued, sent, stored ashore, answered', async () => {
    const { hub, ship } = await shipAndHub();
    const [report] = must(await ship.engine.save([REPORT]));
    const id = report?.record ?? '';
    expect(await deliveryOfRecord(ship, id)).toBe('queued');
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.queue.length > 0 && s.sync.queue.every((q) => q.ops === 0));
    expect(await deliveryOfRecord(ship, id)).toBe('storedAshore');
    // the answer to the next one is lost: nobody can say
    hub.breaks = ['after', 'before', 'before', 'before'];
    must(
      await ship.engine.save([
        { collection: 'report', record: id, values: { description: 'Two sticks' }, loaded: await rowOf(ship, id) },
      ]),
    );
    expect(await deliveryOfRecord(ship, id)).toBe('queued');
    await ship.until((s) => s.sync.lastError?.code === 'sync/timeout');
    expect(await deliveryOfRecord(ship, id)).toBe('sent');
    await ship.until((s) => s.sync.lastError === null && s.sync.queue.every((q) => q.ops === 0));
    expect(await deliveryOfRecord(ship, id)).toBe('storedAshore');
  });

  test('the queue counts per lane, and how far all is known to be ashore', async () => {
    const { hub, ship } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null && s.sync.deliveredUpTo === s.sync.ownUpTo);
    hub.isDown = true;
    must(await ship.engine.save([ASSET, ASSET]));
    must(await ship.engine.save([{ collection: 'incident', values: { title: 'GNSS lost' } }]));
    const { sync } = await ship.until((s) => s.sync.lastError?.code === 'sync/no-link');
    expect(sync.queue.map((q) => [q.lane, q.ops])).toEqual([
      ['urgent', 1],
      ['routine', 2],
      ['bulk', 0],
    ]);
    expect(sync.queue[0]?.bytes).toBeGreaterThan(0);
    expect(sync.ownUpTo - sync.deliveredUpTo).toBe(3);
    expect(sync.nextTryAt).toBeGreaterThan(0);
  });

  test('an edit made during a run is in the next one', async () => {
    const { hub, ship } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    const running = ship.engine.syncNow();
    const [saved] = must(await ship.engine.save([ASSET]));
    await running;
    await ship.until((s) => s.sync.queue.every((q) => q.ops === 0));
    expect((await hub.replica.store.records([saved?.record ?? ''])).size).toBe(1);
  });

  test('a cut answer keeps what came whole, and the rest follows', async () => {
    const { hub, ship, desk } = await shipAndHub();
    await hub.addStaff('dpa', 'Ann Shore', 'correct horse battery', ['dpa', 'settle']);
    must(await ship.engine.enrol(await hub.code()));
    const [saved] = must(await ship.engine.save([ASSET]));
    await ship.until((s) => s.sync.lastContactAt !== null && s.sync.queue.every((q) => q.ops === 0));
    const shore = await desk();
    must(await shore.engine.signIn('dpa', 'correct horse battery'));
    must(await shore.engine.openVessel('imo9074729'));
    must(await shore.engine.save([{ record: saved?.record ?? '', collection: 'asset', values: { note: 'seen' } }]));
    must(await shore.engine.syncNow());
    hub.breaks = ['cut'];
    await ship.engine.syncNow();
    await ship.until((s) => s.sync.lastError === null);
    expect((await rowOf(ship, saved?.record ?? '')).values.note).toBe('seen');
  });
});

describe('the scheduler', () => {
  test('backs off, and goes at once when the link comes back', async () => {
    const { hub, ship, time } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    hub.isDown = true;
    must(await ship.engine.save([ASSET]));
    await time.pass(4 * 3_600_000);
    const { sync } = ship.state();
    expect(sync.lastError?.code).toBe('sync/no-link');
    expect((sync.nextTryAt ?? 0) - time.wall).toBeLessThanOrEqual(38 * 60_000);
    hub.isDown = false;
    await ship.engine.woke();
    await time.pass(1000);
    expect(ship.state().sync.queue.every((q) => q.ops === 0)).toBe(true);
  });

  test('goes on after sleep and after clocks that jump either way', async () => {
    const { hub, ship, time } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    const contacts = () => hub.requests;
    let before = contacts();
    time.wall += 3 * 86_400_000; // asleep for three days: the monotonic clock stood still
    await time.pass(21_000);
    expect(contacts()).toBeGreaterThan(before);
    before = contacts();
    time.wall -= 10 * 365 * 86_400_000; // GNSS spoofed
    await time.pass(16 * 60_000);
    expect(contacts()).toBeGreaterThan(before);
  });

  test('a link that never answers is reported as a stall, and tried again', async () => {
    const { ship, time, hub } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    const { post } = hub;
    let isHanging = true;
    hub.post = (request) => (isHanging ? new Promise(() => {}) : post(request));
    void ship.engine.syncNow();
    await time.pass(11 * 60_000);
    expect(ship.state().sync.isStalled).toBe(true);
    isHanging = false;
    await ship.until((s) => !s.sync.isStalled);
  });

  test('isolated: nothing leaves, also after a restart, until somebody rejoins', async () => {
    const { hub, ship, open, time } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    must(await ship.engine.isolate('ransomware suspected'));
    const before = hub.requests;
    must(await ship.engine.save([ASSET]));
    await time.pass(3_600_000);
    expect(await ship.engine.syncNow()).toMatchObject({ error: { code: 'sync/isolated' } });
    expect(ship.state().sync).toMatchObject({
      phase: 'isolated',
      isIsolated: true,
      isolatedReason: 'ransomware suspected',
    });
    await ship.engine.stop();
    const again = await open();
    await time.pass(3_600_000);
    expect(again.state().sync).toMatchObject({ phase: 'isolated', isolatedReason: 'ransomware suspected' });
    expect(hub.requests).toBe(before);
    await unlockMaster(again);
    must(await again.engine.rejoin());
    await again.until((s) => s.sync.queue.every((q) => q.ops === 0));
  });

  test('one tab syncs for all; another takes over when it closes', async () => {
    const { hub, ship, open, time } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    const other = await open();
    expect(other.state().sync.phase).toBe('other');
    await unlockMaster(other);
    const [saved] = must(await other.engine.save([ASSET]));
    await other.until((s) => s.sync.queue.every((q) => q.ops === 0));
    expect((await hub.replica.store.records([saved?.record ?? ''])).size).toBe(1);
    await ship.engine.stop();
    await time.pass(1000);
    const before = hub.requests;
    must(await other.engine.save([ASSET]));
    await other.until((s) => s.sync.queue.every((q) => q.ops === 0));
    expect(hub.requests).toBeGreaterThan(before);
  });

  test('a revoked device is told so and stops asking often', async () => {
    const { hub, ship, time } = await shipAndHub();
    must(await ship.engine.enrol(await hub.code()));
    await ship.until((s) => s.sync.lastContactAt !== null);
    must(await ship.engine.setAutoLock(0));
    hub.revoke(1);
    await ship.engine.syncNow();
    await ship.until((s) => s.sync.phase === 'revoked');
    const before = hub.requests;
    await time.pass(30 * 60_000);
    expect(hub.requests - before).toBeLessThanOrEqual(1);
    must(await ship.engine.save([ASSET])); // the ship keeps working
  });
});

describe('a desk', () => {
  test('signs in without telling the password, opens a vessel, edits; the ship gets it with its name', async () => {
    const { hub, ship, desk } = await shipAndHub();
    await hub.addStaff('ann', 'Ann Shore', 'correct horse battery', ['settle']);
    must(await ship.engine.enrol(await hub.code()));
    const [saved] = must(await ship.engine.save([ASSET]));
    await ship.until((s) => s.sync.lastContactAt !== null && s.sync.queue.every((q) => q.ops === 0));
    const shore = await desk();
    expect(shore.state().workspace).toMatchObject({ status: 'none', role: 'shore' });
    expect(await shore.engine.signIn('ann', 'wrong')).toMatchObject({ error: { code: 'auth/wrong-password' } });
    expect(must(await shore.engine.signIn(' Ann ', 'correct horse battery'))).toMatchObject({
      name: 'Ann Shore',
      roles: ['FCM'],
    });
    expect(must(await shore.engine.loadVessels())[0]).toMatchObject({ vesselId: 'imo9074729', isHere: false });
    const info = must(await shore.engine.openVessel('imo9074729'));
    expect(info).toMatchObject({ vesselName: 'MV Test Pioneer', role: 'shore', isEnrolled: true });
    const id = saved?.record ?? '';
    must(
      await shore.engine.save([
        { record: id, collection: 'asset', values: { version: '7.3' }, loaded: await rowOf(shore, id) },
      ]),
    );
    must(await shore.engine.syncNow());
    must(
      await ship.engine.save([
        { record: id, collection: 'asset', values: { version: '7.2.1' }, loaded: await rowOf(ship, id) },
      ]),
    );
    must(await ship.engine.syncNow());
    await ship.until((s) => s.sync.phase === 'waiting');
    const both = await rowOf(ship, id);
    expect(both.conflicts[0]?.contenders.map((c) => [c.side, c.value])).toEqual([
      ['ship', '7.2.1'],
      ['shore', '7.3'],
    ]);
    const history = await ship.engine.history(id);
    expect(history.find((h) => h.side === 'shore')).toMatchObject({
      actorName: 'Ann Shore',
      deviceName: 'Ann Shore',
      signature: 'verified',
    });
    expect(must(await shore.engine.loadVessels())[0]?.isHere).toBe(true);
    // A hub that was put back to a copy from before this desk: it is taken again, under the same key.
    hub.forgetLinks();
    must(await shore.engine.openVessel('imo9074729'));
    expect(shore.state().sync.lastError).toBeNull();
    await shore.engine.signOut();
    expect(shore.state().workspace.status).toBe('none');
    expect(await shore.engine.openVessel('imo9074729')).toMatchObject({ error: { code: 'auth/signed-out' } });
  });
});

test('a message that another tab still has to hand over is not said to be on the hub', async () => {
  const { hub, ship, time } = await shipAndHub();
  await hub.addStaff('ann', 'Ann Shore', 'correct horse battery', ['settle']);
  must(await ship.engine.enrol(await hub.code()));
  await ship.until((s) => s.sync.lastContactAt !== null);
  const core = fakePlatform({ kind: 'web', hub: hub.post, config: { role: 'shore', hubUrl: HUB_URL } });
  const browser = new TestBrowser();
  const [first, second] = [await openTab(core, time, browser), await openTab(core, time, browser)];
  for (const tab of [first, second]) {
    must(await tab.engine.signIn('ann', 'correct horse battery'));
    must(await tab.engine.openVessel('imo9074729'));
  }
  expect(second.state().sync.phase).toBe('other');
  hub.isDown = true;
  const message = { kind: 'reply', title: 'Seen', text: '', dueOn: null, needsReceipt: true, payload: null } as const;
  expect(must(await second.engine.sendMessage(['imo9074729'], message))).toMatchObject([{ state: 'written' }]);
  hub.isDown = false;
  expect(must(await first.engine.sendMessage(['imo9074729'], message))).toMatchObject([{ state: 'onHub' }]);
});
