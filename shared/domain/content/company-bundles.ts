import type { Value } from '#shared/base/value.ts';
import { readScenarioBundle, type ScenarioBundle } from './content-bundle.ts';

type Held = { readonly values: Readonly<Record<string, Value>> };

/** Those of the library that are not put away. */
export function activeScenarios<R extends Held>(made: readonly R[]): readonly R[] {
  return made.filter(({ values }) => (values['status'] ?? 'active') === 'active');
}

/**
 * Scenarios that did not come with the app, the first of each number. What does not fit is left out: a newer shore may
 * send what this app cannot hold.
 *
 * @param made records of scenarios, the newest first.
 * @param sent messages with a scenario, the newest first; those that were taken in aboard count.
 */
export function companyBundles(made: readonly Held[], sent: readonly Held[]): readonly ScenarioBundle[] {
  const raws: readonly unknown[] = [
    ...activeScenarios(made).map(({ values }) => values['scenarioFile']),
    ...sent.filter(({ values }) => typeof values['receiptAt'] === 'number').map(({ values }) => values['payload']),
  ];
  const byId = new Map<string, ScenarioBundle>();
  for (const raw of raws) {
    const read = readScenarioBundle(raw);
    if (read.ok && !byId.has(read.value.scenario.id)) byId.set(read.value.scenario.id, read.value);
  }
  return [...byId.values()].sort((a, b) => (a.scenario.id < b.scenario.id ? -1 : 1));
}
