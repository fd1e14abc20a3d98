import { Dexie } from 'dexie';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { webPlatform } from '#renderer/platform/web.ts';
import type { Result } from '#shared/base/result.ts';
import {
  addPerson,
  addPhoto,
  attachmentBlob,
  continueAnonymously,
  createVessel,
  getRecords,
  lock,
  type RecordRow,
  redact,
  save,
  startData,
  unlock,
  useAttachmentFiles,
  useChildren,
  useConflicts,
  useCount,
  useDraft,
  useHistory,
  useRecord,
  useRecordState,
  useRecords,
  useSession,
  useWorkspace,
  verify,
} from './index.ts';
import { VESSEL } from './testing/test-engine.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
  return result.value;
}

async function until<T>(read: () => T, is: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = read();
    if (is(value)) return value;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

beforeAll(async () => {
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
  await startData({ platform: webPlatform() });
});

afterAll(() => lock());

test('a vessel is set up in the worker; the page follows', async () => {
  const workspace = await renderHook(() => useWorkspace());
  await until(
    () => workspace.result.current.status,
    (status) => status === 'none',
  );
  expect(must(await createVessel(VESSEL)).recoveryWords).toHaveLength(12);
  await until(
    () => workspace.result.current.status,
    (status) => status === 'ready',
  );
  expect(workspace.result.current.info).toMatchObject({
    vesselName: 'MV Test Pioneer',
    health: { journal: 'good', keyProtection: 'browser' },
  });
  const session = await renderHook(() => useSession());
  expect(session.result.current.person?.name).toBe('Arnel Cruz');
});

test('lists, counts and single records follow what is saved', async () => {
  const list = await renderHook(() =>
    useRecords({ collection: 'asset', sort: 'title', down: false }, { from: 0, count: 20 }),
  );
  const count = await renderHook(() => useCount({ collection: 'asset', where: { group: 'nav' } }));
  await until(
    () => list.result.current,
    (l) => !l.isLoading && l.total === 0,
  );
  const values = Array.from({ length: 300 }, (_, i) => ({
    collection: 'asset',
    values: { name: `Switch ${i + 1}`, group: i % 2 ? 'nav' : 'it' },
  }));
  const saved = must(await save(values));
  await until(
    () => list.result.current,
    (l) => l.total === 300 && l.rows.length === 20,
  );
  expect(list.result.current.rows.slice(0, 3).map((r) => r.title)).toEqual(['Switch 1', 'Switch 2', 'Switch 3']);
  expect(list.result.current.at(299)).toBeUndefined();
  await until(
    () => count.result.current,
    (n) => n === 150,
  );
  const id = saved[4]?.record ?? '';
  const record = await renderHook(() => useRecord(id));
  const loaded = await until(
    () => record.result.current,
    (r) => r !== undefined && r !== null,
  );
  expect(loaded?.title).toBe('Switch 5');
  const untouched = list.result.current.rows[0];
  must(await save([{ record: id, collection: 'asset', values: { name: 'Aft switch' }, loaded: loaded ?? null }]));
  await until(
    () => record.result.current?.title,
    (title) => title === 'Aft switch',
  );
  await until(
    () => list.result.current.rows[0]?.title,
    (title) => title === 'Aft switch',
  );
  expect(list.result.current.rows[1]).toBe(untouched); // the same object: nothing to draw again
  const state = await renderHook(() => useRecordState(record.result.current ?? null));
  expect(state.result.current).toBe('queued');
  expect(await getRecords({ collection: 'asset', text: 'aft' })).toHaveLength(1);
});

test('history and conflicts are there', async () => {
  const [first] = await getRecords({ collection: 'asset', text: 'aft' });
  const history = await renderHook(() => useHistory(first?.id ?? null));
  const entries = await until(
    () => history.result.current,
    (h) => (h?.length ?? 0) === 2,
  );
  expect(entries?.[0]?.changes).toEqual([
    { field: 'name', before: 'Switch 5', after: 'Aft switch', isRedacted: false },
  ]);
  const conflicts = await renderHook(() => useConflicts());
  expect(
    await until(
      () => conflicts.result.current,
      (c) => c !== undefined,
    ),
  ).toEqual([]);
  expect(must(await verify()).problems).toEqual([]);
});

test('a page that goes from one record to the next never shows the one as the other', async () => {
  const [a = '', b = ''] = (await getRecords({ collection: 'asset', sort: 'title', down: false })).map(({ id }) => id);
  must(await save([{ collection: 'action', values: { parent: a, title: 'Label it' } }]));
  const wrong: string[] = [];
  const hook = await renderHook(
    ({ id }: { id: string } = { id: a }) => {
      const row = useRecord(id);
      const below = useChildren(id, 'action');
      if (row && row.id !== id) wrong.push(row.id);
      if (below?.some(({ parent }) => parent !== id)) wrong.push(`below ${id}`);
      return { row, below };
    },
    { initialProps: { id: a } },
  );
  await until(
    () => hook.result.current,
    ({ row, below }) => row?.id === a && below?.length === 1,
  );
  await hook.rerender({ id: b });
  await until(
    () => hook.result.current,
    ({ row, below }) => row?.id === b && below?.length === 0,
  );
  expect(wrong).toEqual([]);
});

test('what is being typed is kept, and found again', async () => {
  const first = await renderHook(() => useDraft('report/new', { text: '' }));
  await until(
    () => first.result.current.value,
    (v) => v !== null,
  );
  expect(first.result.current.isRestored).toBe(false);
  first.result.current.set({ text: 'The USB stick' });
  first.result.current.set((before) => ({ text: `${before.text} was found` }));
  await until(
    () => first.result.current.keptAt,
    (at) => at !== null,
  );
  await first.unmount();
  const second = await renderHook(() => useDraft('report/new', { text: '' }));
  await until(
    () => second.result.current.value,
    (v) => v !== null,
  );
  expect(second.result.current.value).toEqual({ text: 'The USB stick was found' });
  expect(second.result.current.isRestored).toBe(true);
  await second.result.current.clear();
  await second.unmount();
  const third = await renderHook(() => useDraft('report/new', { text: '' }));
  expect(
    await until(
      () => third.result.current.value,
      (v) => v !== null,
    ),
  ).toEqual({ text: '' });
});

test('leaving a form keeps it at once; a confidential one is kept sealed', async () => {
  const open = await renderHook(() => useDraft('report/left', { text: '' }));
  await until(
    () => open.result.current.value,
    (v) => v !== null,
  );
  open.result.current.set({ text: 'half a sentence' });
  await open.unmount();
  const sealed = await renderHook(() => useDraft('report/sealed', { text: '' }, { isSealed: true }));
  sealed.result.current.set({ text: 'nobody must read this' });
  await until(
    () => sealed.result.current.value?.text,
    (text) => text === 'nobody must read this',
  );
  await until(
    () => sealed.result.current.keptAt,
    (at) => at !== null,
  );
  await sealed.unmount();
  const reopened = await renderHook(() => useDraft('report/sealed', { text: '' }, { isSealed: true }));
  expect(
    await until(
      () => reopened.result.current.value,
      (v) => v !== null,
    ),
  ).toEqual({ text: 'nobody must read this' });
  const again = await renderHook(() => useDraft('report/left', { text: '' }));
  expect(
    await until(
      () => again.result.current.value,
      (v) => v !== null,
    ),
  ).toEqual({ text: 'half a sentence' });
  const kept = await new Dexie('bulwark').open();
  const rows = await kept.table('drafts').toArray();
  const latin = new TextDecoder('latin1');
  const sealedRows = rows.filter(({ key }) => key.startsWith('sealed/'));
  expect(sealedRows).toHaveLength(1);
  expect(JSON.stringify(sealedRows)).not.toContain('person.');
  expect(latin.decode(sealedRows[0].value)).not.toContain('nobody must read');
  expect(JSON.stringify(rows)).not.toContain('nobody must read');
  await reopened.result.current.clear();
  expect((await kept.table('drafts').toArray()).filter(({ key }) => key.startsWith('sealed/'))).toEqual([]);
  kept.close();
});

test('a draft is its writer’s alone, whoever works on this PC next', async () => {
  const session = await renderHook(() => useSession());
  const workspace = await renderHook(() => useWorkspace());
  const master = session.result.current.person?.record ?? '';
  const mate = must(await addPerson({ name: 'Ivan Petrov', roles: ['2O'] }, '573920')).record;
  const draft = await renderHook(() => useDraft('report/private', { text: '' }));
  const loaded = () =>
    until(
      () => draft.result.current.value,
      (value) => value !== null,
    );
  const worksNow = (who: string | null) =>
    until(
      () => session.result.current.person?.record ?? null,
      (record) => record === who,
    );
  const inDatabase = async () => {
    const db = await new Dexie('bulwark').open();
    const rows = JSON.stringify(await db.table('drafts').toArray());
    db.close();
    return rows;
  };

  await loaded();
  draft.result.current.set({ text: 'word of the master' });
  await until(
    () => draft.result.current.keptAt,
    (at) => at !== null,
  );
  must(await unlock(mate, '573920'));
  await worksNow(mate);
  expect(await loaded()).toEqual({ text: '' });
  draft.result.current.set({ text: 'word of the mate' });
  await until(
    () => draft.result.current.keptAt,
    (at) => at !== null,
  );
  must(await unlock(master, VESSEL.pin));
  await worksNow(master);
  expect(await loaded()).toEqual({ text: 'word of the master' });

  // Without a name: nobody's of the others, gone when the PC is locked, and then found by nobody.
  must(await continueAnonymously());
  await worksNow(null);
  expect(await loaded()).toEqual({ text: '' });
  draft.result.current.set({ text: 'word without a name' });
  await until(
    () => draft.result.current.keptAt,
    (at) => at !== null,
  );
  expect(await inDatabase()).toContain('word without a name');
  await draft.unmount();
  await lock();
  await until(
    () => workspace.result.current.status,
    (status) => status === 'locked',
  );
  for (let rows = await inDatabase(); rows.includes('word without a name'); ) rows = await inDatabase();
  must(await continueAnonymously());
  const next = await renderHook(() => useDraft('report/private', { text: '' }));
  expect(
    await until(
      () => next.result.current.value,
      (value) => value !== null,
    ),
  ).toEqual({ text: '' });
  must(await unlock(master, VESSEL.pin));
  await worksNow(master);
  expect(await inDatabase()).toContain('word of the mate');
});

test('a photo gets a preview of at most 12 kB; what is none is refused', async () => {
  const [parent] = await getRecords({ collection: 'asset', text: 'aft' });
  const canvas = new OffscreenCanvas(2400, 1600);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let i = 0; i < 4000; i++) {
    context.fillStyle = `hsl(${(i * 37) % 360} 80% ${30 + (i % 40)}%)`;
    context.fillRect((i * 97) % 2400, (i * 61) % 1600, 40, 30);
  }
  const file = new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })], 'bridge.jpg', {
    type: 'image/jpeg',
  });
  const added = must(await addPhoto(parent?.id ?? '', file, { caption: 'the aft switch' }));
  expect(added.previewBytes).toBeLessThanOrEqual(12 * 1024);
  expect(added.originalBytes).toBe(file.size);
  const children = await renderHook(() => useChildren(parent?.id ?? null, 'attachment'));
  const rows = await until(
    () => children.result.current,
    (c) => (c?.length ?? 0) === 1,
  );
  expect(rows?.[0]).toMatchObject({
    lane: 'routine',
    values: { name: 'bridge.jpg', mime: 'image/jpeg', sizeBytes: file.size },
  });
  expect(rows?.[0]?.values).not.toHaveProperty('previewData'); // it travels as a file, not in the log
  const files = await renderHook(() => useAttachmentFiles(rows?.[0] as RecordRow));
  const stand = await until(
    () => files.result.current,
    (now) => now?.original?.isHere === true && now.preview?.isHere === true,
  );
  expect(stand?.original).toMatchObject({ state: 'here', sizeBytes: file.size, doneBytes: 0 });
  expect((await attachmentBlob(added.record, 'original'))?.size).toBe(file.size);
  const preview = await createImageBitmap((await attachmentBlob(added.record, 'preview')) as Blob);
  expect(preview.width).toBeGreaterThanOrEqual(160);
  const row = rows?.[0] as RecordRow;
  const refs = ['sha256', 'preview'].flatMap((field) => (row.heads[field] ?? []).map((ref) => ({ ref, field })));
  expect(refs).toHaveLength(2);
  must(await redact(row.id, refs, 'Shows a face')); // B11
  for (const kind of ['original', 'preview'] as const) expect(await attachmentBlob(added.record, kind)).toBeNull();
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const opened = await Promise.all(names.map((name) => new Dexie(name).open()));
  const kept = await Promise.all(
    opened.flatMap((db) => db.tables.filter((t) => t.name.startsWith('blob')).map((t) => t.toArray())),
  );
  for (const db of opened) db.close();
  expect(JSON.stringify(kept)).not.toContain('bytes');
  const text = new File(['not a picture'], 'x.jpg', { type: 'image/jpeg' });
  expect(await addPhoto(parent?.id ?? '', text)).toMatchObject({ error: { code: 'file/not-an-image' } });
  const large = new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'x.jpg', { type: 'image/jpeg' });
  expect(await addPhoto(parent?.id ?? '', large)).toMatchObject({ error: { code: 'file/too-large' } });
});

test('locked: nobody writes until somebody unlocks', async () => {
  const workspace = await renderHook(() => useWorkspace());
  const session = await renderHook(() => useSession());
  await lock();
  await until(
    () => workspace.result.current.status,
    (status) => status === 'locked',
  );
  expect(await save([{ collection: 'asset', values: { name: 'x' } }])).toMatchObject({
    error: { code: 'auth/signed-out' },
  });
  const master = session.result.current.persons[0]?.record ?? '';
  expect(await unlock(master, '0000')).toMatchObject({ error: { code: 'auth/wrong-pin', params: { left: 2 } } });
  must(await unlock(master, VESSEL.pin));
  await until(
    () => workspace.result.current.status,
    (status) => status === 'ready',
  );
});
