import type { RecordRow } from '#renderer/data/index.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { loadContentTexts, loadScenarios, textFileOf } from '#renderer/i18n/load-content.ts';
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

function scenarioFile({ collection, values }: RecordRow): string | null {
  const { scenario } = values;
  if (collection !== 'drill' || typeof scenario !== 'string') return null;
  return textFileOf({ kind: 'scenario', id: scenario });
}

/** Files of the words of the scenarios that these drills were held by. */
export function scenarioFiles(rows: readonly RecordRow[]): readonly string[] {
  return [...new Set(rows.map(scenarioFile).filter((file) => file !== null))];
}

/** A drill by the name of its scenario in a language, whatever it was planned in; null: not one of ours, or no drill. */
export async function drillTitle(row: RecordRow, language: LanguageCode): Promise<string | null> {
  const file = scenarioFile(row);
  if (file === null) return null;
  const { title } = await loadContentTexts(language, file);
  return typeof title === 'string' ? `${row.values['scenario']} ${title}` : null;
}
