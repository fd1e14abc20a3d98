import type { RecordRow } from '#renderer/data/index.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { isKnownCollection } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import { drillTitle } from './scenarios.ts';
import type { PaperSource } from './source.ts';

/** A text that looks like one and is none names nothing: the look-up finds no record. */
const LIKE_AN_ID = /^[A-Za-z][A-Za-z0-9]*\.\S{1,80}$/;

/** Ids of other records in the values of these, in whatever field. */
export function referencesIn(rows: readonly RecordRow[]): readonly RecordId[] {
  const found = new Set<RecordId>();
  const look = (value: Value): void => {
    if (typeof value === 'string') {
      if (LIKE_AN_ID.test(value) && isKnownCollection(collectionOf(value))) found.add(value);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (isPlainObject(value)) Object.values(value).forEach(look);
  };
  for (const { values } of rows) Object.values(values).forEach(look);
  return [...found];
}

/** Titles of everything that these records name, as a person reads them in the language of the print. */
export async function titlesOf(
  source: PaperSource,
  rows: readonly RecordRow[],
  language: LanguageCode,
): Promise<(id: RecordId) => string | null> {
  const named = await Promise.all(rows.map(async (row) => [row.id, await titleFor(row, language)] as const));
  const known = new Map(named);
  const missing = referencesIn(rows).filter((id) => !known.has(id));
  await Promise.all(
    missing.map(async (id) => {
      const row = await source.getRecord(id);
      if (row !== null) known.set(id, await titleFor(row, language));
    }),
  );
  return (id) => known.get(id) ?? null;
}

/** People by name; what has a number by both. */
async function titleFor(row: RecordRow, language: LanguageCode): Promise<string> {
  const { number, id } = row;
  const title = (await drillTitle(row, language)) ?? row.title;
  if (number !== null && title !== '' && title !== number) return `${number} ${title}`;
  return title || number || id;
}
