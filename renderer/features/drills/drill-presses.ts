import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { cutText } from '#shared/base/text.ts';
import type { Value } from '#shared/base/value.ts';
import type { ScenarioStep } from '#shared/domain/content/scenario.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import type { Worker } from '#shared/domain/moves.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { stateValue } from './drill-values.ts';

/**
 * What each press of a running drill saves. A press is one save, all of it or nothing, so a power cut loses at most what
 * is being typed; the state and the line that moves the clock can never differ.
 */
export type Press = {
  readonly drill: RecordRow;
  readonly worker: Worker;
  /** UTC ms. */
  readonly now: number;
  /** Drill clock as it is shown, ms. */
  readonly elapsedMs: number;
};

type LineKind = 'start' | 'pause' | 'resume' | 'end' | 'stopWord' | 'step' | 'call' | 'note';
type LineMore = { readonly text?: string; readonly by?: string | null; readonly step?: string };

function lineDraft({ drill, worker, now, elapsedMs }: Press, kind: LineKind, more: LineMore = {}): SaveDraft {
  const by = more.by ?? worker.person?.record ?? null;
  return {
    collection: 'drillTimeline',
    loaded: null,
    values: {
      parent: drill.id,
      happenedAt: now,
      elapsedMs: Math.round(elapsedMs),
      kind,
      ...(by === null ? {} : { by }),
      ...(more.step === undefined ? {} : { step: more.step }),
      ...(more.text ? { text: more.text } : {}),
    },
  };
}

function drillDraft(
  press: Press,
  to: string,
  values: Readonly<Record<string, Value>> = {},
  reason?: string,
): SaveDraft {
  const { drill, worker, now } = press;
  return {
    record: drill.id,
    collection: 'drill',
    loaded: drill,
    values: { state: stateValue(drill, to, worker, now, reason), ...values },
  };
}

/** @param hasGate the safety check was answered: who starts vouches for it. */
export function startPress(press: Press, hasGate: boolean, assets: readonly string[] = []): readonly SaveDraft[] {
  const by = press.worker.person?.record;
  const gate: Readonly<Record<string, Value>> = hasGate && by !== undefined ? { gateBy: by, gateAt: press.now } : {};
  return [
    drillDraft(press, 'running', {
      startedAt: press.now,
      ...gate,
      ...(assets.length === 0 ? {} : { assets: [...assets] }),
    }),
    lineDraft({ ...press, elapsedMs: 0 }, 'start'),
  ];
}

export function pausePress(press: Press, reason: string): readonly SaveDraft[] {
  return [drillDraft(press, 'paused', {}, reason), lineDraft(press, 'pause', { text: reason })];
}

/** Goes on after a pause, or after the end was pressed too early. */
export function resumePress(press: Press): readonly SaveDraft[] {
  return [drillDraft(press, 'running', { endedAt: null }), lineDraft(press, 'resume')];
}

export function endPress(press: Press): readonly SaveDraft[] {
  return [drillDraft(press, 'debrief', { endedAt: press.now }), lineDraft(press, 'end')];
}

/** Somebody said the stop word. */
export function stopPress(press: Press, reason: string): readonly SaveDraft[] {
  return [drillDraft(press, 'aborted', { endedAt: press.now }, reason), lineDraft(press, 'stopWord', { text: reason })];
}

/** An inject was given to the players: from now on their screen shows it. */
export function givePress(press: Press, step: string): readonly SaveDraft[] {
  return [lineDraft(press, 'step', { step })];
}

/** Who did or said what, while it happens. */
export function logPress(press: Press, text: string, by: string | null, step: string | null): readonly SaveDraft[] {
  return [lineDraft(press, 'note', { text, by, ...(step === null ? {} : { step }) })];
}

export type StepResult = 'done' | 'notDone' | 'skipped';

/** The record of a step: the same from every window, so that two presses are one step. */
export function stepRecordId(drill: string, step: string): string {
  return derivedId('drillStep', drill, `step ${step}`);
}

export type StepMark = {
  readonly step: Pick<ScenarioStep, 'key' | 'atMin'>;
  readonly order: number;
  readonly title: string;
  readonly result: StepResult;
  readonly remark: string;
  /** Who acted. */
  readonly by: string | null;
  /** The record of the step, where it was marked before. */
  readonly held: RecordRow | null;
};

export function stepPress(press: Press, mark: StepMark): readonly SaveDraft[] {
  const { step, order, title, result, remark, by, held } = mark;
  return [
    {
      record: stepRecordId(press.drill.id, step.key),
      collection: 'drillStep',
      loaded: held,
      values: {
        parent: press.drill.id,
        key: step.key,
        order,
        plannedMin: step.atMin,
        title: cutText(title, LINE_MAX),
        doneAt: press.now,
        elapsedMs: Math.round(press.elapsedMs),
        result,
        ...(remark === '' ? {} : { action: remark }),
        ...(by === null ? {} : { by }),
      },
    },
  ];
}
