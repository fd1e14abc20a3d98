import type { Formats } from '#renderer/i18n/format.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import type { FieldWords } from './field-words.ts';

const MINUTE = 60_000;

export type PlainWords = Pick<FieldWords, 'code'> & {
  readonly yes: string;
  readonly no: string;
  readonly days: (count: number) => string;
  readonly removed: (reason: string) => string;
  readonly hiddenKey: string;
};

export type PlainContext = {
  readonly words: PlainWords;
  readonly formats: Formats;
  /** The title of a record that is referred to; null where it is not known. */
  readonly titleOf?: (id: string) => string | null;
};

export function isEmptyValue(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Key material is never shown, whatever its shape. */
export function isSecret(field: string, value: Value | undefined): boolean {
  return field === 'wrappedKey' || field === 'recovery' || (isPlainObject(value) && holdsBytes(value));
}

function holdsBytes(value: Value): boolean {
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.some(holdsBytes);
  return isPlainObject(value) && Object.values(value).some(holdsBytes);
}

/** A number with the unit that its field's name ends in. */
export function plainNumber(field: string, value: number, { words, formats }: PlainContext): string {
  if (field.endsWith('Bytes')) return formats.bytes(value);
  if (field.endsWith('Days')) return words.days(value);
  if (field.endsWith('Ms')) return formats.clock(value);
  if (field.endsWith('Deg')) return `${formats.number(value, 5)}°`;
  if (field.endsWith('Min')) return `${value < 0 ? '\u2212' : ''}${formats.duration(value * MINUTE)}`;
  return formats.number(value);
}

/**
 * A value as one line of text, for files and for those who listen.
 *
 * @returns '' where there is none.
 */
export function plainValue(
  collection: string,
  field: string,
  spec: FieldSpec,
  value: Value | undefined,
  context: PlainContext,
): string {
  const { words, formats, titleOf } = context;
  if (isEmptyValue(value)) return '';
  if (isSecret(field, value)) return words.hiddenKey;
  if (spec.rule === 'workflow') return workflowText(collection, field, value, words);
  if (spec.rule === 'removal') return words.removed(isPlainObject(value) ? String(value['reason'] ?? '') : '');
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number')
    return spec.type === 'instant' ? `${formats.instant(value, 'iso')} UTC` : plainNumber(field, value, context);
  if (typeof value === 'string') {
    if (spec.type === 'code') return words.code(collection, field, value);
    if (spec.type === 'day') return formats.day(value);
    return spec.type === 'ref' ? (titleOf?.(value) ?? value) : value;
  }
  if (value instanceof Uint8Array) return formats.bytes(value.length);
  if (Array.isArray(value))
    return value.map((part: Value) => elementText(collection, field, spec, part, context)).join(', ');
  return JSON.stringify(value);
}

function elementText(collection: string, field: string, spec: FieldSpec, part: Value, context: PlainContext): string {
  if (typeof part !== 'string') return JSON.stringify(part);
  if (spec.values !== undefined) return context.words.code(collection, field, part);
  // Linked records are of any kind: their field names none.
  return context.titleOf?.(part) ?? part;
}

function workflowText(collection: string, field: string, value: Value | undefined, words: PlainWords): string {
  const move = readWorkflow(value);
  return move === null ? JSON.stringify(value) : words.code(collection, field, move.state);
}
