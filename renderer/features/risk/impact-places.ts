import type { ImpactMap } from '#shared/domain/risk/impact-map.ts';

/** Measures of the map in px: a name and a mark have two lines each, so that the words of any language fit. */
export const NODE = { width: 172, leastWidth: 112, height: 90 } as const;
const GAP = { across: 40, leastAcross: 22, down: 12 } as const;
/** Two lines of the words above a column. */
export const HEAD_PX = 44;

/** Start edge and top of a system in px, and the column that it stands in. */
export type Place = { readonly x: number; readonly y: number; readonly column: number };

export type Places = {
  readonly of: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
  readonly nodeWidth: number;
  /** Between two columns. */
  readonly across: number;
};

/**
 * One column a layer, each in the middle of the height.
 *
 * @param roomPx what there is across: first the gaps give way, then the columns, and only then the map scrolls sideways.
 */
export function placesOf({ layers }: ImpactMap, roomPx = Number.POSITIVE_INFINITY): Places {
  const gaps = Math.max(1, layers.length - 1);
  const across = between(GAP.leastAcross, Math.floor((roomPx - layers.length * NODE.width) / gaps), GAP.across);
  const share = Math.floor((roomPx - (layers.length - 1) * across) / layers.length);
  const nodeWidth = between(NODE.leastWidth, share, NODE.width);
  const step = NODE.height + GAP.down;
  const most = Math.max(...layers.map(({ assets }) => assets.length));
  const of = new Map<string, Place>();
  for (const [column, { assets }] of layers.entries())
    for (const [at, id] of assets.entries())
      of.set(id, {
        x: column * (nodeWidth + across),
        y: HEAD_PX + ((most - assets.length) * step) / 2 + at * step,
        column,
      });
  return {
    of,
    width: layers.length * (nodeWidth + across) - across,
    height: HEAD_PX + most * step - GAP.down,
    nodeWidth,
    across,
  };
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** From the end side of what is needed to the start side of what needs it; backwards in a circle it swings out. */
export function linePath(from: Place, to: Place, { nodeWidth, across }: Places): string {
  const [x1, y1] = [from.x + nodeWidth, from.y + NODE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE.height / 2];
  const bend = to.column > from.column ? (x2 - x1) / 2 : across;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 2} ${y2}`;
}

export type Way = 'up' | 'down' | 'before' | 'after';

/** Where a key leads from a system: along a line if there is one, else to what stands nearest; null: the edge of the map. */
export function neighbour(map: ImpactMap, places: Places, from: string, way: Way): string | null {
  const here = places.of.get(from);
  if (here === undefined) return null;
  const layer = map.layers[here.column]?.assets ?? [];
  if (way === 'up' || way === 'down') return layer[layer.indexOf(from) + (way === 'up' ? -1 : 1)] ?? null;
  const column = map.layers[here.column + (way === 'before' ? -1 : 1)]?.assets ?? [];
  const isTied = (id: string) =>
    map.edges.some(({ needed, by }) => (needed === id && by === from) || (needed === from && by === id));
  const tied = column.filter(isTied);
  const far = (id: string) => Math.abs((places.of.get(id)?.y ?? 0) - here.y);
  return [...(tied.length > 0 ? tied : column)].sort((a, b) => far(a) - far(b))[0] ?? null;
}
