import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, TestTime, VESSEL } from '../testing/test-engine.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

async function ship() {
  const disk = new FakeDisk();
  const time = new TestTime();
  const open = () => openTab(fakePlatform({ disk }), time);
  const tab = await open();
  const { recoveryWords } = must(await tab.engine.createVessel(VESSEL));
  const { session } = await tab.until((s) => s.session.person !== null);
  return { disk, time, open, tab, recoveryWords, master: session.person?.record ?? '' };
}

const MATE = { name: 'Ivan Petrov', rank: 'Second officer', roles: ['2O'] };

describe('persons of a ship', () => {
  test('everybody with a PIN unlocks, without a link, and quick switching locks the one before out', async () => {
    const { tab, master } = await ship();
    const mate = must(await tab.engine.addPerson(MATE, '1357'));
    expect(mate).toMatchObject({ name: 'Ivan Petrov', hasPin: true, roles: ['2O'] });
    expect(must(await tab.engine.unlock(mate.record, '1357')).name).toBe('Ivan Petrov');
    await tab.until((s) => s.session.person?.record === mate.record);
    expect(tab.state().session.roles).toEqual(['2O']);
    must(await tab.engine.unlock(master, VESSEL.pin));
    await tab.until((s) => s.session.person?.record === master);
    await tab.engine.lock();
    expect(tab.state().workspace.status).toBe('locked');
    must(await tab.engine.continueAnonymously());
    expect(tab.state()).toMatchObject({ workspace: { status: 'ready' }, session: { person: null, roles: [] } });
  });

  test('a wrong PIN counts down, then waits, longer each time, also after a restart', async () => {
    const { tab, master, time, open } = await ship();
    for (const left of [2, 1, 0])
      expect(await tab.engine.unlock(master, '0000')).toMatchObject({
        error: { code: 'auth/wrong-pin', params: { left } },
      });
    expect(await tab.engine.unlock(master, VESSEL.pin)).toMatchObject({
      error: { code: 'auth/wait', params: { seconds: 30 } },
    });
    await tab.engine.stop();
    const again = await open();
    expect(again.state().session.waitUntil[master]).toBe(time.wall + 30_000);
    expect(await again.engine.unlock(master, VESSEL.pin)).toMatchObject({ error: { code: 'auth/wait' } });
    time.wall -= 365 * 86_400_000; // a clock set back locks nobody out for a year
    expect(await again.engine.unlock(master, VESSEL.pin)).toMatchObject({ error: { params: { seconds: 30 } } });
    time.wall += 365 * 86_400_000 + 30_000;
    expect(await again.engine.unlock(master, '0000')).toMatchObject({ error: { code: 'auth/wrong-pin' } });
    expect(await again.engine.unlock(master, VESSEL.pin)).toMatchObject({ error: { params: { seconds: 60 } } });
    time.wall += 60_000;
    must(await again.engine.unlock(master, VESSEL.pin));
    expect(again.state().session.waitUntil).toEqual({});
  });

  test('a PIN is changed by who knows the old one', async () => {
    const { tab, master } = await ship();
    expect(await tab.engine.changePin('0000', '9999')).toMatchObject({ error: { code: 'auth/wrong-pin' } });
    expect(await tab.engine.changePin(VESSEL.pin, '1')).toMatchObject({
      error: { code: 'input/invalid', params: { field: 'pin' } },
    });
    must(await tab.engine.changePin(VESSEL.pin, '9999'));
    await tab.engine.lock();
    expect((await tab.engine.unlock(master, VESSEL.pin)).ok).toBe(false);
    must(await tab.engine.unlock(master, '9999'));
  });

  test('only a head adds people and resets PINs; a reset makes a new key', async () => {
    const { tab, master } = await ship();
    const mate = must(await tab.engine.addPerson(MATE, '1357'));
    const before = (await tab.engine.getRecord(mate.record))?.values.publicKey;
    must(await tab.engine.unlock(mate.record, '1357'));
    expect(await tab.engine.addPerson({ name: 'X', roles: [] }, '1111')).toMatchObject({
      error: { code: 'auth/forbidden' },
    });
    expect(await tab.engine.resetPin(master, '1111')).toMatchObject({ error: { code: 'auth/forbidden' } });
    must(await tab.engine.unlock(master, VESSEL.pin));
    must(await tab.engine.resetPin(mate.record, '8642'));
    expect((await tab.engine.getRecord(mate.record))?.values.publicKey).not.toEqual(before);
    expect((await tab.engine.unlock(mate.record, '1357')).ok).toBe(false);
    must(await tab.engine.unlock(mate.record, '8642'));
  });

  test('who has signed off cannot unlock any more', async () => {
    const { tab } = await ship();
    const mate = must(await tab.engine.addPerson(MATE, '1357'));
    must(await tab.engine.save([{ record: mate.record, collection: 'person', values: { signedOffOn: '2026-11-22' } }]));
    expect(await tab.engine.unlock(mate.record, '1357')).toMatchObject({ error: { code: 'auth/forbidden' } });
  });

  test('who is signed off while at work is locked out within seconds', async () => {
    const { tab, time, master } = await ship();
    must(await tab.engine.setAutoLock(0));
    must(await tab.engine.save([{ record: master, collection: 'person', values: { signedOffOn: '2026-11-22' } }]));
    await time.pass(11_000);
    expect(tab.state().workspace.status).toBe('locked');
  });

  test('the PC locks itself when nobody has touched it, by either way a clock can jump', async () => {
    const { tab, time, master } = await ship();
    must(await tab.engine.setAutoLock(5));
    for (let i = 0; i < 4; i++) {
      await time.pass(4 * 60_000);
      await tab.engine.touched();
    }
    expect(tab.state().workspace.status).toBe('ready');
    await time.pass(5 * 60_000 + 11_000);
    expect(tab.state().workspace.status).toBe('locked');
    must(await tab.engine.unlock(master, VESSEL.pin));
    time.wall -= 3_600_000;
    await time.pass(11_000);
    expect(tab.state().workspace.status).toBe('locked');
    must(await tab.engine.unlock(master, VESSEL.pin));
    must(await tab.engine.setAutoLock(0));
    await time.pass(3_600_000);
    expect(tab.state().workspace.status).toBe('ready');
  });
});

describe('the recovery words', () => {
  test('set a new PIN for the master, who can then reset the others', async () => {
    const { tab, master, recoveryWords } = await ship();
    await tab.engine.lock();
    expect(await tab.engine.recover('abandon abandon', '9999')).toMatchObject({
      error: { code: 'auth/recovery-words' },
    });
    const swapped = ['zoo', ...recoveryWords.slice(1)].join(' ');
    expect((await tab.engine.recover(swapped, '9999')).ok).toBe(false);
    const person = must(await tab.engine.recover(recoveryWords.join(' '), '9999'));
    expect(person.record).toBe(master);
    await tab.engine.lock();
    must(await tab.engine.unlock(master, '9999'));
  });

  test('work on a new PC that has a copy of the data and none of the keys, with the same person key', async () => {
    const { tab, disk, recoveryWords, master } = await ship();
    const publicKey = (await tab.engine.getRecord(master))?.values.publicKey;
    const report = {
      collection: 'report',
      values: { kind: 'hazard', description: 'filed before' },
      number: true,
    } as const;
    must(await tab.engine.save([report]));
    await tab.engine.stop();
    freshIndexedDb(new IDBFactory());
    const newPc = new FakeDisk();
    newPc.entries.push(...disk.entries); // the second copy, brought on a stick
    const open = () => openTab(fakePlatform({ disk: newPc }));
    const there = await open();
    expect(there.state().workspace.status).toBe('locked');
    const [person] = there.state().session.persons;
    expect(person?.name).toBe('Arnel Cruz');
    expect((await there.engine.unlock(person?.record ?? '', VESSEL.pin)).ok).toBe(false); // a PIN alone opens nothing
    const recovered = must(await there.engine.recover(recoveryWords.join(' '), '9999'));
    expect((await there.engine.getRecord(recovered.record))?.values.publicKey).toEqual(publicKey);
    expect(await there.engine.queryIds({ collection: 'report' })).toHaveLength(1);
    const [saved] = must(await there.engine.save([report]));
    expect(must(await there.engine.verify()).problems).toEqual([]);
    await there.engine.stop();
    const again = await open();
    expect(again.state().session.persons.map((p) => p.name)).toEqual(['Arnel Cruz']);
    must(await again.engine.unlock(recovered.record, '9999'));
    expect((await again.engine.getRecord(saved?.record ?? ''))?.number).toBe(saved?.number);
    expect(await again.engine.queryIds({ collection: 'report' })).toHaveLength(2);
  });

  test('are not kept on the device', async () => {
    const { disk, recoveryWords } = await ship();
    const all = [...disk.entries, ...disk.secrets.values()]
      .map((b) => Buffer.from(b ?? []).toString('latin1'))
      .join('');
    // A word by itself may be one of ours ("version", "person"); two in their order, however parted, are not.
    const pairs = recoveryWords.slice(1).map((word, i) => new RegExp(`${recoveryWords[i]}[^]?${word}`));
    for (const pair of pairs) expect(all).not.toMatch(pair);
    expect(all).not.toContain(VESSEL.pin);
  });
});
