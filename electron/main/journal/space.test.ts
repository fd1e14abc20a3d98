import { describe, expect, it } from 'vitest';
import { SMALL_ENTRY_MAX_BYTES } from '#shared/ipc/limits.ts';
import { isRoomFor, spaceOf } from './space.ts';

const floors = { lowBytes: 1_000_000, fullBytes: 100_000 };
const text = new Uint8Array(SMALL_ENTRY_MAX_BYTES);
const photo = new Uint8Array(SMALL_ENTRY_MAX_BYTES + 1);

describe('free space', () => {
  it('has its floors where they are said to be', () => {
    expect([99_999, 100_000, 999_999, 1_000_000].map((free) => spaceOf(free, floors))).toEqual([
      'full',
      'low',
      'low',
      'enough',
    ]);
  });

  it('takes text before photos when it gets tight, and nothing at the end', () => {
    const room = (entry: Uint8Array, free: number) => isRoomFor([entry], free, floors);
    expect(room(photo, 1_000_000 + photo.length)).toBe(true);
    expect(room(photo, 1_000_000 + photo.length - 1)).toBe(false);
    expect(room(text, 1_000_000)).toBe(true);
    expect(room(text, 100_000 + text.length)).toBe(true);
    expect(room(text, 100_000 + text.length - 1)).toBe(false);
  });
});
