import type { Result } from '#shared/base/result.ts';
import type { FilePreview, ImportReport } from '#shared/files/import-file.ts';
import type { WrittenFile } from '#shared/files/ledger.ts';
import type { OnProgress } from './opening.ts';

export type { FileFacts, FilePreview, ImportReport } from '#shared/files/import-file.ts';

/** Whom a file is for: shore, or another PC of the same ship. At a desk always the ship. */
export type FileTarget = 'shore' | 'ship';

export type FileOrder = {
  readonly to: FileTarget;
  /** `update`: what they are not known to have. `full`: everything. `initial`: everything, for a new PC. */
  readonly kind: 'update' | 'full' | 'initial';
  /** Photos that go along; at a desk what the hub decides. */
  readonly photos: 'none' | 'previews' | 'all';
  /** Largest part, bytes. */
  readonly partBytes: number;
};

export type NewFile = {
  readonly number: number;
  readonly batches: number;
  readonly sizeBytes: number;
  readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/** A file that was written here, and whether the other side has said that it holds what was in it. */
export type FileRecord = WrittenFile & { readonly isConfirmed: boolean };

export type FilesState = {
  /** Nobody there: no key of theirs is known, so no file can be written for them. */
  readonly targets: readonly FileTarget[];
  /** The newest first. */
  readonly written: readonly FileRecord[];
};

export type FileCommands = {
  readonly filesState: () => Promise<Result<FilesState>>;
  /** Numbers the file and gives its parts; nothing counts as delivered by it. `transfer/no-receiver`. */
  readonly writeFile: (order: FileOrder, onProgress?: OnProgress) => Promise<Result<NewFile>>;
  /** What is in parts, any of any files, before anything is taken. `transfer/*`, `packet/wrong-vessel`. */
  readonly lookAtFiles: (parts: readonly Uint8Array[]) => Promise<Result<readonly FilePreview[]>>;
  readonly takeFiles: (parts: readonly Uint8Array[]) => Promise<Result<readonly ImportReport[]>>;
  /** The urgent texts that shore is not known to have, as texts of QR codes. `transfer/too-large`, `transfer/nothing-new`. */
  readonly writeQrTexts: () => Promise<Result<readonly string[]>>;
};
