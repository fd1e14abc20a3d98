import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { readData } from '../rule-source.ts';

/**
 * A company's own words as one file: a glossary for its people, and texts that stand in the place of those that come with
 * the app, by language, namespace and whole key. Example: `{"format":"bulwark-texts","version":1,"edition":"2026-11",
 * "glossary":[{"en":"safety meeting","fil":"safety meeting"}],"texts":{"fil":{"drills":{"run.done":"Tapos na"}}}}`.
 *
 * It comes from outside: shape and lengths are checked here, keys and placeholders by whoever knows the app's texts.
 */
export type CompanyTexts = {
  readonly edition: string;
  /** Rows of one term in several languages, by language code. */
  readonly glossary: readonly Readonly<Record<string, string>>[];
  readonly texts: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
};

/** Largest file, bytes: it travels to every ship as one value. */
export const COMPANY_TEXTS_MAX_BYTES = 48_000;

const language = z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/));
const sentence = z.string().check(z.minLength(1), z.maxLength(1_000));
const namespace = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/));
const key = z.string().check(z.regex(/^[\w/-]+(\.[\w/-]+)*$/), z.maxLength(200));

const schema = z.strictObject({
  format: z.literal('bulwark-texts'),
  version: z.literal(1),
  edition: z.string().check(z.minLength(1), z.maxLength(60)),
  glossary: z._default(z.array(z.record(language, sentence)).check(z.maxLength(500)), []),
  texts: z._default(z.record(language, z.record(namespace, z.record(key, sentence))), {}),
});

/** @param text of the file. @returns `input/too-long`, or `input/invalid` with the field that does not fit. */
export function readCompanyTextsFile(text: string): Result<CompanyTexts> {
  if (text.length > COMPANY_TEXTS_MAX_BYTES)
    return fail('input/too-long', { field: 'file', max: COMPANY_TEXTS_MAX_BYTES });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail('input/invalid', { field: 'file', why: 'json' });
  }
  return readCompanyTexts(raw);
}

/** The same from a value that was kept. */
export function readCompanyTexts(raw: unknown): Result<CompanyTexts> {
  const read = readData(schema, raw);
  return read.ok ? ok({ edition: read.value.edition, glossary: read.value.glossary, texts: read.value.texts }) : read;
}

/** As it is kept and written to a file. */
export function writeCompanyTexts({ edition, glossary, texts }: CompanyTexts) {
  return { format: 'bulwark-texts', version: 1, edition, glossary, texts } as const;
}
