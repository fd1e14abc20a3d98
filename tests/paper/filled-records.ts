import { titleOf } from '#renderer/data/store/rows.ts';
import type { PaperRecord } from '#renderer/pdf/model/paper-context.ts';
import type { Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import { fieldSpec, kindOf } from '#shared/domain/kinds.ts';
import { createdId } from '#shared/oplog/record-id.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

const REPLICA = 'abcdefghijklm';
export const AT = Date.UTC(2026, 10, 22, 14, 2, 51);
const MINUTE = 60_000;

/** Makes records in which every declared field has a value, no two texts and times alike. */
export class FilledRecords {
  readonly #language: string;
  readonly #titles = new Map<string, string>();
  #count = 0;

  constructor(language = 'en') {
    this.#language = language;
  }

  /** Titles of what was made, and of what it names. */
  titleOf = (id: string): string | null => this.#titles.get(id) ?? null;

  /**
   * @param more values in place of those made up; undefined takes a field out.
   */
  record(
    collection: string,
    more: Readonly<Record<string, Value | undefined>> = {},
    parent?: PaperRecord,
  ): PaperRecord {
    const { fields, number } = kindOf(collection);
    const id = createdId(collection, REPLICA, ++this.#count);
    const made = Object.entries(fields)
      .filter(([field, spec]) => spec.rule !== 'removal' && field !== 'parent')
      .map(([field, spec]): [string, Value] => [field, this.#value(field, spec)]);
    const given = Object.entries(more).filter((entry): entry is [string, Value] => entry[1] !== undefined);
    const left = made.filter(([field]) => !(field in more));
    const values: Readonly<Record<string, Value>> = {
      ...Object.fromEntries([...left, ...given]),
      ...(number === undefined ? {} : { number: `${number}-TP-A-${String(this.#count).padStart(4, '0')}` }),
      ...(parent === undefined ? {} : { parent: parent.id }),
    };
    const title = titleOf(collection, values);
    this.#titles.set(id, title);
    const authorship = {
      ref: { replica: REPLICA, seq: this.#count },
      actor: id,
      replica: REPLICA,
      side: 'ship',
      at: AT,
    };
    return {
      id,
      collection,
      lane: 'routine',
      values,
      heads: {},
      conflicts: [],
      redacted: [],
      illegal: [],
      created: authorship,
      updated: authorship,
      reach: {},
      opCount: 1,
      unknownOps: 0,
      title,
      number: typeof values['number'] === 'string' ? values['number'] : null,
      parent: parent?.id ?? null,
      createdAt: AT,
      updatedAt: AT,
      isRemoved: false,
    } as PaperRecord;
  }

  #next(): number {
    return ++this.#count;
  }

  #value(field: string, spec: FieldSpec): Value {
    const { line, prose } = SAMPLE_TEXTS[this.#language] ?? { line: field, prose: field };
    switch (spec.type) {
      case 'string':
        return spec.rule === 'text'
          ? `${prose} [${this.#next()}]`
          : `${line.slice(0, Math.max(0, (spec.max ?? 200) - 6))} ${this.#next()}`;
      case 'number':
        return 1000 + this.#next();
      case 'boolean':
        return true;
      case 'instant':
        return AT + this.#next() * MINUTE;
      case 'day':
        return new Date(AT + this.#next() * 1440 * MINUTE).toISOString().slice(0, 10);
      case 'code':
        return spec.values?.[0] ?? '';
      case 'ref':
        return this.#reference(spec.to ?? 'person');
      case 'bytes':
        return new Uint8Array(32).fill(this.#next() % 256);
      case 'list':
        return spec.values
          ? [...spec.values.slice(0, 2)]
          : spec.to
            ? [this.#reference(spec.to)]
            : [`${line} ${this.#next()}`];
      case 'json':
        return spec.rule === 'workflow'
          ? {
              state: spec.values?.[0] ?? 'draft',
              by: this.#reference('person'),
              at: AT,
              reason: `${line} ${this.#next()}`,
            }
          : { why1: `${line} ${this.#next()}`, why2: `${line} ${this.#next()}` };
    }
  }

  #reference(to: string): string {
    const id = createdId(to, REPLICA, this.#next());
    this.#titles.set(id, `${to === 'person' ? 'Ivan Petrov' : 'ECDIS 1'} ${this.#count}`);
    return id;
  }
}

/** Filled fields of a record, with what the kind declares of each. */
export function filledFields({ collection, values }: PaperRecord): readonly (readonly [string, FieldSpec, Value])[] {
  return Object.entries(values).map(([field, value]) => [field, fieldSpec(collection, field), value] as const);
}
