import { assert } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import type { ContentTexts } from '#shared/domain/content/content-source.ts';
import { readFirstHour } from '#shared/domain/content/first-hour.ts';
import { readNcrTemplates, readRootCauses } from '#shared/domain/content/ncr-template.ts';
import { type Procedure, readProcedure } from '#shared/domain/content/procedure.ts';
import { readScenario, type Scenario } from '#shared/domain/content/scenario.ts';
import { readBackupDefaults, readDueRules } from '#shared/domain/due/due-rules.ts';
import { readCallScripts, readNotificationMatrix, readShortTexts } from '#shared/domain/notify/notification-rules.ts';
import { readAnnex } from '#shared/domain/policy/annex.ts';
import { type Crosswalk, makeCrosswalk } from '#shared/domain/readiness/crosswalk.ts';
import {
  type FrameworkEdition,
  readCrosswalkData,
  readEditions,
  readKnownCatalogues,
  readReferenceSets,
} from '#shared/domain/readiness/framework-data.ts';
import {
  type AssessmentRow,
  allRows,
  type Checklist,
  readChecklist,
  readQuestionSet,
} from '#shared/domain/readiness/question-set.ts';
import { readScoreRules } from '#shared/domain/readiness/score-rules.ts';
import { readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import type { LanguageCode } from './languages.ts';
import { loadTexts } from './load-texts.ts';

/**
 * Guided content (resources/README.md), each file a chunk of its own that is fetched when a page asks for it. A page that
 * shows one language may say `useTranslation('content-rules')` as for any text; two languages side by side, and scenarios
 * whose id is known at run time only, go through {@link loadContentTexts} and `contentText`.
 */
const files = import.meta.glob<unknown>(
  [
    '#resources/drills/*.json',
    '#resources/procedures/*.json',
    '#resources/notifications/*.json',
    '#resources/ncr-templates/*.json',
    '#resources/frameworks/*.json',
    '#resources/rules/due-rules.json',
    '#resources/rules/backup-defaults.json',
    '#resources/rules/policy-annex.json',
    '#resources/rules/readiness-rules.json',
    '#resources/rules/risk-matrix.json',
  ],
  { import: 'default' },
);

/** A file of ours that does not fit is a bug that `check:content` finds before it is shipped. */
async function load<T>(file: string, read: (raw: unknown) => Result<T>): Promise<T> {
  const found = Object.entries(files).find(([path]) => path.endsWith(`/${file}`));
  const parsed = found ? read(await found[1]()) : undefined;
  assert(parsed?.ok === true, `${file} is there and fits its shape: check:content says so`);
  return parsed.value;
}

function idsIn(folder: string): readonly string[] {
  return Object.keys(files)
    .flatMap((path) => new RegExp(`/${folder}/([a-z]+\\d+)\\.json$`).exec(path)?.[1] ?? [])
    .map((id) => id.toUpperCase())
    .sort();
}

/** All scenarios that come with the app, in the order of their ids. */
export function loadScenarios(): Promise<readonly Scenario[]> {
  return Promise.all(idsIn('drills').map((id) => load(`drills/${id.toLowerCase()}.json`, readScenario)));
}

export function loadProcedures(): Promise<readonly Procedure[]> {
  return Promise.all(idsIn('procedures').map((id) => load(`procedures/${id.toLowerCase()}.json`, readProcedure)));
}

export function loadFirstHour() {
  return load('procedures/first-hour.json', readFirstHour);
}

export async function loadNotificationRules() {
  const [matrix, scripts, shortTexts] = await Promise.all([
    load('notifications/matrix.json', readNotificationMatrix),
    load('notifications/call-scripts.json', readCallScripts),
    load('notifications/short-texts.json', readShortTexts),
  ]);
  return { matrix, scripts, shortTexts };
}

export async function loadDueRules() {
  const [rules, backups] = await Promise.all([
    load('rules/due-rules.json', readDueRules),
    load('rules/backup-defaults.json', readBackupDefaults),
  ]);
  return { rules, backups };
}

export async function loadNcrTemplates() {
  const [templates, causes] = await Promise.all([
    load('ncr-templates/cyber.json', readNcrTemplates),
    load('ncr-templates/root-causes.json', readRootCauses),
  ]);
  return { templates, causes };
}

export type Readiness = {
  /** Every row of the assessment, in order: the seed, then the govern overlay. */
  readonly rows: readonly AssessmentRow[];
  /** Edition of the question set that a row belongs to: what an answer notes down. */
  readonly editionOf: (row: string) => string;
  readonly checklist: Checklist;
  readonly editions: readonly FrameworkEdition[];
  readonly crosswalk: Crosswalk;
};

export async function loadReadiness(): Promise<Readiness> {
  const [seed, govern, checklist, editions, sets, data] = await Promise.all([
    load('frameworks/seed.json', readQuestionSet),
    load('frameworks/govern.json', readQuestionSet),
    load('frameworks/checklist.json', readChecklist),
    load('frameworks/editions.json', readEditions),
    load('frameworks/reference-sets.json', readReferenceSets),
    load('frameworks/crosswalk.json', readCrosswalkData),
  ]);
  const rows = allRows(seed, govern);
  return {
    rows,
    editionOf: (row) =>
      `${row.startsWith('G-') ? govern.id : seed.id} ${row.startsWith('G-') ? govern.edition : seed.edition}`,
    checklist,
    editions: editions.rows,
    crosswalk: makeCrosswalk(rows, sets, data),
  };
}

/** What a gap plan is reckoned from besides records: questions, the rules of the score, the risk matrix as shipped. */
export async function loadGapData() {
  const [seed, govern, rules, matrix] = await Promise.all([
    load('frameworks/seed.json', readQuestionSet),
    load('frameworks/govern.json', readQuestionSet),
    load('rules/readiness-rules.json', readScoreRules),
    load('rules/risk-matrix.json', readRiskMatrix),
  ]);
  return { rows: allRows(seed, govern), rules, matrix };
}

/** Chapters and documents of the cyber annex of the SMS. */
export function loadAnnex() {
  return load('rules/policy-annex.json', readAnnex);
}

/** Ids of frameworks whose public files carry more than the framework has. */
export function loadKnownCatalogues() {
  return load('frameworks/known-catalogues.json', readKnownCatalogues);
}

/** Name of the text file of a scenario or procedure. */
export function textFileOf({ kind, id }: Pick<Scenario | Procedure, 'kind' | 'id'>): string {
  return `content-${kind === 'scenario' ? 'drill' : 'procedure'}-${id.toLowerCase()}`;
}

/** The texts of one content file in one language; empty where that language has none, so that the next one stands in. */
export async function loadContentTexts(language: LanguageCode, file: string): Promise<ContentTexts> {
  return (await loadTexts(language, file)) as ContentTexts;
}
