import { describe, expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import { laneKey } from '#shared/oplog/op.ts';
import { settingId } from '#shared/schedule/policy.ts';
import type { VesselList } from '#shared/sync/hub-api.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { testHubs } from './hubs.ts';
import { call, makeCompany, makeDesk, makeShip, makeStaffMember, run, signInStaff, writeAsset } from './world.ts';

sayWhatIsMissing();

const HOUR = 3_600_000;

for (const { name, make } of DATABASES)
  describe(`what the hub says of a vessel on ${name}`, () => {
    const { start } = testHubs(make);

    test('a read receipt stands once the ship herself has said that she holds it, and her rhythm once it is known', async () => {
      const now = { at: Date.UTC(2026, 10, 22) };
      const { hub, url } = await start({ clock: { now: () => now.at } });
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const ship = await makeShip(hub, company, url);
      await run(ship);
      const staff = await signInStaff(url, 'eva');
      const desk = await makeDesk(url, staff);
      await run(desk);
      await writeAsset(desk, { name: 'asked for by shore' });
      await run(desk);
      const seq = desk.replica.state.lastSeq;
      const lane = laneKey(desk.replica.id, 'routine');
      const vessel = async () => {
        const { token } = await signInStaff(url, 'eva'); // hours pass here
        return (await call<VesselList>(url, token, 'GET', '/api/vessels')).json.vessels[0];
      };
      expect((await vessel())?.toShip?.[lane] ?? 0).toBeLessThan(seq);
      await run(ship); // has it now, and nobody ashore can be sure
      expect((await vessel())?.toShip?.[lane] ?? 0).toBeLessThan(seq);
      await run(ship);
      expect((await vessel())?.toShip?.[lane]).toBe(seq);
      expect((await vessel())?.rhythm?.usualGapMs).toBeNull();
      for (let i = 0; i < 10; i++) {
        now.at += 2 * HOUR;
        await run(ship);
      }
      expect((await vessel())?.rhythm).toMatchObject({ usualGapMs: 2 * HOUR, silentAfterMs: 6 * HOUR });
    });

    test('what the company has set for a vessel counts as her limit, and nothing that is no number of hours', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const staff = await signInStaff(url, 'eva');
      const desk = await makeDesk(url, staff);
      const silentAfter = async (value: unknown, removed?: unknown) => {
        const record = settingId('sync.silentAfterHours');
        const fields = {
          key: 'sync.silentAfterHours',
          value: value as Value,
          ...(removed ? { removed: removed as Value } : {}),
        };
        await desk.replica.write([{ record, collection: 'setting', fields }], 'anonymous');
        await run(desk);
        const { json } = await call<VesselList>(url, staff.token, 'GET', '/api/vessels');
        return json.vessels[0]?.rhythm?.silentAfterMs;
      };
      expect(await silentAfter(12)).toBe(12 * HOUR);
      expect(await silentAfter('often')).toBe(72 * HOUR);
      expect(await silentAfter(-5)).toBe(72 * HOUR);
      expect(await silentAfter(12, { by: 'anonymous', at: 1, reason: 'no more' })).toBe(72 * HOUR);
    });
  });
