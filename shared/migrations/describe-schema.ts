import type { FieldSpec, RecordKind } from '../domain/kind.ts';

/**
 * The schema as plain data, one line per field, for the committed snapshot `schema-snapshot.json`:
 *
 *   "report": { "head": "v1 lane=routine number=NCR filed", "fields": { "class": "scalar code ship values=major|minor" } }
 */
export type SchemaSnapshot = Readonly<
  Record<string, { readonly head: string; readonly fields: Readonly<Record<string, string>> }>
>;

export function describeSchema(kinds: Readonly<Record<string, RecordKind>>): SchemaSnapshot {
  return Object.fromEntries(
    Object.entries(kinds).map(([collection, kind]) => [
      collection,
      { head: describeKind(kind), fields: fieldsOf(kind) },
    ]),
  );
}

function fieldsOf(kind: RecordKind): Record<string, string> {
  return Object.fromEntries(Object.entries(kind.fields).map(([name, spec]) => [name, describeField(spec)]));
}

function describeKind(kind: RecordKind): string {
  return words([
    `v${kind.version}`,
    `lane=${kind.lane}`,
    kind.parent && `parent=${kind.parent}`,
    kind.number && `number=${kind.number}`,
    kind.filed && 'filed',
  ]);
}

function describeField(spec: FieldSpec): string {
  return words([
    spec.rule,
    spec.type,
    spec.owner,
    spec.to && `to=${spec.to}`,
    spec.values && `values=${spec.values.join('|')}`,
    spec.max !== undefined && `max=${spec.max}`,
    spec.required && 'required',
    spec.restricted && 'restricted',
  ]);
}

function words(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
