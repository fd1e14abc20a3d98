import { useEffect, useState } from 'react';
import type { RecordId } from '#shared/oplog/op.ts';
import type { HistoryEntry } from '../contract.ts';
import { connection, useEngineState } from './connection.ts';
import { useLive } from './use-live.ts';

/** Ops of a record and its children, newest first; undefined while loading. */
export function useHistory(id: RecordId | null): readonly HistoryEntry[] | undefined {
  const { ownUpTo, deliveredUpTo } = useEngineState((state) => state.sync); // sealing changes signatures
  const revision = useLive(id ?? '', async ({ records }) => (id ? ((await records.get(id))?.revision ?? 0) : 0));
  const below = useLive(id ?? '', async ({ records }) =>
    id ? records.where('[parent+collection+createdAt]').between([id], [id, []], true, true).count() : 0,
  );
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
