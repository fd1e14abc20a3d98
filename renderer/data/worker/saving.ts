import { fail, ok, Refusal, type Result } from '#shared/base/result.ts';
import { equalValues, isPlainObject, type Value } from '#shared/base/value.ts';
import { formatHumanNumber } from '#shared/domain/human-number.ts';
import type { Lane } from '#shared/domain/kind.ts';
import { kindOf, workflowOf } from '#shared/domain/kinds.ts';
import { laneOf } from '#shared/domain/lane-of.ts';
import { schema } from '#shared/domain/schema.ts';
import { missingFields, validateFields, validateRecord } from '#shared/domain/validate.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import { setChange } from '#shared/merge/set.ts';
import type { Actor, RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import type { Draft } from '#shared/sync/draft.ts';
import type { SaveDraft, Saved } from '../contract.ts';
import { isRemoved } from '../store/rows.ts';
import { markOf, vesselRecord } from './facts.ts';
import type { EngineHost } from './host.ts';
import type { Permit } from './permits.ts';
import { type OpenWorkspace, refresh } from './workspace.ts';

type Fields = Readonly<Record<string, Value>>;
type Prepared = { readonly draft: Draft | null; readonly saved: Saved };

/** Who writes, and what they may. */
export type Writer = { readonly actor: Actor; readonly permit: Permit };

/** Runs alone among all tabs, on what is held now: ids and numbers are given out once. */
export function alone<T>(host: EngineHost, workspace: OpenWorkspace, task: () => Promise<T>): Promise<T> {
  return host.locks.exclusive(`bulwark-write-${workspace.id}`, async () => {
    await refresh(workspace);
    return task();
  });
}

/** What throws for a reason outside the program, as the answer that pages expect. */
export async function answered<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
}

/** Of a vessel whose record has not arrived. */
const NO_SHORT_CODE = 'XX';

export function numberMeta(kind: string, mark: string): string {
  return `number:${kind}/${mark}`;
}

/** Gives out human numbers within one save; the counters are kept with the ops that use them. */
export class Numbers {
  readonly #workspace: OpenWorkspace;
  readonly #vessel: string;
  readonly meta: Record<string, Value> = {};

  private constructor(workspace: OpenWorkspace, vessel: string) {
    this.#workspace = workspace;
    this.#vessel = vessel;
  }

  static async of(workspace: OpenWorkspace, isNeeded: boolean): Promise<Numbers> {
    const code = isNeeded ? (await vesselRecord(workspace))?.values.shortCode : null;
    return new Numbers(workspace, typeof code === 'string' && code !== '' ? code : NO_SHORT_CODE);
  }

  next(kind: string): string {
    const mark = markOf(this.#workspace);
    const key = numberMeta(kind, mark);
    const counter = Number(this.meta[key] ?? this.#workspace.replica.meta(key) ?? 0) + 1;
    this.meta[key] = counter;
    return formatHumanNumber({ kind, vessel: this.#vessel, mark, counter });
  }
}

export type PreparedDrafts = {
  readonly toWrite: readonly Draft[];
  /** Counters of the human numbers that were given out. */
  readonly meta: Readonly<Record<string, Value>>;
  readonly saved: readonly Saved[];
};

/**
 * What forms ask for as drafts of the log, all or none: checked, and permitted to who asks, field by field and move by
 * move. Nothing is written. To be called within {@link alone}.
 */
export async function prepareDrafts(
  workspace: OpenWorkspace,
  drafts: readonly SaveDraft[],
  permit: Permit,
): Promise<Result<PreparedDrafts>> {
  const { replica } = workspace;
  const named = drafts.flatMap((d) => [d.record, d.values.parent]).filter((id) => typeof id === 'string');
  const held = await replica.store.records(named);
  const numbers = await Numbers.of(
    workspace,
    drafts.some((d) => d.number),
  );
  const lanes = new Map<RecordId, Lane>([...held].map(([id, record]) => [id, record.lane]));
  const toWrite: Draft[] = [];
  const saved: Saved[] = [];
  for (const draft of drafts) {
    const record = draft.record ?? (await replica.newRecordId(draft.collection));
    // The id says what a record is: under another name its rules would be those of another kind.
    if (collectionOf(record) !== draft.collection) return fail('input/invalid', { field: 'record', why: 'ref' });
    const now = held.get(record);
    const result = now ? edit(draft, record, now, numbers) : create(draft, record, lanes, numbers);
    if (!result.ok) return result;
    saved.push(result.value.saved);
    if (result.value.draft === null) continue;
    const allowed = permitted(permit, result.value.draft, now, draft.loaded?.values);
    if (!allowed.ok) return allowed;
    if (allowed.value.lane) lanes.set(record, allowed.value.lane);
    toWrite.push(allowed.value);
  }
  return ok({ toWrite, meta: numbers.meta, saved });
}

/**
 * Writes what forms ask for, all or none, where the rights of who asks allow every changed field and every move. To be
 * called within {@link alone}.
 */
export async function saveDrafts(
  workspace: OpenWorkspace,
  drafts: readonly SaveDraft[],
  actor: Actor,
  permit: Permit,
  extraMeta: Readonly<Record<string, Value>> = {},
): Promise<Result<readonly Saved[]>> {
  const { replica } = workspace;
  const prepared = await prepareDrafts(workspace, drafts, permit);
  if (!prepared.ok) return prepared;
  const { toWrite, saved } = prepared.value;
  const meta = { ...prepared.value.meta, ...extraMeta };
  if (toWrite.length > 0) await replica.write(toWrite, actor, meta);
  else if (Object.keys(meta).length > 0) await replica.setMeta(meta);
  return ok(saved);
}

/** The draft as it may be written; a move in it says who made it. @param seen values that the form showed. */
function permitted(
  permit: Permit,
  draft: Draft,
  now: FoldedRecord | undefined,
  seen: Fields | undefined,
): Result<Draft> {
  const { record, collection, fields } = draft;
  let states: Fields = {};
  for (const [field, value] of Object.entries(fields)) {
    const allowed = permit.change({ collection, record, field, isNew: now === undefined, codes: codesOf(value) });
    if (!allowed.ok) return allowed;
    if (schema.ruleOf(collection, field) !== 'workflow') continue;
    if (now && isHeldUp(now, readWorkflow(value)?.state ?? '')) return fail('record/open-conflicts');
    const before = now === undefined ? null : { ...now, isVoid: isRemoved(now) };
    const state = permit.move({ collection, before, after: { ...now?.values, ...fields }, seen: seen?.[field] });
    if (!state.ok) return state;
    states = { ...states, [field]: state.value };
  }
  return ok({ ...draft, fields: { ...fields, ...states } });
}

/** Nothing moves while two sides do not agree where it stands, and nothing ends over anything they do not agree on (design.md 3). */
export function isHeldUp(
  { collection, conflicts }: Pick<FoldedRecord, 'collection' | 'conflicts'>,
  to: string,
): boolean {
  const isEnd = workflowOf(collection)?.final.includes(to) ?? false;
  return conflicts.some(({ field }) => isEnd || field === 'state');
}

/** What a set gains and loses. */
function codesOf(value: Value): readonly string[] {
  if (!isPlainObject(value)) return [];
  return [value.add, value.del].flatMap((list) =>
    Array.isArray(list) ? list.filter((code) => typeof code === 'string') : [],
  );
}

function create(
  { collection, values, lane, reason, number, at }: SaveDraft,
  record: RecordId,
  lanes: ReadonlyMap<RecordId, Lane>,
  numbers: Numbers,
): Result<Prepared> {
  const prefix = kindOf(collection).number;
  const spent = number && prefix !== undefined ? numbers.next(prefix) : null;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const valid = validateRecord(collection, spent === null ? given : { ...given, number: spent });
  if (!valid.ok) return valid;
  const parentLane = typeof values.parent === 'string' ? lanes.get(values.parent) : undefined;
  const draft: Draft = {
    record,
    collection,
    fields: asWritten(collection, valid.value, {}),
    lane: lane ?? laneOf(collection, valid.value, parentLane),
    ...(reason !== undefined ? { reason } : {}),
    ...(at !== undefined ? { at } : {}),
  };
  const held = valid.value.number;
  return ok({ draft, saved: { record, number: typeof held === 'string' ? held : null, isChanged: true } });
}

function edit(
  { collection, values, loaded, reason, number, at }: SaveDraft,
  record: RecordId,
  now: FoldedRecord,
  numbers: Numbers,
): Result<Prepared> {
  const before: Fields = (loaded ?? now).values;
  const prefix = kindOf(collection).number;
  const heldNumber = typeof now.values.number === 'string' ? now.values.number : null;
  const spent = number && prefix !== undefined && heldNumber === null ? numbers.next(prefix) : null;
  const wanted = spent === null ? values : { ...values, number: spent };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => !equalValues(value, before[field] ?? null)),
  );
  const valid = validateFields(collection, changed);
  if (!valid.ok) return valid;
  const blank = missingFields(collection, { ...now.values, ...valid.value }).find((field) => field in valid.value);
  if (blank !== undefined) return fail('input/invalid', { field: blank, why: 'required' });
  const fields = asWritten(collection, valid.value, before);
  const saved: Saved = { record, number: spent ?? heldNumber, isChanged: Object.keys(fields).length > 0 };
  if (!saved.isChanged) return ok({ draft: null, saved });
  const draft: Draft = {
    record,
    collection,
    fields,
    ...(loaded ? { loaded: loaded.heads } : {}),
    ...(reason !== undefined ? { reason } : {}),
    ...(at !== undefined ? { at } : {}),
  };
  return ok({ draft, saved });
}

/** Sets as the difference against what was loaded; a set that did not change is not written. */
function asWritten(collection: string, fields: Fields, before: Fields): Fields {
  const out: Record<string, Value> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (schema.ruleOf(collection, field) !== 'set') {
      out[field] = value;
      continue;
    }
    const change = setChange(listOf(before[field]), listOf(value));
    if (change.add.length + change.del.length > 0) out[field] = change;
  }
  return out;
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

/** The one value of a workflow field. */
export function transitionValue(
  to: string,
  by: Actor,
  at: number,
  options: { readonly reason?: string; readonly role?: string },
): Value {
  const { reason, role } = options;
  return { state: to, by, at, ...(reason ? { reason } : {}), ...(role ? { role } : {}) };
}

export function removalOf(record: FoldedRecord): Value | null {
  const { removed } = record.values;
  return isPlainObject(removed) ? removed : null;
}
