import type { Value } from '#shared/base/value.ts';
import { DUE_COLLECTIONS, dueList } from '#shared/domain/due/due-list.ts';
import type { DueRecords } from '#shared/domain/due/due-subjects.ts';
import { EVIDENCE_COLLECTIONS, evidenceItems } from '#shared/domain/readiness/evidence-items.ts';
import { type Scorecard, scorecard } from '#shared/domain/readiness/score.ts';
import type { ScoredAnswer } from '#shared/domain/readiness/score-answer.ts';
import { evidencePoints } from '#shared/domain/readiness/score-evidence.ts';
import { foldRecord } from '#shared/merge/fold.ts';
import type { ReadinessPoint, RecordRow } from '../contract.ts';
import { DUE_DATA } from '../due-data.ts';
import { type ReadinessData, readinessData } from '../readiness-data.ts';
import { recordRow, storedRow } from '../store/rows.ts';
import { rowsOf } from './facts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Everything that a readiness score is reckoned from. */
export const READINESS_COLLECTIONS = [...DUE_COLLECTIONS, ...EVIDENCE_COLLECTIONS, 'answer'] as const;

type Rows = Readonly<Record<string, readonly RecordRow[]>>;

let shipped: ReadinessData | undefined;

/** Readiness of the open vessel. @param now UTC ms. */
export async function readinessOf({ db }: Pick<OpenWorkspace, 'db'>, now: number): Promise<Scorecard> {
  const rows = await Promise.all(
    READINESS_COLLECTIONS.map(async (collection) => {
      const stored = await rowsOf({ db }, collection);
      return [collection, stored.filter(({ hidden }) => hidden === 0).map(recordRow)] as const;
    }),
  );
  return cardOf(Object.fromEntries(rows), now);
}

/**
 * Readiness as it was at each of these instants, by today's rules: the log is folded again with the entries that claim to be
 * from before. Nothing is stored for it, so it cannot differ from the log, costs no byte of sync, and a backdated entry
 * finds its place.
 *
 * @param times UTC ms, rising.
 */
export async function readinessTrendOf(
  { db, replica }: Pick<OpenWorkspace, 'db' | 'replica'>,
  times: readonly number[],
): Promise<readonly ReadinessPoint[]> {
  const collections = await Promise.all(READINESS_COLLECTIONS.map((collection) => rowsOf({ db }, collection)));
  const ids = collections.flat().map(({ id }) => id);
  const held = await replica.store.opsOf(ids);
  const { world, controls } = replica.state;
  const last = new Map<string, { readonly count: number; readonly row: RecordRow | null }>();
  return times.map((at) => {
    const rows: Record<string, RecordRow[]> = {};
    for (const id of ids) {
      const ops = (held.get(id) ?? []).filter((stored) => stored.op.at <= at && !controls.isQuarantined(stored));
      const known = last.get(id);
      const isSame = known?.count === ops.length;
      const folded = isSame || ops.length === 0 ? null : foldRecord(id, ops, world);
      const row = isSame ? known.row : folded === null ? null : recordRow(storedRow(folded, 0));
      if (!isSame) last.set(id, { count: ops.length, row });
      if (row !== null) rows[row.collection] = [...(rows[row.collection] ?? []), row];
    }
    const { whole, byElement } = cardOf(rows, at);
    const elements = byElement.map(({ id: element, percent }) => [element, percent] as const);
    return { at, percent: whole.percent, answered: whole.answered, byElement: Object.fromEntries(elements) };
  });
}

function cardOf(rows: Rows, now: number): Scorecard {
  shipped ??= readinessData();
  const records: DueRecords = rows;
  const items = evidenceItems(records, dueList(DUE_DATA, records, now), now, shipped.rules.advisoryAnswer);
  const evidence = shipped.rules.evidence.map((rule) => evidencePoints(rule, items[rule.kind], now));
  const answers = (rows['answer'] ?? []).filter(({ isRemoved }) => !isRemoved).map(answerOf);
  return scorecard({ ...shipped, answers: new Map(answers), evidence, now });
}

function answerOf({ id, values, conflicts, updatedAt }: RecordRow): readonly [string, ScoredAnswer] {
  const contended: Record<string, readonly Value[]> = {};
  for (const { field, contenders } of conflicts) contended[field] = contenders.map(({ value }) => value);
  return [String(values['question'] ?? ''), { id, values, contended, updatedAt }];
}
