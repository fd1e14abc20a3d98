import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from './settings.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true }));

describe('Settings', () => {
  it('starts open to the hub on a new computer and remembers what it is told', async () => {
    const first = await Settings.open(file, true);
    expect(first.data).toMatchObject({ palette: 'day', hubOrigin: null, isIsolated: false });
    await Promise.all([first.update({ palette: 'night' }), first.update({ isIsolated: true })]);
    const second = await Settings.open(file, true);
    expect(second.data).toEqual({ ...first.data, palette: 'night', isIsolated: true });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('starts isolated when it cannot tell whether it was', async () => {
    await writeFile(file, '{"installationId":');
    expect((await Settings.open(file, true)).data.isIsolated).toBe(true);
    expect(await readdir(folder)).toEqual(['settings.json.damaged']);
    await writeFile(file, JSON.stringify({ installationId: '0123456789abcdef', isIsolated: 'maybe', palette: 'pink' }));
    expect((await Settings.open(file, true)).data).toMatchObject({ isIsolated: true, palette: 'day' });
  });

  it('keeps what a newer app has added, and touches nothing when it may not write', async () => {
    const text = JSON.stringify({ installationId: '0123456789abcdef', isIsolated: false, later: { a: 1 } });
    await writeFile(file, text);
    const reader = await Settings.open(file, false);
    await reader.update({ palette: 'dusk' });
    expect(reader.data.palette).toBe('dusk');
    expect(await readFile(file, 'utf8')).toBe(text);
    await (await Settings.open(file, true)).update({ palette: 'dusk' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ later: { a: 1 }, palette: 'dusk' });
  });
});
