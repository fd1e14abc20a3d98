import type { RecordRow } from '#renderer/data/index.ts';
import { equalValues, type Value } from '#shared/base/value.ts';
import { type FieldError, fieldErrors, missingFields } from '#shared/domain/validate.ts';
import { EDITED_FIELDS } from './asset-sections.ts';

/** What is being typed about an asset. Kept on the device until it is saved, with what the form had loaded. */
export type AssetDraft = {
  /** The form is open: after a restart it opens again where it was. */
  readonly isOpen: boolean;
  /** The record when the form opened: an edit replaces what its writer saw, and nothing else. Null: a new record. */
  readonly loaded: RecordRow | null;
  /** Only fields that differ from what was loaded. */
  readonly values: Readonly<Record<string, Value>>;
};

export const NO_DRAFT: AssetDraft = { isOpen: false, loaded: null, values: {} };

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return equalValues(a ?? null, b ?? null) || (isNothing(a) && isNothing(b));
}

/** An empty list and no list are the same to a person. */
function isNothing(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function draftValue({ loaded, values }: AssetDraft, field: string): Value | undefined {
  return Object.hasOwn(values, field) ? values[field] : loaded?.values[field];
}

/** A field typed back to what it was is no change. */
export function withField(draft: AssetDraft, field: string, value: Value): AssetDraft {
  const { [field]: _before, ...others } = draft.values;
  const values = isSame(value, draft.loaded?.values[field]) ? others : { ...others, [field]: value };
  return { ...draft, values };
}

/** Every refusal of the form, in the order of its fields. */
export function draftErrors({ loaded, values }: AssetDraft): readonly FieldError[] {
  const missing = missingFields('asset', { ...loaded?.values, ...values }).map((field) => ({
    field,
    why: 'required' as const,
  }));
  const errors = [...missing, ...fieldErrors('asset', values)];
  return errors.sort((a, b) => EDITED_FIELDS.indexOf(a.field) - EDITED_FIELDS.indexOf(b.field));
}

/** Fields that somebody else changed while the form was open. */
export function changedMeanwhile({ loaded }: AssetDraft, now: RecordRow | null): readonly string[] {
  if (loaded === null || now === null || now.revision === loaded.revision) return [];
  return EDITED_FIELDS.filter((field) => !isSame(now.values[field], loaded.values[field]));
}
