import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { fileHeadShape, readData } from '../rule-source.ts';
import { contentRowShape, doubtIsExplained } from './content-source.ts';

/** What rules, scenarios and templates refer to: resources/rules/instruments.json and ism-clauses.json. */

export const instrumentsSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z
      .strictObject({
        id: z.string().check(z.regex(/^[A-Z][A-Z0-9-]*$/)),
        /** As a surveyor writes it; the same in every language. */
        name: z.string().check(z.minLength(1)),
        ...contentRowShape,
      })
      .check(doubtIsExplained),
  ),
});
export type Instruments = z.infer<typeof instrumentsSchema>;

export function readInstruments(raw: unknown): Result<Instruments> {
  return readData(instrumentsSchema, raw);
}

/** Clauses of the ISM Code (domain.md 2.2); the gist of each is a text of `content-rules`, `ism.<key>`. */
export const ismClausesSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z.strictObject({ clause: z.string().check(z.regex(/^\d+(\.\d+)*$/)), ...contentRowShape }).check(doubtIsExplained),
  ),
});
export type IsmClauses = z.infer<typeof ismClausesSchema>;

export function readIsmClauses(raw: unknown): Result<IsmClauses> {
  return readData(ismClausesSchema, raw);
}

/** Key of a clause inside a text file, where a dot would part two keys: `1.2.2.2` is `1-2-2-2`. */
export function ismTextKey(clause: string): string {
  return `ism.${clause.replaceAll('.', '-')}`;
}
