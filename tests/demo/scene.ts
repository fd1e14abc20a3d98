import type { DemoMove, DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { rng, type WorkloadRecord } from '#tests/bench/workload.mjs';
import { CREW, type Sailor } from './story/crew.ts';
import { PARTS, SYSTEMS, type SystemStory } from './story/systems.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Values = DemoRecord['values'];

export const DAY_MS = 86_400_000;
export const MASTER_NAME = 'Arnel Dela Cruz';
/** So far back the log of the ship goes. */
export const LOG_DAYS = 548;

export const text = (row: Row, field: string): string => String(row[field] ?? '');
export const ms = (value: unknown): number => Date.parse(String(value));
/** 1200 UTC of that day. */
export const noonOf = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS + DAY_MS / 2;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What every record of the ship is told from: who is aboard, what stands where, and how the workload's days lie. */
export type Scene = {
  readonly seed: number;
  /** UTC ms: the day that the ship is shown on. */
  readonly now: number;
  readonly startedAt: number;
  readonly crew: readonly Mate[];
  /** Key of the person that the workload calls so. */
  readonly person: (name: unknown) => string;
  /** The one of that rank who is aboard; null: the Master, who sets the ship up, or nobody. */
  readonly mate: (rank: string) => Mate | null;
  readonly assets: ReadonlyMap<string, Placed>;
  readonly assetsOf: (...systems: readonly string[]) => readonly string[];
  /** @param newestDays age of the newest record of that type. */
  readonly daysOf: (type: string, newestDays: number) => (at: number) => number;
};

export type Mate = Sailor & { readonly key: string };
export type Placed = {
  readonly system: string;
  readonly story: SystemStory;
  readonly name: string;
  readonly place: string;
};

export function sceneOf(seed: number, records: readonly WorkloadRecord[], now: number): Scene {
  const startedAt = now - LOG_DAYS * DAY_MS;
  const rows = records as readonly Row[];
  const crew = crewOf(rows);
  const assets = new Map(placed(rows, seed));
  const byName = new Map(crew.map(({ source, ...mate }) => [source, mate]));
  const first = Math.min(...rows.map((row) => ms(row['createdAt'])));
  return {
    seed,
    now,
    startedAt,
    crew: crew.map(({ source: _, ...mate }) => mate),
    person: (name) => byName.get(String(name))?.key ?? `person ${name}`,
    mate: (rank) => crew.find((mate) => mate.rank === rank && mate.goneDays === undefined) ?? null,
    assets,
    assetsOf: (...systems) => [...assets].filter(([, { system }]) => systems.includes(system)).map(([id]) => id),
    daysOf: (type, newestDays) => {
      const last = Math.max(...rows.filter((row) => row['type'] === type).map((row) => ms(row['createdAt'])));
      const scale = (now - newestDays * DAY_MS - startedAt) / (last - first);
      return (at) => Math.round(startedAt + (at - first) * scale);
    },
  };
}

/** Everybody whom the workload names, each one person of the crew list. */
function crewOf(rows: readonly Row[]): readonly (Mate & { readonly source: string })[] {
  const names = new Set<string>();
  const seen = (name: unknown) => {
    if (typeof name === 'string') names.add(name);
  };
  for (const row of rows) {
    seen(row['createdBy']);
    for (const p of (row['participants'] ?? []) as Row[]) seen(p['name']);
    if (row['type'] === 'ncr') for (const r of row['remarks'] as Row[]) seen(r['by']);
  }
  return [...names].map((source, i) => ({ ...(CREW[i % CREW.length] as Sailor), source, key: `person ${source}` }));
}

function placed(rows: readonly Row[], seed: number): readonly (readonly [string, Placed])[] {
  const counts = new Map<string, number>();
  return rows.flatMap((row): readonly (readonly [string, Placed])[] => {
    if (row['type'] !== 'asset') return [];
    const system = Object.keys(SYSTEMS).find((name) => text(row, 'name').startsWith(`${name} `)) ?? 'printer';
    const story = SYSTEMS[system] as SystemStory;
    const count = counts.get(system) ?? 0;
    counts.set(system, count + 1);
    const part = story.isNumbered ? String(count + 1) : (PARTS[count] ?? `unit ${count + 1}`);
    const place = of(story.places, seed + count);
    return [[text(row, 'id'), { system, story, name: `${story.label} ${part}`, place }]];
  });
}

/** One of the list, the same for the same number. */
export function of<T>(list: readonly T[], at: number): T {
  return list[((at % list.length) + list.length) % list.length] as T;
}

/** Chance that is the same for the same record. */
export function chanceOf({ seed }: Scene, key: string): ReturnType<typeof rng> {
  let code = seed;
  for (const sign of key) code = (Math.imul(code, 31) + sign.charCodeAt(0)) | 0;
  return rng(code);
}

/** States one after the other, each some days after the one before, and none after today. */
export function movesOf(
  states: readonly string[],
  at: number,
  now: number,
  eachDays: number,
  about: (state: string) => Omit<DemoMove, 'state' | 'at'>,
): readonly DemoMove[] {
  const step = Math.min(eachDays * DAY_MS, (now - at) / (states.length + 1));
  return states.map((state, i) => ({ state, at: Math.round(at + i * step), ...about(state) }));
}
