import { fail, ok, type Result } from '#shared/base/result.ts';
import { readScenarioBundle, type ScenarioBundle, writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import type { Scenario, ScenarioStep } from '#shared/domain/content/scenario.ts';
import { type TextsDraft, textAnywhere, textsNow } from './scenario-texts.ts';

/** A scenario while it is being changed: its structure and its words. */
export type ScenarioDraft = TextsDraft & { readonly scenario: Scenario };

/** Larger files are no scenario: the largest of ours is a tenth of it. */
export const FILE_MAX_BYTES = 256 * 1024;

/**
 * The next number that nobody has: `VA01` on the PC with the letter A, `C01` ashore, so that two PCs without a link do not
 * give out the same.
 */
export function freeCode(prefix: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const code = `${prefix}${String(n).padStart(2, '0')}`;
    if (!taken.includes(code)) return code;
  }
}

/** @param mark of the device, as in human numbers. */
export function codePrefix(side: 'ship' | 'shore', mark: string): string {
  return side === 'shore' ? 'C' : `V${mark.replace(/[^A-Z]/g, '').slice(0, 3)}`;
}

/** A copy under a number of its own; what made the original official does not go with it. */
export function copyOf(bundle: ScenarioBundle, code: string, madeOn: string): ScenarioDraft {
  return {
    scenario: {
      ...bundle.scenario,
      id: code,
      edition: '1',
      effectiveOn: madeOn,
      unverified: true,
      unverifiedReason: 'ownDesign',
    },
    texts: bundle.texts,
  };
}

/** The first language that has every text, else the first: what a copy is begun from. */
export function firstLanguage({ texts }: ScenarioDraft, wanted: string): string {
  return Object.hasOwn(texts, wanted) ? wanted : (Object.keys(texts)[0] ?? wanted);
}

/** Keys of a list whose items are typed as lines: those that were there keep theirs. */
export function keysFor(count: number, before: readonly string[], letter: string): readonly string[] {
  const kept = before.slice(0, count);
  const fresh: string[] = [];
  for (let n = 1; kept.length + fresh.length < count; n++)
    if (!before.includes(`${letter}${n}`)) fresh.push(`${letter}${n}`);
  return [...kept, ...fresh];
}

export function withStep(
  draft: ScenarioDraft,
  key: string,
  change: (step: ScenarioStep) => ScenarioStep,
): ScenarioDraft {
  const steps = draft.scenario.steps.map((step) => (step.key === key ? change(step) : step));
  return { ...draft, scenario: { ...draft.scenario, steps } };
}

/** A step at the end, five minutes after the last. */
export function withNewStep(draft: ScenarioDraft): ScenarioDraft {
  const { steps } = draft.scenario;
  const last = steps.at(-1);
  const taken = steps.map(({ key }) => key);
  let n = steps.length + 1;
  while (taken.includes(`x${n}`)) n++;
  const step: ScenarioStep = { key: `x${n}`, atMin: (last?.atMin ?? -5) + 5, by: last?.by ?? ['OOW'] };
  return { ...draft, scenario: { ...draft.scenario, steps: [...steps, step] } };
}

export function withoutStep(draft: ScenarioDraft, key: string): ScenarioDraft {
  return { ...draft, scenario: { ...draft.scenario, steps: draft.scenario.steps.filter((step) => step.key !== key) } };
}

/** As it is kept: steps in order of their minutes, empty lines left out, read with the same care as a file of somebody else. */
export function finished(draft: ScenarioDraft): Result<ScenarioBundle> {
  const { scenario } = draft;
  const isSaid = (path: string) => textAnywhere(draft, 'en', path) !== '';
  const whole = {
    ...scenario,
    steps: scenario.steps.toSorted((a, b) => a.atMin - b.atMin),
    objectives: scenario.objectives.filter((key) => isSaid(`objective.${key}`)),
    debrief: { ...scenario.debrief, own: scenario.debrief.own.filter((key) => isSaid(`debrief.${key}`)) },
  };
  const read = readScenarioBundle(writeScenarioBundle({ scenario: whole, texts: textsNow(draft) }));
  if (read.ok) return read;
  return fail('content/not-a-scenario', { field: String(read.error.params?.['field'] ?? '') });
}

/** The next edition: `1` becomes `2`; what is no number gets a mark. */
export function nextEdition(edition: string): string {
  return /^\d+$/.test(edition) ? String(Number(edition) + 1) : `${edition}+`;
}

/**
 * A shared file, from anywhere: bounded, read as data, every system known here; under a number that nothing else has.
 *
 * @param known keys of the systems of this app.
 * @param taken numbers that come with the app or are in the library.
 * @returns 'file/too-large', 'content/not-a-scenario' with the first fault.
 */
export function readSharedFile(
  bytes: Uint8Array,
  context: { readonly known: ReadonlySet<string>; readonly taken: readonly string[]; readonly prefix: string },
): Result<ScenarioDraft> {
  if (bytes.length > FILE_MAX_BYTES) return fail('content/not-a-scenario', { field: 'size' });
  const raw = asJson(bytes);
  const read = readScenarioBundle(raw);
  if (!read.ok) return fail('content/not-a-scenario', { field: String(read.error.params?.['field'] ?? '') });
  const { scenario, texts } = read.value;
  const foreign = scenario.systems.find((key) => !context.known.has(key));
  if (foreign !== undefined) return fail('content/not-a-scenario', { field: `systems: ${foreign}` });
  const id = context.taken.includes(scenario.id) ? freeCode(context.prefix, context.taken) : scenario.id;
  return ok({ scenario: { ...scenario, id }, texts });
}

function asJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
