import { useMemo } from 'react';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { activeScenarios, companyBundles } from '#shared/domain/content/company-bundles.ts';
import type { ScenarioBundle } from '#shared/domain/content/content-bundle.ts';

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
    const kept = activeScenarios(made);
    const bundles = companyBundles(made, sent);
    const records = new Map(kept.map((row) => [String(row.values['code']), row]));
    return { bundles, records, isLoading };
  }, [sent, made, isLoading]);
}
