import { toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { isFull } from '../protocol/have-map.ts';
import type { BlobStore, HeldBlob } from './blob-store.ts';

/**
 * What every chunk of is held becomes whole when its hash is right and is thrown away when it is not. Also after a crash came
 * between the last chunk and this.
 * @returns 'whole', 'spoilt' (thrown away), or 'part'.
 */
export async function settle(store: BlobStore, held: HeldBlob | undefined): Promise<'whole' | 'spoilt' | 'part'> {
  if (!held || !isFull(held.have)) return 'part';
  if (held.isWhole) return 'whole';
  const bytes = await store.content(held.hash);
  if (bytes && toHex(sha256(bytes)) === held.hash) {
    await store.finish(held.hash);
    return 'whole';
  }
  await store.drop(held.hash);
  return 'spoilt';
}
