import { toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { isPlainObject } from '../base/value.ts';
import type { Replica } from '../sync/replica.ts';
import type { Shelf } from './import-file.ts';
import { openPart } from './open-file.ts';

/** Where parts wait, as they came: sealed, so that nothing more lies open than the file itself. */
export type ShelfStore = {
  readonly all: () => Promise<ReadonlyMap<string, Uint8Array>>;
  /** undefined takes it away. */
  readonly set: (key: string, bytes: Uint8Array | undefined) => Promise<void>;
};

/** Parts that wait for others; what does not fit is simply not kept, and asked for again. */
export const SHELF_BYTES = 8 << 20;

export function shelfOf(store: ShelfStore, secrets: readonly Uint8Array[]): Shelf {
  const keyOf = (bytes: Uint8Array) => toHex(sha256(bytes).subarray(0, 12));
  return {
    list: async () => {
      const out = [];
      for (const [key, bytes] of await store.all()) {
        const part = await openPart(bytes, secrets);
        if (part.ok) out.push(part.value);
        else await store.set(key, undefined);
      }
      return out;
    },
    put: async ({ bytes }) => {
      const held = await store.all();
      const size = [...held.values()].reduce((sum, each) => sum + each.length, 0);
      if (!held.has(keyOf(bytes)) && size + bytes.length <= SHELF_BYTES) await store.set(keyOf(bytes), bytes);
    },
    remove: ({ bytes }) => store.set(keyOf(bytes), undefined),
  };
}

const SHELF_META = 'fileShelf';

/** In the replica's own store: for a hub, whose store is no journal. */
export function metaShelf(replica: Replica): ShelfStore {
  const all = async () => {
    const held = replica.meta(SHELF_META);
    const entries = Object.entries(isPlainObject(held) ? held : {});
    return new Map(entries.filter((entry): entry is [string, Uint8Array] => entry[1] instanceof Uint8Array));
  };
  return {
    all,
    set: async (key, bytes) => {
      const held = new Map(await all());
      if (bytes ? held.has(key) : !held.has(key)) return;
      if (bytes) held.set(key, bytes);
      else held.delete(key);
      await replica.setMeta({ [SHELF_META]: held.size > 0 ? Object.fromEntries(held) : undefined });
    },
  };
}
