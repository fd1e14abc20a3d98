import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { fakePlatform } from '#renderer/platform/fake.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, TestTime, VESSEL } from '../testing/test-engine.ts';

const DAY = 86_400_000;

test('readiness follows answers, evidence and the clock; the trend is what it was', async () => {
  freshIndexedDb(new IDBFactory());
  const time = new TestTime();
  const { engine } = await openTab(fakePlatform({ config: { isDemo: true } }), time);
  expect(await engine.readiness()).toBeNull();
  must(await engine.createVessel(VESSEL));
  const question = async (id: string) => (await engine.readiness())?.questions.find((each) => each.id === id);
  expect(await question('D-51')).toMatchObject({ status: 'none', counts: 0 });

  const start = time.wall;
  const said = { question: 'D-51', level: 'inPlace', answeredOn: utcDay(time.wall) };
  must(await engine.save([{ collection: 'answer', values: said }]));
  // said to be in place, but no drill is on record
  expect(await question('D-51')).toMatchObject({ points: 80, counts: 20, limitedBy: 'drill' });

  time.wall += 40 * DAY;
  const drilled = time.wall;
  const state = { state: 'completed', at: time.wall };
  const drill = { title: 'S01', level: 'exercise', endedAt: time.wall, state };
  must(await engine.loadRecords([{ collection: 'drill', values: drill }]));
  expect(await question('D-51')).toMatchObject({ counts: 80, limitedBy: null });
  const now = (await engine.readiness())?.whole.percent;

  time.wall += 400 * DAY;
  expect(await question('D-51')).toMatchObject({ agePercent: 60, points: 48, counts: 20, limitedBy: 'drill' });
  const trend = await engine.loadReadinessTrend([start - DAY, start + DAY, drilled + DAY, time.wall]);
  expect(trend.map(({ answered }) => answered)).toEqual([0, 1, 1, 1]);
  expect(trend[0]?.percent).toBe(0);
  expect(trend[2]?.percent).toBe(now);
  expect(trend[2]?.byElement['recover']).toBeGreaterThan(trend[1]?.byElement['recover'] ?? 0);
  expect(trend[3]?.byElement['recover']).toBeLessThan(trend[2]?.byElement['recover'] ?? 0);
});

test('people, makers, media and the map count as soon as they are in the log', async () => {
  freshIndexedDb(new IDBFactory());
  const time = new TestTime();
  const { engine } = await openTab(fakePlatform({ config: { isDemo: true } }), time);
  must(await engine.createVessel(VESSEL));
  const evidence = async (kind: string) => {
    const found = (await engine.readiness())?.evidence.find((each) => each.kind === kind);
    return [found?.points ?? null, found?.items.length];
  };
  expect(await evidence('vendorSessions')).toEqual([null, 0]);
  const at = time.wall;
  const made = must(
    await engine.save([
      { collection: 'zone', values: { key: 'Z1', name: 'Navigation' } },
      { collection: 'contact', values: { name: 'DPA' } },
      { collection: 'person', values: { name: 'New cadet' } },
      { collection: 'mediaLog', values: { label: 'Chart stick', lastScanAt: at, scanResult: 'infected' } },
      { collection: 'incident', values: { title: 'Odd mail', state: { state: 'reported', at } } },
    ]),
  );
  const session = { company: 'Maker', state: { state: 'ended', at }, endedAt: at };
  must(await engine.loadRecords([{ collection: 'vendorSession', values: session }]));
  expect(await evidence('networkMap')).toEqual([100, 1]);
  expect(await evidence('contacts')).toEqual([100, 1]);
  expect(await evidence('vendorSessions')).toEqual([0, 1]);
  expect(await evidence('mediaLog')).toEqual([20, 1]);
  expect(await evidence('incidents')).toEqual([0, 1]);
  const [training, people] = await evidence('training');
  expect(training).toBe(20);
  expect(people).toBe((await evidence('roles'))[1]);

  const idOf = (collection: string) => made.find(({ record }) => record.startsWith(`${collection}.`))?.record ?? '';
  time.wall += 1000;
  const state = { state: 'completed', at: time.wall };
  const record = must(await engine.newId('drill'));
  const values = { title: 'S01', endedAt: time.wall, state };
  must(await engine.loadRecords([{ record, collection: 'drill', values }]));
  const part = { parent: record, person: idOf('person'), present: true };
  const scan = { parent: idOf('mediaLog'), happenedAt: time.wall, direction: 'scanned', scanResult: 'clean' };
  must(
    await engine.save([
      { collection: 'drillAttendance', values: part },
      { collection: 'mediaLogEntry', values: scan },
    ]),
  );
  expect(await evidence('mediaLog')).toEqual([100, 1]);
  expect((await evidence('training'))[0]).toBe(Math.round((100 + 20 * (Number(people) - 1)) / Number(people)));
});
