import { useSyncExternalStore } from 'react';
import type {
  DeliveryState,
  HubVessel,
  RecordQuery,
  RecordRow,
  Session,
  SyncInfo,
  Workspace,
} from '#renderer/data/contract.ts';
import type { Value } from '#shared/base/value.ts';
import { INFO, idOf, MASTER, PERSONS, records, SECOND, session, sync, workspace } from './fake-ship.ts';

/** The ship, people and records that the pages of a test see; a test changes it, and the pages follow. */
export type World = {
  readonly workspace: Workspace;
  readonly session: Session;
  readonly sync: SyncInfo;
  readonly records: ReadonlyMap<string, RecordRow>;
  readonly delivery: Readonly<Record<string, DeliveryState>>;
  readonly counters: Readonly<Record<string, number>>;
  readonly vessels: readonly HubVessel[];
};

const DELIVERY: Readonly<Record<string, DeliveryState>> = {
  [idOf('report', 1)]: 'storedAshore',
  [idOf('report', 2)]: 'queued',
  [idOf('report', 3)]: 'storedAshore',
  [idOf('report', 4)]: 'answered',
  [idOf('report', 5)]: 'sent',
  [idOf('report', 6)]: 'answered',
  [idOf('report', 7)]: 'storedAshore',
};

/** @param name `none`, `locked`, `anonymous`, `ready` (second officer), `master`, `lonely` (never connected), `shore`. */
export function worldOf(name: string, now = Date.now()): World {
  const who = name === 'master' ? MASTER : name === 'ready' || name === 'lonely' ? SECOND : null;
  const base: World = {
    workspace: workspace(name === 'locked' ? 'locked' : 'ready'),
    session: session(who),
    sync: sync(now),
    records: records(now),
    delivery: DELIVERY,
    counters: { report: 7, reportRemark: 1, person: PERSONS.length, asset: 6 },
    vessels: [],
  };
  if (name === 'none')
    return {
      ...base,
      workspace: workspace('none', null),
      session: { ...session(null), persons: [] },
      records: new Map(),
    };
  if (name === 'lonely') {
    const info = { ...INFO, isEnrolled: false, company: null, hubUrl: null, dpas: [] };
    const queue = base.sync.queue.map((each) => ({ ...each, ops: 0, bytes: 0 }));
    return {
      ...base,
      workspace: workspace('ready', info),
      sync: { ...base.sync, isEnrolled: false, phase: 'off', lastContactAt: null, nextTryAt: null, queue },
      records: new Map([...base.records].filter(([, each]) => each.collection !== 'report')),
    };
  }
  if (name === 'shore') {
    const staff = { username: 'berg', name: 'Anna Berg', roles: ['DPA'], may: ['dpa', 'settle'] };
    return {
      ...base,
      workspace: workspace('ready', { ...INFO, role: 'shore' }),
      session: { ...session(null), staff, roles: ['DPA'], side: 'shore' },
    };
  }
  return base;
}

let world = worldOf(new URLSearchParams(globalThis.location?.search ?? '').get('world') ?? 'ready');
const listeners = new Set<() => void>();

export function setWorld(next: World | ((before: World) => World)): void {
  world = typeof next === 'function' ? next(world) : next;
  for (const listener of listeners) listener();
}

export function theWorld(): World {
  return world;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWorld(): World {
  return useSyncExternalStore(subscribe, () => world);
}

function fieldOf(each: RecordRow, field: string): Value | undefined {
  return field === 'state' ? (each.state ?? undefined) : each.values[field];
}

function isAmong(held: Value | undefined, wanted: string | number | boolean): boolean {
  return Array.isArray(held) ? held.includes(wanted) : held === wanted;
}

function matches(each: RecordRow, query: RecordQuery): boolean {
  const { collection, parent, where = {}, anyOf = {}, text = '', onlyConflicts = false, removed = 'no' } = query;
  if (each.collection !== collection || (parent !== undefined && each.parent !== parent)) return false;
  if (onlyConflicts && each.conflictCount === 0) return false;
  if (removed === 'only' && !each.isRemoved) return false;
  if (!Object.entries(where).every(([field, value]) => isAmong(fieldOf(each, field), value))) return false;
  if (!Object.entries(anyOf).every(([field, values]) => values.some((value) => isAmong(fieldOf(each, field), value))))
    return false;
  const words = JSON.stringify([each.title, each.number, each.values]).toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

export function find(query: RecordQuery): readonly RecordRow[] {
  const found = [...world.records.values()].filter((each) => matches(each, query));
  const sort = query.sort ?? 'updatedAt';
  const down = query.down ?? query.sort === undefined;
  const key = (each: RecordRow) => (each as Readonly<Record<string, unknown>>)[sort] as string | number;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (down ? -1 : 1));
}
