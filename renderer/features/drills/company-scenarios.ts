import { useMemo } from 'react';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { readScenarioBundle, type ScenarioBundle } from '#shared/domain/content/content-bundle.ts';

const SENT = { collection: 'message', anyOf: { kind: ['scenario'] }, sort: 'createdAt', down: true } as const;
const MADE = { collection: 'scenario', sort: 'updatedAt', down: true } as const;
const ALL = { from: 0, count: 200 } as const;

export type CompanyScenarios = {
  readonly bundles: readonly ScenarioBundle[];
  /** Records of those that were made or taken in here, by number: they can be changed. */
  readonly records: ReadonlyMap<string, RecordRow>;
  readonly isLoading: boolean;
};

/** Scenarios that did not come with the app: made here, taken from a file, or sent by shore and taken in aboard. */
export function useCompanyScenarios(): CompanyScenarios {
  const { rows: sent, isLoading: isSentLoading } = useRecords(SENT, ALL);
  const { rows: made, isLoading: isMadeLoading } = useRecords(MADE, ALL);
  const isLoading = isSentLoading || isMadeLoading;
  return useMemo(() => {
    const kept = made.filter(({ values }) => (values['status'] ?? 'active') === 'active');
    const bundles = bundlesIn([
      ...kept.map(({ values }) => values['scenarioFile']),
      ...sent.filter(({ values }) => typeof values['receiptAt'] === 'number').map(({ values }) => values['payload']),
    ]);
    const records = new Map(kept.map((row) => [String(row.values['code']), row]));
    return { bundles, records, isLoading };
  }, [sent, made, isLoading]);
}

/**
 * The first of each number. What does not fit is left out: a newer shore may send what this app cannot hold.
 *
 * @param raws files of scenarios as another side wrote them, the ones that count first.
 */
export function bundlesIn(raws: readonly unknown[]): readonly ScenarioBundle[] {
  const byId = new Map<string, ScenarioBundle>();
  for (const raw of raws) {
    const read = readScenarioBundle(raw);
    if (read.ok && !byId.has(read.value.scenario.id)) byId.set(read.value.scenario.id, read.value);
  }
  return [...byId.values()].sort((a, b) => (a.scenario.id < b.scenario.id ? -1 : 1));
}
