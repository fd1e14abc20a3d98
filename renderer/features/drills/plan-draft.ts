import type { Person, RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { cutText } from '#shared/base/text.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import type { Worker } from '#shared/domain/moves.ts';
import { effectiveRoles, isRole } from '#shared/domain/roles.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { attendanceOf, drillOf, planOf, stateValue } from './drill-values.ts';

/** What is typed about a drill before it is planned. */
export type PlanDraft = {
  readonly scenario: string | null;
  readonly kind: string | null;
  readonly level: 'drill' | 'exercise';
  /** `YYYY-MM-DD`. */
  readonly plannedOn: string | null;
  /** A code of COMBINED_WITH, or words of the ship's own. */
  readonly combinedWith: string | null;
  readonly controller: RecordId | null;
  readonly participants: readonly RecordId[];
  /** Of the cards, first the working language. */
  readonly languages: readonly string[];
  readonly stopWord: string;
};

export const STOP_WORD = 'NO DRILL';

export type PlanProblems = Readonly<
  Partial<Record<'scenario' | 'kind' | 'plannedOn' | 'controller' | 'participants' | 'stopWord', true>>
>;

/** What is missing before it can be planned. */
export function planProblems(draft: PlanDraft): PlanProblems {
  return {
    ...(draft.scenario === null ? { scenario: true as const } : {}),
    ...(draft.kind === null ? { kind: true as const } : {}),
    ...(draft.plannedOn === null ? { plannedOn: true as const } : {}),
    ...(draft.controller === null ? { controller: true as const } : {}),
    ...(draft.participants.length === 0 ? { participants: true as const } : {}),
    ...(draft.stopWord.trim() === '' ? { stopWord: true as const } : {}),
  };
}

/** Everybody of the ship who is aboard. */
export function crewOf(persons: readonly Person[]): readonly Person[] {
  return persons.filter(
    ({ isGone, roles }) => !isGone && (roles.length === 0 || effectiveRoles('ship', roles).length > 0),
  );
}

/** Who the scenario needs: those whose role acts in it; where it calls the whole crew, everybody. */
export function proposedParticipants(scenario: Scenario, crew: readonly Person[]): readonly RecordId[] {
  const actors = new Set(scenario.steps.flatMap(({ by, to, inject }) => [...by, ...(to ?? []), ...(inject?.to ?? [])]));
  const needed = crew.filter(
    ({ roles }) => actors.has('CREW') || roles.some((role) => (actors as Set<string>).has(role)),
  );
  return (needed.length > 0 ? needed : crew).map(({ record }) => record);
}

/** The draft of a new plan, or of one that is changed. */
export function planDraft(input: {
  readonly scenario: Scenario | null;
  readonly crew: readonly Person[];
  readonly controller: RecordId | null;
  readonly languages: readonly string[];
  readonly today: string;
}): PlanDraft {
  const { scenario, crew, controller, languages, today } = input;
  return {
    scenario: scenario?.id ?? null,
    kind: scenario?.drillKinds[0] ?? null,
    level: 'drill',
    plannedOn: today,
    combinedWith: null,
    controller,
    participants: scenario === null ? crew.map(({ record }) => record) : proposedParticipants(scenario, crew),
    languages,
    stopWord: STOP_WORD,
  };
}

/** The plan of a drill that was not held yet, to be changed. */
export function planDraftOf(drill: RecordRow, plan: RecordRow | null, attendance: readonly RecordRow[]): PlanDraft {
  const { scenario, kind, level, combinedWith, controller, languages, stopWord } = drillOf(drill);
  return {
    scenario: scenario ?? null,
    kind: kind ?? null,
    level: level === 'exercise' ? 'exercise' : 'drill',
    plannedOn: (plan === null ? null : planOf(plan).plannedOn) ?? null,
    combinedWith: combinedWith ?? null,
    controller: controller ?? null,
    participants: attendance.flatMap((row) => attendanceOf(row).person ?? []),
    languages: languages ?? [],
    stopWord: stopWord ?? STOP_WORD,
  };
}

/** Rules that holding it is credited to: a drill of the cyber plan that is also the ISPS one (due-rules.json). */
export function creditedRules(draft: Pick<PlanDraft, 'level' | 'combinedWith'>): readonly string[] {
  if (draft.combinedWith !== 'ispsSecurityDrill') return [];
  return draft.level === 'exercise' ? ['DU5'] : ['DU3', 'DU4'];
}

export type PlanContext = {
  readonly persons: readonly Person[];
  readonly worker: Worker;
  readonly scenario: Scenario;
  readonly title: string;
  /** The line of the programme for this scenario; null: there is none yet. */
  readonly plan: RecordRow | null;
  readonly planId: RecordId;
  readonly drillId: RecordId;
  /** Null: a new one. */
  readonly drill: RecordRow | null;
  readonly attendance: readonly RecordRow[];
  readonly now: number;
};

/** The line of the programme, the drill and who takes part, in one save. */
export function planPress(draft: PlanDraft, context: PlanContext): readonly SaveDraft[] {
  const { persons, worker, scenario, plan, planId, drillId, drill, now } = context;
  const title = cutText(context.title, LINE_MAX);
  const nameOf = (record: RecordId | null) => persons.find((each) => each.record === record)?.name ?? '';
  const roles = draft.participants.flatMap((id) => persons.find(({ record }) => record === id)?.roles ?? []);
  const line: SaveDraft = {
    record: planId,
    collection: 'drillPlan',
    loaded: plan,
    values: {
      ...(plan === null
        ? { title, scenario: scenario.id, kind: draft.kind, level: draft.level, status: 'active' }
        : {}),
      plannedOn: draft.plannedOn,
      combineWith: draft.combinedWith,
      controller: draft.controller,
      participantRoles: [...new Set(roles)].filter(isRole).sort(),
    },
  };
  const facts = {
    plan: planId,
    title,
    kind: draft.kind,
    level: draft.level,
    scenario: scenario.id,
    scenarioVersion: scenario.edition,
    rules: creditedRules(draft),
    combinedWith: draft.combinedWith,
    languages: draft.languages,
    stopWord: draft.stopWord.trim(),
    controller: draft.controller,
    controllerName: nameOf(draft.controller),
  };
  const held: SaveDraft =
    drill === null
      ? {
          record: drillId,
          collection: 'drill',
          loaded: null,
          number: true,
          values: { ...facts, state: { state: 'ready', by: worker.person?.record ?? 'anonymous', at: now } },
        }
      : {
          record: drillId,
          collection: 'drill',
          loaded: drill,
          values: {
            ...facts,
            ...(drill.state === 'ready' ? {} : { state: stateValue(drill, 'ready', worker, now) }),
          },
        };
  return [line, held, ...attendancePress(draft, context)];
}

/** One record a person, the same from every window. Who is taken out again is removed. */
function attendancePress(
  draft: PlanDraft,
  { drillId, attendance, persons, worker, now }: PlanContext,
): readonly SaveDraft[] {
  const known = new Map(attendance.map((row) => [attendanceOf(row).person, row]));
  const added = draft.participants.flatMap((record): readonly SaveDraft[] => {
    const person = persons.find((each) => each.record === record);
    if (person === undefined) return [];
    const part = record === draft.controller ? 'controller' : 'participant';
    return attendeePress(drillId, person, part, known.get(record) ?? null);
  });
  const out = attendance.filter((row) => !draft.participants.includes(attendanceOf(row).person ?? ''));
  return [
    ...added,
    ...out.map((row) => ({
      record: row.id,
      collection: 'drillAttendance',
      loaded: row,
      values: { removed: { by: worker.person?.record ?? 'anonymous', at: now } },
    })),
  ];
}

export type AttendeePart = 'participant' | 'controller' | 'observer' | 'safetyOfficer';

/** Somebody takes part; nothing to save where they are listed as that already. */
export function attendeePress(
  drill: RecordId,
  person: Person,
  part: AttendeePart,
  held: RecordRow | null,
): readonly SaveDraft[] {
  return [
    {
      record: held?.id ?? derivedId('drillAttendance', drill, `person ${person.record}`),
      collection: 'drillAttendance',
      ...(held === null ? {} : { loaded: held }),
      values: {
        parent: drill,
        person: person.record,
        name: person.name,
        ...(person.rank === null ? {} : { rank: person.rank }),
        ...(person.crewId === null ? {} : { crewId: person.crewId }),
        part,
        removed: null,
      },
    },
  ];
}
