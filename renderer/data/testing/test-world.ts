import { FakeDisk, type FakePlatformOptions, fakePlatform } from '#renderer/platform/fake.ts';
import type { RecordRow } from '../contract.ts';
import { FakeHub, HUB_URL } from './fake-hub.ts';
import { must, openTab, TestBrowser, type TestTab, TestTime, VESSEL } from './test-engine.ts';

type PostToHub = NonNullable<FakePlatformOptions['hub']>;

/** A link between ship and hub that a test shapes: how long things take, and whether anything passes. */
export type TestLink = {
  rttMs: number;
  bps: number;
  isUp: boolean;
  requests: number;
  /** Runs while a request is on its way. */
  meanwhile: (() => Promise<unknown>) | null;
};

/** A ship with its hub and a link between them that takes its time by the clock of the test. */
export async function shipAndHub(link: Partial<TestLink> = {}, config: FakePlatformOptions['config'] = {}) {
  const time = new TestTime();
  const hub = await FakeHub.open(() => time.wall);
  const disk = new FakeDisk();
  const browser = new TestBrowser();
  const wire: TestLink = {
    rttMs: 0,
    bps: Number.POSITIVE_INFINITY,
    isUp: true,
    requests: 0,
    meanwhile: null,
    ...link,
  };
  const takes = (ms: number) => {
    time.mono += ms;
    time.wall += ms;
  };
  const post: PostToHub = async (request) => {
    wire.requests++;
    if (!wire.isUp) return { ok: false, error: { code: 'sync/no-link' } };
    takes(wire.rttMs / 2 + (request.body.length * 8000) / wire.bps);
    const { meanwhile } = wire;
    wire.meanwhile = null;
    await meanwhile?.();
    const reply = await hub.post(request);
    takes(wire.rttMs / 2 + (reply.ok ? (reply.value.bytesDown * 8000) / wire.bps : 0));
    return reply;
  };
  const open = (at = disk, tabs = browser) => openTab(fakePlatform({ disk: at, hub: post, config }), time, tabs);
  const desk = () =>
    openTab(
      fakePlatform({ kind: 'web', hub: hub.post, config: { role: 'shore', hubUrl: HUB_URL } }),
      time,
      new TestBrowser(),
    );
  const ship = await open();
  must(await ship.engine.createVessel(VESSEL));
  return { time, hub, disk, wire, open, desk, ship };
}

/** The same, enrolled and all of it ashore. */
export async function shipInTouch(link: Partial<TestLink> = {}, config: FakePlatformOptions['config'] = {}) {
  const world = await shipAndHub(link, config);
  must(await world.ship.engine.enrol(await world.hub.code()));
  must(await world.ship.engine.setAutoLock(0));
  await world.ship.until((s) => s.sync.lastContactAt !== null && isAllAshore(world.ship));
  return world;
}

export function isAllAshore(tab: TestTab): boolean {
  const { queue, phase } = tab.state().sync;
  return phase !== 'running' && queue.every(({ ops }) => ops === 0);
}

/** @throws when there is none. */
export async function rowOf(tab: TestTab, record: string): Promise<RecordRow> {
  const row = await tab.engine.getRecord(record);
  if (row === null) throw new Error(`no record ${record}`);
  return row;
}
