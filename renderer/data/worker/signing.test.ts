import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, type TestTab, VESSEL } from '../testing/test-engine.ts';
import { isAllAshore, shipInTouch } from '../testing/test-world.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

const MATE = { name: 'Ivan Petrov', rank: 'Second officer', roles: ['2O'] };
const MATES_PIN = '1357';

/** A ship in touch, and a drill with one line in its log. */
async function drillAboard() {
  const world = await shipInTouch();
  const { engine } = world.ship;
  const mate = must(await engine.addPerson(MATE, MATES_PIN));
  const master = world.ship.state().session.person?.record ?? '';
  const drill = must(await engine.newId('drill'));
  const line = must(await engine.newId('drillTimeline'));
  must(
    await engine.save([
      {
        record: drill,
        collection: 'drill',
        number: true,
        values: { title: 'GNSS spoofing', state: { state: 'ready' } },
      },
      { record: line, collection: 'drillTimeline', values: { parent: drill, kind: 'start', happenedAt: 1000 } },
    ]),
  );
  for (const to of ['running', 'debrief']) {
    const row = await engine.getRecord(drill);
    must(await engine.transition(row as NonNullable<typeof row>, to));
  }
  return { ...world, drill, line, mate, master };
}

async function state(tab: TestTab, drill: string) {
  return (await tab.engine.signOffs([drill])).map((s) => [s.name, s.meaning, s.state]);
}

test('each person signs by PIN while another works here; it is valid at the desk too', async () => {
  const { ship, hub, desk, drill, mate, master } = await drillAboard();
  must(await ship.engine.sign({ record: drill, meaning: 'performed', person: mate.record, pin: MATES_PIN }));
  const approval = { record: drill, meaning: 'approved', role: 'MASTER', move: 'completed' };
  must(await ship.engine.sign({ ...approval, person: master, pin: VESSEL.pin }));
  expect(ship.state().session.person?.record).toBe(master);
  const both = [
    ['Ivan Petrov', 'performed', 'valid'],
    ['Arnel Cruz', 'approved', 'valid'],
  ];
  expect(await state(ship, drill)).toEqual(both);
  expect((await ship.engine.signOffs([drill]))[1]).toMatchObject({ role: 'MASTER', rank: 'Master', changedAt: null });
  await ship.until(() => isAllAshore(ship));

  await hub.addStaff('dpa', 'Ann Shore', 'correct horse battery', ['dpa']);
  const shore = await desk();
  must(await shore.engine.signIn('dpa', 'correct horse battery'));
  must(await shore.engine.openVessel('imo9074729'));
  expect(await state(shore, drill)).toEqual(both);
  must(await shore.engine.save([{ record: drill, collection: 'drill', values: { shoreRemark: 'Well done.' } }]));
  must(await shore.engine.sign({ record: drill, meaning: 'acknowledged', role: 'DPA', move: 'acknowledged' }));
  expect((await shore.engine.getRecord(drill))?.values['state']).toMatchObject({ state: 'acknowledged', role: 'DPA' });
  must(await shore.engine.syncNow());
  must(await ship.engine.syncNow());
  // what the shore adds of its own, and the state, are not what the ship had signed
  expect(await state(ship, drill)).toEqual([...both, ['Ann Shore', 'acknowledged', 'valid']]);
});

test('a later change of the record or of a line below it shows', async () => {
  const { ship, drill, line, mate, master, time } = await drillAboard();
  must(await ship.engine.sign({ record: drill, meaning: 'performed', person: mate.record, pin: MATES_PIN }));
  must(await ship.engine.save([{ record: drill, collection: 'drill', values: { tags: ['bridge'] } }]));
  expect(await state(ship, drill)).toEqual([['Ivan Petrov', 'performed', 'valid']]);
  time.wall += 60_000;
  must(await ship.engine.save([{ record: line, collection: 'drillTimeline', values: { text: 'later' } }]));
  expect(await ship.engine.signOffs([drill])).toMatchObject([
    { state: 'changed', changedAt: time.wall, changedBy: master },
  ]);
  must(await ship.engine.sign({ record: drill, meaning: 'approved', person: master, pin: VESSEL.pin }));
  expect((await state(ship, drill)).map(([, , s]) => s)).toEqual(['changed', 'valid']);
});

test('a wrong PIN signs nothing and counts; a reset PIN leaves old signatures valid', async () => {
  const { ship, drill, mate } = await drillAboard();
  expect(
    await ship.engine.sign({ record: drill, meaning: 'attended', person: mate.record, pin: '0000' }),
  ).toMatchObject({ error: { code: 'auth/wrong-pin', params: { left: 2 } } });
  expect(await ship.engine.signOffs([drill])).toEqual([]);
  must(await ship.engine.sign({ record: drill, meaning: 'attended', person: mate.record, pin: MATES_PIN }));
  must(await ship.engine.resetPin(mate.record, '8642'));
  expect(await state(ship, drill)).toEqual([['Ivan Petrov', 'attended', 'valid']]);
});

test('a signature that somebody rewrote is wrong; a voided one says so', async () => {
  const { ship, drill, mate, master } = await drillAboard();
  const signed = must(
    await ship.engine.sign({ record: drill, meaning: 'attended', person: mate.record, pin: MATES_PIN }),
  );
  must(await ship.engine.save([{ record: signed.record, collection: 'signature', values: { person: master } }]));
  expect((await state(ship, drill))[0]?.[2]).toBe('wrong');
  must(
    await ship.engine.save([
      { record: signed.record, collection: 'signature', values: { person: mate.record, meaning: 'approved' } },
    ]),
  );
  expect((await state(ship, drill))[0]?.[2]).toBe('missing');
  const row = await ship.engine.getRecord(signed.record);
  must(await ship.engine.remove(row as NonNullable<typeof row>, 'signed for another drill'));
  expect((await state(ship, drill))[0]?.[2]).toBe('voided');
});

test('nothing is signed, and nothing ends, over an open conflict, also one that the page has not shown yet', async () => {
  const { ship, hub, desk, drill, mate } = await drillAboard();
  await ship.until(() => isAllAshore(ship));
  await hub.addStaff('dpa', 'Ann Shore', 'correct horse battery', ['dpa']);
  const shore = await desk();
  must(await shore.engine.signIn('dpa', 'correct horse battery'));
  must(await shore.engine.openVessel('imo9074729'));
  const planned = must(await ship.engine.newId('drill'));
  const values = { title: 'Blackout', state: { state: 'ready' } };
  must(await ship.engine.save([{ record: planned, collection: 'drill', values }]));
  await ship.until(() => isAllAshore(ship));
  must(await shore.engine.syncNow());
  const both = (lessons: string) =>
    [drill, planned].map((record) => ({ record, collection: 'drill', values: { lessons } }));
  const shown = await ship.engine.getRecord(planned);
  must(await ship.engine.save(both('One')));
  must(await shore.engine.save(both('Two')));
  await ship.until(() => isAllAshore(ship));
  must(await shore.engine.syncNow());
  must(await ship.engine.syncNow());
  expect(
    await ship.engine.sign({ record: drill, meaning: 'performed', person: mate.record, pin: MATES_PIN }),
  ).toMatchObject({ error: { code: 'record/open-conflicts' } });
  const reason = 'In port too long';
  const refused = { error: { code: 'record/open-conflicts' } };
  expect(await ship.engine.transition(shown as NonNullable<typeof shown>, 'cancelled', { reason })).toMatchObject(
    refused,
  );
  const cancelled = { record: planned, collection: 'drill', values: { state: { state: 'cancelled', reason } } };
  expect(await ship.engine.save([cancelled])).toMatchObject(refused);
  expect((await ship.engine.getRecord(planned))?.state).toBe('ready');
});
