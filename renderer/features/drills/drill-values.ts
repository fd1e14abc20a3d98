import type { RecordRow } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import {
  type DrillAttendanceFields,
  type DrillFields,
  type DrillScoreFields,
  type DrillStepFields,
  type DrillTimelineFields,
  drillWorkflow,
} from '#shared/domain/drill.ts';
import type { ClockEntry } from '#shared/domain/drill-clock.ts';
import type { DrillPlanFields } from '#shared/domain/drill-plan.ts';
import { movesOf, roleForMove, type Worker } from '#shared/domain/moves.ts';
import { stateOf, type Workflow } from '#shared/domain/workflow.ts';
import { parseRecordId } from '#shared/oplog/record-id.ts';

const WORKFLOW: Workflow = drillWorkflow;

/** The values by their declared types; a newer app may have added others beside them. */
export function drillOf(row: RecordRow): DrillFields {
  return row.values as DrillFields;
}

export function stepOf(row: RecordRow): DrillStepFields {
  return row.values as DrillStepFields;
}

export function lineOf(row: RecordRow): DrillTimelineFields {
  return row.values as DrillTimelineFields;
}

export function attendanceOf(row: RecordRow): DrillAttendanceFields {
  return row.values as DrillAttendanceFields;
}

export function scoreOf(row: RecordRow): DrillScoreFields {
  return row.values as DrillScoreFields;
}

export function planOf(row: RecordRow): DrillPlanFields {
  return row.values as DrillPlanFields;
}

export function drillState(row: RecordRow): string {
  return stateOf(WORKFLOW, row.values['state']);
}

/** The record is written and signed: it counts for the programme. */
export function isHeld(row: RecordRow): boolean {
  return ['completed', 'acknowledged'].includes(drillState(row)) && !row.isRemoved;
}

/** Whether who works here may bring the drill into that state. */
export function mayMove(row: RecordRow, to: string, worker: Worker): boolean {
  return movesOf(row, worker).includes(to);
}

/** The one value of the state, to be saved together with what belongs to the move: all of it or nothing is kept. */
export function stateValue(row: RecordRow, to: string, worker: Worker, at: number, reason?: string): Value {
  const role = roleForMove(row, to, worker.roles);
  return {
    state: to,
    by: worker.person?.record ?? 'anonymous',
    at,
    ...(reason ? { reason } : {}),
    ...(role === null ? {} : { role }),
  };
}

/** What the drill clock follows from: the lines of the log, and how far it was when each step was marked. */
export function clockEntries(lines: readonly RecordRow[], steps: readonly RecordRow[]): readonly ClockEntry[] {
  return [
    ...lines.flatMap((row): readonly ClockEntry[] => {
      const { kind, happenedAt, elapsedMs } = lineOf(row);
      const id = parseRecordId(row.id);
      const seq = id.kind === 'created' ? id.counter : null;
      return typeof happenedAt === 'number'
        ? [{ kind: kind ?? 'note', happenedAt, elapsedMs: elapsedMs ?? null, seq }]
        : [];
    }),
    ...steps.flatMap((row): readonly ClockEntry[] => {
      const { doneAt, elapsedMs } = stepOf(row);
      return typeof doneAt === 'number' && typeof elapsedMs === 'number'
        ? [{ kind: 'stepMarked', happenedAt: doneAt, elapsedMs, seq: null }]
        : [];
    }),
  ];
}

/** Whether the safety check must be answered in full before a drill of this kind (domain.md 5.2). */
export function needsGate(scenario: Scenario | null, kind: string | null | undefined): boolean {
  const before = scenario?.safetyGate.before ?? ['functional', 'fullExercise'];
  return before.some((each) => each === kind);
}

/** Conditions that are not answered with yes. */
export function openConditions(scenario: Scenario | null, row: RecordRow): readonly string[] {
  const answered = drillOf(row).safetyGate ?? [];
  return (scenario?.safetyGate.conditions ?? []).filter((each) => !answered.includes(each));
}
