import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { createSHA256 } from 'hash-wasm';
import { utf8 } from '#shared/base/bytes.ts';

export type ZipWriter = {
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

  return {
    add: async (name, bytes, isPacked = false) => {
      const hasher = await createSHA256();
      sums.push(`${hasher.update(bytes).digest('hex')}  ${name}`);
      await put(name, bytes, isPacked);
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
