import type { Value } from '#shared/base/value.ts';
import { formatOffset, parseOffset } from '#shared/domain/ship-time.ts';
import { type FieldError, fieldErrors, missingFields } from '#shared/domain/validate.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';

/** Facts that the crew reads off its own papers; typed as text or number. */
export const SHIP_FACTS = [
  'name',
  'imoNumber',
  'callSign',
  'phone',
  'mmsi',
  'officialNumber',
  'homePort',
  'grossTonnage',
  'yearBuilt',
] as const;

/** What the company owns once it is connected; until then nobody else can know it. */
export const COMPANY_FACTS = ['flag', 'flagLanguage', 'type', 'trade'] as const;

export type VesselForm = {
  readonly values: Readonly<Record<string, Value>>;
  /** As typed: "+3". */
  readonly offset: string;
};

export function formOf(fields: VesselFields): VesselForm {
  const names = [...SHIP_FACTS, ...COMPANY_FACTS, 'workingLanguage', 'printLanguage'] as const;
  return {
    values: Object.fromEntries(names.map((name) => [name, fields[name] ?? null])),
    offset: fields.shipTimeOffsetMin == null ? '' : formatOffset(fields.shipTimeOffsetMin),
  };
}

/** What is asked to be saved: all that the form shows and this side may say. */
export function valuesOf({ values, offset }: VesselForm, withCompany: boolean): Readonly<Record<string, Value>> {
  const shown = Object.entries(values).filter(
    ([name]) => withCompany || !COMPANY_FACTS.some((companys) => companys === name),
  );
  return { ...Object.fromEntries(shown), shipTimeOffsetMin: parseOffset(offset) };
}

/** The first thing that is wrong with each field. */
export function problemsOf(form: VesselForm, withCompany: boolean): Readonly<Record<string, FieldError>> {
  const values = valuesOf(form, withCompany);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
  const errors: readonly FieldError[] = [
    ...missingFields('vessel', values).map((field) => ({ field, why: 'required' as const })),
    ...fieldErrors('vessel', given),
    ...(values['shipTimeOffsetMin'] === null ? [{ field: 'offset', why: 'required' as const }] : []),
  ];
  return Object.fromEntries(errors.toReversed().map((error) => [error.field, error]));
}
