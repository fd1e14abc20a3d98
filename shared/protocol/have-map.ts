/** Which chunks of a blob one side holds. */
export type HaveMap = {
  /** Chunks that the blob has in all. */
  readonly count: number;
  readonly held: ReadonlySet<number>;
};

export function haveMap(count: number, held: Iterable<number> = []): HaveMap {
  return { count, held: new Set(held) };
}

export function isFull({ count, held }: HaveMap): boolean {
  return held.size === count;
}

export function withChunks(map: HaveMap, more: Iterable<number>): HaveMap {
  return haveMap(map.count, [...map.held, ...more]);
}

/** Chunks that are not held, lowest first. */
export function* missing({ count, held }: HaveMap): Generator<number> {
  for (let n = 0; n < count; n++) if (!held.has(n)) yield n;
}

/**
 * How many are held, then how many are missing, and so on by turns; the end is left out when nothing more is held.
 * Chunks travel in order, so this is one number as a rule.
 */
export function runsOf({ count, held }: HaveMap): readonly number[] {
  const runs: number[] = [];
  let isHeld = true;
  let at = 0;
  for (let n = 0; n <= count; n++) {
    if (n < count && held.has(n) === isHeld) continue;
    runs.push(n - at);
    at = n;
    isHeld = !isHeld;
  }
  // `isHeld` is what would follow: the last run was of the other kind.
  return isHeld ? runs.slice(0, -1) : runs;
}

/** Null when no map of so many chunks is written so. */
export function fromRuns(runs: readonly number[], count: number): HaveMap | null {
  const held = new Set<number>();
  let at = 0;
  for (const [i, length] of runs.entries()) {
    if (!Number.isSafeInteger(length) || length < 0 || (length === 0 && i > 0) || at + length > count) return null;
    if (i % 2 === 0) for (let n = at; n < at + length; n++) held.add(n);
    at += length;
  }
  return { count, held };
}
