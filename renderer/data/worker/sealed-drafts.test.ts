import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, TestTime, VESSEL } from '../testing/test-engine.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

const TEXT = 'The alarm is switched off at night.';

async function ship() {
  const [disk, time] = [new FakeDisk(), new TestTime()];
  const open = () => openTab(fakePlatform({ disk }), time);
  const tab = await open();
  must(await tab.engine.createVessel(VESSEL));
  const { session, workspace } = await tab.until((s) => s.session.person !== null);
  const master = session.person?.record ?? '';
  const mate = must(await tab.engine.addPerson({ name: 'Ivan Petrov', roles: ['2O'] }, '1357')).record;
  return { tab, open, master, mate, nameOf: (who: string) => `${workspace.info?.vesselId}/${who}/report/new` };
}

test('a draft is opened by its writer after a restart, and by nobody else at this PC', async () => {
  const { tab, open, master, mate, nameOf } = await ship();
  const { box, place } = must(await tab.engine.sealDraft(nameOf(master), TEXT));
  await tab.engine.stop();
  const again = await open();
  expect(await again.engine.draftPlace(nameOf(master))).toBe(place);
  expect(await again.engine.openDraft(nameOf(master), box)).toMatchObject({ error: { code: 'auth/forbidden' } });
  must(await again.engine.continueAnonymously());
  expect(await again.engine.openDraft(nameOf(master), box)).toMatchObject({ error: { code: 'auth/forbidden' } });
  must(await again.engine.unlock(mate, '1357'));
  expect(await again.engine.openDraft(nameOf(master), box)).toMatchObject({ error: { code: 'auth/forbidden' } });
  expect(await again.engine.openDraft(nameOf(mate), box)).toMatchObject({ error: { code: 'sealed/cannot-open' } });
  must(await again.engine.unlock(master, VESSEL.pin));
  expect(must(await again.engine.openDraft(nameOf(master), box)).text).toBe(TEXT);
});

test('what waited to be sealed while the PC changed hands is not sealed for whoever has it now', async () => {
  const { tab, master, mate, nameOf } = await ship();
  must(await tab.engine.unlock(mate, '1357'));
  expect(await tab.engine.sealDraft(nameOf(master), TEXT)).toMatchObject({ error: { code: 'auth/forbidden' } });
  await tab.engine.lock();
  expect(await tab.engine.sealDraft(nameOf(mate), TEXT)).toMatchObject({ error: { code: 'auth/forbidden' } });
});

test('photos come back with the text: name, kind and every byte', async () => {
  const { tab, master, nameOf } = await ship();
  const photo = new File([Uint8Array.of(0xff, 0xd8, 0xff, 7)], 'gangway.jpg', { type: 'image/jpeg' });
  const { box } = must(await tab.engine.sealDraft(nameOf(master), TEXT, [photo]));
  const { text, files } = must(await tab.engine.openDraft(nameOf(master), box));
  expect(text).toBe(TEXT);
  expect(files.map(({ name, type }) => ({ name, type }))).toEqual([{ name: 'gangway.jpg', type: 'image/jpeg' }]);
  expect(await files[0]?.bytes()).toEqual(Uint8Array.of(0xff, 0xd8, 0xff, 7));
  const pulled = Object.assign(new File([], 'a.jpg'), { arrayBuffer: () => Promise.reject(new Error('gone')) });
  expect(await tab.engine.sealDraft(nameOf(master), TEXT, [pulled])).toMatchObject({
    error: { code: 'file/unreadable' },
  });
});

test('what is being sealed while the PC is locked is refused, never sealed under a key that was wiped', async () => {
  const { tab, master, nameOf } = await ship();
  const sealing = tab.engine.sealDraft(nameOf(master), TEXT);
  await tab.engine.lock();
  expect(await sealing).toMatchObject({ error: { code: 'auth/forbidden' } });
});

test('a new key after a forgotten PIN does not open what the old one sealed', async () => {
  const { tab, master, mate, nameOf } = await ship();
  must(await tab.engine.unlock(mate, '1357'));
  const { box } = must(await tab.engine.sealDraft(nameOf(mate), TEXT));
  must(await tab.engine.unlock(master, VESSEL.pin));
  must(await tab.engine.resetPin(mate, '8642'));
  must(await tab.engine.unlock(mate, '8642'));
  expect(await tab.engine.openDraft(nameOf(mate), box)).toMatchObject({ error: { code: 'sealed/cannot-open' } });
});
