import { cpSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foldDigest } from '#shared/merge/digest.ts';
import type { VesselList } from '#shared/sync/hub-api.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { testHubs } from './hubs.ts';
import {
  call,
  digestOf,
  enrol,
  makeCode,
  makeCompany,
  makeDesk,
  makeShip,
  makeStaffMember,
  openDevice,
  run,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  describe(`a ship, a desk and the hub on ${name}`, () => {
    const { start, startAgain } = testHubs(make);

    test('records travel ship, hub, desk and back; all three fold to the same', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const ship = await makeShip(hub, company, url);
      const id = await writeAsset(ship, { name: 'ECDIS', firmware: '7.2.1' });
      await run(ship);
      const staff = await signInStaff(url, 'eva');
      const desk = await makeDesk(url, staff);
      await run(desk);
      expect((await desk.replica.store.records([id])).get(id)?.values.name).toBe('ECDIS');
      await desk.replica.write([{ record: id, collection: 'asset', fields: { firmware: '7.3.0' } }], 'anonymous');
      await ship.replica.write([{ record: id, collection: 'asset', fields: { firmware: '7.2.4' } }], 'anonymous');
      await run(desk);
      await run(ship);
      await run(desk);
      expect((await ship.replica.store.records([id])).get(id)?.conflicts).toHaveLength(1);
      expect(await digestOf(ship)).toBe(await digestOf(desk));
      const room = await hub.rooms.of(company.id, VESSEL);
      const onHub = await room.run(async (replica) => foldDigest(await replica.store.allRecords()));
      expect(onHub).toBe(await digestOf(ship));
      const { json } = await call<VesselList>(url, staff.token, 'GET', '/api/vessels');
      const devices = [{ side: 'ship', letter: 'A', isRevoked: false }, { side: 'shore' }];
      expect(json.vessels).toMatchObject([{ vessel: VESSEL, conflicts: 1, missing: 0, quarantined: 0, devices }]);
      expect(json.vessels[0]?.deliveredUpTo).toBeGreaterThan(1);
      expect(json.vessels[0]?.silentMs).toBeLessThan(60_000);
    });

    test('a hub that was stopped and started goes on where it was', async () => {
      const first = await start();
      const company = await makeCompany(first.hub);
      let url = first.url;
      const made = await makeShip(first.hub, company, url);
      const ship = await openDevice(() => url, made.enrolled, made.keys, 'ship', made.store);
      await writeAsset(ship, { name: 'one' });
      await run(ship);
      await first.close();
      const second = await startAgain(first.options);
      url = second.url;
      await writeAsset(ship, { name: 'two' });
      const report = await run(ship);
      expect(report.becameNew).toBe(false);
      const room = await second.hub.rooms.of(company.id, VESSEL);
      const names = await room.run(async (replica) => (await replica.store.allRecords()).map((r) => r.values.name));
      expect(names.sort()).toEqual(['one', 'two']);
    });

    test('two processes on one database serve one vessel in turn, and each tells what the other took', async () => {
      const first = await start();
      const second = await startAgain(first.options);
      const company = await makeCompany(first.hub);
      await makeStaffMember(second.hub, company, 'eva');
      const urls = [first.url, second.url];
      let turn = 0;
      const made = await makeShip(first.hub, company, first.url);
      const ship = await openDevice(() => urls[turn++ % 2] as string, made.enrolled, made.keys, 'ship', made.store);
      const staff = await signInStaff(first.url, 'eva');
      const desk = await makeDesk(second.url, staff);
      for (let n = 0; n < 6; n++) {
        await writeAsset(ship, { name: `ship ${n}` });
        await writeAsset(desk, { name: `desk ${n}` });
        await run(ship);
        await run(desk);
      }
      await run(ship);
      await run(ship);
      expect(await digestOf(ship)).toBe(await digestOf(desk));
      for (const { hub } of [first, second]) {
        const room = await hub.rooms.of(company.id, VESSEL);
        expect(await room.run(async (replica) => foldDigest(await replica.store.allRecords()))).toBe(
          await digestOf(ship),
        );
      }
    });

    test('what a ship has written but not sent shows as missing', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const ship = await makeShip(hub, company, url);
      const n = 400;
      const drafts = Array.from({ length: n }, (_, i) => ({
        record: `asset.${ship.replica.id}.${i + 1}`,
        collection: 'asset',
        fields: { name: `asset ${i} ${'x'.repeat(900)}` },
      }));
      await ship.replica.write(drafts, 'anonymous');
      const done = await ship.client.exchange({
        maxUpBytes: 500,
        maxDownBytes: 1 << 20,
        lanes: ['urgent', 'routine', 'bulk'],
      });
      expect(done.ok && done.value.more).toBe(true);
      const staff = await signInStaff(url, 'eva');
      const part = (await call<VesselList>(url, staff.token, 'GET', '/api/vessels')).json.vessels[0];
      expect(part?.missing).toBeGreaterThan(100);
      expect((part?.deliveredUpTo ?? 0) + (part?.missing ?? 0)).toBe(n);
      expect(part?.devices[0]?.lanes.routine.claimed).toBe(n);
      await run(ship);
      const whole = (await call<VesselList>(url, staff.token, 'GET', '/api/vessels')).json.vessels[0];
      expect(whole).toMatchObject({ missing: 0, deliveredUpTo: n });
    });

    // The folder is what is restored; on PostgreSQL the same rows would come from a dump.
    if (name === 'SQLite')
      test('a hub restored from an older copy of its folder goes on under a new key, and loses nothing that ships hold', async () => {
        const first = await start();
        const company = await makeCompany(first.hub);
        let url = first.url;
        const made = await makeShip(first.hub, company, url);
        const ship = await openDevice(() => url, made.enrolled, made.keys, 'ship', made.store);
        await writeAsset(ship, { name: 'before the copy' });
        await run(ship);
        await first.close();
        const copy = `${first.options.dataDir}-copy`;
        cpSync(first.options.dataDir, copy, { recursive: true });
        const second = await startAgain(first.options);
        url = second.url;
        const keyOf = async (hub: typeof second.hub) =>
          (await hub.rooms.of(company.id, VESSEL)).run(async (replica) => replica.id);
        const oldKey = await keyOf(second.hub);
        const other = await makeShip(second.hub, company, url, { letter: 'B' });
        await writeAsset(other, { name: 'after the copy, on B' });
        await run(other);
        await writeAsset(ship, { name: 'after the copy, on A' });
        await run(ship);
        await second.close();
        rmSync(first.options.dataDir, { recursive: true });
        renameSync(copy, first.options.dataDir);
        const third = await startAgain(first.options);
        url = third.url;
        await run(ship);
        await run(ship);
        const names = async () => {
          const room = await third.hub.rooms.of(company.id, VESSEL);
          return room.run(async (replica) => (await replica.store.allRecords()).map((r) => r.values.name).sort());
        };
        expect(await names()).toEqual(['after the copy, on A', 'after the copy, on B', 'before the copy']);
        expect(await keyOf(third.hub)).not.toBe(oldKey);
        const { trust } = ship.replica.state;
        expect(trust.standing(await keyOf(third.hub))?.isHub).toBe(true);
        // The link of B was made after the copy: it is not known any more, and B comes back with a new code.
        expect(await other.client.run()).toMatchObject({ ok: false });
        const again = await enrol(url, await makeCode(third.hub, company, url, { letter: 'B' }), other.keys);
        const back = await openDevice(url, again, other.keys, 'ship', other.store);
        await writeAsset(back, { name: 'B is back' });
        await run(back);
        await run(back);
        expect(await names()).toContain('B is back');
      });
  });
