import { afterEach, describe, expect, test } from 'vitest';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import type { RunningHub } from '#shore/hub/start-hub.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';
import { sqliteFolder } from './databases.ts';
import { keptAgent, transportTo } from './http.ts';
import { testHubs } from './hubs.ts';
import {
  type Company,
  compressor,
  type Device,
  digestOf,
  makeCompany,
  makeDesk,
  makeShip,
  makeStaffMember,
  run,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

/** Real sockets that break at a chosen byte (rules X4, X7, X9, X10): nothing lost, nothing doubled, nothing paid twice. */
const { start } = testHubs(sqliteFolder);
const proxies: CuttingProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

type Stage = {
  readonly hub: RunningHub;
  readonly company: Company;
  readonly ship: Device;
  readonly desk: Device;
  readonly proxy: CuttingProxy;
  readonly exchange: () => ReturnType<ExchangeClient['run']>;
};

async function stage(): Promise<Stage> {
  const hub = await start();
  const company = await makeCompany(hub.hub);
  const ship = await makeShip(hub.hub, company, hub.url);
  await makeStaffMember(hub.hub, company, 'office');
  const desk = await makeDesk(hub.url, await signInStaff(hub.url, 'office'));
  await run(ship);
  await run(desk);
  await run(ship);
  const proxy = await cuttingProxy(hub.port);
  proxies.push(proxy);
  const { replica, enrolled } = ship;
  const exchange = () => {
    const agent = keptAgent(); // a link that was cut is a new connection
    const client = new ExchangeClient({
      replica,
      keys: enrolled.keys,
      compressor,
      transport: transportTo(proxy.url, agent),
    });
    return client.run().finally(() => agent.destroy());
  };
  return { hub, company, ship, desk, proxy, exchange };
}

/** The same number of bytes each time, and no two alike. */
function aDay(ship: Device, n: number, edits = 3): Promise<unknown> {
  const tag = String(n).padStart(5, '0');
  return Promise.all(
    Array.from({ length: edits }, (_, i) => writeAsset(ship, { name: `Radar ${tag}-${i}`, model: `Mk ${tag}${i}` })),
  );
}

/** Ops of the ship that the hub's log holds, doubles included. */
async function seqsAtHub({ hub, company, ship }: Stage): Promise<readonly number[]> {
  const room = await hub.hub.rooms.of(company.id, VESSEL);
  return room.run(async ({ store }) => {
    const ops = [...(await store.opsOf(await store.recordIds())).values()].flat();
    return ops
      .filter(({ op }) => op.replica === ship.replica.id)
      .map(({ op }) => op.seq)
      .sort((x, y) => x - y);
  });
}

async function mustHoldAll(on: Stage): Promise<void> {
  const { lastSeq } = on.ship.replica.state;
  expect(await seqsAtHub(on)).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
  await run(on.desk);
  expect(await digestOf(on.desk)).toBe(await digestOf(on.ship));
}

describe("a day's exchange", () => {
  test.each(['up', 'down'] as const)('cut at every byte on the way %s', async (way) => {
    const on = await stage();
    const { ship, proxy, exchange } = on;
    await aDay(ship, 0);
    proxy.take();
    expect(await exchange()).toMatchObject({ ok: true });
    const whole = proxy.take();
    const cost = whole.up + whole.down;
    for (let offset = 0; offset < whole[way]; offset++) {
      await aDay(ship, offset + 1);
      proxy.cutAt(way, offset);
      const cut = await exchange();
      // Signatures compress to a byte more or less: the last offsets may lie behind the end.
      if (offset < whole[way] - 8)
        expect(cut, `${offset}`).toMatchObject({ ok: false, error: { code: 'sync/no-link' } });
      proxy.cutAt(way, null);
      proxy.take();
      expect(await exchange(), `${offset}`).toMatchObject({ ok: true, value: { more: false } });
      const again = proxy.take();
      // A few bytes more than the first day: numbers grow, and what came of a cut answer is named.
      expect(again.up + again.down, `${offset}`).toBeLessThanOrEqual(cost + 40);
    }
    await mustHoldAll(on);
  });
});

describe('a long absence', () => {
  test.each(['up', 'down'] as const)('cut at sampled bytes on the way %s', async (way) => {
    const on = await stage();
    const { ship, desk, proxy, exchange } = on;
    const absence = async (n: number) => {
      await aDay(ship, n, 400);
      await aDay(desk, n, 400);
      await run(desk);
    };
    await absence(1);
    proxy.take();
    expect(await exchange()).toMatchObject({ ok: true });
    const whole = proxy.take();
    const cost = whole.up + whole.down;
    for (let sample = 1; sample <= 12; sample++) {
      await absence(sample + 1);
      proxy.cutAt(way, Math.floor((whole[way] * sample) / 13));
      expect(await exchange()).toMatchObject({ ok: false });
      proxy.cutAt(way, null);
      const first = proxy.take();
      expect(await exchange()).toMatchObject({ ok: true, value: { more: false } });
      const second = proxy.take();
      expect(second.up + second.down).toBeLessThanOrEqual(cost + 400); // the tips, asked for and said
      const wasted = first.up + first.down + second.up + second.down - cost;
      expect(wasted, 'beside what was acknowledged, at most a batch and what names it').toBeLessThan(20_000);
    }
    await mustHoldAll(on);
  });
});
