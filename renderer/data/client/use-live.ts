import { useLiveQuery } from 'dexie-react-hooks';
import type { WorkspaceDb } from '../store/db.ts';
import { unlessClosed, useDatabase } from './connection.ts';

/**
 * What the open database answers, live; undefined while it loads and where nothing is open. Never the answer to another
 * question: a live query goes on giving the last one until the new one is there, which would show one record as another.
 * @param question says all that `ask` depends on.
 */
export function useLive<T>(question: string, ask: (db: WorkspaceDb) => Promise<T>): T | undefined {
  const db = useDatabase((state) => state.db);
  const held = useLiveQuery(async () => {
    if (!db) return undefined;
    try {
      return { db, question, answer: await ask(db) };
    } catch (error) {
      return unlessClosed(db, error);
    }
  }, [db, question]);
  return held?.db === db && held?.question === question ? held.answer : undefined;
}
