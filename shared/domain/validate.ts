import * as z from 'zod/mini';
import type { ErrorCode } from '../base/error-codes.ts';
import { type AppError, fail, ok, type Result } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import { SEALED_ATTACHMENT_FIELDS } from './attachment.ts';
import { byteLengthOf, formatOf } from './formats.ts';
import type { FieldSpec } from './kind.ts';
import { fieldSpec, kindOf } from './kinds.ts';
import { rangeOf } from './ranges.ts';
import { isConfidential, SEALED_REPORT_FIELDS } from './report.ts';
import { isDay, isInstant } from './ship-time.ts';

/**
 * Checks values where they enter: forms, imports, files. Ops that arrive by sync are never checked here: what a newer
 * app wrote is kept as it is (style.md 5).
 */
export type Fields = Readonly<Record<string, Value>>;

/** Why a value is refused; the sentence is made from it. */
export type Why =
  | 'required'
  | 'type'
  | 'tooLong'
  | 'tooMany'
  | 'code'
  | 'day'
  | 'instant'
  | 'range'
  | 'whole'
  | 'ref'
  | 'length'
  | 'state'
  | 'besideSeal'
  | 'imoNumber'
  | 'shortCode'
  | 'country'
  | 'language'
  | 'currency'
  | 'mmsi'
  | 'number';

export type FieldError = { readonly field: string; readonly why: Why; readonly min?: number; readonly max?: number };

/** Most elements of one list. */
export const LIST_MAX = 1000;
/** Most bytes in one field; files are blobs, not fields. */
export const BYTES_MAX = 262_144;
/** Most characters and values inside one `json` field, and how deep they nest. */
const JSON_MAX = { size: 100_000, depth: 16 } as const;

/** A record id as the log writes it: `<collection>.<replica or ~>.<counter or digest>`. */
const RECORD_ID = /^([A-Za-z][A-Za-z0-9]{0,31})\.(?:[a-z0-9]{13}\.[1-9][0-9]{0,14}|~\.[0-9a-f]{24})$/;

type FieldSchema = z.ZodMiniType<unknown, unknown>;

/** Every refusal among the given fields; fields that are not given are not missed. */
export function fieldErrors(collection: string, fields: Fields): readonly FieldError[] {
  const parsed = z.safeParse(schemaOf(collection), fields);
  const issues = parsed.success ? [] : parsed.error.issues;
  const errors = issues.map((issue) => toFieldError(collection, String(issue.path[0] ?? ''), issue.message as Why));
  return [...errors, ...besideSeal(collection, fields)];
}

/**
 * Checks the values of one edit.
 *
 * @returns tidied values (IMO number without prefix, no broken characters, no negative zero); else the first refusal:
 * `input/too-long`, `input/imo-number` or `input/invalid`, each with `field` and `why`.
 */
export function validateFields(collection: string, fields: Fields): Result<Fields> {
  const parsed = z.safeParse(schemaOf(collection), fields);
  if (!parsed.success) return refuse(fieldErrors(collection, fields)[0] as FieldError);
  const beside = besideSeal(collection, fields)[0];
  return beside ? refuse(beside) : ok(parsed.data as Fields);
}

/** Checks a record as a whole: its values, and that nothing required is missing. For a new record, filing and import. */
export function validateRecord(collection: string, fields: Fields): Result<Fields> {
  const valid = validateFields(collection, fields);
  if (!valid.ok) return valid;
  const missing = missingFields(collection, valid.value)[0];
  return missing === undefined ? valid : refuse({ field: missing, why: 'required' });
}

/** Required fields without a value; empty text and empty lists are no value. */
export function missingFields(collection: string, fields: Fields): readonly string[] {
  return requiredFields(collection, fields).filter((field) => isEmpty(fields[field]));
}

function requiredFields(collection: string, fields: Fields): readonly string[] {
  if (collection === 'report' && isConfidential(fields)) return ['sealed', 'sealedFor'];
  return Object.entries(kindOf(collection).fields).flatMap(([field, spec]) => (spec.required ? [field] : []));
}

/** A plain word beside the seal of a confidential report would give its writer away. */
function besideSeal(collection: string, fields: Fields): readonly FieldError[] {
  const allowed = sealedFields(collection, fields);
  if (!allowed) return [];
  const plain = Object.keys(fields).filter((field) => !allowed.includes(field) && !isEmpty(fields[field]));
  return plain.map((field) => ({ field, why: 'besideSeal' }));
}

function sealedFields(collection: string, fields: Fields): readonly string[] | undefined {
  if (collection === 'report' && isConfidential(fields)) return SEALED_REPORT_FIELDS;
  return collection === 'attachment' && fields.encrypted === true ? SEALED_ATTACHMENT_FIELDS : undefined;
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function refuse(error: FieldError): { readonly ok: false; readonly error: AppError } {
  const { field, why, min, max } = error;
  return fail(codeOf(why), {
    field,
    why,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
}

function codeOf(why: Why): ErrorCode {
  if (why === 'tooLong') return 'input/too-long';
  return why === 'imoNumber' ? 'input/imo-number' : 'input/invalid';
}

function toFieldError(collection: string, field: string, why: Why): FieldError {
  if (why === 'range') return { field, why, ...boundsOf(collection, field) };
  if (why === 'tooMany') return { field, why, max: LIST_MAX };
  const { type, max } = fieldSpec(collection, field);
  if (why === 'tooLong') return { field, why, max: type === 'bytes' ? BYTES_MAX : (max ?? JSON_MAX.size) };
  return { field, why };
}

function boundsOf(collection: string, field: string): { readonly min?: number; readonly max?: number } {
  const range = rangeOf(collection, field);
  return range ? { min: range.min, max: range.max } : {};
}

const SCHEMAS = new Map<string, FieldSchema>();

function schemaOf(collection: string): FieldSchema {
  const built = SCHEMAS.get(collection);
  if (built) return built;
  const { fields, version } = kindOf(collection);
  const shape = Object.fromEntries(
    Object.entries(fields).map(([field, spec]) => [
      field,
      z.optional(z.nullable(valueSchema(collection, field, spec))),
    ]),
  );
  const schema = z.catchall(z.object(shape, { error: 'type' }), z.nullable(jsonSchema));
  if (version > 0) SCHEMAS.set(collection, schema); // unknown names come from outside and must not fill the memory
  return schema;
}

function valueSchema(collection: string, field: string, spec: FieldSpec): FieldSchema {
  switch (spec.type) {
    case 'string':
      return textSchema(collection, field, spec);
    case 'number':
      return numberSchema(collection, field);
    case 'boolean':
      return z.boolean({ error: 'type' });
    case 'instant':
      return z.number({ error: 'type' }).check(z.refine(isInstant, { error: 'instant' }), z.overwrite(positiveZero));
    case 'day':
      return z.string({ error: 'type' }).check(z.refine(isDay, { error: 'day' }));
    case 'code':
      return z.string({ error: 'type' }).check(z.refine((v) => spec.values?.includes(v) ?? true, { error: 'code' }));
    case 'ref':
      return refSchema(spec);
    case 'bytes':
      return bytesSchema(field);
    case 'list':
      return listSchema(collection, field, spec);
    case 'json':
      return spec.rule === 'workflow' ? workflowSchema(spec) : jsonSchema;
  }
}

function textSchema(collection: string, field: string, spec: FieldSpec): FieldSchema {
  const format = formatOf(collection, field);
  const max = spec.max ?? JSON_MAX.size;
  const tidy = (text: string) => (format ? format.tidy(cleanText(text)) : cleanText(text));
  return z.string({ error: 'type' }).check(
    z.overwrite(tidy),
    z.refine((text) => format === undefined || text === '' || format.fits(text), {
      error: format?.why ?? 'type',
      abort: true, // one reason is enough, and "not a number of a ship" says more than "too long"
    }),
    z.maxLength(max, { error: 'tooLong' }),
  );
}

/** Characters that no encoding or database keeps the same: half of a surrogate pair, NUL. */
function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function numberSchema(collection: string, field: string): FieldSchema {
  const range = rangeOf(collection, field);
  const number = z.number({ error: 'type' });
  if (!range) return number.check(z.overwrite(positiveZero));
  return number.check(
    z.refine((n) => n >= range.min && n <= range.max, { error: 'range', abort: true }),
    z.refine((n) => !range.whole || Number.isInteger(n), { error: 'whole' }),
    z.overwrite(positiveZero),
  );
}

function positiveZero(n: number): number {
  return n === 0 ? 0 : n;
}

function refSchema(spec: FieldSpec): FieldSchema {
  return z.string({ error: 'type' }).check(z.refine((id) => isRef(id, spec.to), { error: 'ref' }));
}

function isRef(id: string, to: string | undefined): boolean {
  const collection = RECORD_ID.exec(id)?.[1];
  return collection !== undefined && (to === undefined || collection === to);
}

function bytesSchema(field: string): FieldSchema {
  const length = byteLengthOf(field);
  return z
    .custom<Uint8Array>((v) => v instanceof Uint8Array, { error: 'type' })
    .check(
      z.refine((v) => length === undefined || v.length === length, { error: 'length' }),
      z.refine((v) => v.length <= BYTES_MAX, { error: 'tooLong' }),
    );
}

function listSchema(collection: string, field: string, spec: FieldSpec): FieldSchema {
  const { to, values } = spec;
  const text = z.string({ error: 'type' });
  const element = to
    ? refSchema(spec)
    : values
      ? text.check(z.refine((v) => values.includes(v), { error: 'code' }))
      : textSchema(collection, field, spec);
  return z.array(element, { error: 'type' }).check(
    z.maxLength(LIST_MAX, { error: 'tooMany' }),
    z.overwrite((list) => [...new Set(list)]),
  );
}

function workflowSchema(spec: FieldSpec): FieldSchema {
  return jsonSchema.check(
    z.refine((v) => isPlainObject(v as Value) && isState((v as { state?: unknown }).state, spec), { error: 'state' }),
  );
}

function isState(state: unknown, spec: FieldSpec): boolean {
  return typeof state === 'string' && (spec.values?.includes(state) ?? true);
}

const jsonSchema = z
  .custom<Value>((v) => jsonSize(v, JSON_MAX.depth) !== null, { error: 'type' })
  .check(z.refine((v) => (jsonSize(v, JSON_MAX.depth) ?? 0) <= JSON_MAX.size, { error: 'tooLong' }));

/** Characters and values in a {@link Value}; null when it is none, or nests too deep. */
function jsonSize(value: unknown, depth: number): number | null {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'number') return Number.isFinite(value) ? 1 : null;
  if (typeof value === 'string') return value.length + 1;
  if (value instanceof Uint8Array) return value.length + 1;
  if (typeof value !== 'object' || depth === 0) return null;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain && Object.getPrototypeOf(value) !== null) return null;
  let size = 1;
  for (const [key, part] of Object.entries(value)) {
    const inner = jsonSize(part, depth - 1);
    if (inner === null) return null;
    size += inner + (Array.isArray(value) ? 0 : key.length);
  }
  return size;
}
