import MiniSearch from 'minisearch';
import type { Value } from '#shared/base/value.ts';
import { kindOf } from '#shared/domain/kinds.ts';
import { isConfidential } from '#shared/domain/report.ts';
import { upRecord } from '#shared/migrations/up-record.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { WorkspaceDb } from '../store/db.ts';
import { type StoredRow, titleOf } from '../store/rows.ts';

type Doc = { readonly id: RecordId; readonly title: string; readonly number: string; readonly text: string };
type Index = { readonly mini: MiniSearch<Doc>; upTo: number };

/** Rows indexed before other work gets a turn. */
const SLICE = 400;
const LONGEST_TEXT = 4000;

let words: Intl.Segmenter | undefined;

/** Words of any script: Chinese and Thai have no spaces between them. */
export function tokenize(text: string): string[] {
  words ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const out: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) if (isWordLike) out.push(segment);
  return out;
}

/** The same for both accents and none, capitals and small letters, full width and half. */
export function normalTerm(term: string): string {
  return term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function newMini(): MiniSearch<Doc> {
  return new MiniSearch<Doc>({
    fields: ['title', 'number', 'text'],
    tokenize: (text) => tokenize(text),
    processTerm: (term) => normalTerm(term) || null,
    searchOptions: {
      boost: { title: 3, number: 4 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
}

function docOf(row: StoredRow): Doc | null {
  const { id, collection, values } = upRecord(row.folded);
  if (collection === 'report' && isConfidential(values)) return null;
  const parts: string[] = [];
  for (const [field, value] of Object.entries(values)) if (isText(collection, field)) parts.push(...textsOf(value));
  return {
    id,
    title: titleOf(collection, values),
    number: typeof values.number === 'string' ? values.number : '',
    text: parts.join('\n').slice(0, LONGEST_TEXT),
  };
}

/** Ids, codes and keys are no words that anybody looks for. */
function isText(collection: string, field: string): boolean {
  const spec = kindOf(collection).fields[field];
  if (!spec) return false;
  return spec.type === 'string' || (spec.type === 'list' && spec.to === undefined && spec.values === undefined);
}

function textsOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly Value[]).filter((item) => typeof item === 'string') : [];
}

/**
 * Full-text search, one index a collection, built when first asked and kept up by the revision of the rows: so it sees
 * what other tabs wrote as well. Lives in the worker, in memory; nothing of it is stored.
 */
export class SearchIndex {
  readonly #db: WorkspaceDb;
  readonly #indexes = new Map<string, Index>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  /** Ids, best match first; hidden and removed ones too. */
  find(collection: string, text: string): Promise<readonly RecordId[]> {
    const found = this.#turn.then(async () => {
      const index = await this.#upToDate(collection);
      return index.mini.search(text).map((hit) => hit.id as RecordId);
    });
    this.#turn = found.catch(() => undefined);
    return found;
  }

  async #upToDate(collection: string): Promise<Index> {
    const index = this.#indexes.get(collection) ?? { mini: newMini(), upTo: -1 };
    this.#indexes.set(collection, index);
    for (;;) {
      const rows = await this.#db.records
        .where('[collection+revision]')
        .between([collection, index.upTo], [collection, []], false, true)
        .limit(SLICE)
        .toArray();
      const last = rows.at(-1);
      if (!last) return index;
      // A commit may have written more rows than one slice: those of its revision are read whole.
      const rest =
        rows.length < SLICE ? [] : await this.#db.records.where({ collection, revision: last.revision }).toArray();
      for (const row of [...rows.filter((r) => rest.length === 0 || r.revision !== last.revision), ...rest])
        put(index.mini, row);
      index.upTo = last.revision;
    }
  }
}

function put(mini: MiniSearch<Doc>, row: StoredRow): void {
  const doc = docOf(row);
  if (mini.has(row.id)) {
    if (doc) mini.replace(doc);
    else mini.discard(row.id);
  } else if (doc) mini.add(doc);
}
