import { loadScenarios, textFileOf } from '#renderer/i18n/load-content.ts';
import { companyBundles } from '#shared/domain/content/company-bundles.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import type { Gathered, PaperSource } from './source.ts';

type Found = { readonly scenario: Scenario } & Pick<Gathered, 'files' | 'given'>;

/** A scenario of the app, or one that the company or the ship wrote, with where its words are; null: neither has it. */
export async function scenarioFor(source: Pick<PaperSource, 'getRecords'>, id: unknown): Promise<Found | null> {
  const own = (await loadScenarios()).find((each) => each.id === id);
  if (own !== undefined) return { scenario: own, files: [textFileOf(own)] };
  const [made, sent] = await Promise.all([
    source.getRecords({ collection: 'scenario', sort: 'updatedAt', down: true }),
    source.getRecords({ collection: 'message', anyOf: { kind: ['scenario'] }, sort: 'createdAt', down: true }),
  ]);
  const bundle = companyBundles(made, sent).find(({ scenario }) => scenario.id === id);
  if (bundle === undefined) return null;
  return { scenario: bundle.scenario, files: [], given: new Map([[textFileOf(bundle.scenario), bundle.texts]]) };
}
