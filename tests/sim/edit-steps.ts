import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { FieldConflict } from '#shared/merge/folded-record.ts';
import { fieldsOf } from '#shared/merge/heads.ts';
import { setChange } from '#shared/merge/set.ts';
import type { StoredOp } from '#shared/oplog/log-index.ts';
import type { Lane, Op, OpRef } from '#shared/oplog/op.ts';
import type { Draft } from '#shared/sync/draft.ts';
import type { Device } from '#shared/testing/fleet/device.ts';
import {
  fleetSchema,
  LABELS,
  NOTE,
  REMOVED,
  SCALARS,
  STATE,
  STATES,
  TAGS,
} from '#shared/testing/fleet/fleet-schema.ts';
import { allOps, tokenFrom, tokenOf, type View, viewOf } from '#shared/testing/fleet/view.ts';
import type { Form, Voyage } from './voyage.ts';

const KINDS: readonly { readonly collection: string; readonly lane: Lane }[] = [
  { collection: 'asset', lane: 'routine' },
  { collection: 'incident', lane: 'urgent' },
  { collection: 'photo', lane: 'bulk' },
];
const ELEMENTS = ['red', 'green', 'blue', 'gold'];

function emptyView(record: string): View {
  return { record, folded: undefined, loaded: {}, loadedBelow: [], seen: new Map(), seenBelow: new Set() };
}

function plainFields(voyage: Voyage): Record<string, Value> {
  const { random, fleet } = voyage;
  const fields: Record<string, Value> = {};
  for (const field of random.some(SCALARS, 0.4)) {
    // Few different values, so that equal ones meet too.
    fields[field] = random.chance(0.3) ? `same ${random.below(2)}` : `${field} ${fleet.now() % 100_000}`;
  }
  if (random.chance(0.2)) fields[NOTE] = `A longer text, written at ${fleet.now()}, in several words.`;
  if (Object.keys(fields).length === 0) fields.name = `name ${fleet.now() % 100_000}`;
  return fields;
}

export async function newRecord(voyage: Voyage, device: Device): Promise<void> {
  const kind = voyage.random.pick(KINDS);
  const tab = voyage.tab(device);
  const record = await device.survive(() => tab.replica.newRecordId(kind.collection));
  if (record === null) return;
  voyage.say(`${device.name} files ${record}`);
  const fields = { ...plainFields(voyage), [TAGS]: setChange([], voyage.random.some(ELEMENTS)) };
  const draft: Draft = { record, collection: kind.collection, fields, lane: kind.lane, loaded: {} };
  await voyage.fleet.write(device, tab, [{ draft, view: emptyView(record), isBirth: true }]);
}

/** A line under a record: a child never conflicts, and is seen by nobody who removes the parent at that moment. */
export async function addLine(voyage: Voyage, device: Device): Promise<void> {
  const parent = await voyage.someRecord(device);
  if (parent === null) return;
  const tab = voyage.tab(device);
  const record = await device.survive(() => tab.replica.newRecordId('line'));
  if (record === null) return;
  voyage.say(`${device.name} adds ${record} under ${parent}`);
  const fields = { parent, text: `line ${voyage.fleet.now() % 100_000}` };
  await voyage.fleet.write(device, tab, [
    { draft: { record, collection: 'line', fields, loaded: {} }, view: emptyView(record), isBirth: true },
  ]);
}

export async function openForm(voyage: Voyage, device: Device): Promise<void> {
  const record = await voyage.someRecord(device);
  if (record === null) return;
  const view = await viewOf(voyage.tab(device).replica, record);
  voyage.forms.push({ device, view, collection: view.folded?.collection ?? 'asset', isNew: false });
  voyage.say(`${device.name} opens a form of ${record}`);
}

function changesOf(voyage: Voyage, device: Device, view: View): Record<string, Value> {
  const { random } = voyage;
  const now = (field: string): readonly Value[] => (view.folded?.values[field] ?? []) as readonly Value[];
  const fields: Record<string, Value> = random.chance(0.7) ? plainFields(voyage) : {};
  for (const set of device.schema === fleetSchema ? [TAGS, LABELS] : [TAGS])
    if (random.chance(0.3)) {
      const after = [...random.some(now(set), 0.6), ...random.some(ELEMENTS, 0.25)];
      fields[set] = setChange(
        now(set),
        after.filter((x, i) => after.indexOf(x) === i),
      );
    }
  if (random.chance(0.2)) fields[STATE] = { state: random.pick(STATES), by: 'somebody', at: voyage.fleet.now() };
  if (random.chance(0.08))
    fields[REMOVED] = view.folded?.values[REMOVED] ? null : `gone ${voyage.fleet.now() % 100_000}`;
  return Object.keys(fields).length > 0 ? fields : plainFields(voyage);
}

/** A form is saved: perhaps much has come in under it since it was opened. */
export async function saveForm(voyage: Voyage, device: Device): Promise<void> {
  const forms = voyage.forms.filter((f) => f.device === device);
  if (forms.length === 0) return openForm(voyage, device);
  const form = voyage.random.pick(forms);
  voyage.forms = voyage.forms.filter((f) => f !== form || voyage.random.chance(0.2)); // or it stays open with what it showed
  await save(voyage, form, 'saves the form of');
}

/** A form that is opened and saved with nothing in between. */
export async function edit(voyage: Voyage, device: Device): Promise<void> {
  const record = await voyage.someRecord(device);
  if (record === null) return newRecord(voyage, device);
  const view = await viewOf(voyage.tab(device).replica, record);
  await save(voyage, { device, view, collection: view.folded?.collection ?? 'asset', isNew: false }, 'edits');
}

async function save(voyage: Voyage, form: Form, what: string): Promise<void> {
  const { view, device, collection } = form;
  voyage.say(`${device.name} ${what} ${view.record}`);
  const draft: Draft = {
    record: view.record,
    collection,
    fields: changesOf(voyage, device, view),
    loaded: view.loaded,
    loadedBelow: view.loadedBelow,
  };
  await voyage.fleet.write(device, voyage.tab(device), [{ draft, view }]);
}

/** A rule writes: it has no form, what is held now was seen. Two records at once, all or none. */
export async function ruleWrites(voyage: Voyage, device: Device): Promise<void> {
  const record = await voyage.someRecord(device);
  if (record === null) return;
  const tab = voyage.tab(device);
  const view = await viewOf(tab.replica, record);
  const collection = view.folded?.collection ?? 'asset';
  voyage.say(`${device.name}: a rule writes ${record}`);
  const parts = [{ draft: { record, collection, fields: plainFields(voyage) }, view }];
  const other = await voyage.someRecord(device);
  if (other !== null && other !== record) {
    const otherView = await viewOf(tab.replica, other);
    parts.push({
      draft: { record: other, collection: otherView.folded?.collection ?? 'asset', fields: plainFields(voyage) },
      view: otherView,
    });
  }
  await voyage.fleet.write(device, tab, parts);
}

/** A newer app writes a kind of op that this fleet does not know, on fields that are new too. */
export async function newerAppWrites(voyage: Voyage, device: Device): Promise<void> {
  const record = await voyage.someRecord(device);
  if (record === null) return;
  const tab = voyage.tab(device);
  const view = await viewOf(tab.replica, record);
  voyage.say(`${device.name}: a newer app annotates ${record}`);
  const fields = { annotation: { text: `from the future ${voyage.fleet.now()}`, weights: [1, 0.5, -3] } };
  const draft: Draft = { record, collection: view.folded?.collection ?? 'asset', fields, kind: 'annotate' };
  await voyage.fleet.write(device, tab, [{ draft, view, isUnshown: true }]);
}

type Settling = { readonly value: Value; readonly heads: readonly OpRef[] };

/** A person settles a conflict: all of it, a part of it, or as it stood a while ago. */
export async function resolve(voyage: Voyage, device: Device): Promise<void> {
  const { random, fleet } = voyage;
  const old = voyage.forms.filter((f) => f.device === device && (f.view.folded?.conflicts.length ?? 0) > 0);
  const tab = voyage.tab(device);
  const isStale = old.length > 0 && random.chance(0.4);
  const inConflict = (await device.disk.allRecords()).filter((r) => r.conflicts.length > 0).map((r) => r.id);
  if (!isStale && inConflict.length === 0) return openForm(voyage, device);
  const view = isStale ? random.pick(old).view : await viewOf(tab.replica, random.pick(inConflict.sort()));
  const conflicts = (view.folded?.conflicts ?? []).filter((c) => c.field !== LABELS); // an older app does not show them
  if (conflicts.length === 0) return;
  const settled: Record<string, Settling> = {};
  for (const conflict of random.some(conflicts, 0.7)) settled[conflict.field] = decide(voyage, conflict);
  if (Object.keys(settled).length === 0) return;
  const token = tokenFrom(device.now());
  const held = await allOps(device.disk);
  const named = (refs: readonly OpRef[]) =>
    held.filter((o) =>
      refs.some((r) => r.replica === o.op.replica && r.seq === o.op.seq && (r.hash ?? o.hash) === o.hash),
    );
  const tokens = (ops: readonly StoredOp[]) => new Set(ops.map(tokenOf).filter((t) => t !== null));
  const onField = (refs: readonly OpRef[], field: string) =>
    named(refs).filter((o) => o.op.record === view.record && fieldsOf(o).includes(field));
  const seen = new Map(Object.entries(settled).map(([field, s]) => [field, tokens(onField(s.heads, field))]));
  const below = tokens(named(settled[REMOVED]?.heads ?? []));
  for (const each of [...below]) for (const t of fleet.truth.get(each)?.seenBelow ?? []) below.add(t);
  fleet.truth.intend({
    token,
    device: device.name,
    record: view.record,
    fields: Object.fromEntries(Object.entries(settled).map(([field, s]) => [field, s.value])),
    seen,
    seenBelow: below,
    lane: null,
    isBirth: false,
    isDecision: true,
    isUnshown: false,
  });
  const result = await device.survive(() =>
    asIfAt(device, token, () => tab.replica.resolve(view.record, settled, 'seen by the master', 'anonymous')),
  );
  voyage.say(
    `${device.name} settles #${token} ${view.record} ${Object.keys(settled)}${isStale ? ' (stale)' : ''}: ${outcome(result)}`,
  );
  if (result?.ok) {
    fleet.truth.accept(token);
    fleet.counts.ops++;
  }
}

function decide(voyage: Voyage, conflict: FieldConflict): Settling {
  const { random } = voyage;
  const contenders = random.chance(0.75) ? conflict.contenders : random.some(conflict.contenders, 0.6);
  const chosen = random.pick(contenders.length > 0 ? contenders : conflict.contenders);
  const heads = (contenders.length > 0 ? contenders : [chosen]).flatMap((c) => c.refs);
  return { value: random.chance(0.2) ? `settled ${voyage.fleet.now() % 100_000}` : chosen.value, heads };
}

function outcome(result: Result<Op> | null): string {
  return result === null ? 'NOT ANSWERED' : result.ok ? 'done' : result.error.code;
}

/** The device's clock stands still at a token while the engine takes the time by itself. */
async function asIfAt<T>(device: Device, token: number, task: () => Promise<T>): Promise<T> {
  const { now } = device;
  device.now = () => token;
  try {
    return await task();
  } finally {
    device.now = now;
  }
}
