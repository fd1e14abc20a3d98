import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { createSHA256 } from 'hash-wasm';
import { utf8 } from '#shared/base/bytes.ts';

export type ZipFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of a format that is compressed already: kept as it is. */
  readonly isPacked?: boolean;
};

export type ZipWriter = {
  /** One after the other, whoever else is writing. */
  readonly addAll: (files: readonly ZipFile[]) => Promise<void>;
  /** @param isPacked of a format that is compressed already: kept as it is. */
  readonly add: (name: string, bytes: Uint8Array, isPacked?: boolean) => Promise<void>;
  /** Puts in the list of all files with their SHA-256 and closes. */
  readonly finish: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly count: () => number;
};

/** Deflating is done in pieces of this size, with room for the screen between them. */
const PIECE = 256 * 1024;
export const MANIFEST = 'SHA256SUMS.txt';

/** A ZIP that grows file by file; nothing but its own compressed bytes is held. */
export function createZip(): ZipWriter {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const sums: string[] = [];
  let failure: unknown = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(new Uint8Array(chunk));
  });

  async function put(name: string, bytes: Uint8Array, isPacked: boolean): Promise<void> {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (failure !== null) throw failure;
  }

  async function add(name: string, bytes: Uint8Array, isPacked = false): Promise<void> {
    const hasher = await createSHA256();
    sums.push(`${hasher.update(bytes).digest('hex')}  ${name}`);
    await put(name, bytes, isPacked);
  }

  let last: Promise<void> = Promise.resolve();
  return {
    add,
    addAll: (files) => {
      last = last.then(async () => {
        for (const { name, bytes, isPacked } of files) await add(name, bytes, isPacked);
      });
      return last;
    },
    finish: async () => {
      await put(MANIFEST, utf8(`${sums.join('\n')}\n`), false);
      zip.end();
      if (failure !== null) throw failure;
      const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
    count: () => sums.length,
  };
}
