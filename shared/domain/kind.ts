/**
 * How a kind of record is declared: its fields, who owns each, and how two sides' values meet.
 *
 * Declarations are data for the fold, the forms, the history and the merge page alike. They are additive for ever
 * (style.md 5): a shipped field is never removed, renamed, retyped or given another owner.
 */
export type Side = 'ship' | 'shore';

export type Lane = 'urgent' | 'routine' | 'bulk';

/** How concurrent values of a field meet (design.md 4). */
export type Rule =
  | 'scalar' // heads; more than one value is a conflict
  | 'text' // a scalar whose conflict may be settled by a three-way text merge
  | 'set' // element differences against what the form had loaded; an add wins over an unobserved removal
  | 'workflow' // one value { state, by, at, reason }; two concurrent ones always ask a person
  | 'removal'; // the tombstone or void mark of a record

export type FieldType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'instant' // UTC ms
  | 'day' // 'YYYY-MM-DD'
  | 'code' // one of `values`
  | 'ref' // id of a record of collection `to`
  | 'bytes'
  | 'list' // of strings
  | 'json';

export type FieldSpec = {
  readonly rule: Rule;
  readonly type: FieldType;
  readonly owner: Side;
  /** Allowed codes, for type `code`. A value outside them is kept and shown as it is (a newer app wrote it). */
  readonly values?: readonly string[];
  /** Collection that a `ref` or a `list` of refs points to. */
  readonly to?: string;
  readonly required?: boolean;
  /** Longest text in characters. */
  readonly max?: number;
  /** Network data and the like: hidden from roles and prints that have no need (domain.md 4.1). */
  readonly restricted?: boolean;
};

export type RecordKind = {
  readonly collection: string;
  /** Schema version, raised when a field is added. */
  readonly version: number;
  /** Prefix of the human number (`NCR` in NCR-TP-A-0007); records without one have no number. */
  readonly number?: string;
  /** Collection of the parent, for children (timeline lines, steps, attendance ...). */
  readonly parent?: string;
  /** Lane that a new record takes; its text children stay in the same lane. */
  readonly lane: Lane;
  /** May be filed; a filed record is voided, never removed. */
  readonly filed?: boolean;
  readonly fields: Readonly<Record<string, FieldSpec>>;
};
