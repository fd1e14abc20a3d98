import type { Value } from '#shared/base/value.ts';
import type { AssetFields } from '../asset.ts';

/** An asset as far as the impact analysis needs it. */
export type ImpactAsset = {
  readonly id: string;
  readonly title: string;
  readonly values: Readonly<Record<string, Value>>;
};

export type Need = {
  readonly asset: string;
  /** `installedOn`: software on a computer that is gone; `dependsOn`: as people have said. */
  readonly by: 'dependsOn' | 'installedOn';
};

/** One thing that stops, and why. */
export type Stop = {
  readonly asset: string;
  /** 1: needs it itself; 2: needs something that needs it … the shortest way counts. */
  readonly depth: number;
  /** What it needs directly on that way. */
  readonly through: string;
  readonly by: Need['by'];
  /** Minutes that it may be away at most; null: not known. */
  readonly allowedMin: number | null;
  /** Minutes until all that it needs is back: the longest target on any way to it; null: none is known. */
  readonly backAfterMin: number | null;
  /** It is needed again before it can be back. */
  readonly isTooLate: boolean;
};

/** What an asset needs to work; what it says of itself is no need. */
export function needsOf({ id, values }: ImpactAsset): readonly Need[] {
  const { dependsOn, installedOn } = values as AssetFields;
  const needs: Need[] = (dependsOn ?? []).map((asset) => ({ asset, by: 'dependsOn' }));
  if (installedOn && !needs.some(({ asset }) => asset === installedOn))
    needs.push({ asset: installedOn, by: 'installedOn' });
  return needs.filter(({ asset }) => asset !== id);
}

/**
 * What stops if this stops: everything that needs it, directly or through others, the nearest first. Circles end where
 * they began: a thing is named once, and never the one that was asked about.
 */
export function stopsWith(asset: string, assets: readonly ImpactAsset[]): readonly Stop[] {
  const known = new Map(assets.map((each) => [each.id, each]));
  const neededBy = new Map<string, { readonly asset: string; readonly by: Need['by'] }[]>();
  for (const each of assets)
    for (const need of needsOf(each))
      neededBy.set(need.asset, [...(neededBy.get(need.asset) ?? []), { asset: each.id, by: need.by }]);
  const found = new Map<string, Pick<Stop, 'asset' | 'depth' | 'through' | 'by'>>();
  let edge: readonly string[] = [asset];
  for (let depth = 1; edge.length > 0; depth++) {
    const next: string[] = [];
    for (const through of edge)
      for (const { asset: stopped, by } of neededBy.get(through) ?? []) {
        if (stopped === asset || found.has(stopped)) continue;
        found.set(stopped, { asset: stopped, depth, through, by });
        next.push(stopped);
      }
    edge = next;
  }
  const backAfter = backTimes([asset, ...found.keys()], known, neededBy);
  return [...found.values()].map((stop) => {
    const allowedMin = allowedOf(known.get(stop.asset));
    const backAfterMin = backAfter.get(stop.asset) ?? null;
    const isTooLate = allowedMin !== null && backAfterMin !== null && backAfterMin > allowedMin;
    return { ...stop, allowedMin, backAfterMin, isTooLate };
  });
}

type NeededBy = ReadonlyMap<string, readonly { readonly asset: string }[]>;

/**
 * When all is back that each thing needs: it works again with the last of them, whichever way that lies.
 *
 * @param down what is away; it begins with what failed, which waits for nothing but itself.
 */
function backTimes(
  down: readonly string[],
  known: ReadonlyMap<string, ImpactAsset>,
  neededBy: NeededBy,
): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const open = new Set(down);
  // a longer time is handed on by putting the thing at the end again
  for (const at of open) {
    open.delete(at);
    const back = longer(times.get(at) ?? null, targetOf(known.get(at)));
    for (const { asset: stopped } of neededBy.get(at) ?? []) {
      if (stopped === down[0] || back === null || back <= (times.get(stopped) ?? -1)) continue;
      times.set(stopped, back);
      open.add(stopped);
    }
  }
  return times;
}

/** Circles among the needs: each a list of assets of which every one needs the next, and the last the first. */
export function circlesIn(assets: readonly ImpactAsset[]): readonly (readonly string[])[] {
  const known = new Map(assets.map((each) => [each.id, each]));
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of assets) {
    const path: string[] = [];
    const walk: { readonly id: string; readonly needs: Iterator<Need> }[] = [];
    const enter = (id: string) => {
      path.push(id);
      const at = known.get(id);
      walk.push({ id, needs: (at === undefined ? [] : needsOf(at))[Symbol.iterator]() });
    };
    if (!done.has(start.id)) enter(start.id);
    for (let top = walk.at(-1); top !== undefined; top = walk.at(-1)) {
      const { value: need, done: isOver } = top.needs.next();
      if (isOver) {
        done.add(top.id);
        walk.pop();
        path.pop();
      } else if (path.includes(need.asset)) circles.push(path.slice(path.indexOf(need.asset)));
      else if (!done.has(need.asset)) enter(need.asset);
    }
  }
  return circles;
}

function targetOf(asset: ImpactAsset | undefined): number | null {
  return (asset?.values as AssetFields | undefined)?.rtoMin ?? null;
}

/** How long it may be away: its own longest outage, else its target for being back. */
function allowedOf(asset: ImpactAsset | undefined): number | null {
  const fields = asset?.values as AssetFields | undefined;
  return fields?.maxOutageMin ?? fields?.rtoMin ?? null;
}

function longer(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
