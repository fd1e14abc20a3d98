import { open } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { errnoOf } from './durable.ts';

/** A file that a person chose: its name and bytes, never more than maxBytes. Errors: `file/too-large`, `file/unreadable`. */
export async function readBounded(
  file: string,
  maxBytes: number,
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>> {
  try {
    const handle = await open(file, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return fail('file/unreadable');
      if (stat.size > maxBytes) return fail('file/too-large', { maxBytes });
      // One byte more than it should have shows a file that grows under our hands.
      const bytes = new Uint8Array(stat.size + 1);
      let sizeBytes = 0;
      for (let read = -1; read !== 0 && sizeBytes < bytes.length; sizeBytes += read) {
        read = (await handle.read(bytes, sizeBytes, bytes.length - sizeBytes, sizeBytes)).bytesRead;
      }
      if (sizeBytes !== stat.size) return fail('file/unreadable');
      return ok({ name: path.basename(file), bytes: bytes.slice(0, sizeBytes) });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail('file/unreadable', { cause: errnoOf(error) });
  }
}
