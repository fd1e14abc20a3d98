import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import { DeviceDb } from '../store/db.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, VESSEL } from '../testing/test-engine.ts';

async function copyOfShip() {
  freshIndexedDb(new IDBFactory());
  const disk = new FakeDisk();
  const tab = await openTab(fakePlatform({ disk }));
  const { recoveryWords } = must(await tab.engine.createVessel(VESSEL));
  const report = {
    collection: 'report',
    values: { kind: 'hazard', description: 'filed before' },
    number: true,
  } as const;
  for (let count = 0; count < 3; count++) must(await tab.engine.save([report]));
  await tab.engine.stop();
  freshIndexedDb(new IDBFactory()); // another PC
  return { copy: disk, recoveryWords };
}

describe('the second copy on a new PC', () => {
  test('is shown before anything is taken, then taken over; the words open it', async () => {
    const { copy, recoveryWords } = await copyOfShip();
    const disk = new FakeDisk();
    const tab = await openTab(fakePlatform({ disk, copy }));
    expect(tab.state().workspace.status).toBe('none');
    const content = must(await tab.engine.openCopy());
    expect(content).toMatchObject({ vesselName: VESSEL.name, reports: 3, isDamaged: false });
    expect(content?.records).toBeGreaterThan(4); // the vessel, the master, the reports
    expect(disk.entries).toEqual([]);
    must(await tab.engine.restoreCopy());
    expect(tab.state().workspace).toMatchObject({ status: 'locked', info: { vesselName: VESSEL.name } });
    must(await tab.engine.recover(recoveryWords.join(' '), '9999'));
    expect(await tab.engine.queryIds({ collection: 'report' })).toHaveLength(3);
    expect(must(await tab.engine.verify()).problems).toEqual([]);
    expect(await tab.engine.openCopy()).toMatchObject({ error: { code: 'enrol/already-enrolled' } });
  });

  test('taken in half: nothing opens, no other ship is made, and it goes on where it stopped', async () => {
    const { copy, recoveryWords } = await copyOfShip();
    const disk = new FakeDisk();
    const first = await openTab(fakePlatform({ disk, copy }));
    must(await first.engine.openCopy());
    disk.journalFails = 'store/full';
    expect(await first.engine.restoreCopy()).toMatchObject({ error: { code: 'store/full' } }); // nothing was taken yet
    disk.journalFails = null;
    disk.entries.push(...copy.entries.slice(0, 2)); // as if the first part had come through
    await first.engine.stop();
    const again = await openTab(fakePlatform({ disk, copy }));
    expect(again.state().workspace.status).toBe('none');
    expect(await again.engine.createVessel(VESSEL)).toMatchObject({ error: { code: 'store/damaged' } });
    must(await again.engine.openCopy());
    must(await again.engine.restoreCopy());
    must(await again.engine.recover(recoveryWords.join(' '), '9999'));
    expect(await again.engine.queryIds({ collection: 'report' })).toHaveLength(3);
  });

  test('what is here of another copy is not mixed with this one', async () => {
    const { copy: another } = await copyOfShip();
    const { copy } = await copyOfShip();
    const disk = new FakeDisk();
    disk.entries.push(...another.entries.slice(0, 2));
    const device = new DeviceDb();
    await device.local.put({ key: 'is-restoring', value: 'E:/' });
    device.close();
    const tab = await openTab(fakePlatform({ disk, copy }));
    must(await tab.engine.openCopy());
    expect(await tab.engine.restoreCopy()).toMatchObject({ error: { code: 'store/damaged' } });
    expect(disk.entries).toHaveLength(2);
  });

  test('damaged in a place: said before', async () => {
    const { copy } = await copyOfShip();
    copy.entries[copy.entries.length - 1] = new Uint8Array([1, 2, 3]);
    const tab = await openTab(fakePlatform({ copy }));
    expect(must(await tab.engine.openCopy())).toMatchObject({ isDamaged: true });
  });
});
