import type { Value } from '#shared/base/value.ts';
import type { RecordId, ReplicaId } from '#shared/oplog/op.ts';
import { createdId } from '#shared/oplog/record-id.ts';
import type { WorkloadEdit, WorkloadRecord } from './workload.mjs';

/**
 * The standard workload in our own terms: what is a list inside a record there (steps, attendance, timeline, actions,
 * remarks) is child records here. Status fields stay plain scalars, whatever the product's workflow rules say.
 */
export type BenchEdit = {
  readonly at: number;
  readonly by: string;
  readonly collection: string;
  readonly record: RecordId;
  readonly fields: Readonly<Record<string, Value>>;
};

const COLLECTION: Readonly<Record<string, string>> = { restore: 'restoreTest', ncr: 'report' };
const CHILDREN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  drill: { participants: 'drillAttendance', steps: 'drillStep' },
  incident: { timeline: 'incidentTimeline', actions: 'action' },
  ncr: { remarks: 'reportRemark' },
};

/** Keeps the counters of one ship, so that ids are given out in the order in which a ship would. */
export class AsEdits {
  readonly #replica: ReplicaId;
  readonly #counters = new Map<string, number>();
  /** Children of (record, list), by their place in the list. */
  readonly #children = new Map<string, RecordId[]>();
  readonly persons = new Map<string, RecordId>();

  constructor(replica: ReplicaId) {
    this.#replica = replica;
  }

  recordId(workloadId: string): RecordId {
    const [type = '', counter = ''] = workloadId.split('-');
    return createdId(COLLECTION[type] ?? type, this.#replica, Number(counter));
  }

  person(name: string): RecordId {
    const held = this.persons.get(name);
    if (held) return held;
    const made = createdId('person', this.#replica, this.persons.size + 1);
    this.persons.set(name, made);
    return made;
  }

  #value(value: unknown): Value {
    if (typeof value === 'string' && /^(asset|backup)-\d{4}$/.test(value)) return this.recordId(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item));
    return value as Value;
  }

  #newChild(
    parentType: string,
    parent: RecordId,
    list: string,
    item: Record<string, unknown>,
    at: number,
    by: string,
  ): BenchEdit {
    const collection = CHILDREN[parentType]?.[list] as string;
    const counter = (this.#counters.get(collection) ?? 0) + 1;
    this.#counters.set(collection, counter);
    const record = createdId(collection, this.#replica, counter);
    const key = `${parent} ${list}`;
    this.#children.set(key, [...(this.#children.get(key) ?? []), record]);
    const fields = Object.fromEntries(Object.entries(item).map(([k, v]) => [k, this.#value(v)]));
    return { at, by: this.person(by), collection, record, fields: { parent, ...fields } };
  }

  /** @param isImport the record comes with a past: when and by whom it was last changed are fields of its creation. */
  create(value: WorkloadRecord, isImport: boolean): BenchEdit[] {
    const {
      id,
      type,
      createdAt = '',
      createdBy = '',
      updatedAt = '',
      updatedBy = '',
      ...rest
    } = value as Record<string, string> & {
      id: string;
      type: string;
    };
    const lists = CHILDREN[type] ?? {};
    const record = this.recordId(id);
    const at = Date.parse(createdAt);
    const by = createdBy;
    const fields: Record<string, Value> = isImport ? { updatedAt, updatedBy: this.person(updatedBy) } : {};
    for (const [field, item] of Object.entries(rest)) if (!(field in lists)) fields[field] = this.#value(item);
    const out: BenchEdit[] = [{ at, by: this.person(by), collection: COLLECTION[type] ?? type, record, fields }];
    for (const list of Object.keys(lists))
      for (const item of (value[list] ?? []) as Record<string, unknown>[])
        out.push(this.#newChild(type, record, list, item, at, by));
    return out;
  }

  edit(edit: WorkloadEdit): BenchEdit[] {
    const at = Date.parse(edit.at);
    const by = this.person(edit.by);
    const sets = new Map<RecordId, { collection: string; fields: Record<string, Value> }>();
    const out: BenchEdit[] = [];
    for (const op of edit.ops) {
      const [type = ''] = op.id.split('-');
      const record = this.recordId(op.id);
      if (op.op === 'create') out.push(...this.create(op.value, false));
      else if (op.op === 'push')
        out.push(this.#newChild(type, record, String(op.path[0]), op.value as Record<string, unknown>, at, edit.by));
      else {
        const [list, index, field] = op.path;
        const isChild = op.path.length === 3;
        if (!isChild && /^updated/.test(String(list))) continue; // who and when are the op's own
        const target = isChild ? (this.#children.get(`${record} ${list}`)?.[Number(index)] as RecordId) : record;
        const collection = isChild ? (CHILDREN[type]?.[String(list)] as string) : (COLLECTION[type] ?? type);
        const set = sets.get(target) ?? { collection, fields: {} };
        set.fields[String(isChild ? field : list)] = this.#value(op.value);
        sets.set(target, set);
      }
    }
    for (const [record, set] of sets) out.push({ at, by, record, ...set });
    return out;
  }
}
