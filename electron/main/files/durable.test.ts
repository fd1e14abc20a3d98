import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeUnfinished, writeDurably } from './durable.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'durable-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('replaces a file as a whole and leaves nothing beside it', async () => {
  const file = path.join(folder, 'a');
  await writeDurably(file, 'one');
  await writeDurably(file, Uint8Array.of(50));
  expect(await readFile(file, 'utf8')).toBe('2');
  expect(await readdir(folder)).toEqual(['a']);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('keeps the old file and tidies up when it cannot', async () => {
  await expect(writeDurably(path.join(folder, 'no', 'such'), 'x')).rejects.toThrow(/ENOENT/);
  // A folder cannot be replaced by a file.
  await expect(writeDurably(folder, 'x')).rejects.toThrow();
  expect(await readdir(path.dirname(folder))).not.toContainEqual(
    expect.stringMatching(`^${path.basename(folder)}.*unfinished$`),
  );
});

it('takes away what a crash has left, and only that', async () => {
  await writeFile(path.join(folder, 'settings.json'), 'x');
  await writeFile(path.join(folder, 'settings.json.0a1b2c3d.unfinished'), 'x');
  await removeUnfinished(folder);
  expect(await readdir(folder)).toEqual(['settings.json']);
  await removeUnfinished(path.join(folder, 'nowhere'));
});

it('goes on where a left-over cannot be taken away, as while a virus scanner holds it', async () => {
  // A folder in its place is refused on every system, whoever runs this.
  await mkdir(path.join(folder, 'held.0a1b2c3d.unfinished'));
  await writeFile(path.join(folder, 'settings.json.0a1b2c3d.unfinished'), 'x');
  await removeUnfinished(folder);
  expect(await readdir(folder)).toEqual(['held.0a1b2c3d.unfinished']);
});
