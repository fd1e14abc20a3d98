import type { Value } from '../base/value.ts';
import { STEPS } from './steps.ts';

export type Values = Readonly<Record<string, Value>>;

/**
 * One change of meaning between two versions of a kind, run on folded records and never on ops: ops are immutable and
 * relayed byte for byte (style.md 5).
 *
 * A record may hold values of several versions side by side, since ships update months apart. So `up` is pure, must
 * accept any values, must leave alone what it does not know, and must give the same when it runs twice.
 */
export type Step = {
  /** Version of the kind that it leads to, from 2. */
  readonly to: number;
  readonly why: string;
  readonly up: (values: Values) => Values;
};

/**
 * Brings a folded record to the version of this app. What a newer app wrote passes unchanged.
 *
 * @param from version that the record was last brought to; 0 for one that was just folded from ops.
 */
export function upRecord<R extends { readonly collection: string; readonly values: Values }>(
  record: R,
  from = 0,
  steps: Readonly<Record<string, readonly Step[]>> = STEPS,
): R {
  const own = Object.hasOwn(steps, record.collection) ? (steps[record.collection] ?? []) : [];
  const due = own.filter((step) => step.to > from);
  if (due.length === 0) return record;
  return { ...record, values: due.reduce((values, step) => step.up(values), record.values) };
}
