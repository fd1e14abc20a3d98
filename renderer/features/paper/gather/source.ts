import type { ReadinessPoint, RecordQuery, RecordRow, SignOffView } from '#renderer/data/index.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import type { Photos } from '#renderer/pdf/model/frame.ts';
import type { Paper, PaperImage, PaperKind } from '#renderer/pdf/model/paper.ts';
import type { PaperContext } from '#renderer/pdf/model/paper-context.ts';
import type { ScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import type { Scorecard } from '#shared/domain/readiness/score.ts';
import type { RecordId } from '#shared/oplog/op.ts';

/** Where the records of a document come from. */
export type PaperSource = {
  readonly getRecord: (id: RecordId) => Promise<RecordRow | null>;
  readonly getRecords: (query: RecordQuery) => Promise<readonly RecordRow[]>;
  readonly loadSignOffs: (records: readonly RecordId[]) => Promise<readonly SignOffView[]>;
  /** A photo made small for paper; null: it is not here, or no picture that can be drawn. */
  readonly loadPhoto: (attachment: RecordId) => Promise<PaperImage | null>;
  readonly loadScorecard: () => Promise<Scorecard | null>;
  readonly loadReadinessTrend: (times: readonly number[]) => Promise<readonly ReadinessPoint[]>;
};

/** Which document: of a record, or of the whole ship. */
export type PaperOrder = { readonly kind: PaperKind; readonly record?: RecordId };

/** Texts that no file of ours holds: by name of the text file that they stand for, by language. */
export type GivenTexts = ReadonlyMap<string, ScenarioBundle['texts']>;

/** What a document is made of, before it is known in which language. */
export type Gathered = {
  /** Every record that it shows: what they name is looked up. */
  readonly rows: readonly RecordRow[];
  /** Text files of guided content that it quotes. */
  readonly files: readonly string[];
  /** Words that came with a scenario of the company: by name of the text file, by language. */
  readonly given?: GivenTexts;
  /** Namespaces whose texts it shares with a page, `scorecard`. */
  readonly namespaces?: readonly string[];
  /** Languages that may stand beside the one of the print; the first that is another one does. */
  readonly others?: readonly LanguageCode[];
  /** @param second words of the other language; null: there is none. */
  readonly build: (context: PaperContext, second: PaperContext | null) => Paper;
};

/** Null: there is no such record, or it is not for paper (a sealed report). */
export type Gather = (source: PaperSource, record: RecordId) => Promise<Gathered | null>;

export function childrenIn(source: PaperSource, parent: RecordId, collection: string): Promise<readonly RecordRow[]> {
  return source.getRecords({ collection, parent, sort: 'createdAt', down: false });
}

/** Twelve pages of pictures: as much as a person looks at on paper, and as fits into the memory of a small PC. */
export const MOST_PHOTOS = 48;

/** The files of these records, and of those that are photos the pictures, up to a bound. */
export async function filesOf(source: PaperSource, parents: readonly RecordId[]) {
  const files = (await Promise.all(parents.map((parent) => childrenIn(source, parent, 'attachment')))).flat();
  const pictures = files.filter(
    ({ values }) => values['kind'] === 'photo' || String(values['mime'] ?? '').startsWith('image/'),
  );
  const shown = pictures.slice(0, MOST_PHOTOS);
  const photos: Photos = new Map<string, PaperImage | null | 'tooMany'>([
    ...(await Promise.all(shown.map(async ({ id }) => [id, await source.loadPhoto(id)] as const))),
    ...pictures.slice(MOST_PHOTOS).map(({ id }) => [id, 'tooMany'] as const),
  ]);
  return { files, photos };
}
