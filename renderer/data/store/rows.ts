import type { Value } from '#shared/base/value.ts';
import { isFiled, kindOf } from '#shared/domain/kinds.ts';
import { isConfidential } from '#shared/domain/report.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import { upRecord } from '#shared/migrations/up-record.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { RecordRow } from '../contract.ts';

/** Raised when what is derived below changes: rows of another version are folded again at start. */
export const ROW_VERSION = 1;

/** A record as the database holds it: the fold as it is, and the columns that lists search and sort by. */
export type StoredRow = {
  readonly id: RecordId;
  readonly collection: string;
  /** 1: removed and not filed, and nobody stands against it. */
  readonly hidden: 0 | 1;
  /** {@link sortKeyOf} of the title. */
  readonly title: string;
  readonly number?: string;
  readonly updatedAt: number;
  readonly createdAt: number;
  readonly parent?: RecordId;
  /** `<collection>/<field>=<value>` for codes, references, yes/no and states. */
  readonly equals: readonly string[];
  /** 1 where something waits for a decision; absent elsewhere, so that the index holds nothing else. */
  readonly conflicted?: 1;
  /** Revision of the commit that wrote it. */
  readonly revision: number;
  readonly folded: FoldedRecord;
};

/** Digits count as numbers, case and width do not count. */
export function sortKeyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 80)
    .replace(/\d+/g, (digits) => digits.padStart(10, '0'));
}

export function equalsKey(collection: string, field: string, value: string | number | boolean): string {
  return `${collection}/${field}=${value}`;
}

const TITLE_FIELDS = [
  'name',
  'title',
  'subject',
  'text',
  'description',
  'personName',
  'caption',
  'question',
  'company',
  'label',
] as const;

/** What a record is called on screens; '' for what is sealed. */
export function titleOf(collection: string, values: Readonly<Record<string, Value>>): string {
  if (collection === 'report' && isConfidential(values)) return '';
  for (const field of TITLE_FIELDS) {
    const value = values[field];
    const line = typeof value === 'string' ? (value.trim().split('\n')[0] ?? '') : '';
    if (line !== '') return line.slice(0, 200);
  }
  return typeof values.number === 'string' ? values.number : '';
}

function stateOf(values: Readonly<Record<string, Value>>): string | null {
  return readWorkflow(values.state)?.state ?? (typeof values.state === 'string' ? values.state : null);
}

/** Which fields can be asked for with `where` without reading every record. */
export function isIndexed(collection: string, field: string): boolean {
  if (field === 'state') return true;
  const spec = kindOf(collection).fields[field];
  if (!spec || field === 'parent') return false;
  return (
    spec.type === 'code' ||
    spec.type === 'ref' ||
    spec.type === 'boolean' ||
    (spec.type === 'list' && spec.max === undefined)
  );
}

function equalsOf(record: FoldedRecord): string[] {
  const { collection, values } = record;
  const out: string[] = [];
  for (const [field, value] of Object.entries(values)) {
    if (!isIndexed(collection, field)) continue;
    const list = field === 'state' ? [stateOf(values)] : Array.isArray(value) ? (value as readonly Value[]) : [value];
    for (const item of list)
      if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean')
        out.push(equalsKey(collection, field, item));
  }
  return out;
}

/** Removed or voided, and nobody stands against it. */
export function isRemoved(record: FoldedRecord): boolean {
  const isContested = record.conflicts.some((conflict) => conflict.kind === 'removal');
  return !isContested && (record.values.removed ?? null) !== null;
}

export function storedRow(folded: FoldedRecord, revision: number): StoredRow {
  const record = upRecord(folded);
  const { id, collection, values } = record;
  const isHidden = isRemoved(record) && !isFiled(collection, values);
  return {
    id,
    collection,
    hidden: isHidden ? 1 : 0,
    title: sortKeyOf(titleOf(collection, values)),
    ...(typeof values.number === 'string' ? { number: values.number } : {}),
    updatedAt: record.updated.at,
    createdAt: record.created.at,
    ...(typeof values.parent === 'string' ? { parent: values.parent } : {}),
    equals: equalsOf(record),
    ...(record.conflicts.length > 0 ? { conflicted: 1 as const } : {}),
    revision,
    folded,
  };
}

export function recordRow(stored: StoredRow): RecordRow {
  const record = upRecord(stored.folded);
  const { collection, values } = record;
  return {
    ...record,
    title: titleOf(collection, values),
    number: typeof values.number === 'string' ? values.number : null,
    state: stateOf(values),
    parent: typeof values.parent === 'string' ? values.parent : null,
    createdAt: record.created.at,
    updatedAt: record.updated.at,
    isRemoved: isRemoved(record),
    conflictCount: record.conflicts.length,
    revision: stored.revision,
  };
}
