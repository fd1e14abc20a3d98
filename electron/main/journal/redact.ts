import { encodeFrame, type Frame, scanSegment } from './frame.ts';

/** What is left of an entry: nothing, or the bytes that may stay. */
export type Replacement = { readonly index: number; readonly bytes: Uint8Array | null };

/**
 * A segment with the content of some entries replaced; all other bytes as they were.
 *
 * Where an entry to be replaced lies in a stretch that cannot be read, its plain text may still be in those bytes: the
 * whole stretch goes, and its other entries are marked as lost (they were damaged already).
 *
 * @param upTo index after the last entry of this segment
 */
export function redactSegment(
  segment: Buffer,
  first: number,
  upTo: number,
  replacements: ReadonlyMap<number, Uint8Array | null>,
): Buffer {
  const out: Buffer[] = [];
  let next = first;
  let gap: Buffer[] = [];

  const replacement = (index: number, frame?: Frame) => {
    const bytes = replacements.get(index);
    const kind = bytes ? 'entry' : bytes === null ? 'redacted' : 'lost';
    return encodeFrame({ kind, index, place: frame?.place ?? 0, of: frame?.of ?? 1 }, bytes ?? new Uint8Array());
  };
  const closeGap = (end: number) => {
    const missing = Array.from({ length: end - next }, (_, i) => next + i);
    if (missing.some((index) => replacements.has(index))) out.push(...missing.map((index) => replacement(index)));
    else out.push(...gap);
    gap = [];
  };

  for (const part of scanSegment(segment)) {
    if (part.kind === 'gap') {
      gap.push(segment.subarray(part.offset, part.end));
      continue;
    }
    closeGap(part.index);
    out.push(replacements.has(part.index) ? replacement(part.index, part) : segment.subarray(part.offset, part.end));
    next = part.index + 1;
  }
  closeGap(Math.max(next, upTo));
  return Buffer.concat(out);
}
