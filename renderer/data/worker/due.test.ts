import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { fakePlatform } from '#renderer/platform/fake.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, TestTime, VESSEL } from '../testing/test-engine.ts';

const DAY = 86_400_000;

test('what is due follows the records and the clock of the device', async () => {
  freshIndexedDb(new IDBFactory());
  const time = new TestTime();
  const { engine } = await openTab(fakePlatform(), time);
  expect(await engine.due()).toEqual([]);
  must(await engine.createVessel(VESSEL));
  const [plan] = must(await engine.save([{ collection: 'backupPlan', values: { name: 'ECDIS 1', everyDays: 7 } }]));
  const backup = async () => (await engine.due()).find(({ kind }) => kind === 'backup');
  expect(await backup()).toMatchObject({ record: plan?.record, title: 'ECDIS 1', state: 'ok', ruleId: 'plan' });
  time.wall += 8 * DAY;
  expect(await backup()).toMatchObject({ state: 'overdue' });
  const [asset] = must(await engine.save([{ collection: 'asset', values: { name: 'ECDIS 1' } }]));
  const values = { plan: plan?.record ?? '', asset: asset?.record ?? '', result: 'ok', endedAt: time.wall };
  must(await engine.save([{ collection: 'backup', values }]));
  expect(await backup()).toMatchObject({ state: 'ok', dueAt: time.wall + 7 * DAY });
});
