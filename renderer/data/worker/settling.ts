import { fail, ok, type Result } from '#shared/base/result.ts';
import { equalValues, type Value } from '#shared/base/value.ts';
import { schema } from '#shared/domain/schema.ts';
import type { StoredOp } from '#shared/oplog/log-index.ts';
import type { OpRef, RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import type { OpenWorkspace } from './workspace.ts';

export type Settled = Readonly<Record<string, { readonly value: Value; readonly heads: readonly OpRef[] }>>;

/**
 * A decision on a state picks one of those that stand against each other, or takes the decision before it back; it is no
 * way round the workflow. To be called within `alone`.
 *
 * @returns 'record/stale-resolution' {field} when nothing (any more) stands against the state.
 */
export async function checkSettledStates(
  { replica }: OpenWorkspace,
  record: RecordId,
  settled: Settled,
): Promise<Result<null>> {
  const states = Object.keys(settled).filter((field) => schema.ruleOf(collectionOf(record), field) === 'workflow');
  if (states.length === 0) return ok(null);
  const held = (await replica.store.records([record])).get(record);
  if (!held) return fail('record/unknown');
  const ops = (await replica.store.opsOf([record])).get(record) ?? [];
  for (const field of states) {
    const conflict = held.conflicts.find((each) => each.field === field);
    const open = conflict
      ? [...conflict.contenders, ...conflict.bases].map(({ value }) => value)
      : decidedBetween(ops, field, held.heads[field] ?? []);
    const { value } = settled[field] ?? {};
    if (!open.some((each) => equalValues(each, value ?? null))) return fail('record/stale-resolution', { field });
  }
  return ok(null);
}

/** What the decision that holds now was made between; none where no decision holds. */
function decidedBetween(ops: readonly StoredOp[], field: string, heads: readonly OpRef[]): readonly Value[] {
  const named = (refs: readonly OpRef[]) =>
    ops.filter(({ op }) => refs.some((ref) => ref.replica === op.replica && ref.seq === op.seq));
  const decisions = named(heads).filter(({ op }) => op.kind === 'resolve');
  return decisions.flatMap(({ op }) => named(op.over?.[field] ?? []).map((over) => over.op.fields[field] ?? null));
}
