import { useMemo } from 'react';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { readScenarioBundle, type ScenarioBundle } from '#shared/domain/content/content-bundle.ts';

const SENT = { collection: 'message', anyOf: { kind: ['scenario'] }, sort: 'createdAt', down: true } as const;
const ALL = { from: 0, count: 200 } as const;

export type CompanyScenarios = { readonly bundles: readonly ScenarioBundle[]; readonly isLoading: boolean };

/** Scenarios that shore sent to this ship and somebody aboard has taken in. */
export function useCompanyScenarios(): CompanyScenarios {
  const { rows, isLoading } = useRecords(SENT, ALL);
  return useMemo(() => ({ bundles: bundlesIn(rows), isLoading }), [rows, isLoading]);
}

/**
 * The newest of each number. What does not fit is left out: a newer shore may send what this app cannot hold.
 *
 * @param rows messages of kind `scenario`, the newest first.
 */
export function bundlesIn(rows: readonly Pick<RecordRow, 'values'>[]): readonly ScenarioBundle[] {
  const byId = new Map<string, ScenarioBundle>();
  for (const { values } of rows) {
    if (typeof values['receiptAt'] !== 'number') continue;
    const read = readScenarioBundle(values['payload']);
    if (read.ok && !byId.has(read.value.scenario.id)) byId.set(read.value.scenario.id, read.value);
  }
  return [...byId.values()].sort((a, b) => (a.scenario.id < b.scenario.id ? -1 : 1));
}
