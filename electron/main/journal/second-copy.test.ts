import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../settings.ts';
import { copyFolderName, findCopy, MANIFEST, openCopy } from './copy-folder.ts';
import { Journal } from './journal.ts';
import { SecondCopy } from './second-copy.ts';
import { segmentName } from './segments.ts';

let root: string;
let stick: string;
let journal: Journal;
let settings: Settings;
let copy: SecondCopy;
let now = 1_000;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'copy-'));
  stick = path.join(root, 'stick');
  await mkdir(stick);
  await start();
});
afterEach(async () => {
  await journal.close();
  await rm(root, { recursive: true });
});

async function start() {
  const folder = path.join(root, 'data', 'journal');
  journal = await Journal.open({ folder, canWrite: true, freeBytes: async () => 2 ** 40, segmentBytes: 90 });
  settings = await Settings.open(path.join(root, 'data', 'settings.json'), true);
  copy = new SecondCopy({
    journal,
    settings,
    appVersion: '1.2.3',
    dataFolder: path.join(root, 'data'),
    now: () => now++,
  });
}

const bytes = (text: string) => new TextEncoder().encode(text.padEnd(40, '.'));
const copied = () => path.join(stick, copyFolderName(settings.data.installationId));

async function readCopy(): Promise<string[]> {
  const opened = await openCopy(copied());
  if (!opened.ok) throw new Error(opened.error.code);
  const page = await opened.value.read(0, 1_000_000);
  if (!page.ok) throw new Error(page.error.code);
  return page.value.items.map((item) =>
    item.kind === 'entry' ? new TextDecoder().decode(item.bytes).replace(/\.+$/, '') : item.kind,
  );
}

describe('SecondCopy', () => {
  it('is told where, copies, reads back and grows', async () => {
    expect(copy.status().state).toBe('not-chosen');
    expect((await copy.write()).state).toBe('not-chosen');
    expect(await copy.choose(stick)).toMatchObject({ ok: true, value: { state: 'never', isSameDisk: true } });
    for (const text of ['a', 'b', 'c']) await journal.append([bytes(text)]);
    expect(await copy.write()).toMatchObject({ state: 'good', entries: 3, holdsRedacted: false });
    expect(await readCopy()).toEqual(['a', 'b', 'c']);
    await journal.append([bytes('d')]);
    await journal.close();
    await start();
    expect(await copy.write()).toMatchObject({ state: 'good', entries: 4 });
    expect(await readCopy()).toEqual(['a', 'b', 'c', 'd']);
    expect((await readdir(copied())).sort()).toEqual([segmentName(0), segmentName(2), MANIFEST].sort());
  });

  it('repairs a copy that has rotted', async () => {
    await copy.choose(stick);
    for (const text of ['a', 'b', 'c']) await journal.append([bytes(text)]);
    await copy.write();
    await writeFile(path.join(copied(), segmentName(0)), 'rot');
    expect(await readCopy()).toEqual(['damaged', 'c']);
    expect((await copy.write()).state).toBe('good');
    expect(await readCopy()).toEqual(['a', 'b', 'c']);
  });

  it('says when the stick is away and makes no folder in its place', async () => {
    await copy.choose(stick);
    await journal.append([bytes('a')]);
    await rename(stick, `${stick}-away`);
    expect(await copy.write()).toMatchObject({ state: 'unreachable', goodAt: null });
    expect(await readdir(root)).not.toContain('stick');
    await rename(`${stick}-away`, stick);
    expect((await copy.write()).state).toBe('good');
  });

  it('never overwrites what only the copy still has', async () => {
    await copy.choose(stick);
    for (const text of ['a', 'b', 'c', 'd']) await journal.append([bytes(text)]);
    await copy.write();
    await journal.close();
    const file = path.join(root, 'data', 'journal', segmentName(0));
    const damaged = await readFile(file);
    damaged.fill(0, 30, 40);
    await writeFile(file, damaged);
    await start();
    await journal.append([bytes('e')]);
    expect((await copy.write()).state).toBe('ahead');
    expect((await readCopy()).slice(0, 4)).toEqual(['a', 'b', 'c', 'd']);
    // Healed from the copy, all is well again.
    await journal.rewrite([{ index: 0, bytes: bytes('a') }]);
    expect(await copy.write()).toMatchObject({ state: 'good', entries: 5 });

    await journal.close();
    await rm(path.join(root, 'data', 'journal'), { recursive: true });
    await start();
    await journal.append([bytes('new life')]);
    expect((await copy.write()).state).toBe('ahead');
    expect(await readCopy()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('forgets what was redacted, and says so until it has', async () => {
    await copy.choose(stick);
    for (const text of ['secret', 'b', 'c']) await journal.append([bytes(text)]);
    await copy.write();
    await rename(stick, `${stick}-away`);
    await copy.duringRedaction(() => journal.rewrite([{ index: 0, bytes: null }]));
    expect(copy.status()).toMatchObject({ state: 'unreachable', holdsRedacted: true });
    await rename(`${stick}-away`, stick);
    expect(await copy.write()).toMatchObject({ state: 'good', holdsRedacted: false });
    expect(await readCopy()).toEqual(['redacted', 'b', 'c']);
    for (const name of await readdir(copied()))
      expect(await readFile(path.join(copied(), name), 'latin1')).not.toContain('secret');
  });

  it('follows a redaction at once, also when it was just being written', async () => {
    await copy.choose(stick);
    for (const text of ['secret', 'b', 'c']) await journal.append([bytes(text)]);
    const running = copy.write();
    await copy.duringRedaction(() => journal.rewrite([{ index: 0, bytes: null }]));
    await running;
    expect(copy.status()).toMatchObject({ state: 'good', holdsRedacted: false });
    expect(await readCopy()).toEqual(['redacted', 'b', 'c']);
  });

  it('takes no place inside our own data, and none that is not there', async () => {
    for (const folder of [path.join(root, 'data'), path.join(root, 'data', 'journal')])
      expect(await copy.choose(folder)).toMatchObject({ error: { code: 'input/invalid' } });
    expect(await copy.choose(path.join(root, 'nowhere'))).toMatchObject({ error: { code: 'file/unreadable' } });
    expect((await copy.choose(root)).ok).toBe(true);
  });

  it('is found from the place it lies in, the latest of several', async () => {
    await copy.choose(stick);
    await journal.append([bytes('a')]);
    await copy.write();
    const older = path.join(stick, 'Bulwark copy of another');
    await mkdir(older);
    const manifest = JSON.parse(await readFile(path.join(copied(), MANIFEST), 'utf8'));
    await writeFile(path.join(older, MANIFEST), JSON.stringify({ ...manifest, goodAt: 1 }));
    expect(await findCopy(stick)).toMatchObject({ ok: true, value: { folder: copied() } });
    expect(await findCopy(copied())).toMatchObject({ ok: true, value: { folder: copied() } });
  });

  it('shares one run between calls', async () => {
    await copy.choose(stick);
    await journal.append([bytes('a')]);
    const [first, second] = await Promise.all([copy.write(), copy.write()]);
    expect(first).toBe(second);
  });

  it('opens nothing that is no copy', async () => {
    expect(await findCopy(stick)).toMatchObject({ error: { code: 'file/unreadable' } });
    expect(await openCopy(path.join(root, 'nowhere'))).toMatchObject({ error: { code: 'file/unreadable' } });
    await writeFile(path.join(stick, MANIFEST), '{"format":2}');
    expect(await openCopy(stick)).toMatchObject({ error: { code: 'file/unreadable' } });
  });
});
