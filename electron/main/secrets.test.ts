import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyStore, Secrets } from './secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'secrets-')), 'secrets');
});
afterEach(() => rm(path.dirname(folder), { recursive: true }));

const key = Uint8Array.of(0, 1, 2, 250, 251, 252);

/** Seals by turning the text around, under a generation that can change. */
function fakeStore(state: { isAvailable: boolean; generation?: number; isStale?: boolean }): KeyStore {
  const turned = (text: string) => [...text].reverse().join('');
  return {
    isAvailable: async () => state.isAvailable,
    seal: async (text) => Buffer.from(`${state.generation ?? 0}${turned(text)}`),
    open: async (sealed) => {
      const text = sealed.toString();
      if (!state.isAvailable || text[0] !== `${state.generation ?? 0}`) throw new Error('cannot open');
      return { text: turned(text.slice(1)), isStale: state.isStale ?? false };
    },
  };
}

describe('Secrets', () => {
  it('keeps secrets sealed and gives them back after a restart', async () => {
    const secrets = new Secrets(folder, fakeStore({ isAvailable: true }), true);
    expect(await secrets.get('device-key')).toMatchObject({ value: { bytes: null, protection: 'os' } });
    expect(await secrets.set('device-key', key)).toEqual({ ok: true, value: { protection: 'os' } });
    const file = await readFile(path.join(folder, 'device-key.secret'));
    expect(file.includes(Buffer.from(key))).toBe(false);
    expect(file.includes(Buffer.from(key).toString('base64'))).toBe(false);
    const again = new Secrets(folder, fakeStore({ isAvailable: true }), true);
    expect(await again.get('device-key')).toEqual({ ok: true, value: { bytes: key, protection: 'os' } });
    await again.set('device-key', null);
    expect(await again.get('device-key')).toMatchObject({ value: { bytes: null } });
  });

  it('says so when the computer has no key store, keeps the file to its user, and seals it as soon as there is one', async () => {
    const state = { isAvailable: false };
    const secrets = new Secrets(folder, fakeStore(state), true);
    expect(await secrets.set('link-key', key)).toEqual({ ok: true, value: { protection: 'none' } });
    expect(await secrets.get('link-key')).toEqual({ ok: true, value: { bytes: key, protection: 'none' } });
    const file = path.join(folder, 'link-key.secret');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
    state.isAvailable = true;
    expect(await secrets.get('link-key')).toEqual({ ok: true, value: { bytes: key, protection: 'os' } });
    expect((await readFile(file)).includes(Buffer.from(key))).toBe(false);
  });

  it('never takes a secret that it cannot open for none, and never destroys it', async () => {
    const secrets = new Secrets(folder, fakeStore({ isAvailable: true }), true);
    await secrets.set('device-key', key);
    const sealed = await readFile(path.join(folder, 'device-key.secret'));
    const elsewhere = new Secrets(folder, fakeStore({ isAvailable: true, generation: 1 }), true);
    expect(await elsewhere.get('device-key')).toMatchObject({ error: { code: 'sealed/cannot-open' } });
    expect((await elsewhere.set('device-key', Uint8Array.of(9))).ok).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['device-key.secret', 'device-key.secret.unreadable']);
    expect(await readFile(path.join(folder, 'device-key.secret.unreadable'))).toEqual(sealed);
    await writeFile(path.join(folder, 'device-secret.secret'), '');
    expect(await elsewhere.get('device-secret')).toMatchObject({ error: { code: 'sealed/cannot-open' } });
  });

  it('seals again when the key of the computer has changed', async () => {
    const state = { isAvailable: true, isStale: true };
    const secrets = new Secrets(folder, fakeStore(state), true);
    await secrets.set('device-key', key);
    const before = await stat(path.join(folder, 'device-key.secret'));
    await secrets.get('device-key');
    expect((await stat(path.join(folder, 'device-key.secret'))).ino).not.toBe(before.ino);
  });

  it('writes nothing into data of a newer app', async () => {
    const secrets = new Secrets(folder, fakeStore({ isAvailable: true }), false);
    expect(await secrets.set('device-key', key)).toMatchObject({ error: { code: 'store/from-newer-app' } });
  });
});
