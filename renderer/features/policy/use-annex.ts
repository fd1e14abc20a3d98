import { useMemo } from 'react';
import { type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import rawAnnex from '#resources/rules/policy-annex.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { AnswerFields } from '#shared/domain/answer.ts';
import type { AssetFields } from '#shared/domain/asset.ts';
import type { BackupPlanFields } from '#shared/domain/backup-plan.ts';
import type { DocumentFields } from '#shared/domain/document.ts';
import {
  type AnnexDocument,
  type DocumentState,
  documentState,
  readAnnex,
  type Statement,
  statementsOf,
} from '#shared/domain/policy/annex.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

const read = readAnnex(rawAnnex);
assert(read.ok, 'the annex fits its shape: check:content says so');
export const ANNEX = read.value;

/** Of a document of the annex the id follows from its key, so ship and shore write one. */
export function documentId(key: string): string {
  return derivedId('document', key, 'cyber annex');
}

const MANY = { from: 0, count: 1000 } as const;
const ANSWERS = { collection: 'answer' } as const;
const DOCUMENTS = { collection: 'document' } as const;
const CRITICAL = { collection: 'asset', where: { ismCritical: true }, sort: 'title' } as const;
const PLANS = { collection: 'backupPlan', sort: 'title' } as const;

export type AnnexEntry = {
  readonly document: AnnexDocument;
  readonly row: RecordRow | null;
  readonly fields: DocumentFields | null;
  readonly state: DocumentState;
  readonly statements: readonly Statement[];
};

/** Everything that screen and paper show of the annex: plain values, made in one place. */
export type AnnexView = {
  readonly chapters: readonly { readonly key: string; readonly statements: readonly Statement[] }[];
  readonly entries: readonly AnnexEntry[];
  readonly roles: readonly { readonly name: string; readonly rank: string | null; readonly roles: readonly string[] }[];
  readonly critical: readonly { readonly name: string; readonly fallback: string; readonly rtoMin: number | null }[];
  readonly plans: readonly {
    readonly name: string;
    readonly everyDays: number | null;
    readonly testEveryDays: number | null;
  }[];
};

export function useAnnex(now: number): AnnexView {
  const { persons } = useSession();
  const answers = useRecords(ANSWERS, MANY).rows;
  const documents = useRecords(DOCUMENTS, MANY).rows;
  const critical = useRecords(CRITICAL, MANY).rows;
  const plans = useRecords(PLANS, MANY).rows;
  return useMemo(() => {
    const said = new Map(answers.map((row) => [String(row.values['question']), row.values as AnswerFields]));
    const held = new Map(documents.map((row) => [row.id, row]));
    return {
      chapters: ANNEX.chapters.map(({ key, questions }) => ({ key, statements: statementsOf(questions, said) })),
      entries: ANNEX.documents.map((document) => {
        const row = held.get(documentId(document.key)) ?? null;
        const fields = row === null ? null : (row.values as DocumentFields);
        const statements = statementsOf(document.covers, said);
        return { document, row, fields, state: documentState(fields, now), statements };
      }),
      roles: persons.filter(({ isGone, roles }) => !isGone && roles.length > 0),
      critical: critical.map((row) => {
        const { fallback, rtoMin } = row.values as AssetFields;
        return { name: row.title, fallback: fallback ?? '', rtoMin: rtoMin ?? null };
      }),
      plans: plans.map((row) => {
        const { everyDays, testEveryDays } = row.values as BackupPlanFields;
        return { name: row.title, everyDays: everyDays ?? null, testEveryDays: testEveryDays ?? null };
      }),
    };
  }, [answers, documents, critical, plans, persons, now]);
}
