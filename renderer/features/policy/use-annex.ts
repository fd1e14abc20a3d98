import { useMemo } from 'react';
import { type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { annexDocumentId } from '#renderer/pdf/model/annex-document-id.ts';
import rawAnnex from '#resources/rules/policy-annex.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import { readAnnex } from '#shared/domain/policy/annex.ts';
import { type AnnexEntry, type AnnexView, annexView } from '#shared/domain/policy/annex-view.ts';

const read = readAnnex(rawAnnex);
assert(read.ok, 'the annex fits its shape: check:content says so');
export const ANNEX = read.value;

const MANY = { from: 0, count: 1000 } as const;
const ANSWERS = { collection: 'answer' } as const;
const DOCUMENTS = { collection: 'document' } as const;
const CRITICAL = { collection: 'asset', where: { ismCritical: true }, sort: 'title' } as const;
const PLANS = { collection: 'backupPlan', sort: 'title' } as const;

export type ShownAnnex = AnnexView<RecordRow>;
export type ShownEntry = AnnexEntry<RecordRow>;

/** @param now UTC ms. */
export function useAnnex(now: number): ShownAnnex {
  const { persons } = useSession();
  const answers = useRecords(ANSWERS, MANY).rows;
  const documents = useRecords(DOCUMENTS, MANY).rows;
  const critical = useRecords(CRITICAL, MANY).rows;
  const plans = useRecords(PLANS, MANY).rows;
  return useMemo(() => {
    const aboard = persons.filter(({ isGone }) => !isGone);
    return annexView({
      annex: ANNEX,
      idOf: annexDocumentId,
      answers,
      documents,
      critical,
      plans,
      persons: aboard,
      now,
    });
  }, [answers, documents, critical, plans, persons, now]);
}
