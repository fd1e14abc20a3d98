import type { Value } from '../base/value.ts';
import type { FieldSpec, FieldType } from './kind.ts';

/**
 * Short ways to write a {@link FieldSpec}. Each owner is the ship unless {@link shoreOwns} or `owner` says otherwise
 * (design.md 4: the ship owns facts; shore owns closing, libraries, policies).
 */
export type Field<T extends FieldType, V extends string = string> = FieldSpec & {
  readonly type: T;
  readonly values?: readonly V[];
};

/** What a field may say besides its type. */
export type FieldOptions = Partial<Pick<FieldSpec, 'owner' | 'required' | 'max' | 'restricted'>>;

/** Longest one-line text where a field does not name its own limit. */
export const LINE_MAX = 200;
/** Longest free text; about eight printed pages. */
export const PROSE_MAX = 20_000;

/** One line of text: a name, a number, a place. */
export function line(options: FieldOptions = {}): Field<'string'> {
  return { rule: 'scalar', type: 'string', owner: 'ship', max: LINE_MAX, ...options };
}

/** Free text that two people may have changed in different places: a conflict offers a three-way merge. */
export function prose(options: FieldOptions = {}): Field<'string'> {
  return { rule: 'text', type: 'string', owner: 'ship', max: PROSE_MAX, ...options };
}

export function number(options: FieldOptions = {}): Field<'number'> {
  return { rule: 'scalar', type: 'number', owner: 'ship', ...options };
}

export function yesNo(options: FieldOptions = {}): Field<'boolean'> {
  return { rule: 'scalar', type: 'boolean', owner: 'ship', ...options };
}

/** UTC ms; the name of the field ends in `At`. */
export function instant(options: FieldOptions = {}): Field<'instant'> {
  return { rule: 'scalar', type: 'instant', owner: 'ship', ...options };
}

/** 'YYYY-MM-DD'; the name of the field ends in `On`. */
export function day(options: FieldOptions = {}): Field<'day'> {
  return { rule: 'scalar', type: 'day', owner: 'ship', ...options };
}

export function code<const V extends string>(values: readonly V[], options: FieldOptions = {}): Field<'code', V> {
  return { rule: 'scalar', type: 'code', owner: 'ship', values, ...options };
}

/** Id of a record of `to`. */
export function ref(to: string, options: FieldOptions = {}): Field<'ref'> {
  return { rule: 'scalar', type: 'ref', owner: 'ship', to, ...options };
}

/** Id of any record: the id itself names the collection. */
export function refToAny(options: FieldOptions = {}): Field<'ref'> {
  return { rule: 'scalar', type: 'ref', owner: 'ship', ...options };
}

/** A set of ids of records of `to`. */
export function refs(to: string, options: FieldOptions = {}): Field<'list'> {
  return { rule: 'set', type: 'list', owner: 'ship', to, ...options };
}

/** A set of short texts; with `values`, of codes. `max` limits one element. */
export function texts(options: FieldOptions = {}): Field<'list'> {
  return { rule: 'set', type: 'list', owner: 'ship', max: LINE_MAX, ...options };
}

export function codeSet<const V extends string>(values: readonly V[], options: FieldOptions = {}): Field<'list', V> {
  return { rule: 'set', type: 'list', owner: 'ship', values, ...options };
}

export function bytes(options: FieldOptions = {}): Field<'bytes'> {
  return { rule: 'scalar', type: 'bytes', owner: 'ship', ...options };
}

export function json(options: FieldOptions = {}): Field<'json'> {
  return { rule: 'scalar', type: 'json', owner: 'ship', ...options };
}

/** One value `{ state, by, at, reason }`; see `workflow.ts`. */
export function workflowField<const V extends string>(
  states: readonly V[],
  options: FieldOptions = {},
): FieldSpec & { readonly rule: 'workflow'; readonly type: 'json'; readonly values: readonly V[] } {
  return { rule: 'workflow', type: 'json', owner: 'ship', values: states, ...options };
}

/** The tombstone or void mark `{ by, at, reason }` that every record has. */
export const removed = { rule: 'removal', type: 'json', owner: 'ship' } as const satisfies FieldSpec;
export const removedByShore = { rule: 'removal', type: 'json', owner: 'shore' } as const satisfies FieldSpec;

/** The same fields, owned by shore. */
export function shoreOwns<const F extends Readonly<Record<string, FieldSpec>>>(fields: F): F {
  return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, { ...spec, owner: 'shore' }])) as F;
}

/** The same fields, hidden from roles and prints without need (domain.md 4.1: connection data is sensitive). */
export function restricted<const F extends Readonly<Record<string, FieldSpec>>>(fields: F): F {
  return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, { ...spec, restricted: true }])) as F;
}

/** What every record that people open on its own has: links to any other record, and free tags. */
export const linked = {
  links: { rule: 'set', type: 'list', owner: 'ship' },
  tags: { rule: 'set', type: 'list', owner: 'ship', max: 60 },
} as const satisfies Readonly<Record<string, FieldSpec>>;

/**
 * Language of a record's legal text and its English copy (domain.md 10: the text stays in the language typed, beside a
 * copy marked "translation by X" or "by machine").
 */
export const translated = {
  language: line({ max: 35 }), // BCP 47
  englishCopy: prose(),
  englishCopyBy: line(),
};

/** The TypeScript shape of a kind's values as stored; every field may be missing or cleared. */
export type FieldsOf<K extends { readonly fields: Readonly<Record<string, FieldSpec>> }> = {
  readonly [P in keyof K['fields']]?: ValueOf<K['fields'][P]> | null;
};

type ValueOf<F extends FieldSpec> = F['type'] extends 'string' | 'day' | 'ref'
  ? string
  : F['type'] extends 'number' | 'instant'
    ? number
    : F['type'] extends 'boolean'
      ? boolean
      : F['type'] extends 'bytes'
        ? Uint8Array
        : F['type'] extends 'list'
          ? readonly string[]
          : F['type'] extends 'code'
            ? CodeOf<F>
            : Value;

/** A code of today, or one that only a newer app knows. */
type CodeOf<F extends FieldSpec> = NonNullable<F['values']>[number] | (string & Record<never, never>);
