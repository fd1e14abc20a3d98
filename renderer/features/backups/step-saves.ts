import { newId, type RecordRow, type SaveDraft, save } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Result } from '#shared/base/result.ts';
import { cutText } from '#shared/base/text.ts';
import type { Value } from '#shared/base/value.ts';
import type { ProcedureStep } from '#shared/domain/content/procedure.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import { restoreWatch, type WatchEvent } from '#shared/domain/restore-watch.ts';
import { raisedReport } from './raised-report.ts';
import { minutesFrom, testOf, watchLine } from './test-values.ts';

export type StepAnswer = {
  readonly test: RecordRow;
  readonly step: ProcedureStep;
  readonly index: number;
  /** The instruction as it was shown. */
  readonly title: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly reading: string;
  readonly note: string;
  readonly by: string | null;
  /** UTC ms. */
  readonly at: number;
  readonly events: readonly WatchEvent[];
};

function stepLine({ test, step, index, title, result, reading, note, by, at }: StepAnswer, report?: string): SaveDraft {
  const values: Record<string, Value> = {
    parent: test.id,
    kind: 'step',
    key: step.key,
    order: index + 1,
    title: cutText(title, LINE_MAX),
    doneAt: at,
    result,
    ...(step.check === undefined ? {} : { check: step.check }),
    ...(reading.trim() === '' ? {} : { reading: cutText(reading.trim(), LINE_MAX) }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(by === null ? {} : { by }),
    ...(report === undefined ? {} : { report }),
  };
  return { collection: 'restoreStep', values };
}

/**
 * What is written when a step is answered: its line and, where the procedure says so, the times of the test. At "first
 * usable" the target is measured, at "verified" the stop-watch ends; both only when the step passed.
 */
export function passStep(answer: StepAnswer): readonly SaveDraft[] {
  const { test, step, result, by, at, events } = answer;
  const { state, elapsedMs } = restoreWatch(events, at);
  const drafts: SaveDraft[] = [stepLine(answer)];
  if (result !== 'passed' || state === 'waiting') return drafts;
  const values: Record<string, Value> = {
    ...(step.watch === 'firstUsable' ? { firstUsableAt: at, rtoActualMin: minutesFrom(elapsedMs) } : {}),
    ...(step.watch === 'verified' ? { fullyVerifiedAt: at } : {}),
  };
  if (Object.keys(values).length > 0) drafts.push({ record: test.id, collection: 'restoreTest', values, loaded: test });
  if (step.watch === 'verified') drafts.push(watchLine(test.id, 'end', by, at));
  return drafts;
}

export type Failure = {
  /** What the report says. */
  readonly description: string;
  readonly author: Author;
  /** BCP 47. */
  readonly language: string;
};

/** A failed step and the report that it raises, all or none; test, step and report name each other. */
export async function failStep(answer: StepAnswer, failure: Failure): Promise<Result<unknown>> {
  const { test, at, reading, title } = answer;
  const report = await newId('report');
  if (!report.ok) return report;
  const { asset, report: first, defects } = testOf(test);
  const values: Record<string, Value> = {
    defects: [defects, failure.description].filter(Boolean).join('\n'),
    ...(first ? {} : { report: report.value }),
  };
  return save([
    raisedReport({
      ...failure,
      record: report.value,
      from: test.id,
      source: 'restoreTest',
      asset: asset ?? null,
      evidence: [test.number, title, reading.trim()].filter(Boolean).join(' · '),
      at,
    }),
    stepLine(answer, report.value),
    { record: test.id, collection: 'restoreTest', values, loaded: test },
  ]);
}
