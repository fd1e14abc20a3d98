import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import type { RecordRow } from '../contract.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, TestBrowser, TestTime, VESSEL } from '../testing/test-engine.ts';

beforeEach(() => {
  freshIndexedDb(new IDBFactory());
});

const REPORT = { kind: 'hazard', title: 'USB stick found', description: 'In the ECDIS, nobody knows whose.' };

async function vessel(kind: 'electron' | 'web' = 'electron') {
  const disk = new FakeDisk();
  const time = new TestTime();
  const browser = new TestBrowser();
  const open = () => openTab(fakePlatform({ kind, disk }), time, browser);
  const tab = await open();
  const { recoveryWords } = must(await tab.engine.createVessel(VESSEL));
  return { disk, time, browser, open, tab, recoveryWords };
}

async function row(engine: { getRecord: (id: string) => Promise<RecordRow | null> }, id: string): Promise<RecordRow> {
  const found = await engine.getRecord(id);
  if (!found) throw new Error(`no record ${id}`);
  return found;
}

describe('setting up a vessel', () => {
  test('nothing is there at first; then the master works and the vessel is known', async () => {
    const tab = await openTab(fakePlatform());
    expect(tab.state().workspace).toMatchObject({ status: 'none', role: 'vessel', info: null });
    const made = must(await tab.engine.createVessel(VESSEL));
    expect(made.recoveryWords).toHaveLength(12);
    const { workspace, session } = await tab.until((s) => s.workspace.status === 'ready');
    expect(workspace.info).toMatchObject({
      vesselId: 'imo9074729',
      vesselName: 'MV Test Pioneer',
      imoNumber: '9074729',
      shortCode: 'TP',
      shipTimeOffsetMin: 480,
      isEnrolled: false,
      company: null,
      hubUrl: null,
      dpas: [],
      health: { store: 'good', journal: 'good', keyProtection: 'os', isReadOnly: false },
    });
    expect(workspace.info?.mark).toMatch(/^XX[A-Z0-9]{2}$/);
    expect(session.person).toMatchObject({ name: 'Arnel Cruz', roles: ['MASTER'], hasPin: true });
    expect(session.roles).toEqual(['MASTER']);
    expect((await tab.engine.createVessel(VESSEL)).ok).toBe(false);
  });

  test.each([
    [{ imoNumber: '9074728' }, 'input/imo-number', 'imoNumber'],
    [{ name: '' }, 'input/invalid', 'name'],
    [{ shortCode: 'x' }, 'input/invalid', 'shortCode'],
    [{ pin: '12' }, 'input/invalid', 'pin'],
    [{ person: { name: '', roles: [] } }, 'input/invalid', 'name'],
  ])('refuses %o and keeps nothing', async (wrong, code, field) => {
    const disk = new FakeDisk();
    const tab = await openTab(fakePlatform({ disk }));
    expect(await tab.engine.createVessel({ ...VESSEL, ...wrong })).toMatchObject({
      error: { code, params: { field } },
    });
    expect(disk.entries).toHaveLength(0);
    expect((await openTab(fakePlatform({ disk }))).state().workspace.status).toBe('none');
  });
});

describe('after a restart', () => {
  test('the vessel is there, locked, with what was saved', async () => {
    const { tab, open } = await vessel();
    const [saved] = must(await tab.engine.save([{ collection: 'report', values: REPORT, number: true }]));
    expect(saved?.number).toMatch(/^NCR-TP-XX..-0001$/);
    await tab.engine.stop();
    const again = await open();
    expect(again.state().workspace.status).toBe('locked');
    expect((await row(again.engine, saved?.record ?? '')).title).toBe('USB stick found');
    expect(await again.engine.save([{ collection: 'report', values: REPORT }])).toMatchObject({
      error: { code: 'auth/signed-out' },
    });
  });

  test('Chromium has dropped its storage: all comes back from the journal, the PIN too', async () => {
    const { tab, open } = await vessel();
    const [saved] = must(await tab.engine.save([{ collection: 'report', values: REPORT, number: true }]));
    const master = tab.state().session.persons[0]?.record ?? '';
    await tab.engine.stop();
    freshIndexedDb(new IDBFactory());
    const again = await open();
    expect(again.state().workspace.status).toBe('locked');
    expect((await row(again.engine, saved?.record ?? '')).number).toBe(saved?.number);
    must(await again.engine.unlock(master, VESSEL.pin));
    const [next] = must(await again.engine.save([{ collection: 'report', values: REPORT, number: true }]));
    expect(next?.number).toMatch(/-0002$/);
    expect(must(await again.engine.verify()).problems).toEqual([]);
  });

  test('on the web there is no journal, and the strict transaction is enough', async () => {
    const { tab, open, disk } = await vessel('web');
    const [saved] = must(await tab.engine.save([{ collection: 'report', values: REPORT, number: true }]));
    expect(disk.entries).toHaveLength(0);
    await tab.engine.stop();
    const again = await open();
    expect(again.state().workspace.info?.health.journal).toBe('none');
    expect((await row(again.engine, saved?.record ?? '')).title).toBe('USB stick found');
  });

  test('a journal that cannot be read is said, and nothing is made anew', async () => {
    const { tab, disk, time, browser } = await vessel();
    await tab.engine.stop();
    const platform = fakePlatform({ disk });
    const journal = {
      ...platform.journal,
      status: async () => ({ ok: false, error: { code: 'store/journal-failed' } }),
    };
    const again = await openTab({ ...platform, journal } as never, time, browser);
    expect(again.state().workspace).toMatchObject({ status: 'failed', error: { code: 'store/journal-failed' } });
  });
});

describe('saving', () => {
  test('all or none, checked, with numbers that are spent once', async () => {
    const { tab } = await vessel();
    const wrong = await tab.engine.save([
      { collection: 'report', values: REPORT, number: true },
      { collection: 'report', values: { kind: 'hazard' }, number: true },
    ]);
    expect(wrong).toMatchObject({
      ok: false,
      error: { code: 'input/invalid', params: { field: 'description', why: 'required' } },
    });
    expect(await tab.engine.queryIds({ collection: 'report', removed: 'any' })).toEqual([]);
    const [a, b] = must(
      await tab.engine.save([
        { collection: 'report', values: REPORT, number: true },
        { collection: 'report', values: REPORT, number: true },
      ]),
    );
    expect([a?.number?.slice(-4), b?.number?.slice(-4)]).toEqual(['0001', '0002']);
  });

  test.each(['', '  \n', '\0', null])('a record does not lose what it needs: %j', async (name) => {
    const { tab } = await vessel();
    const [saved] = must(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS', note: 'x' } }]));
    const record = saved?.record ?? '';
    const blank = await tab.engine.save([{ record, collection: 'asset', values: { name, note: null } }]);
    expect(blank).toMatchObject({
      ok: false,
      error: { code: 'input/invalid', params: { field: 'name', why: 'required' } },
    });
    expect((await row(tab.engine, record)).values).toMatchObject({ name: 'ECDIS', note: 'x' });
  });

  test('only what changed is written; a set as its difference; null clears', async () => {
    const { tab } = await vessel();
    const [saved] = must(
      await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS', tags: ['nav', 'old'] } }]),
    );
    const id = saved?.record ?? '';
    const loaded = await row(tab.engine, id);
    const same = must(
      await tab.engine.save([
        { record: id, collection: 'asset', values: { name: 'ECDIS', tags: ['nav', 'old'] }, loaded },
      ]),
    );
    expect(same[0]?.isChanged).toBe(false);
    must(
      await tab.engine.save([
        { record: id, collection: 'asset', values: { name: 'ECDIS 1', tags: ['nav', 'new'], note: null }, loaded },
      ]),
    );
    expect((await row(tab.engine, id)).values).toMatchObject({ name: 'ECDIS 1', tags: ['nav', 'new'] });
    const [newest] = await tab.engine.history(id);
    expect(newest?.changes).toEqual([
      { field: 'name', before: 'ECDIS', after: 'ECDIS 1', isRedacted: false },
      { field: 'tags', before: ['old'], after: ['new'], isRedacted: false },
    ]);
    expect(newest).toMatchObject({ actorName: 'Arnel Cruz', signature: 'unsealed', isOwn: true, side: 'ship' });
  });

  test('wish 33: a form that was open while another tab saved makes a conflict, not a loss; a stale decision is refused', async () => {
    const { tab, open } = await vessel();
    const [saved] = must(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS' } }]));
    const id = saved?.record ?? '';
    const other = await open();
    must(await other.engine.unlock(other.state().session.persons[0]?.record ?? '', VESSEL.pin));
    const loaded = await row(tab.engine, id);
    const loadedThere = await row(other.engine, id);
    must(
      await other.engine.save([
        { record: id, collection: 'asset', values: { name: 'ECDIS port' }, loaded: loadedThere },
      ]),
    );
    must(await tab.engine.save([{ record: id, collection: 'asset', values: { name: 'ECDIS starboard' }, loaded }]));
    const now = await row(other.engine, id);
    expect(now.conflicts[0]?.contenders.map((c) => c.value).sort()).toEqual(['ECDIS port', 'ECDIS starboard']);
    const heads = now.conflicts[0]?.contenders.flatMap((c) => c.refs) ?? [];
    must(await other.engine.resolve(id, { name: { value: 'ECDIS port', heads } }, 'read the plate'));
    expect((await row(tab.engine, id)).conflictCount).toBe(0);
    expect(await tab.engine.resolve(id, { name: { value: 'x', heads } }, 'late')).toMatchObject({
      error: { code: 'record/stale-resolution' },
    });
    await other.engine.continueAnonymously();
    expect(await other.engine.resolve(id, { name: { value: 'x', heads } }, 'no right')).toMatchObject({
      error: { code: 'auth/forbidden' },
    });
  });

  test('two tabs never give out the same id or number', async () => {
    const { tab, open } = await vessel('web');
    const other = await open();
    must(await other.engine.unlock(other.state().session.persons[0]?.record ?? '', VESSEL.pin));
    const ids: string[] = [];
    const numbers: (string | null)[] = [];
    for (let i = 0; i < 6; i++) {
      const engine = i % 2 ? tab.engine : other.engine;
      ids.push(must(await engine.newId('report')));
      const [saved] = must(await engine.save([{ collection: 'report', values: REPORT, number: true }]));
      ids.push(saved?.record ?? '');
      numbers.push(saved?.number ?? null);
    }
    await Promise.all(
      [tab, other, tab, other].map(async ({ engine }) => {
        const [saved] = must(await engine.save([{ collection: 'report', values: REPORT, number: true }]));
        ids.push(saved?.record ?? '');
        numbers.push(saved?.number ?? null);
      }),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('a workflow moves; a removal is a mark that can be taken back; a filed record stays in the list', async () => {
    const { tab } = await vessel();
    const [report] = must(await tab.engine.save([{ collection: 'report', values: REPORT, number: true }]));
    const [asset] = must(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS' } }]));
    must(await tab.engine.transition(await row(tab.engine, report?.record ?? ''), 'submitted'));
    expect((await row(tab.engine, report?.record ?? '')).state).toBe('submitted');
    must(await tab.engine.transition(await row(tab.engine, report?.record ?? ''), 'masterReview'));
    expect(await tab.engine.transition(await row(tab.engine, report?.record ?? ''), 'returned')).toMatchObject({
      error: { params: { field: 'reason' } },
    });
    for (const saved of [report, asset])
      must(await tab.engine.remove(await row(tab.engine, saved?.record ?? ''), 'entered twice'));
    expect((await row(tab.engine, report?.record ?? '')).isRemoved).toBe(true);
    expect(await tab.engine.queryIds({ collection: 'report' })).toEqual([report?.record]);
    expect(await tab.engine.queryIds({ collection: 'asset' })).toEqual([]);
    expect(await tab.engine.queryIds({ collection: 'asset', removed: 'only' })).toEqual([asset?.record]);
    must(await tab.engine.takeBackRemoval(await row(tab.engine, asset?.record ?? ''), 'was right after all'));
    expect(await tab.engine.queryIds({ collection: 'asset' })).toEqual([asset?.record]);
  });

  test('a redaction takes the text from the records, the log and the journal', async () => {
    const { tab, disk } = await vessel();
    const secret = 'the name of the seafarer';
    const [saved] = must(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS', note: secret } }]));
    const id = saved?.record ?? '';
    const text = () => disk.entries.map((entry) => Buffer.from(entry ?? []).toString('latin1')).join('');
    expect(text()).toContain(secret);
    const [entry] = await tab.engine.history(id);
    must(await tab.engine.redact(id, [{ ref: entry?.ref ?? { replica: '', seq: 0 }, field: 'note' }], 'privacy'));
    expect(text()).not.toContain(secret);
    expect((await row(tab.engine, id)).redacted).toEqual(['note']);
    expect(must(await tab.engine.verify()).problems).toEqual([]);
    expect(new TextDecoder().decode(must(await tab.engine.exportLog()))).not.toContain(secret);
  });

  test('a full disk refuses, with nothing half written, and works again after', async () => {
    const { tab, disk } = await vessel();
    disk.journalFails = 'store/full';
    expect(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS' } }])).toMatchObject({
      error: { code: 'store/full' },
    });
    expect(await tab.engine.queryIds({ collection: 'asset' })).toEqual([]);
    disk.journalFails = null;
    must(await tab.engine.save([{ collection: 'asset', values: { name: 'ECDIS' } }]));
    expect(await tab.engine.queryIds({ collection: 'asset' })).toHaveLength(1);
    expect(must(await tab.engine.verify()).problems).toEqual([]);
  });

  test('an import says how far it came', async () => {
    const { tab } = await vessel();
    const drafts = Array.from({ length: 700 }, (_, i) => ({ collection: 'asset', values: { name: `Switch ${i}` } }));
    const seen: number[] = [];
    const done = await tab.engine.loadRecords(drafts, ({ done }) => seen.push(done));
    expect(must(done).records).toBe(700);
    expect(seen).toEqual([300, 600, 700]);
    const bad = await tab.engine.loadRecords([...drafts.slice(0, 300), { collection: 'asset', values: {} }]);
    expect(bad).toMatchObject({ error: { code: 'input/invalid', params: { done: 300 } } });
    expect(await tab.engine.queryIds({ collection: 'asset', removed: 'any' })).toHaveLength(1000);
  });
});
