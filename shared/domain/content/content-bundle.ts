import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { readData } from '../rule-source.ts';
import { type ContentTexts, contentText } from './content-source.ts';
import { readScenario, type Scenario, scenarioTextKeys } from './scenario.ts';

/**
 * A scenario with its words in one file, to be copied, changed and shared: company scenarios from shore, those of a
 * sister ship. Example: `{"format":"bulwark-scenario","version":1,"scenario":{…},"texts":{"en":{"title":"…"}}}`.
 *
 * It comes from outside, so nothing in it is trusted: shape, keys and lengths are checked, and a text is shown as text.
 */
const FORMAT = 'bulwark-scenario';
const VERSION = 1;
/** Longest sentence of a card: what fits one screen of a tired reader. */
export const CARD_TEXT_MAX = 600;
const LANGUAGE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

const bundleSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  scenario: z.unknown(),
  texts: z.record(z.string().check(z.regex(LANGUAGE)), z.unknown()),
});

export type ScenarioBundle = {
  readonly scenario: Scenario;
  /** By language, BCP 47. Every text is there in some language: one that was changed aboard stands in that one alone. */
  readonly texts: Readonly<Record<string, ContentTexts>>;
};

export function writeScenarioBundle({ scenario, texts }: ScenarioBundle): unknown {
  return { format: FORMAT, version: VERSION, scenario, texts };
}

/** @returns `input/invalid` with the field: what does not fit, or the first text that no language has. */
export function readScenarioBundle(raw: unknown): Result<ScenarioBundle> {
  const bundle = readData(bundleSchema, raw);
  if (!bundle.ok) return bundle;
  const scenario = readScenario(bundle.value.scenario);
  if (!scenario.ok) return scenario;
  const keys = scenarioTextKeys(scenario.value);
  const texts: Record<string, ContentTexts> = {};
  for (const [language, tree] of Object.entries(bundle.value.texts)) {
    const chosen = chosenTexts(tree, keys);
    if (!chosen.ok) return chosen;
    texts[language] = chosen.value;
  }
  const all = Object.values(texts);
  const missing = keys.find((key) => contentText(all, key) === null);
  if (missing === undefined) return ok({ scenario: scenario.value, texts });
  return fail('input/invalid', { field: `texts.${missing}`, why: 'missing' });
}

/** Only the texts that the scenario asks for: what else lies in the file is left out. */
function chosenTexts(tree: unknown, keys: readonly string[]): Result<ContentTexts> {
  const chosen: { [key: string]: string | ContentTexts } = {};
  for (const key of keys) {
    const text = contentText([isTree(tree) ? tree : {}], key)?.trim();
    if (!text) continue;
    if (text.length > CARD_TEXT_MAX) return fail('input/invalid', { field: `texts.${key}`, why: 'too_big' });
    put(chosen, key.split('.'), text);
  }
  return ok(chosen);
}

function isTree(value: unknown): value is ContentTexts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(into: { [key: string]: string | ContentTexts }, path: readonly string[], text: string): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    into[key] = text;
    return;
  }
  const known = into[key];
  const below: { [key: string]: string | ContentTexts } = typeof known === 'object' ? { ...known } : {};
  put(below, rest, text);
  into[key] = below;
}
