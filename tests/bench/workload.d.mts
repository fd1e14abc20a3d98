export type WorkloadRecord = { readonly id: string; readonly type: string; readonly [field: string]: unknown };
export type WorkloadOp =
  | { readonly op: 'create'; readonly id: string; readonly value: WorkloadRecord }
  | {
      readonly op: 'set' | 'push';
      readonly id: string;
      readonly path: readonly (string | number)[];
      readonly value: unknown;
    };
export type WorkloadEdit = { readonly at: string; readonly by: string; readonly ops: readonly WorkloadOp[] };
export type WorkloadConflict = {
  readonly id: string;
  readonly field: string;
  readonly kind: 'same' | 'other';
  readonly shipValue?: string;
  readonly shoreValue: string;
};
export type Workload = {
  readonly seed: number;
  readonly records: readonly WorkloadRecord[];
  readonly day: readonly WorkloadEdit[];
  readonly month: readonly WorkloadEdit[];
  readonly ship90: readonly WorkloadEdit[];
  readonly shore90: readonly WorkloadEdit[];
  readonly conflicts: readonly WorkloadConflict[];
  readonly expected: Readonly<Record<string, WorkloadRecord>>;
};
export function workload(seed?: number): Workload;
/** Random numbers that are the same for the same seed. */
export function rng(seed: number): {
  readonly next: () => number;
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly chance: (part: number) => boolean;
};
