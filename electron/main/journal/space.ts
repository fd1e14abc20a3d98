import { SMALL_ENTRY_MAX_BYTES } from '#shared/ipc/limits.ts';

/**
 * Below `lowBytes` only small entries are taken, so that text outlives photos; below `fullBytes` none are: Chromium has
 * thrown away whole databases on a full disk (electron/electron#41877), and redacting needs room for one segment.
 */
export type SpaceFloors = { readonly lowBytes: number; readonly fullBytes: number };
export const SPACE_FLOORS: SpaceFloors = { lowBytes: 512 * 1024 * 1024, fullBytes: 64 * 1024 * 1024 };

export type Space = 'enough' | 'low' | 'full';

export function spaceOf(freeBytes: number, floors: SpaceFloors): Space {
  if (freeBytes < floors.fullBytes) return 'full';
  return freeBytes < floors.lowBytes ? 'low' : 'enough';
}

/** Whether these entries may still be written with so much space free before them. */
export function isRoomFor(entries: readonly Uint8Array[], freeBytes: number, floors: SpaceFloors): boolean {
  const sizeBytes = entries.reduce((sum, entry) => sum + entry.byteLength, 0);
  const space = spaceOf(freeBytes - sizeBytes, floors);
  return space === 'enough' || (space === 'low' && entries.every((entry) => entry.byteLength <= SMALL_ENTRY_MAX_BYTES));
}
