import type { RecordRow } from '#renderer/data/index.ts';
import type { FrameworkItemFields } from '#shared/domain/framework.ts';

export function itemOf({ values }: RecordRow): FrameworkItemFields {
  return values as FrameworkItemFields;
}

/** As the file had them. */
export function inOrder(items: readonly RecordRow[]): readonly RecordRow[] {
  return [...items].sort((a, b) => (itemOf(a).order ?? 0) - (itemOf(b).order ?? 0));
}

export function tiesOf(item: RecordRow): readonly string[] {
  return itemOf(item).questions ?? [];
}

/** What stands directly under each part, in order. */
export type PartTree = ReadonlyMap<string, readonly RecordRow[]>;

export function treeOf(items: readonly RecordRow[]): PartTree {
  const tree = new Map<string, RecordRow[]>();
  for (const item of inOrder(items)) {
    const { under } = itemOf(item);
    if (under) {
      const held = tree.get(under);
      if (held === undefined) tree.set(under, [item]);
      else held.push(item);
    }
  }
  return tree;
}

/** Questions of a part and of everything under it, each once; a ring in the file ends the walk. */
export function questionsOf(tree: PartTree, part: RecordRow): readonly string[] {
  const seen = new Set<string>();
  const walk = (item: RecordRow): readonly string[] => {
    if (seen.has(item.id)) return [];
    seen.add(item.id);
    return [...tiesOf(item), ...(tree.get(item.id) ?? []).flatMap(walk)];
  };
  return [...new Set(walk(part))];
}
