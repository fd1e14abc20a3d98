import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import type { Result } from '#shared/base/result.ts';
import { WorkspaceDb } from '../store/db.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, type TestTab, VESSEL } from '../testing/test-engine.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

/** A ship with somebody of each of these roles, all with the PIN 1357; who had the PC last is the Master. */
async function crew(...roles: readonly string[]) {
  const tab = await openTab(fakePlatform({ disk: new FakeDisk() }));
  must(await tab.engine.createVessel(VESSEL));
  const { session } = await tab.until((s) => s.session.person !== null);
  const people = new Map<string, string>([['MASTER', session.person?.record ?? '']]);
  for (const role of roles)
    people.set(role, must(await tab.engine.addPerson({ name: role, roles: [role] }, '1357')).record);
  const be = (role: string) =>
    tab.engine.unlock(people.get(role) ?? '', role === 'MASTER' ? VESSEL.pin : '1357').then(must);
  return { tab, be, people };
}

/** Everything that was ever written on this device. */
async function opsOf(tab: TestTab): Promise<number> {
  const db = new WorkspaceDb(tab.state().database ?? '');
  const count = await db.ops.count();
  db.close();
  return count;
}

type Deed = (tab: TestTab, people: ReadonlyMap<string, string>) => Promise<Result<unknown>>;

/** What the pages do not offer to a rating; somebody who goes past the pages must not get it either. */
const FORBIDDEN_TO_A_RATING: Readonly<Record<string, Deed>> = {
  'adds a person': ({ engine }) => engine.addPerson({ name: 'X', roles: [] }, '1111'),
  'gives somebody a new PIN': ({ engine }, people) => engine.resetPin(people.get('MASTER') ?? '', '1111'),
  'gives themselves the role of the Master': ({ engine }, people) =>
    engine.save([{ record: people.get('RATING') ?? '', collection: 'person', values: { roles: ['MASTER'] } }]),
  'takes the key of the Master': ({ engine }, people) =>
    engine.save([
      { record: people.get('MASTER') ?? '', collection: 'person', values: { publicKey: new Uint8Array(32) } },
    ]),
  'signs the Master off': ({ engine }, people) =>
    engine.save([{ record: people.get('MASTER') ?? '', collection: 'person', values: { signedOffOn: '2026-11-22' } }]),
  'switches the automatic lock off': ({ engine }) => engine.setAutoLock(0),
  'adds a system': ({ engine }) => engine.save([{ collection: 'asset', values: { name: 'ECDIS' } }]),
  'imports systems': ({ engine }) => engine.loadRecords([{ collection: 'asset', values: { name: 'ECDIS' } }]),
  'plans a drill': ({ engine }) => engine.save([{ collection: 'drillPlan', values: { title: 'S01' } }]),
  'sets a policy': ({ engine }) => engine.save([{ collection: 'setting', values: { key: 'policy.drillEveryDays' } }]),
  'writes as the company': ({ engine }) =>
    engine.save([{ collection: 'message', values: { kind: 'task', title: 'Do it' } }]),
  'hides a refused record in a bundle with an allowed one': ({ engine }) =>
    engine.save([
      { collection: 'report', values: { kind: 'hazard', description: 'A wet floor' } },
      { collection: 'asset', values: { name: 'ECDIS' } },
    ]),
  'chooses the link': ({ engine }) => engine.chooseLink('iridium'),
  'sends photos at once': ({ engine }) => engine.allowPhotos(),
  'connects the PC again': ({ engine }) => engine.rejoin(),
  'drops a text': ({ engine }, people) => engine.redact(people.get('RATING') ?? '', [], 'because'),
  'saves the whole log': ({ engine }) => engine.exportLog(),
  'enrols the PC': ({ engine }) => engine.enrol('ABCD'),
};

describe('the worker, whatever page asks', () => {
  test.each(Object.entries(FORBIDDEN_TO_A_RATING))(
    'a rating who %s is refused and nothing is written',
    async (_name, deed) => {
      const { tab, be, people } = await crew('RATING');
      await be('RATING');
      const before = await opsOf(tab);
      expect(await deed(tab, people)).toMatchObject({ ok: false, error: { code: 'auth/forbidden' } });
      expect(await opsOf(tab)).toBe(before);
      await tab.engine.stop();
    },
  );

  test('the same deeds are taken from the Master, so it is the role that refuses', async () => {
    const { tab } = await crew();
    for (const values of [{ name: 'ECDIS' }, { name: 'Radar' }])
      must(await tab.engine.save([{ collection: 'asset', values }]));
    must(await tab.engine.setAutoLock(5));
    must(await tab.engine.save([{ collection: 'drillPlan', values: { title: 'S01' } }]));
    must(await tab.engine.exportLog());
    expect(tab.state().session.may).toContain('crewPin');
  });

  test('a rating reports, sets the own language, stops a drill', async () => {
    const { tab, be, people } = await crew('RATING');
    const [drill] = must(
      await tab.engine.save([
        { collection: 'drill', number: true, values: { title: 'S01', state: { state: 'running', at: 1 } } },
      ]),
    );
    await be('RATING');
    must(await tab.engine.save([{ collection: 'report', values: { kind: 'hazard', description: 'A wet floor' } }]));
    const own = { record: people.get('RATING') ?? '', collection: 'person' };
    must(await tab.engine.save([{ ...own, values: { uiLanguage: 'ru' } }]));
    const row = await tab.engine.getRecord(drill?.record ?? '');
    must(await tab.engine.transition(row as NonNullable<typeof row>, 'aborted', { reason: 'NO DRILL' }));
    expect(tab.state().session.may).not.toContain('assetWrite');
  });

  test('a form that gives back what it had loaded is no change of it', async () => {
    const { tab, be, people } = await crew('CO', 'RATING');
    await be('CO');
    const record = people.get('RATING') ?? '';
    const loaded = await tab.engine.getRecord(record);
    const values = { name: 'Ben Ali', roles: ['RATING'], signedOffOn: null };
    must(await tab.engine.save([{ record, collection: 'person', values, loaded }]));
    const master = people.get('MASTER') ?? '';
    const whole = await tab.engine.getRecord(master);
    must(
      await tab.engine.save([{ record: master, collection: 'person', values: { roles: ['MASTER'] }, loaded: whole }]),
    );
    expect(
      await tab.engine.save([{ record: master, collection: 'person', values: { roles: [] }, loaded: whole }]),
    ).toMatchObject({ error: { code: 'auth/forbidden', params: { capability: 'crewHeads' } } });
  });

  test('without a name one hands in a report, and a photo with it, and nothing else', async () => {
    const { tab } = await crew();
    must(await tab.engine.continueAnonymously());
    must(await tab.engine.save([{ collection: 'report', values: { kind: 'nearMiss', description: 'A near miss' } }]));
    expect(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS' } }])).toMatchObject({
      error: { code: 'auth/forbidden' },
    });
    expect(await tab.engine.addPerson({ name: 'X', roles: [] }, '1111')).toMatchObject({
      error: { code: 'auth/forbidden' },
    });
  });
});

describe('a new PIN for somebody', () => {
  test('leaves who gave it, when, to whom; the old key opens nothing and what it signed stays valid', async () => {
    const { tab, be, people } = await crew('ETO');
    const eto = people.get('ETO') ?? '';
    const [backup] = must(
      await tab.engine.save([{ collection: 'report', number: true, values: { kind: 'hazard', description: 'Old' } }]),
    );
    const record = backup?.record ?? '';
    must(await tab.engine.sign({ record, meaning: 'reviewed', person: eto, pin: '1357' }));
    const before = (await tab.engine.getRecord(eto))?.values['publicKey'];
    must(await tab.engine.resetPin(eto, '8642'));
    const after = await tab.engine.getRecord(eto);
    expect(after?.values['publicKey']).not.toEqual(before);
    expect(after?.values).toMatchObject({ pinSetHow: 'reset', pinSetBy: people.get('MASTER') });
    const trail = (await tab.engine.history(eto)).filter(({ changes }) => changes.some((c) => c.field === 'pinSetHow'));
    expect(trail.map(({ actor }) => actor)).toEqual([people.get('MASTER'), people.get('MASTER')]);
    expect(await tab.engine.signOffs([record])).toMatchObject([{ person: eto, state: 'valid' }]);
    expect(await tab.engine.sign({ record, meaning: 'reviewed', person: eto, pin: '1357' })).toMatchObject({
      error: { code: 'auth/wrong-pin' },
    });
    must(await tab.engine.sign({ record, meaning: 'reviewed', person: eto, pin: '8642' }));
    await be('MASTER');
    must(await tab.engine.save([{ record, collection: 'report', values: { description: 'New words' } }]));
    expect((await tab.engine.signOffs([record])).map(({ state }) => state)).toEqual(['changed', 'changed']);
    expect(must(await tab.engine.verify()).problems).toEqual([]);
  });

  test('is changed by the person alone, which is in the trail too', async () => {
    const { tab, people } = await crew();
    const master = people.get('MASTER') ?? '';
    must(await tab.engine.changePin(VESSEL.pin, '9753'));
    expect((await tab.engine.getRecord(master))?.values).toMatchObject({ pinSetHow: 'changed', pinSetBy: master });
  });

  test('is not given to who has signed off', async () => {
    const { tab, people } = await crew('ETO');
    const record = people.get('ETO') ?? '';
    must(await tab.engine.save([{ record, collection: 'person', values: { signedOffOn: '2026-11-22' } }]));
    expect(await tab.engine.resetPin(record, '8642')).toMatchObject({ error: { code: 'auth/forbidden' } });
  });
});
