import { fromBase32, toBase32 } from '../base/bytes.ts';
import { fail, ok, type Result } from '../base/result.ts';

/**
 * A tiny part as texts that fit QR codes of a size that a phone reads from a screen: `BULWARK1-2-3-ABC...`, piece 2 of 3
 * with a share of the base 32. Only signs of the alphanumeric mode of QR codes, so that a byte costs 8.8 bits.
 */
export const QR_PIECE_SIGNS = 900;
/** More codes than people scan without losing count. */
export const MAX_QR_PIECES = 8;
const PIECE = /^BULWARK1-([1-9])-([1-9])-([A-Z0-9]+)$/;

/** @returns 'transfer/too-large' when it takes more codes than people scan. */
export function qrTexts(part: Uint8Array): Result<readonly string[]> {
  const all = toBase32(part).toUpperCase();
  const count = Math.max(1, Math.ceil(all.length / QR_PIECE_SIGNS));
  if (count > MAX_QR_PIECES) return fail('transfer/too-large', { sizeBytes: part.length });
  const size = Math.ceil(all.length / count);
  return ok(
    Array.from({ length: count }, (_, i) => `BULWARK1-${i + 1}-${count}-${all.slice(i * size, (i + 1) * size)}`),
  );
}

export type QrPieces = { readonly of: number; readonly missing: readonly number[]; readonly part: Uint8Array | null };

/**
 * Puts together what was scanned or pasted, one text a line, in any order and with repeats.
 * @returns 'transfer/not-ours' for anything else, 'transfer/damaged' for pieces of different codes.
 */
export function readQrTexts(text: string): Result<QrPieces> {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  const pieces = new Map<number, string>();
  let of = 0;
  for (const line of lines) {
    const match = PIECE.exec(line.toUpperCase());
    if (!match) return fail('transfer/not-ours');
    const [, at, count, signs = ''] = match;
    if ((of !== 0 && of !== Number(count)) || Number(at) > Number(count)) return fail('transfer/damaged');
    of = Number(count);
    if ((pieces.get(Number(at)) ?? signs) !== signs) return fail('transfer/damaged');
    pieces.set(Number(at), signs);
  }
  if (of === 0) return fail('transfer/not-ours');
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((n) => !pieces.has(n));
  if (missing.length > 0) return ok({ of, missing, part: null });
  const part = fromBase32(
    Array.from({ length: of }, (_, i) => pieces.get(i + 1))
      .join('')
      .toLowerCase(),
  );
  return part ? ok({ of, missing, part }) : fail('transfer/damaged');
}
