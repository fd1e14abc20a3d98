import type { Formats } from '#renderer/i18n/format.ts';
import type { Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import type { PaperDirection } from './paper.ts';

/** A record as the lists give it. */
export type PaperRecord = FoldedRecord & {
  readonly title: string;
  readonly number: string | null;
  readonly parent: string | null;
  /** UTC ms, claims. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isRemoved: boolean;
};

/** A sign-off as it stood when the document was made. */
export type PaperSignOff = {
  readonly record: string;
  readonly meaning: string;
  readonly name: string;
  readonly rank: string | null;
  readonly role: string | null;
  readonly remark: string | null;
  /** UTC ms. */
  readonly signedAt: number;
  readonly state: 'valid' | 'changed' | 'missing' | 'wrong' | 'voided';
};

/** Text of the namespace `paper` by its key. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What the words of a document are taken from: the reader's language, and what the records name. */
export type PaperContext = {
  readonly language: string;
  readonly direction: PaperDirection;
  /** Whether a native mariner has read the texts of this language. */
  readonly isReviewed: boolean;
  readonly say: Say;
  readonly formats: Formats;
  readonly words: {
    readonly label: (collection: string, field: string) => string;
    readonly code: (collection: string, field: string, code: string) => string;
    readonly role: (code: string) => string;
    readonly record: (collection: string) => string;
  };
  /** A value of a field as one line; '' where there is none. */
  readonly plain: (collection: string, field: string, spec: FieldSpec, value: Value | undefined) => string;
  /** Title of a record that another one names; null where it is not here. */
  readonly titleOf: (id: string) => string | null;
  /** Text of guided content, `content-drill-s01`, by its path; in English where the language lacks it; '' else. */
  readonly content: (file: string, path: string) => string;
  /** The same, with the mark of its language where it is in another one, `(EN)`: never passed off as a translation. */
  readonly quoted: (file: string, path: string) => string;
  readonly ship: { readonly name: string; readonly imoNumber: string; readonly offsetMin: number };
  readonly printedBy: string | null;
  /** UTC ms. */
  readonly printedAt: number;
  /** False in the inspector's view and for roles that have no need: connection data is left out. */
  readonly showsRestricted: boolean;
};

/** UTC, ship's time beside it. */
export function bothTimes({ formats, ship, say }: PaperContext, at: number): string {
  const [utc, own] = [formats.instant(at, 'dateTime'), formats.instant(at, 'dateTime', ship.offsetMin)];
  const sameDay = utc.slice(0, -5) === own.slice(0, -5);
  return say('bothTimes', { utc, ship: sameDay ? own.slice(-5) : own });
}
