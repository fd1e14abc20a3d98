import type { RecordQuery, RecordRow } from '#renderer/data/index.ts';
import type { PaperSource } from '../gather/source.ts';

/**
 * Asks for nothing twice while a pack is made: hundreds of documents name the same people and systems, and have children in
 * the same few collections, which are read whole, once.
 */
export function packSource(source: PaperSource): PaperSource {
  const single = new Map<string, Promise<RecordRow | null>>();
  const lists = new Map<string, Promise<readonly RecordRow[]>>();
  const families = new Map<string, Promise<ReadonlyMap<string, readonly RecordRow[]>>>();

  async function byParent({ parent, ...query }: RecordQuery): Promise<ReadonlyMap<string, readonly RecordRow[]>> {
    const rows = await source.getRecords(query);
    return Map.groupBy(rows, (row) => row.parent ?? '');
  }

  return {
    ...source,
    getRecord: (id) => once(single, id, () => source.getRecord(id)),
    getRecords: async (query) => {
      const { parent, ...rest } = query;
      const key = JSON.stringify(rest);
      if (typeof parent !== 'string') return once(lists, JSON.stringify(query), () => source.getRecords(query));
      return (await once(families, key, () => byParent(query))).get(parent) ?? [];
    },
  };
}

function once<T>(held: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = held.get(key) ?? ask();
  held.set(key, known);
  return known;
}
