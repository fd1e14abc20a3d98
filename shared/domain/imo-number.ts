import { fail, ok, type Result } from '../base/result.ts';

/**
 * IMO ship identification numbers (IMO Resolution A.1117(30) (unverified)): seven digits, the last a check digit.
 * 9074729: 9·7 + 0·6 + 7·5 + 4·4 + 7·3 + 2·2 = 139, so the last digit is 9.
 */
export type ImoNumber = string;

/** @param six the first six digits. */
export function imoCheckDigit(six: string): number {
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += Number(six[i]) * (7 - i);
  return sum % 10;
}

export function isImoNumber(text: string): boolean {
  return /^\d{7}$/.test(text) && imoCheckDigit(text.slice(0, 6)) === Number(text[6]);
}

/**
 * Reads what people type and papers print: "IMO 9074729", "IMO No. 9074729", "imo9074729", full-width digits.
 *
 * @returns the seven digits; `input/imo-number` with `why` `shape` (not seven digits) or `check` (a digit is wrong).
 */
export function parseImoNumber(text: string): Result<ImoNumber> {
  const match = /^(?:IMO\s*(?:(?:NO|NUMBER|NR)\b\.?|#)?\s*:?\s*)?(\d{7})$/.exec(
    text.normalize('NFKC').trim().toUpperCase(),
  );
  const digits = match?.[1];
  if (!digits) return fail('input/imo-number', { why: 'shape' });
  return isImoNumber(digits) ? ok(digits) : fail('input/imo-number', { why: 'check' });
}

/** As papers print it. */
export function formatImoNumber(number: ImoNumber): string {
  return `IMO ${number}`;
}
