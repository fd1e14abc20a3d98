import type { RecordRow } from '#renderer/data/index.ts';
import type { Scenario, ScenarioStep } from '#shared/domain/content/scenario.ts';
import { lineOf, stepOf } from './drill-values.ts';

/** `due`: the drill clock has passed its time. `given`: the players have it. */
export type RunStep = {
  readonly step: ScenarioStep;
  readonly row: RecordRow | null;
  readonly result: 'done' | 'notDone' | 'skipped' | null;
  readonly isDue: boolean;
  /** UTC ms at which the inject was given to the players; null: not yet, or it has none. */
  readonly givenAt: number | null;
};

const MINUTE = 60_000;
const RESULTS = ['done', 'notDone', 'skipped'] as const;

/** Each step of the scenario with what was marked and given. */
export function runSteps(
  scenario: Pick<Scenario, 'steps'> | null,
  stepRows: readonly RecordRow[],
  lines: readonly RecordRow[],
  elapsedMs: number,
): readonly RunStep[] {
  const marked = new Map(stepRows.map((row) => [stepOf(row).key, row]));
  const given = new Map<string, number>();
  for (const row of lines) {
    const { kind, step, happenedAt } = lineOf(row);
    if (kind === 'step' && step && typeof happenedAt === 'number' && !given.has(step)) given.set(step, happenedAt);
  }
  return (scenario?.steps ?? []).map((step) => {
    const row = marked.get(step.key) ?? null;
    return {
      step,
      row,
      result: RESULTS.find((each) => row !== null && stepOf(row).result === each) ?? null,
      isDue: elapsedMs >= step.atMin * MINUTE,
      givenAt: step.inject === undefined ? null : (given.get(step.key) ?? null),
    };
  });
}

/** Index of the step that is under way: the first that nobody has marked; the last when all are. */
export function currentStep(steps: readonly RunStep[]): number {
  const open = steps.findIndex(({ result }) => result === null);
  return open === -1 ? Math.max(0, steps.length - 1) : open;
}

/** What the players may see: injects that were given, the newest first. Never what is expected of them. */
export function playersInjects(
  steps: readonly RunStep[],
): readonly { readonly key: string; readonly givenAt: number }[] {
  return steps
    .flatMap(({ step, givenAt }) => (givenAt === null ? [] : [{ key: step.key, givenAt }]))
    .sort((a, b) => b.givenAt - a.givenAt);
}

/** The first sentence of a text, for a list. */
export function headline(text: string): string {
  return /^.*?[.!?:](?=\s|$)/.exec(text)?.[0].replace(/[.:]$/, '') ?? text;
}
