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
  const { engine } = await openTab(fakePlatform(), time);
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
  must(await engine.save([{ collection: 'drill', values: drill }]));
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
