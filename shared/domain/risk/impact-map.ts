import { type ImpactAsset, type Need, needsOf, type Stop, stopsWith } from './impact.ts';

/** Systems that have the same distance from the one in the middle, in the order that crosses the fewest lines. */
export type ImpactLayer = {
  /** Below 0: what the middle needs; 0: the middle; above: what stops with it, and in which step. */
  readonly depth: number;
  readonly assets: readonly string[];
};

export type ImpactEdge = { readonly needed: string; readonly by: string; readonly how: Need['by'] };

export type ImpactMap = {
  readonly layers: readonly ImpactLayer[];
  /** Every need between two systems of the map. */
  readonly edges: readonly ImpactEdge[];
  readonly stops: ReadonlyMap<string, Stop>;
};

/**
 * One system with all that it needs before it and all that stops with it behind it. In a circle a system is both: it
 * stands once, where it stops.
 */
export function impactMap(middle: string, assets: readonly ImpactAsset[]): ImpactMap {
  const known = new Map(assets.map((each) => [each.id, each]));
  const stops = new Map(stopsWith(middle, assets).map((stop) => [stop.asset, stop]));
  const depths = new Map<string, number>([[middle, 0]]);
  for (const { asset, depth } of stops.values()) depths.set(asset, depth);
  const needs = (id: string) => needsOf(known.get(id) ?? { id, title: '', values: {} });
  const walked = new Set([middle]);
  for (let edge = [middle], depth = -1; edge.length > 0; depth--) {
    const next: string[] = [];
    for (const id of edge)
      for (const { asset } of needs(id)) {
        if (!known.has(asset) || walked.has(asset)) continue;
        walked.add(asset);
        // of a circle: it stands behind already, what it needs comes in its place
        if (depths.has(asset)) edge.push(asset);
        else next.push(asset);
      }
    for (const asset of next) depths.set(asset, depth);
    edge = next;
  }
  const edges = [...depths.keys()].flatMap((id) =>
    needs(id).flatMap(({ asset, by }): readonly ImpactEdge[] =>
      depths.has(asset) ? [{ needed: asset, by: id, how: by }] : [],
    ),
  );
  return { layers: ordered(middle, depths, edges), edges, stops };
}

/** Each layer by the mean place of its neighbours in the layer before it, from the middle outwards. */
function ordered(
  middle: string,
  depths: ReadonlyMap<string, number>,
  edges: readonly ImpactEdge[],
): readonly ImpactLayer[] {
  const layers: ImpactLayer[] = [{ depth: 0, assets: [middle] }];
  const place = new Map<string, number>([[middle, 0]]);
  for (const side of [-1, 1])
    for (let depth = side; ; depth += side) {
      const here = [...depths].flatMap(([id, at]) => (at === depth ? [id] : []));
      if (here.length === 0) break;
      const means = new Map(here.map((id) => [id, meanPlace(id, depth - side, depths, edges, place)]));
      here.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
      for (const [at, id] of here.entries()) place.set(id, at);
      layers.push({ depth, assets: here });
    }
  return layers.sort((a, b) => a.depth - b.depth);
}

function meanPlace(
  id: string,
  inDepth: number,
  depths: ReadonlyMap<string, number>,
  edges: readonly ImpactEdge[],
  place: ReadonlyMap<string, number>,
): number {
  const places = edges.flatMap(({ needed, by }) => {
    const other = needed === id ? by : by === id ? needed : null;
    return other !== null && depths.get(other) === inDepth ? [place.get(other) ?? 0] : [];
  });
  return places.length === 0 ? 0 : places.reduce((a, b) => a + b, 0) / places.length;
}
