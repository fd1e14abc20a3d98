import type { RecordId } from '#shared/oplog/op.ts';
import type {
  ConflictItem,
  DeliveryState,
  DraftHandle,
  HistoryEntry,
  HubVessel,
  RecordList,
  RecordQuery,
  RecordRow,
  RecordWindow,
  Session,
  SyncInfo,
  Workspace,
} from './contract.ts';

function notYet(): never {
  throw new Error('being written');
}

/** What is open here and whether it can be worked with. */
export function useWorkspace(): Workspace {
  return notYet();
}

/** Who works, who could, and in which roles. */
export function useSession(): Session {
  return notYet();
}

/** The vessels of the hub as last heard, for a desk. */
export function useVessels(): {
  readonly isLoading: boolean;
  readonly vessels: readonly HubVessel[];
  readonly askedAt: number | null;
} {
  return notYet();
}

/** One record, live; undefined while it loads, null when there is none. */
export function useRecord(_id: RecordId | null): RecordRow | null | undefined {
  return notYet();
}

/**
 * A list, live and windowed.
 * @param query give the same object, or one that is equal: it is compared by content.
 */
export function useRecords(_query: RecordQuery, _window?: RecordWindow): RecordList {
  return notYet();
}

/** How many records match; undefined while it loads. */
export function useCount(_query: RecordQuery): number | undefined {
  return notYet();
}

/** Children of a record in one collection (timeline lines, remarks, attachments), oldest first; undefined while loading. */
export function useChildren(_parent: RecordId | null, _collection: string): readonly RecordRow[] | undefined {
  return notYet();
}

/** Where a record stands on its way ashore; null row: a draft that is not saved. */
export function useRecordState(_row: RecordRow | null): DeliveryState {
  return notYet();
}

/** Ops of a record and its children, newest first; undefined while loading. */
export function useHistory(_id: RecordId | null): readonly HistoryEntry[] | undefined {
  return notYet();
}

/** Everything that waits for a decision, newest first; undefined while loading. */
export function useConflicts(): readonly ConflictItem[] | undefined {
  return notYet();
}

export function useConflictsOf(_id: RecordId | null): readonly ConflictItem[] | undefined {
  return notYet();
}

/** The state of sync, computed from the queue. */
export function useSync(): SyncInfo {
  return notYet();
}

/**
 * What is being typed, kept on this device until it is saved.
 * @param key     unique per form and record, `report/new`, `asset/<id>`; it is kept apart per person.
 * @param options `isMemoryOnly`: never written anywhere (confidential reports).
 */
export function useDraft<T>(_key: string, _initial: T, _options?: { readonly isMemoryOnly?: boolean }): DraftHandle<T> {
  return notYet();
}
