import { concat, toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import type { BlobPiece } from '#shared/sync/journal-replay.ts';
import type { DexieBlobStore } from './dexie-blob-store.ts';

/** Puts the pieces of attachments together that a journal gives back, one attachment at a time. */
export class BlobPieces {
  readonly #store: DexieBlobStore;
  #pieces: BlobPiece[] = [];

  constructor(store: DexieBlobStore) {
    this.#store = store;
  }

  async take(piece: BlobPiece): Promise<void> {
    if (piece.at === 0) this.#pieces = [];
    this.#pieces.push(piece);
    const got = this.#pieces.reduce((sum, p) => sum + p.bytes.length, 0);
    if (got < piece.size) return;
    const bytes = concat(...this.#pieces.map((p) => p.bytes));
    this.#pieces = [];
    const hash = toHex(sha256(bytes));
    if (hash !== toHex(piece.id)) return; // a piece between is damaged
    if (!(await this.#store.held([hash])).get(hash)?.isWhole) await this.#store.keep(hash, bytes, piece.mime);
  }
}
