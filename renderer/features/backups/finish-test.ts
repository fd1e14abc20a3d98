import { newId, type RecordRow, type SaveDraft, save } from '#renderer/data/index.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { restoreWatch, type WatchEvent } from '#shared/domain/restore-watch.ts';
import { raisedReport } from './raised-report.ts';
import type { Failure } from './step-saves.ts';
import type { TestResult } from './test-progress.ts';
import { moveTo, testOf, watchLine } from './test-values.ts';

export type Finish = {
  readonly test: RecordRow;
  readonly result: TestResult;
  readonly remarks: string;
  readonly events: readonly WatchEvent[];
  readonly by: string | null;
  /** UTC ms. */
  readonly at: number;
  readonly failure: Failure;
};

/** The end of a test in one save: the stop-watch stands, the result is there, and a fail has its report. */
export async function finishTest({ test, result, remarks, events, by, at, failure }: Finish): Promise<Result<unknown>> {
  const { report: raised, asset } = testOf(test);
  const isNew = result === 'fail' && !raised;
  const report = isNew ? await newId('report') : ok(null);
  if (!report.ok) return report;
  const { state } = restoreWatch(events, at);
  const values: Record<string, Value> = {
    result,
    remarks: remarks.trim() || null,
    endedAt: at,
    state: moveTo('finished', by, at),
    ...(report.value === null ? {} : { report: report.value }),
  };
  const drafts: SaveDraft[] = [{ record: test.id, collection: 'restoreTest', values, loaded: test }];
  if (state === 'running' || state === 'paused') drafts.push(watchLine(test.id, 'end', by, at));
  if (report.value !== null)
    drafts.push(
      raisedReport({
        ...failure,
        record: report.value,
        from: test.id,
        source: 'restoreTest',
        asset: asset ?? null,
        evidence: test.number ?? '',
        at,
      }),
    );
  return save(drafts);
}
