import type { Value } from '#shared/base/value.ts';
import type { AnswerFields } from '../answer.ts';
import type { AssetFields } from '../asset.ts';
import type { BackupPlanFields } from '../backup-plan.ts';
import type { DocumentFields } from '../document.ts';
import {
  type Annex,
  type AnnexDocument,
  type DocumentState,
  documentState,
  type Statement,
  statementsOf,
} from './annex.ts';

type Held = { readonly id: string; readonly title: string; readonly values: Readonly<Record<string, Value>> };

export type AnnexInput<R extends Held> = {
  readonly annex: Annex;
  /** Id of the record of a document, from its key. */
  readonly idOf: (key: string) => string;
  readonly answers: readonly Held[];
  readonly documents: readonly R[];
  /** Systems that are critical after ISM 10.3. */
  readonly critical: readonly Held[];
  readonly plans: readonly Held[];
  /** Who is aboard. */
  readonly persons: readonly {
    readonly name: string;
    readonly rank: string | null;
    readonly roles: readonly string[];
  }[];
  /** UTC ms. */
  readonly now: number;
};

export type AnnexEntry<R> = {
  readonly document: AnnexDocument;
  readonly row: R | null;
  readonly fields: DocumentFields | null;
  readonly state: DocumentState;
  readonly statements: readonly Statement[];
};

/** Everything that screen and paper show of the annex: plain values, made in one place. */
export type AnnexView<R> = {
  readonly chapters: readonly { readonly key: string; readonly statements: readonly Statement[] }[];
  readonly entries: readonly AnnexEntry<R>[];
  readonly roles: AnnexInput<Held>['persons'];
  readonly critical: readonly { readonly name: string; readonly fallback: string; readonly rtoMin: number | null }[];
  readonly plans: readonly {
    readonly name: string;
    readonly everyDays: number | null;
    readonly testEveryDays: number | null;
  }[];
};

export function annexView<R extends Held>(input: AnnexInput<R>): AnnexView<R> {
  const { annex, idOf, answers, documents, critical, plans, persons, now } = input;
  const said = new Map(answers.map((row) => [String(row.values['question']), row.values as AnswerFields]));
  const held = new Map(documents.map((row) => [row.id, row]));
  return {
    chapters: annex.chapters.map(({ key, questions }) => ({ key, statements: statementsOf(questions, said) })),
    entries: annex.documents.map((document) => {
      const row = held.get(idOf(document.key)) ?? null;
      const fields = row === null ? null : (row.values as DocumentFields);
      const statements = statementsOf(document.covers, said);
      return { document, row, fields, state: documentState(fields, now), statements };
    }),
    roles: persons.filter(({ roles }) => roles.length > 0),
    critical: critical.map(({ title, values }) => {
      const { fallback, rtoMin } = values as AssetFields;
      return { name: title, fallback: fallback ?? '', rtoMin: rtoMin ?? null };
    }),
    plans: plans.map(({ title, values }) => {
      const { everyDays, testEveryDays } = values as BackupPlanFields;
      return { name: title, everyDays: everyDays ?? null, testEveryDays: testEveryDays ?? null };
    }),
  };
}
