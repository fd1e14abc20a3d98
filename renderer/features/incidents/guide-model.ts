import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { FirstHour, GUIDE_HOOKS } from '#shared/domain/content/first-hour.ts';
import { lineOf } from './incident-values.ts';

export type GuideHook = (typeof GUIDE_HOOKS)[number];
export type GuideResult = 'done' | 'cannot' | 'skipped';

/** One action of the guide and what was said about it; all of it follows from the saved lines of the log. */
export type GuideAction = {
  readonly key: string;
  readonly phase: string;
  readonly phaseIndex: number;
  /** Place in the phase, and how many there are. */
  readonly place: number;
  readonly count: number;
  readonly by: readonly string[];
  readonly hook: GuideHook | null;
  /** The guide waits here until somebody says that it is safe to go on. */
  readonly isStop: boolean;
  readonly result: GuideResult | null;
  /** The line that said so last. */
  readonly line: RecordRow | null;
  /** Nothing more to do here: the guide goes on after it. */
  readonly isPassed: boolean;
};

const RESULTS: readonly string[] = ['done', 'cannot', 'skipped'] satisfies readonly GuideResult[];

function isResult(code: unknown): code is GuideResult {
  return typeof code === 'string' && RESULTS.includes(code);
}

/** @param lines of the log, oldest first: the last word on an action counts. */
export function guideActions(guide: FirstHour, lines: readonly RecordRow[]): readonly GuideAction[] {
  const last = new Map<string, RecordRow>();
  for (const line of lines) {
    const { kind, step, result } = lineOf(line);
    if (kind === 'step' && step && isResult(result)) last.set(step, line);
  }
  return guide.phases.flatMap(({ key: phase, stop, actions }, phaseIndex) =>
    actions.map(({ key, by, hook }, place): GuideAction => {
      const line = last.get(key) ?? null;
      const code = line === null ? null : lineOf(line).result;
      const result = isResult(code) ? code : null;
      const isStop = stop && place === 0;
      return {
        key,
        phase,
        phaseIndex,
        place,
        count: actions.length,
        by,
        hook: hook ?? null,
        isStop,
        result,
        line,
        isPassed: result !== null && !(isStop && result === 'cannot'),
      };
    }),
  );
}

/** Where the guide stands: the first action that nobody has dealt with; as many as there are when all is done. */
export function currentAction(actions: readonly GuideAction[]): number {
  const at = actions.findIndex(({ isPassed }) => !isPassed);
  return at === -1 ? actions.length : at;
}

/** How far one may look ahead: not past a stop that nobody has lifted. Looking back is always free. */
export function lastReachable(actions: readonly GuideAction[]): number {
  const stop = actions.findIndex(({ isStop, isPassed }) => isStop && !isPassed);
  return stop === -1 ? actions.length - 1 : stop;
}

export type GuidePress = {
  readonly incident: RecordRow;
  readonly action: Pick<GuideAction, 'key'>;
  readonly result: GuideResult;
  readonly remark: string;
  readonly author: Author | null;
  /** UTC ms. */
  readonly now: number;
};

/** One press is one line of the log. */
export function guideLine({ incident, action, result, remark, author, now }: GuidePress): SaveDraft {
  return {
    collection: 'incidentTimeline',
    values: {
      parent: incident.id,
      kind: 'step',
      happenedAt: now,
      step: action.key,
      result,
      ...(remark.trim() === '' ? {} : { text: remark.trim() }),
      ...(author === null ? {} : { byName: author.name }),
      ...(author === null || author.record === null ? {} : { by: author.record }),
    },
  };
}

/** When a phase that lasts ends, counted from the first press in the phase before it; null: it has not begun. */
export function lastsUntil(guide: FirstHour, actions: readonly GuideAction[], phase: string): number | null {
  const index = guide.phases.findIndex(({ key }) => key === phase);
  const hours = /^PT(\d+)H$/.exec(guide.phases[index]?.lasts ?? '')?.[1];
  const before = actions.filter(({ phaseIndex, line }) => phaseIndex === index - 1 && line !== null);
  const times = before.flatMap(({ line }) => (line === null ? [] : (lineOf(line).happenedAt ?? [])));
  return hours === undefined || times.length === 0 ? null : Math.max(...times) + Number(hours) * 3_600_000;
}
