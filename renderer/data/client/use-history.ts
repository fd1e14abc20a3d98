import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { RecordId } from '#shared/oplog/op.ts';
import type { HistoryEntry } from '../contract.ts';
import { connection, unlessClosed, useDatabase, useEngineState } from './connection.ts';

/** Ops of a record and its children, newest first; undefined while loading. */
export function useHistory(id: RecordId | null): readonly HistoryEntry[] | undefined {
  const db = useDatabase((state) => state.db);
  const { ownUpTo, deliveredUpTo } = useEngineState((state) => state.sync); // sealing changes signatures
  const revision = useLiveQuery(async () => {
    try {
      return db && id ? ((await db.records.get(id))?.revision ?? 0) : 0;
    } catch (error) {
      return unlessClosed(db, error);
    }
  }, [db, id]);
  const below = useLiveQuery(async () => {
    if (!db || !id) return 0;
    try {
      return await db.records.where('[parent+collection+createdAt]').between([id], [id, []], true, true).count();
    } catch (error) {
      return unlessClosed(db, error);
    }
  }, [db, id]);
  const [answer, setAnswer] = useState<{ readonly id: RecordId; readonly entries: readonly HistoryEntry[] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew whenever one of these moves
  useEffect(() => {
    if (!id || revision === undefined) return;
    let isWanted = true;
    connection()
      .then(({ engine }) => engine.history(id))
      .then((entries) => {
        if (isWanted) setAnswer({ id, entries });
      })
      .catch((error) => reportError(error));
    return () => {
      isWanted = false;
    };
  }, [id, revision, below, ownUpTo, deliveredUpTo]);
  return answer?.id === id ? answer.entries : undefined;
}
