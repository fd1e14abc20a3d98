import type { Frame, Gap } from './frame.ts';

/**
 * Where the last segment must be cut after a crash.
 *
 * An append is written in one piece and acknowledged only after the flush, and the next one starts after that: so only
 * the last append of the file can be torn. It counts if all of it is there; else none of it does.
 *
 * @returns the length to keep in bytes; the length of the segment when nothing is torn.
 */
export function wholeLength(scanned: readonly (Frame | Gap)[]): number {
  const frames = scanned.filter((part) => part.kind !== 'gap');
  const last = frames.at(-1);
  if (!last) return 0;
  const members = frames.filter((frame) => frame.index >= last.index - last.place);
  const isWhole = last.place === last.of - 1 && members.length === last.of && members.every((frame) => frame.isIntact);
  if (isWhole) return last.end;
  // With bytes behind it that nothing explains, a complete append was accepted and is damaged; the torn one came after.
  if (last.place === last.of - 1 && scanned.at(-1)?.kind === 'gap') return last.end;
  return frames.at(-1 - members.length)?.end ?? 0;
}
