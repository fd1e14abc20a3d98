import { isShortCode, parseHumanNumber } from './human-number.ts';
import { isImoNumber, parseImoNumber } from './imo-number.ts';
import { kindOf } from './kinds.ts';

/** What a one-line text must look like beyond its length, and how to tidy what people type. */
export type Format = {
  /** Reason code when it does not fit. */
  readonly why: 'imoNumber' | 'shortCode' | 'country' | 'language' | 'currency' | 'mmsi' | 'number';
  readonly tidy: (text: string) => string;
  readonly fits: (text: string) => boolean;
};

const upper = (text: string): string => text.trim().toUpperCase();

const IMO: Format = {
  why: 'imoNumber',
  tidy: (text) => {
    const parsed = parseImoNumber(text);
    return parsed.ok ? parsed.value : text.trim();
  },
  fits: isImoNumber,
};
/** ISO 3166-1 alpha-2. Only the shape: the list of states changes more often than ships update. */
const COUNTRY: Format = { why: 'country', tidy: upper, fits: (text) => /^[A-Z]{2}$/.test(text) };
/** BCP 47, the part that we use: language, script, region, variants. */
const LANGUAGE: Format = {
  why: 'language',
  tidy: (text) => text.trim(),
  fits: (text) => /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(text),
};
/** ISO 4217. */
const CURRENCY: Format = { why: 'currency', tidy: upper, fits: (text) => /^[A-Z]{3}$/.test(text) };

const BY_NAME: Readonly<Record<string, Format>> = {
  imoNumber: IMO,
  shortCode: { why: 'shortCode', tidy: upper, fits: isShortCode },
  mmsi: { why: 'mmsi', tidy: (text) => text.replace(/\s/g, ''), fits: (text) => /^\d{9}$/.test(text) },
  coastalState: COUNTRY,
  nis2MemberState: COUNTRY,
  countries: COUNTRY,
  language: LANGUAGE,
  languages: LANGUAGE,
  uiLanguage: LANGUAGE,
  workingLanguage: LANGUAGE,
  printLanguage: LANGUAGE,
  flagLanguage: LANGUAGE,
  costCurrency: CURRENCY,
};

/** Format of a text field, or of each element of a list. */
export function formatOf(collection: string, field: string): Format | undefined {
  if (collection === 'vessel' && field === 'flag') return COUNTRY;
  const prefix = kindOf(collection).number;
  if (field === 'number' && prefix !== undefined) return numberOf(prefix);
  return Object.hasOwn(BY_NAME, field) ? BY_NAME[field] : undefined;
}

function numberOf(prefix: string): Format {
  return { why: 'number', tidy: upper, fits: (text) => parseHumanNumber(text)?.kind === prefix };
}

/** Exact length of a bytes field. */
const BYTE_LENGTHS: Readonly<Record<string, number>> = {
  publicKey: 32,
  sealKey: 32,
  sha256: 32,
  preview: 32,
  digest: 32,
  signature: 64,
};

export function byteLengthOf(field: string): number | undefined {
  return Object.hasOwn(BYTE_LENGTHS, field) ? BYTE_LENGTHS[field] : undefined;
}
