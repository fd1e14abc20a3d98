import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { DUE_COLLECTIONS, type DueEntry } from '#shared/domain/due/due-list.ts';
import type { WorkspaceDb } from '../store/db.ts';
import { connection, unlessClosed, useDatabase } from './connection.ts';

/** Due dates move with the records and with the clock. */
const ASK_EVERY_MS = 5 * 60_000;
/** A long sync writes all the time. */
const ASK_AFTER_MS = 200;

type Answer = { readonly db: WorkspaceDb; readonly entries: readonly DueEntry[] };

/** All that is or will be due on this ship, the earliest first; worked out in the worker. Undefined while it loads. */
export function useDue(): readonly DueEntry[] | undefined {
  const db = useDatabase((state) => state.db);
  const revision = useLiveQuery(async () => {
    if (!db) return '';
    try {
      const counts = DUE_COLLECTIONS.map(async (collection) => {
        const range = db.records.where('[collection+revision]').between([collection], [collection, []], true, true);
        return [(await range.last())?.revision ?? 0, await range.count()];
      });
      return (await Promise.all(counts)).join(' ');
    } catch (error) {
      return unlessClosed(db, error);
    }
  }, [db]);
  const [answer, setAnswer] = useState<Answer>();
  const asked = useRef<WorkspaceDb | null>(null);
  useEffect(() => {
    if (!db || revision === undefined) return;
    let isWanted = true;
    const ask = () => {
      connection()
        .then(({ engine }) => engine.due())
        .then((entries) => {
          if (isWanted) setAnswer({ db, entries });
        })
        .catch((error) => reportError(error));
    };
    const soon = setTimeout(ask, asked.current === db ? ASK_AFTER_MS : 0);
    asked.current = db;
    const again = setInterval(ask, ASK_EVERY_MS);
    return () => {
      isWanted = false;
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [db, revision]);
  return answer?.db === db ? answer.entries : undefined;
}
