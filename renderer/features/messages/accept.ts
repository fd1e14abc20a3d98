import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { readDrillOrder, readTask } from '#shared/domain/message-payload.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

export type AcceptContext = {
  readonly now: number;
  readonly by: RecordId | null;
  /** Lines of the drill programme. */
  readonly plans: readonly RecordRow[];
};

/** The receipt alone: who has read it, and when. */
export function receiptOf(row: RecordRow, { now, by }: Pick<AcceptContext, 'now' | 'by'>): SaveDraft {
  return { record: row.id, collection: 'message', values: { receiptAt: now, receiptBy: by }, loaded: row };
}

/**
 * What one press makes of an order, in one save with its receipt: an action, or a drill with its line in the programme.
 * Ids follow from the message, so that two PCs that both accept make one.
 * @returns `input/invalid` for an order whose data this app cannot use.
 */
export function acceptDrafts(row: RecordRow, context: AcceptContext): Result<readonly SaveDraft[]> {
  const made = row.values['kind'] === 'task' ? taskDrafts(row) : drillDrafts(row, context);
  return made.ok ? ok([receiptOf(row, context), ...made.value]) : made;
}

/** What became of an order; null for a message that orders nothing. */
export function madeOf(row: RecordRow): RecordId | null {
  const kind = row.values['kind'];
  if (kind === 'task') return derivedId('action', row.id, 'task');
  return kind === 'drillOrder' ? derivedId('drill', row.id, 'order') : null;
}

function taskDrafts(row: RecordRow): Result<readonly SaveDraft[]> {
  const task = readTask(row.values['payload']);
  if (!task.ok) return task;
  const { title, text, dueOn } = row.values;
  const values = {
    title: title ?? '',
    ...(typeof text === 'string' ? { text } : {}),
    // Shore's own word, which the order carries.
    ...(typeof dueOn === 'string' ? { dueOn } : {}),
    ...task.value,
  };
  return ok([
    { record: derivedId('action', row.id, 'task'), collection: 'action', loaded: null, number: true, values },
  ]);
}

function drillDrafts(row: RecordRow, { plans }: AcceptContext): Result<readonly SaveDraft[]> {
  const order = readDrillOrder(row.values['payload']);
  if (!order.ok) return order;
  const { scenario, kind, level } = order.value;
  const { title, dueOn } = row.values;
  const facts = { title: title ?? '', scenario, ...(kind ? { kind } : {}), level: level ?? 'drill' };
  const held = plans.find(
    ({ values }) => values['scenario'] === scenario && (values['status'] ?? 'active') === 'active',
  );
  const plannedOn: SaveDraft['values'] = typeof dueOn === 'string' ? { plannedOn: dueOn } : {};
  const planId = held?.id ?? derivedId('drillPlan', row.id, 'order');
  const plan: SaveDraft = {
    record: planId,
    collection: 'drillPlan',
    loaded: held ?? null,
    values: held ? plannedOn : { ...facts, status: 'active', ...plannedOn },
  };
  const drill: SaveDraft = {
    record: derivedId('drill', row.id, 'order'),
    collection: 'drill',
    loaded: null,
    number: true,
    values: { ...facts, plan: planId },
  };
  return ok([plan, drill]);
}
