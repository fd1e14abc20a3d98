import { afterEach, describe, expect, test } from 'vitest';
import { foldDigest } from '#shared/merge/digest.ts';
import type { VesselList } from '#shared/sync/hub-api.ts';
import { type RunningHub, startHub } from '#shore/hub/start-hub.ts';
import { DATABASES, sayWhatIsMissing, sqliteFolder, type TestDatabase } from './databases.ts';
import {
  call,
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

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  describe(`a ship, a desk and the hub on ${name}`, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });

    async function start(): Promise<RunningHub & { database: TestDatabase; folder: TestDatabase }> {
      const folder = sqliteFolder();
      const database = make();
      const running = await startHub({ ...optionsOf(folder, database), webRoot: null });
      ends.push(folder.remove, database.remove, () => running.close());
      return { ...running, database, folder };
    }

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
      const onShip = (await ship.replica.store.records([id])).get(id);
      expect(onShip?.conflicts).toHaveLength(1);
      expect(await digestOf(ship)).toBe(await digestOf(desk));
      const room = await hub.rooms.of(company.id, VESSEL);
      expect(await room.run(async (replica) => foldDigest(await replica.store.allRecords()))).toBe(
        await digestOf(ship),
      );
      const { json } = await call<VesselList>(url, staff.token, 'GET', '/api/vessels');
      expect(json.vessels).toMatchObject([
        {
          vessel: VESSEL,
          conflicts: 1,
          missing: 0,
          quarantined: 0,
          devices: [{ side: 'ship', letter: 'A' }, { side: 'shore' }],
        },
      ]);
      expect(json.vessels[0]?.deliveredUpTo).toBeGreaterThan(1);
      expect(json.vessels[0]?.silentMs).toBeLessThan(60_000);
    });
  });

export function optionsOf(folder: TestDatabase, database: TestDatabase) {
  const dataDir = (folder.options as { folder: string }).folder;
  return 'url' in database.options
    ? { dataDir, databaseUrl: database.options.url, databaseSchema: database.options.schema as string }
    : { dataDir };
}
