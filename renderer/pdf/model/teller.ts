import { toHex } from '#shared/base/bytes.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import { fieldSpec, kindOf } from '#shared/domain/kinds.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import type { Fact } from './paper.ts';
import { bothTimes, type PaperContext, type PaperRecord } from './paper-context.ts';

/** Never on paper, whatever the kind: wrapped keys, and what only the log needs. */
const NEVER: ReadonlySet<string> = new Set(['wrappedKey', 'recovery', 'sealed', 'answerBox', 'parent']);
/** The head of the document says it. */
const HEAD: ReadonlySet<string> = new Set(['number', 'removed']);
const HASH_BYTES = 64;

/** Whether a document may leave this field out because it is not meant for paper at all. */
export function isForPaper(context: Pick<PaperContext, 'showsRestricted'>, spec: FieldSpec, field: string): boolean {
  return !NEVER.has(field) && (context.showsRestricted || spec.restricted !== true);
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Boxes of a method, answers by name: `why1: … · why2: …`. */
function structured({ titleOf }: PaperContext, value: Value): string {
  const within = (part: Value): string => {
    if (Array.isArray(part)) return part.map(within).join(', ');
    if (part instanceof Uint8Array) return toHex(part);
    if (isPlainObject(part))
      return Object.entries(part)
        .map(([name, each]) => `${name}: ${within(each)}`)
        .join(' · ');
    return titleOf(String(part)) ?? String(part);
  };
  return within(value);
}

/** A value as it stands on paper; '' where there is none. */
export function valueText(context: PaperContext, collection: string, field: string, value: Value | undefined): string {
  if (isEmpty(value)) return '';
  const spec = fieldSpec(collection, field);
  const move = spec.rule === 'workflow' ? readWorkflow(value) : null;
  if (move !== null) return moveText(context, collection, field, move);
  if (spec.type === 'instant' && typeof value === 'number') return bothTimes(context, value);
  if (value instanceof Uint8Array && value.length <= HASH_BYTES) return toHex(value);
  if (spec.rule === 'scalar' && (isPlainObject(value) || (spec.type === 'json' && Array.isArray(value))))
    return structured(context, value as Value);
  return context.plain(collection, field, spec, value);
}

function moveText(
  context: PaperContext,
  collection: string,
  field: string,
  move: NonNullable<ReturnType<typeof readWorkflow>>,
): string {
  const { state, by, at, reason } = move;
  const who = by === undefined || by === 'anonymous' ? null : context.titleOf(by);
  const parts = [
    context.words.code(collection, field, state),
    who,
    typeof at === 'number' ? bothTimes(context, at) : null,
    reason,
  ];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

/**
 * Remembers which fields of which records a document has shown, so that what is left over can follow at its end: a field
 * that no builder knows, and one that a newer app adds, is printed all the same.
 */
export type Teller = {
  /** One field with its label; "not recorded" where it has no value. */
  readonly fact: (record: PaperRecord, field: string) => Fact;
  readonly facts: (record: PaperRecord, fields: readonly string[]) => readonly Fact[];
  /** Of the fields only those that have a value. */
  readonly filled: (record: PaperRecord, fields: readonly string[]) => readonly Fact[];
  /** The value alone; '' where there is none. */
  readonly value: (record: PaperRecord, field: string) => string;
  /** Every filled field that was not shown yet, in the order of the declaration. */
  readonly rest: (record: PaperRecord) => readonly Fact[];
  /** Some field was left out because it is not for this reader. */
  readonly hasHidden: () => boolean;
};

export function createTeller(context: PaperContext): Teller {
  const told = new Set<string>();
  let hidden = false;

  function value(record: PaperRecord, field: string): string {
    told.add(`${record.id}/${field}`);
    const spec = fieldSpec(record.collection, field);
    if (record.redacted.includes(field)) return context.say('redacted');
    if (!isForPaper(context, spec, field)) {
      if (spec.restricted && !isEmpty(record.values[field])) hidden = true;
      return '';
    }
    return valueText(context, record.collection, field, record.values[field]);
  }

  function fact(record: PaperRecord, field: string): Fact {
    const text = value(record, field);
    const differs = record.conflicts.some((conflict) => conflict.field === field);
    const known = text === '' ? context.say('notRecorded') : text;
    return {
      label: context.words.label(record.collection, field),
      value: differs ? `${known} (${context.say('differs')})` : known,
    };
  }

  function filled(record: PaperRecord, fields: readonly string[]): readonly Fact[] {
    return fields.flatMap((field) => {
      const isShown = value(record, field) !== '' || record.conflicts.some((conflict) => conflict.field === field);
      return isShown ? [fact(record, field)] : [];
    });
  }

  return {
    fact,
    facts: (record, fields) => fields.map((field) => fact(record, field)),
    filled,
    value,
    rest: (record) => {
      const declared = Object.keys(kindOf(record.collection).fields);
      const unknown = [...Object.keys(record.values), ...record.redacted].filter((field) => !declared.includes(field));
      const fields = [...declared, ...new Set(unknown)];
      return filled(
        record,
        fields.filter((field) => !NEVER.has(field) && !HEAD.has(field) && !told.has(`${record.id}/${field}`)),
      );
    },
    hasHidden: () => hidden,
  };
}
