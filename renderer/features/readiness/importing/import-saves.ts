import type { SaveDraft } from '#renderer/data/index.ts';
import type { FrameworkPreview, ImportItem } from './read-framework.ts';

/** Places that are proposed to be left out: withdrawn ones, those of an older edition, and second ones of a key. */
export function proposedOut(items: readonly ImportItem[]): ReadonlySet<number> {
  return new Set(
    items.filter(({ standing, isDuplicate }) => standing !== 'current' || isDuplicate).map(({ place }) => place),
  );
}

/** The same set with one item taken out or put back: what stands under it goes with it, what is above it comes back. */
export function toggled(items: readonly ImportItem[], out: ReadonlySet<number>, place: number): ReadonlySet<number> {
  const next = new Set(out);
  const isOut = out.has(place);
  const under = new Set([place]);
  // an item stands after the one that it is under
  for (const item of items) if (item.under !== null && under.has(item.under)) under.add(item.place);
  for (const each of under) {
    if (isOut) next.delete(each);
    else next.add(each);
  }
  if (isOut) for (let at = items[place]?.under ?? null; at !== null; at = items[at]?.under ?? null) next.delete(at);
  return next;
}

/** What comes in: an item comes with all that it stands under, so that nothing hangs in the air. */
export function takenItems(items: readonly ImportItem[], out: ReadonlySet<number>): readonly ImportItem[] {
  const taken = new Set<number>();
  for (const item of items) {
    if (out.has(item.place)) continue;
    for (let at: number | null = item.place; at !== null && !taken.has(at); at = items[at]?.under ?? null)
      taken.add(at);
  }
  return items.filter(({ place }) => taken.has(place));
}

export type ImportContext = {
  readonly preview: FrameworkPreview;
  readonly taken: readonly ImportItem[];
  readonly fileName: string;
  /** SHA-256 in hex. */
  readonly fileHash: string;
  /** Ids of new records: of the framework, and of each taken item in order. */
  readonly frameworkId: string;
  readonly itemIds: readonly string[];
  readonly by: string | null;
  /** `YYYY-MM-DD`. */
  readonly on: string;
};

/** Records of an import. Each gets an id of its own: keys of a file never name a record, so no two frameworks collide. */
export function importSaves(context: ImportContext): readonly SaveDraft[] {
  const { preview, taken, frameworkId, itemIds } = context;
  const idOf = new Map(taken.map(({ place }, at) => [place, itemIds[at] as string]));
  const framework: SaveDraft = {
    record: frameworkId,
    collection: 'framework',
    loaded: null,
    values: {
      title: preview.title,
      edition: preview.edition,
      publisher: preview.publisher,
      copyright: preview.copyright,
      identifier: preview.identifier,
      format: preview.format,
      fileName: context.fileName.slice(0, 200),
      fileHash: context.fileHash,
      importedOn: context.on,
      leftOutCount: preview.items.length - taken.length,
      ...(context.by === null ? {} : { importedBy: context.by }),
    },
  };
  const items = taken.map((item, order): SaveDraft => {
    const under = item.under === null ? undefined : idOf.get(item.under);
    return {
      record: idOf.get(item.place) as string,
      collection: 'frameworkItem',
      loaded: null,
      values: {
        parent: frameworkId,
        key: item.key === '' ? String(item.place + 1) : item.key,
        title: item.title,
        text: item.text,
        kind: item.kind,
        order,
        standing: item.standing,
        ...(under === undefined ? {} : { under }),
      },
    };
  });
  return [framework, ...items];
}
