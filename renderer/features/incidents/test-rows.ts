import type { RecordRow } from '#renderer/data/index.ts';

/** Rows as the store would give them, for the tests of this folder. */
export const T0 = Date.UTC(2026, 10, 22, 14);
export const MINUTE = 60_000;

let counter = 0;

export function rowOf(collection: string, values: Readonly<Record<string, unknown>>, createdAt = T0): RecordRow {
  const state = values['state'] as { readonly state: string } | undefined;
  return {
    id: `${collection}.abcdefghijklm.${++counter}`,
    collection,
    values,
    title: String(values['title'] ?? ''),
    number: null,
    state: state?.state ?? null,
    createdAt,
    isRemoved: false,
    conflictCount: 0,
    revision: counter,
  } as unknown as RecordRow;
}
