import type { RecordRow } from '#renderer/data/index.ts';
import type { Procedure, ProcedureStep } from '#shared/domain/content/procedure.ts';
import type { RestoreStepFields, RestoreTestFields } from '#shared/domain/restore-test.ts';
import { elapsedAt, type WatchEvent } from '#shared/domain/restore-watch.ts';
import { parseRecordId } from '#shared/oplog/record-id.ts';

type StepRow = Pick<RecordRow, 'id' | 'values' | 'createdAt'>;

const STEP_RESULTS = ['passed', 'failed', 'skipped'] as const;
const WATCH_KINDS = ['start', 'pause', 'resume', 'end'] as const;

/** One step of the procedure with what came of it. */
export type StepState = {
  readonly step: ProcedureStep;
  /** From 0. */
  readonly index: number;
  /** Null: not answered yet. */
  readonly result: (typeof STEP_RESULTS)[number] | null;
  /** Stop-watch when it was answered, ms; null: it did not run. */
  readonly elapsedMs: number | null;
  /** The line that answered it. */
  readonly row: StepRow | null;
};

export type TestProgress = {
  readonly steps: readonly StepState[];
  /** The first that is not answered; null: all are, or one failed that forbids to go on. */
  readonly current: StepState | null;
  /** The step that failed although the test must not go on without it. */
  readonly stoppedBy: StepState | null;
  readonly events: readonly WatchEvent[];
};

export function stepOf(row: StepRow): RestoreStepFields {
  return row.values as RestoreStepFields;
}

/** How far a test has come: all of it follows from its saved lines, so it goes on after a restart where it was. */
export function testProgress(procedure: Procedure, rows: readonly StepRow[]): TestProgress {
  const seqs = seqsOf(rows);
  const events = watchEvents(rows, seqs);
  const steps = procedure.steps.map((step, index): StepState => {
    const row = rows.findLast(({ values }) => values['kind'] === 'step' && values['key'] === step.key) ?? null;
    const { result, doneAt } = row === null ? {} : stepOf(row);
    const known = STEP_RESULTS.find((each) => each === result) ?? null;
    const elapsedMs = row !== null && typeof doneAt === 'number' ? elapsedAt(events, doneAt, seqs.get(row.id)) : null;
    return { step, index, result: known, elapsedMs, row };
  });
  const stoppedBy = steps.find(({ step, result }) => step.stop === true && result === 'failed') ?? null;
  const current = stoppedBy === null ? (steps.find(({ result }) => result === null) ?? null) : null;
  return { steps, current, stoppedBy, events };
}

/** Counters of lines of one PC say which was written first; those of several say nothing to each other. */
function seqsOf(rows: readonly StepRow[]): ReadonlyMap<string, number> {
  const made = rows.flatMap(({ id }) => {
    const parsed = parseRecordId(id);
    return parsed.kind === 'created' ? [{ id, ...parsed }] : [];
  });
  const isOnePc = made.length === rows.length && new Set(made.map(({ replica }) => replica)).size === 1;
  return new Map(isOnePc ? made.map(({ id, counter }) => [id, counter]) : []);
}

function watchEvents(rows: readonly StepRow[], seqs: ReadonlyMap<string, number>): readonly WatchEvent[] {
  return rows.flatMap((row): readonly WatchEvent[] => {
    const { kind, doneAt } = stepOf(row);
    const known = WATCH_KINDS.find((each) => each === kind);
    const seq = seqs.get(row.id);
    return known === undefined
      ? []
      : [{ kind: known, at: doneAt ?? row.createdAt, ...(seq === undefined ? {} : { seq }) }];
  });
}

export const TEST_RESULTS = ['pass', 'passWithRemarks', 'fail'] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/**
 * What the test shows by itself: failed when a step failed or was never reached, with remarks when a step was left out
 * or it took longer than the target.
 */
export function shownResult({ steps }: TestProgress, test: RestoreTestFields): TestResult {
  if (steps.some(({ result }) => result === 'failed' || result === null)) return 'fail';
  const { rtoActualMin, rtoTargetMin } = test;
  const isLate = typeof rtoActualMin === 'number' && typeof rtoTargetMin === 'number' && rtoActualMin > rtoTargetMin;
  return isLate || steps.some(({ result }) => result === 'skipped') ? 'passWithRemarks' : 'pass';
}

/** What a person may say of it: never better than a clean pass where it was none; the reason stands beside it. */
export function allowedResults(shown: TestResult): readonly TestResult[] {
  return shown === 'pass' ? TEST_RESULTS : ['passWithRemarks', 'fail'];
}
