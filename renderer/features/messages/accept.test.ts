import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import type { ReplicaId } from '#shared/oplog/op.ts';
import { createdId } from '#shared/oplog/record-id.ts';
import { acceptDrafts, madeOf } from './accept.ts';

const REPLICA = '0123456789abc' as ReplicaId;
const MESSAGE = createdId('message', REPLICA, 1);
const PLAN = createdId('drillPlan', REPLICA, 2);

function row(values: RecordRow['values'], id = MESSAGE): RecordRow {
  return { id, collection: 'message', values } as RecordRow;
}

const context = { now: 5, by: 'person.0123456789abc.1', plans: [] };

test('a task becomes an action with the day and the role of the order, in one save with the receipt', () => {
  const payload = { ownerRole: 'ETO', priority: 'high', ofANewerShore: 1 };
  const made = acceptDrafts(
    row({ kind: 'task', title: 'Change the password', text: 'All HMIs', dueOn: '2026-12-31', payload }),
    context,
  );
  const [receipt, action] = made.ok ? made.value : [];
  expect(receipt).toMatchObject({ record: MESSAGE, values: { receiptAt: 5, receiptBy: context.by } });
  expect(action).toMatchObject({
    record: madeOf(row({ kind: 'task' })),
    collection: 'action',
    number: true,
    values: { title: 'Change the password', text: 'All HMIs', dueOn: '2026-12-31', ownerRole: 'ETO', priority: 'high' },
  });
  expect(action && validateRecord('action', action.values)).toMatchObject({ ok: true });
});

test('a drill order becomes a drill and a line of the programme; a line that is there is moved, not doubled', () => {
  const order = row({
    kind: 'drillOrder',
    title: 'GNSS drill',
    dueOn: '2026-12-01',
    payload: { scenario: 'S01', kind: 'tabletop' },
  });
  const made = acceptDrafts(order, context);
  const [, plan, drill] = made.ok ? made.value : [];
  expect(plan).toMatchObject({ values: { scenario: 'S01', plannedOn: '2026-12-01', status: 'active' } });
  expect(drill).toMatchObject({ record: madeOf(order), values: { scenario: 'S01', plan: plan?.record } });
  for (const draft of [plan, drill])
    expect(draft && validateRecord(draft.collection, draft.values)).toMatchObject({ ok: true });

  const held = row({ scenario: 'S01', status: 'active', title: 'Ours' }, PLAN);
  const again = acceptDrafts(order, { ...context, plans: [row({ scenario: 'S01', status: 'ended' }), held] });
  expect(again.ok && again.value[1]).toMatchObject({ record: PLAN, loaded: held, values: { plannedOn: '2026-12-01' } });
});

test('an order that this app cannot use makes nothing, not even a receipt', () => {
  const wrong: readonly Value[] = [{ scenario: 7 }, { scenario: 'S01', kind: 'holodeck' } as Value, null, 'S01'];
  for (const payload of wrong)
    expect(acceptDrafts(row({ kind: 'drillOrder', title: 'x', payload }), context).ok, JSON.stringify(payload)).toBe(
      false,
    );
  expect(acceptDrafts(row({ kind: 'task', title: 'x', payload: { ownerRole: 'PIRATE' } }), context).ok).toBe(false);
});
