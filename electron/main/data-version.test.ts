import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DATA_VERSION, judgeStamp, readStamp, writeStamp } from './data-version.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stamp-'));
  file = path.join(folder, 'data-version.json');
});
afterEach(() => rm(folder, { recursive: true }));

it('lets an app write what it or an older one wrote, and what a newer one says it may', () => {
  const stamp = (minWriter: number) => ({ dataVersion: 9, minWriter, appVersion: '9.0.0' });
  expect(judgeStamp(null, 1)).toEqual({ canWrite: true, writtenByVersion: null });
  expect(judgeStamp(stamp(3), 3)).toEqual({ canWrite: true, writtenByVersion: null });
  expect(judgeStamp(stamp(4), 3)).toEqual({ canWrite: false, writtenByVersion: '9.0.0' });
});

it('stamps new data, follows the app, and leaves a later stamp alone', async () => {
  expect(readStamp(file)).toBeNull();
  await writeStamp(file, null, '0.1.0');
  expect(readStamp(file)).toMatchObject({ dataVersion: DATA_VERSION, appVersion: '0.1.0' });
  await writeStamp(file, readStamp(file), '0.2.0');
  expect(readStamp(file)).toMatchObject({ appVersion: '0.2.0' });
  const later = { dataVersion: DATA_VERSION + 1, minWriter: DATA_VERSION, appVersion: '1.0.0' };
  await writeFile(file, JSON.stringify(later));
  await writeStamp(file, readStamp(file), '0.2.0');
  expect(readStamp(file)).toEqual(later);
});

it('takes a stamp that cannot be read for none', async () => {
  for (const text of ['', '{', '{"minWriter":"9"}', 'null', '[]']) {
    await writeFile(file, text);
    expect(readStamp(file)).toBeNull();
  }
});
