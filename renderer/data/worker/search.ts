import MiniSearch from 'minisearch';
import type { Value } from '#shared/base/value.ts';
import type { RecordId } from '#shared/oplog/op.ts';

/** A record as the search sees it. Sealed reports never get here in plain. */
export type Searchable = {
  readonly id: RecordId;
  readonly collection: string;
  readonly title: string;
  readonly number: string | null;
  readonly values: Readonly<Record<string, Value>>;
};

type Entry = {
  readonly id: RecordId;
  readonly collection: string;
  readonly title: string;
  readonly number: string;
  readonly text: string;
};

const LONGEST_TERM = 40;
const segmenters = new Map<string, Intl.Segmenter>();

/** Words of any script: those written without spaces are cut by the platform's own rules. */
export function words(text: string): readonly string[] {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const out: string[] = [];
  for (const part of segmenter.segment(text))
    if (part.isWordLike) out.push(part.segment.toLowerCase().slice(0, LONGEST_TERM));
  for (const code of text.match(/\S*\d\S*/g) ?? []) out.push(code.toLowerCase().slice(0, LONGEST_TERM)); // serials, versions, addresses as they stand
  return out;
}

/** Full text over everything on the device, offline; lives in the worker and is filled as records change. */
export class SearchIndex {
  readonly #index = new MiniSearch<Entry>({
    fields: ['title', 'number', 'text'],
    storeFields: ['collection'],
    tokenize: (text) => [...words(text)],
    searchOptions: {
      boost: { title: 3, number: 4 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  });

  put(record: Searchable): void {
    const entry: Entry = {
      id: record.id,
      collection: record.collection,
      title: record.title,
      number: record.number ?? '',
      text: textOf(Object.values(record.values)),
    };
    if (this.#index.has(record.id)) this.#index.replace(entry);
    else this.#index.add(entry);
  }

  remove(id: RecordId): void {
    if (this.#index.has(id)) this.#index.discard(id);
  }

  /** Ids of a collection that hold all the words, best first. */
  find(text: string, collection: string): readonly RecordId[] {
    return this.#index
      .search(text, { filter: (hit) => hit.collection === collection })
      .map((hit) => hit.id as RecordId);
  }
}

function textOf(values: readonly (Value | undefined)[]): string {
  const out: string[] = [];
  for (const value of values) {
    if (typeof value === 'string') out.push(value);
    else if (Array.isArray(value)) out.push(textOf(value as readonly Value[]));
  }
  return out.join(' ');
}
