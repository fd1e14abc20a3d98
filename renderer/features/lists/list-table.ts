import type { RecordRow } from '#renderer/data/index.ts';
import { toHex } from '#shared/base/bytes.ts';
import type { Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import { kindOf } from '#shared/domain/kinds.ts';
import { isConfidential } from '#shared/domain/report.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';

export type Cell = string | number | boolean | null;
export type ListTable = { readonly fields: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** Keys, seals and what the log needs for itself leave in no list. */
const NEVER: ReadonlySet<string> = new Set(['wrappedKey', 'recovery', 'sealed', 'answerBox', 'publicKey', 'sealKey']);
const HEAD = ['id', 'number', 'createdAt', 'updatedAt', 'voided'] as const;

/** A sealed report is nobody's list but the DPA's. */
export function listable(rows: readonly RecordRow[]): readonly RecordRow[] {
  return rows.filter(({ collection, values }) => collection !== 'report' || !isConfidential(values));
}

/** @param maySee whether connection data goes to who asks. */
export function listFields(collection: string, maySee: boolean): readonly string[] {
  return Object.entries(kindOf(collection).fields)
    .filter(([field, spec]) => !NEVER.has(field) && spec.rule !== 'removal' && (maySee || spec.restricted !== true))
    .map(([field]) => field)
    .filter((field) => field !== 'number');
}

/**
 * Rows for a machine: names of fields, codes not words, instants and days as ISO 8601 in UTC, ids of other records as
 * they are. Lists are parted by " | ".
 */
export function listTable(collection: string, rows: readonly RecordRow[], maySee: boolean): ListTable {
  const fields = listFields(collection, maySee);
  const { fields: specs } = kindOf(collection);
  return {
    fields: [...HEAD, ...fields],
    rows: listable(rows).map((row) => [
      row.id,
      row.number,
      iso(row.createdAt),
      iso(row.updatedAt),
      row.isRemoved,
      ...fields.map((field) => cellOf(specs[field] as FieldSpec, row.values[field])),
    ]),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function cellOf(spec: FieldSpec, value: Value | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (spec.rule === 'workflow') return readWorkflow(value)?.state ?? null;
  if (spec.type === 'instant' && typeof value === 'number') return iso(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value))
    return value.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' | ');
  return JSON.stringify(value);
}
