import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBounded } from './read-bounded.ts';

it('reads a file up to its limit and nothing that is no file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bounded-'));
  const file = path.join(folder, 'packet.bwk');
  await writeFile(file, '12345');
  expect(await readBounded(file, 5)).toEqual({
    ok: true,
    value: { name: 'packet.bwk', bytes: new TextEncoder().encode('12345') },
  });
  expect(await readBounded(file, 4)).toEqual({ ok: false, error: { code: 'file/too-large', params: { maxBytes: 4 } } });
  await writeFile(file, '');
  expect(await readBounded(file, 5)).toMatchObject({ value: { bytes: new Uint8Array() } });
  expect(await readBounded(folder, 5)).toMatchObject({ error: { code: 'file/unreadable' } });
  expect(await readBounded(path.join(folder, 'none'), 5)).toMatchObject({ error: { code: 'file/unreadable' } });
  if (process.platform === 'linux')
    expect(await readBounded('/dev/zero', 5)).toMatchObject({ error: { code: 'file/unreadable' } });
  await rm(folder, { recursive: true });
});
