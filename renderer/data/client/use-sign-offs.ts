import { useEffect, useState } from 'react';
import type { RecordId } from '#shared/oplog/op.ts';
import type { SignOffView } from '../contract/signing.ts';
import { connection } from './connection.ts';
import { useLive } from './use-live.ts';

/** Signatures under these records, the oldest first, checked anew whenever one of them or what is below changes. */
export function useSignOffs(records: readonly RecordId[]): readonly SignOffView[] | undefined {
  const key = records.join(' ');
  const revision = useLive(key, async (db) => {
    if (key === '') return '';
    const ids = key.split(' ');
    const below = ids.map((id) =>
      db.records.where('[parent+collection+createdAt]').between([id], [id, []], true, true).toArray(),
    );
    const rows = [...(await db.records.bulkGet(ids)), ...(await Promise.all(below)).flat()];
    return rows.map((row) => row?.revision ?? 0).join(' ');
  });
  const [answer, setAnswer] = useState<{ readonly key: string; readonly signOffs: readonly SignOffView[] }>();
  useEffect(() => {
    if (revision === undefined || key === '') return;
    let isWanted = true;
    connection()
      .then(({ engine }) => engine.signOffs(key.split(' ')))
      .then((signOffs) => {
        if (isWanted) setAnswer({ key, signOffs });
      })
      .catch((error) => reportError(error));
    return () => {
      isWanted = false;
    };
  }, [key, revision]);
  return answer?.key === key ? answer.signOffs : key === '' ? [] : undefined;
}
