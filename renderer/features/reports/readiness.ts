import type { RecordRow } from '#renderer/data/index.ts';
import { type ActionFields, actionWorkflow } from '#shared/domain/action.ts';
import { isFinal, stateOf } from '#shared/domain/workflow.ts';
import { gradeOf } from './report-grade.ts';
import { reportOf } from './report-values.ts';

export type Point = {
  readonly key: 'correction' | 'cause' | 'actions' | 'proof';
  readonly isMet: boolean;
  /** Of how many actions how many are done. */
  readonly done?: number;
  readonly all?: number;
};

/**
 * What belongs to a proposal to close. Open points are shown and not forbidden: the Master and the DPA judge
 * (domain.md, head).
 */
export function readinessOf(
  report: RecordRow,
  actions: readonly RecordRow[],
  photos: readonly RecordRow[],
): readonly Point[] {
  const { immediateCorrection, rootCause, objectiveEvidence } = reportOf(report);
  const grade = gradeOf(reportOf(report));
  const counting = actions.filter(
    ({ isRemoved, values }) => !isRemoved && stateOf(actionWorkflow, values['state']) !== 'cancelled',
  );
  const done = counting.filter(isDone).length;
  const isGraded = grade === 'major' || grade === 'minor';
  return [
    { key: 'correction', isMet: Boolean(immediateCorrection?.trim()) },
    ...(isGraded ? [{ key: 'cause' as const, isMet: Boolean(rootCause?.trim()) }] : []),
    {
      key: 'actions',
      isMet: done === counting.length && (counting.length > 0 || !isGraded),
      done,
      all: counting.length,
    },
    { key: 'proof', isMet: photos.length > 0 || Boolean(objectiveEvidence?.trim()) || counting.some(hasProof) },
  ];
}

function isDone({ values }: RecordRow): boolean {
  const state = stateOf(actionWorkflow, values['state']);
  return state === 'done' || state === 'verified' || isFinal(actionWorkflow, state);
}

function hasProof({ values }: RecordRow): boolean {
  return Boolean((values as ActionFields).doneNote?.trim());
}
