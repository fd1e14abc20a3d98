import { useMemo, useState } from 'react';
import type { SentMessage } from '#renderer/data/contract/messages.ts';
import type {
  Commands,
  DeliveryState,
  DraftHandle,
  HistoryEntry,
  Person,
  RecordList,
  RecordQuery,
  RecordRow,
  RecordWindow,
  SaveDraft,
  Session,
  SyncInfo,
  VesselAccess,
  Workspace,
} from '#renderer/data/contract.ts';
import { DUE_DATA } from '#renderer/data/due-data.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { backupFigures, type PlanFigures } from '#shared/domain/backup-figures.ts';
import { DUE_COLLECTIONS, type DueEntry, dueList } from '#shared/domain/due/due-list.ts';
import { isImoNumber } from '#shared/domain/imo-number.ts';
import { kindOf } from '#shared/domain/kinds.ts';
import { INFO, idOf, MASTER, row, session, workspace } from './fake-ship.ts';
import { find, setWorld, theWorld, useWorld, worldOf } from './fake-world.ts';

/**
 * Stands in for `renderer/data/index.ts` in tests of pages: everything in memory, every command answers at once.
 * A test mocks that module with this one, and changes what stands in `fake-world.ts`.
 */

// ---------------------------------------------------------------- hooks

export function startData(): Promise<void> {
  return Promise.resolve();
}

export function useWorkspace(): Workspace {
  return useWorld().workspace;
}

export function useSession(): Session {
  return useWorld().session;
}

export function useSync(): SyncInfo {
  return useWorld().sync;
}

export function useVessels() {
  return { isLoading: false, vessels: useWorld().vessels, askedAt: null };
}

export function useRecord(id: string | null): RecordRow | null | undefined {
  return useWorld().records.get(id ?? '') ?? null;
}

export function useRecords(query: RecordQuery, window?: RecordWindow): RecordList {
  const { records: all } = useWorld();
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is compared by content, the records are read by `find`
  const found = useMemo(() => find(query), [key, all]);
  const { from = 0, count = found.length } = window ?? {};
  return {
    isLoading: false,
    total: found.length,
    ids: found.map(({ id }) => id),
    at: (index) => found[index],
    rows: found.slice(from, from + count),
  };
}

export function useDue(): readonly DueEntry[] | undefined {
  const { records: all } = useWorld();
  return useMemo(() => {
    const byCollection = DUE_COLLECTIONS.map((name) => {
      return [name, [...all.values()].filter(({ collection }) => collection === name)] as const;
    });
    return dueList(DUE_DATA, Object.fromEntries(byCollection), Date.now());
  }, [all]);
}

export function useBackupFigures(): readonly PlanFigures[] | undefined {
  const { records: all } = useWorld();
  return useMemo(() => {
    const [plans, backups, tests] = ['backupPlan', 'backup', 'restoreTest'].map((name) =>
      [...all.values()].filter(({ collection }) => collection === name),
    );
    return backupFigures(plans ?? [], backups ?? [], tests ?? []);
  }, [all]);
}

export function useCount(query: RecordQuery): number | undefined {
  return useRecords(query).total;
}

export function useChildren(parent: string | null, collection: string): readonly RecordRow[] | undefined {
  return useRecords({ collection, parent: parent ?? '', sort: 'createdAt' }).rows;
}

export function useRecordState(each: RecordRow | null): DeliveryState {
  const { delivery } = useWorld();
  return each === null ? 'draft' : (delivery[each.id] ?? 'queued');
}

export function useHistory(): readonly HistoryEntry[] | undefined {
  return [];
}

export function useConflicts() {
  const { records: all } = useWorld();
  return [...all.values()]
    .filter(({ conflictCount }) => conflictCount > 0)
    .map((each) => ({
      record: each.id,
      collection: each.collection,
      title: each.title,
      number: each.number,
      field: 'place',
      kind: 'values' as const,
      contenders: [],
      bases: [],
      owner: 'ship' as const,
      heads: [],
      maySettle: true,
      updatedAt: each.updatedAt,
    }));
}

export function useConflictsOf(id: string | null) {
  return useConflicts().filter(({ record }) => record === id);
}

const drafts = new Map<string, unknown>();

export function useDraft<T>(key: string, initial: T): DraftHandle<T> {
  const [isRestored] = useState(() => drafts.has(key));
  const [value, setValue] = useState<T>(() => (drafts.get(key) as T | undefined) ?? initial);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  return {
    value,
    isRestored,
    keptAt,
    set: (next) => {
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        drafts.set(key, after);
        return after;
      });
      setKeptAt(Date.now());
    },
    clear: async () => {
      drafts.delete(key);
      setValue(initial);
      setKeptAt(null);
    },
  };
}

// ---------------------------------------------------------------- commands

function put(each: RecordRow): void {
  setWorld((before) => ({ ...before, records: new Map(before.records).set(each.id, each) }));
}

function nextCounter(collection: string): number {
  const count = (theWorld().counters[collection] ?? 0) + 1;
  setWorld((before) => ({ ...before, counters: { ...before.counters, [collection]: count } }));
  return count;
}

function saveOne(draft: SaveDraft) {
  const id = draft.record ?? idOf(draft.collection, nextCounter(draft.collection));
  const held = theWorld().records.get(id);
  const prefix = kindOf(draft.collection).number ?? 'REC';
  const spent: Readonly<Record<string, Value>> = draft.number
    ? { number: `${prefix}-TP-A-${(id.split('.')[2] ?? '0').padStart(4, '0')}` }
    : {};
  const actor = theWorld().session.person?.record ?? 'anonymous';
  const next = row(id, { ...held?.values, ...draft.values, ...spent }, { at: held?.createdAt ?? Date.now(), actor });
  put({ ...next, updatedAt: Date.now(), revision: (held?.revision ?? 0) + 1, conflictCount: held?.conflictCount ?? 0 });
  return { record: id, number: next.number, isChanged: true };
}

function setSession(change: Partial<Session>, status: Workspace['status'] = theWorld().workspace.status): void {
  setWorld((before) => ({
    ...before,
    session: { ...before.session, ...change },
    workspace: { ...before.workspace, status },
  }));
}

const WORDS = 'anchor beacon cabin derrick engine fender galley hatch island jetty keel lantern'.split(' ');

export const createVessel: Commands['createVessel'] = async (vessel) => {
  if (!isImoNumber(vessel.imoNumber)) return fail('input/imo-number', { field: 'imoNumber' });
  const master: Person = { ...MASTER, name: vessel.person.name };
  const info = { ...INFO, vesselName: vessel.name, isEnrolled: false, hubUrl: null, company: null, dpas: [] };
  setWorld({
    ...worldOf('lonely'),
    workspace: workspace('ready', info),
    session: { ...session(master), persons: [master] },
    records: new Map(),
  });
  return ok({ recoveryWords: WORDS });
};

export const enrol: Commands['enrol'] = async (text) =>
  text.replace(/[^a-z0-9]/gi, '').length < 12
    ? fail('enrol/code-malformed')
    : ok({ vesselId: INFO.vesselId, company: '4F2C 91AB 07D3 E65A' });
export const enrolFromFile: Commands['enrolFromFile'] = async () => ok(null);
export const reopen: Commands['reopen'] = async () => {};
export const signIn: Commands['signIn'] = async () => fail('auth/wrong-password');
export const signOut: Commands['signOut'] = async () => setSession({ staff: null, roles: [] });
export const loadVessels: Commands['loadVessels'] = async () => ok([]);
export const openVessel: Commands['openVessel'] = async () => ok(INFO);
export const closeVessel: Commands['closeVessel'] = async () => {};

export const openCopy: Commands['openCopy'] = async () => ok(null);
export const restoreCopy: Commands['restoreCopy'] = async () => fail('store/closed');
/** Answers the question about one vessel, when the test says so. */
export const asked = new Map<string, (access: VesselAccess) => void>();
export const loadAccess: Commands['loadAccess'] = (vesselId) =>
  new Promise((resolve) => {
    asked.set(vesselId, (access) => resolve(ok(access)));
  });
export const makeCode: Commands['makeCode'] = async () => fail('auth/signed-out');
export const filesState: Commands['filesState'] = async () => ok({ targets: ['shore'], written: [] });
export const writeFile: Commands['writeFile'] = async () => fail('transfer/no-receiver');
export const lookAtFiles: Commands['lookAtFiles'] = async () => fail('transfer/not-ours');
export const takeFiles: Commands['takeFiles'] = async () => fail('transfer/not-ours');

/** What becomes of messages by vessel, and to whom each was sent. */
export const mail: { states: Readonly<Record<string, SentMessage['state']>>; sentTo: (readonly string[])[] } = {
  states: {},
  sentTo: [],
};
export const sendMessage: Commands['sendMessage'] = async (to) => {
  mail.sentTo.push(to);
  return ok(to.map((vesselId) => ({ vesselId, state: mail.states[vesselId] ?? 'onHub', error: null })));
};
export const shipReach: Commands['shipReach'] = async () => fail('auth/signed-out');
export const writeQrTexts: Commands['writeQrTexts'] = async () => fail('transfer/nothing-new');
export const revokeDevice: Commands['revokeDevice'] = async () => fail('auth/signed-out');
export const admitBatches: Commands['admitBatches'] = async () => fail('auth/signed-out');
export const unlock: Commands['unlock'] = async (who, pin) => {
  const found = theWorld().session.persons.find(({ record }) => record === who);
  if (found === undefined) return fail('record/unknown');
  if (pin === '00000') {
    setSession({ waitUntil: { [who]: Date.now() + 30_000 } });
    return fail('auth/wait', { seconds: 30 });
  }
  if (pin !== '2468') return fail('auth/wrong-pin', { left: 3 });
  setSession({ person: found, roles: found.roles }, 'ready');
  return ok(found);
};
export const continueAnonymously: Commands['continueAnonymously'] = async () => {
  setSession({ person: null, roles: [] }, 'ready');
  return ok(null);
};
export const lock: Commands['lock'] = async () => setSession({ person: null, roles: [] }, 'locked');
export const touch: Commands['touch'] = () => {};
export const setAutoLock: Commands['setAutoLock'] = async (autoLockMin) => {
  setSession({ autoLockMin });
  return ok(null);
};
export const changePin: Commands['changePin'] = async (old) =>
  old === '2468' ? ok(null) : fail('auth/wrong-pin', { left: 4 });
export const addPerson: Commands['addPerson'] = async (person) => {
  const added: Person = {
    record: idOf('person', nextCounter('person')),
    name: person.name,
    rank: person.rank ?? null,
    crewId: person.crewId ?? null,
    roles: person.roles,
    uiLanguage: person.uiLanguage ?? null,
    languages: person.languages ?? [],
    signedOnOn: person.signedOnOn ?? null,
    signedOffOn: null,
    hasPin: true,
    isGone: false,
  };
  setSession({ persons: [...theWorld().session.persons, added] });
  return ok(added);
};
export const resetPin: Commands['resetPin'] = async () => ok(null);
export const recover: Commands['recover'] = async (words) => {
  if (words.trim().split(/\s+/).length !== WORDS.length) return fail('auth/recovery-words');
  setSession({ person: MASTER, roles: MASTER.roles }, 'ready');
  return ok(MASTER);
};

export const newId: Commands['newId'] = async (collection) => ok(idOf(collection, nextCounter(collection)));
export const save: Commands['save'] = async (all) => ok(all.map(saveOne));
export const transition: Commands['transition'] = async (each, to, options = {}) => {
  const by = theWorld().session.person?.record ?? 'anonymous';
  const { reason, role } = options;
  const state = { state: to, by, at: Date.now(), ...(reason ? { reason } : {}), ...(role ? { role } : {}) };
  return ok(saveOne({ record: each.id, collection: each.collection, values: { state } }));
};
export const remove: Commands['remove'] = async (each, reason) => {
  const by = theWorld().session.person?.record ?? 'anonymous';
  return ok(
    saveOne({ record: each.id, collection: each.collection, values: { removed: { by, at: Date.now(), reason } } }),
  );
};
export const takeBackRemoval: Commands['takeBackRemoval'] = async (each) =>
  ok(saveOne({ record: each.id, collection: each.collection, values: { removed: null } }));
export const resolve: Commands['resolve'] = async () => ok(null);
export const redact: Commands['redact'] = async () => ok(null);
export const loadRecords: Commands['loadRecords'] = async (all) => ok({ records: all.map(saveOne).length });
export const getRecord: Commands['getRecord'] = async (id) => theWorld().records.get(id) ?? null;
export const getRecords: Commands['getRecords'] = async (query) => find(query);

export const verify: Commands['verify'] = async () =>
  ok({
    lanes: 3,
    batches: 40,
    ops: 1_908,
    records: theWorld().records.size,
    unsealed: 14,
    digest: '3f2a91bc'.repeat(8),
    problems: [],
    ms: 800,
  });
export const rebuild: Commands['rebuild'] = async () => ok({ records: theWorld().records.size });
export const exportLog: Commands['exportLog'] = async () => ok(new Uint8Array(10));
export const saveFile: Commands['saveFile'] = async () => ok(true);

export const syncNow: Commands['syncNow'] = async () => fail('sync/no-link');
export const isolate: Commands['isolate'] = async (isolatedReason) => {
  setWorld((before) => ({ ...before, sync: { ...before.sync, isIsolated: true, isolatedReason, phase: 'isolated' } }));
  return ok(null);
};
export const rejoin: Commands['rejoin'] = async () => {
  setWorld((before) => ({ ...before, sync: { ...before.sync, isIsolated: false, phase: 'waiting' } }));
  return ok(null);
};

/** What a test lets a photo wait for. */
export const slow: { photos: Promise<void> } = { photos: Promise.resolve() };

const blobs = new Map<string, Blob>();
export const addPhoto: Commands['addPhoto'] = async (parent, file, options = {}) => {
  await slow.photos;
  const { record } = saveOne({
    collection: 'attachment',
    values: {
      parent,
      name: file.name,
      mime: file.type,
      sizeBytes: file.size,
      kind: 'photo',
      previewSizeBytes: 11_000,
      caption: options.caption ?? null,
    },
  });
  blobs.set(record, file);
  return ok({ record, previewBytes: 11_000, originalBytes: file.size });
};
export const attachmentBlob: Commands['attachmentBlob'] = async (id) => blobs.get(id) ?? null;
export const allowOriginals: Commands['allowOriginals'] = async () => ok(null);
export const askForOriginals: Commands['askForOriginals'] = async () => ok(null);

export const fileConfidential: Commands['fileConfidential'] = async () => {
  const values = {
    confidential: true,
    sealed: new Uint8Array(900),
    sealedFor: 'dpa-key',
    state: { state: 'submitted' },
  };
  const { record, number } = saveOne({ collection: 'report', values, number: true });
  return ok({ record, number: number ?? '', code: 'K7QM 2XVD 9HTF' });
};
export const readAnswer: Commands['readAnswer'] = async (number, code) => {
  const found = [...theWorld().records.values()].find((each) => each.number === number.toUpperCase());
  if (found === undefined || code.replace(/\W/g, '').length < 8) return fail('sealed/cannot-open');
  return ok({
    record: found.id,
    number: found.number ?? '',
    delivery: 'answered',
    answer: 'Thank you. The company checks it. You need to do nothing more.',
  });
};
export const openSealed: Commands['openSealed'] = async () =>
  ok({
    report: {
      kind: 'hazard',
      description: 'The Master switches the bridge alarm off at night. I am afraid to say it on board.',
      place: 'Bridge',
    },
    files: [],
  });
export const answerSealed: Commands['answerSealed'] = async () => ok(null);
