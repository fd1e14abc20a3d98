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
  /** No record shows it: of a kind that today's app does not know, or a redaction. */
  readonly isUnshown: boolean;
};

/** A text that should not have been written. */
export type Secret = { readonly token: number; readonly field: string; readonly text: string };

/** `by`, the write of a redaction, takes a secret out of every store; unless it went down with its disk before it left. */
export type Redaction = { readonly secret: Secret; readonly by: number };

export class Truth {
  readonly #written = new Map<number, Written>();
  readonly #accepted = new Set<number>();
  readonly secrets: Secret[] = [];
  readonly redactions: Redaction[] = [];

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
