import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Protection, SecretName } from '#shared/ipc/contract.ts';
import { errnoOf, isDiskFull, syncFolder, writeDurably } from './files/durable.ts';

/** What seals a text for this user of this computer. */
export type KeyStore = {
  readonly isAvailable: () => Promise<boolean>;
  readonly seal: (text: string) => Promise<Buffer>;
  /** `isStale`: the key has changed and the text should be sealed again. Rejects when it cannot be opened. */
  readonly open: (sealed: Buffer) => Promise<{ readonly text: string; readonly isStale: boolean }>;
};

type Secret = { readonly bytes: Uint8Array | null; readonly protection: Protection };

/** First byte of a secret's file; what follows is the bytes as they are, or their base64 as the key store sealed it. */
const PLAIN = 0;
const SEALED = 1;

/**
 * The few keys that must outlive Chromium's storage, one file each. Where the operating system offers no key store
 * (bare Linux) they lie in a file only this user can read, and every answer says so.
 */
export class Secrets {
  readonly #folder: string;
  readonly #keyStore: KeyStore;
  readonly #canWrite: boolean;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, keyStore: KeyStore, canWrite: boolean) {
    this.#folder = folder;
    this.#keyStore = keyStore;
    this.#canWrite = canWrite;
  }

  async protection(): Promise<Protection> {
    return (await this.#keyStore.isAvailable()) ? 'os' : 'none';
  }

  /** Errors: `sealed/cannot-open`. */
  get(name: SecretName): Promise<Result<Secret>> {
    return this.#inTurn(async () => {
      const found = await this.#read(name);
      if (!found.ok || found.value.bytes === null) return found;
      const { bytes, isStale } = found.value;
      const protection = await this.protection();
      const couldBeBetter = isStale || (found.value.protection === 'none' && protection === 'os');
      if (!couldBeBetter || !this.#canWrite) return ok({ bytes, protection: found.value.protection });
      const improved = await this.#write(name, bytes).then(
        () => true,
        () => false,
      );
      return ok({ bytes, protection: improved ? protection : found.value.protection });
    });
  }

  /** Errors: `store/full`, `store/from-newer-app`, `sealed/no-key` (the key store refuses, or the file cannot be written). */
  set(name: SecretName, bytes: Uint8Array | null): Promise<Result<{ readonly protection: Protection }>> {
    return this.#inTurn(async () => {
      if (!this.#canWrite) return fail('store/from-newer-app');
      try {
        const before = await this.#read(name);
        // It may become readable again (a restored user profile): never destroy the only copy of a key.
        if (!before.ok) await rename(this.#file(name), `${this.#file(name)}.unreadable`);
        if (bytes) await this.#write(name, bytes);
        else await this.#remove(name);
        return ok({ protection: await this.protection() });
      } catch (error) {
        return isDiskFull(error) ? fail('store/full') : fail('sealed/no-key', { cause: errnoOf(error) || 'unknown' });
      }
    });
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  async #read(name: SecretName): Promise<Result<Secret & { readonly isStale: boolean }>> {
    let file: Buffer;
    try {
      file = await readFile(this.#file(name));
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') return fail('sealed/cannot-open', { cause: errnoOf(error) });
      return ok({ bytes: null, protection: await this.protection(), isStale: false });
    }
    const content = file.subarray(1);
    if (file[0] === PLAIN) return ok({ bytes: Uint8Array.from(content), protection: 'none', isStale: false });
    if (file[0] !== SEALED) return fail('sealed/cannot-open', { cause: 'damaged' });
    try {
      const { text, isStale } = await this.#keyStore.open(content);
      return ok({ bytes: Uint8Array.from(Buffer.from(text, 'base64')), protection: 'os', isStale });
    } catch {
      return fail('sealed/cannot-open', { cause: 'key-store' });
    }
  }

  async #write(name: SecretName, bytes: Uint8Array): Promise<void> {
    const isSealed = await this.#keyStore.isAvailable();
    const content = isSealed ? await this.#keyStore.seal(Buffer.from(bytes).toString('base64')) : bytes;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeDurably(this.#file(name), Buffer.concat([Buffer.of(isSealed ? SEALED : PLAIN), content]));
  }

  async #remove(name: SecretName): Promise<void> {
    await rm(this.#file(name), { force: true });
    await syncFolder(this.#folder).catch(() => {});
  }

  #file(name: SecretName): string {
    return path.join(this.#folder, `${name}.secret`);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
