import type { Value } from '#shared/base/value.ts';
import type { Lane, RecordId } from '#shared/oplog/op.ts';

/**
 * What really happened, kept apart from the engine: who had seen what when they wrote. A write is known by its token, the
 * time that it claims: no two have the same, and a copy that is issued again keeps it.
 */
export type Written = {
  readonly token: number;
  readonly device: string;
  readonly record: RecordId;
  readonly fields: Readonly<Record<string, Value>>;
  /** Per field that it writes, the writes on it that its author had before their eyes. */
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>;
  /** Of a removal: every write on the record and below it that its author had before their eyes. */
  readonly seenBelow: ReadonlySet<number>;
  readonly lane: Lane | null;
  /** It was written to be a record of its own. */
  readonly isBirth: boolean;
  readonly isDecision: boolean;
  /** Of a kind that today's app does not know. */
  readonly isUnknown: boolean;
};

/** A text that a redaction must take out of every store. */
export type Secret = { readonly token: number; readonly field: string; readonly text: string };

export class Truth {
  readonly #written = new Map<number, Written>();
  readonly #accepted = new Set<number>();
  readonly secrets: Secret[] = [];
  readonly redacted: Secret[] = [];

  /** To be called before the engine is asked: a crash may leave the write on the disk without an answer. */
  intend(written: Written): void {
    this.#written.set(written.token, written);
  }

  accept(token: number): void {
    this.#accepted.add(token);
  }

  isAccepted(token: number): boolean {
    return this.#accepted.has(token);
  }

  get(token: number): Written | undefined {
    return this.#written.get(token);
  }

  all(): readonly Written[] {
    return [...this.#written.values()];
  }

  get size(): number {
    return this.#accepted.size;
  }
}
