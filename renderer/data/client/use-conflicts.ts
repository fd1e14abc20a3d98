import { useMemo } from 'react';
import settleRights from '#resources/rules/settle-rights.json' with { type: 'json' };
import { maySettle, readSettleRights } from '#shared/domain/ownership.ts';
import { schema } from '#shared/domain/schema.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { ConflictItem, Session } from '../contract.ts';
import { recordRow, type StoredRow } from '../store/rows.ts';
import { useDatabase, useEngineState } from './connection.ts';
import { useLive } from './use-live.ts';

const rights = readSettleRights(settleRights);

function itemsOf(stored: StoredRow, { side, roles }: Session): readonly ConflictItem[] {
  const row = recordRow(stored);
  return row.conflicts.map((conflict) => ({
    record: row.id,
    collection: row.collection,
    title: row.title,
    number: row.number,
    ...conflict,
    owner: schema.ownerOf(row.collection, conflict.field),
    heads: conflict.contenders.flatMap((contender) => contender.refs),
    maySettle: rights.ok && maySettle(rights.value, { side, roles }, row.collection, conflict.field),
    updatedAt: row.updatedAt,
  }));
}

/** Everything that waits for a decision, newest first; undefined while loading. */
export function useConflicts(): readonly ConflictItem[] | undefined {
  const db = useDatabase((state) => state.db);
  const session = useEngineState((state) => state.session);
  const stored = useLive('', ({ records }) => records.where('conflicted').equals(1).toArray());
  return useMemo(
    () =>
      (db ? stored : [])
        ?.flatMap((row) => itemsOf(row, session))
        .sort((a, b) => b.updatedAt - a.updatedAt || (a.field < b.field ? -1 : 1)),
    [db, stored, session],
  );
}

export function useConflictsOf(id: RecordId | null): readonly ConflictItem[] | undefined {
  const db = useDatabase((state) => state.db);
  const session = useEngineState((state) => state.session);
  const stored = useLive(id ?? '', async ({ records }) => (id ? ((await records.get(id)) ?? null) : null));
  const isNone = !db || !id || stored === null;
  return useMemo(() => (isNone ? [] : stored && itemsOf(stored, session)), [isNone, stored, session]);
}
