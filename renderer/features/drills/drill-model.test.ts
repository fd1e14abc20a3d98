import { describe, expect, test } from 'vitest';
import type { Person, RecordRow } from '#renderer/data/index.ts';
import { actionPress, lessonLines, madeOf, reportPress } from '#renderer/features/follow-up/index.ts';
import rawS01 from '#resources/drills/s01.json' with { type: 'json' };
import type { Value } from '#shared/base/value.ts';
import { readScenario } from '#shared/domain/content/scenario.ts';
import { drillClock } from '#shared/domain/drill-clock.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { fieldErrors } from '#shared/domain/validate.ts';
import {
  endPress,
  givePress,
  logPress,
  type Press,
  pausePress,
  resumePress,
  startPress,
  stepPress,
  stopPress,
} from './drill-presses.ts';
import { clockEntries, mayMove, needsGate, openConditions } from './drill-values.ts';
import { creditedRules, planDraft, planPress, planProblems, proposedParticipants } from './plan-draft.ts';
import { programmeRows, programmeYears } from './programme-model.ts';
import { currentStep, headline, playersInjects, runSteps } from './run-model.ts';

const read = readScenario(rawS01);
if (!read.ok) throw new Error('S01 fits its shape');
const S01 = read.value;
const MIN = 60_000;
const T0 = Date.UTC(2026, 10, 22, 14);
const REPLICA = 'abcdefghijklm';
const MASTER = { side: 'ship', roles: ['MASTER'], person: { record: 'person.x.1' } } as const;
const RATING = { side: 'ship', roles: ['RATING'], person: { record: 'person.x.9' } } as const;

let counter = 0;

function row(collection: string, values: Readonly<Record<string, unknown>>, more: Partial<RecordRow> = {}): RecordRow {
  const state = values['state'] as { readonly state: string } | undefined;
  return {
    id: `${collection}.${REPLICA}.${++counter}`,
    collection,
    values,
    title: String(values['title'] ?? ''),
    number: null,
    state: state?.state ?? null,
    createdAt: T0,
    isRemoved: false,
    ...more,
  } as unknown as RecordRow;
}

function drillIn(state: string, values: Readonly<Record<string, unknown>> = {}): RecordRow {
  return row('drill', { title: 'S01', scenario: 'S01', controller: 'person.x.2', ...values, state: { state } });
}

function pressOf(drill: RecordRow, atMin: number, elapsedMin: number): Press {
  return { drill, worker: MASTER, now: T0 + atMin * MIN, elapsedMs: elapsedMin * MIN };
}

/** What a save of lines leaves in the database. */
function saved(drafts: readonly { readonly collection: string; readonly values: Readonly<Record<string, Value>> }[]) {
  return drafts
    .filter(({ collection }) => collection === 'drillTimeline')
    .map(({ values }) => row('drillTimeline', values));
}

describe('presses', () => {
  test('state and clock of a whole drill are saved together and tell the same', () => {
    const ready = drillIn('ready');
    const running = drillIn('running');
    const paused = drillIn('paused');
    const all = [
      startPress(pressOf(ready, 0, 0), true),
      givePress(pressOf(running, 0, 0), 't00'),
      pausePress(pressOf(running, 6, 6), 'fire alarm, deck 3'),
      resumePress(pressOf(paused, 40, 6)),
      endPress(pressOf(running, 60, 26)),
    ];
    const states = all.map(([first]) => (first?.values['state'] as { readonly state: string } | undefined)?.state);
    expect(states).toEqual(['running', undefined, 'paused', 'running', 'debrief']);
    expect(all[0]?.[0]?.values).toMatchObject({ startedAt: T0, gateBy: 'person.x.1', gateAt: T0 });
    expect(all[2]?.[0]?.values['state']).toMatchObject({ by: 'person.x.1', reason: 'fire alarm, deck 3' });
    expect(all[3]?.[0]?.values['state']).toMatchObject({ role: 'MASTER' });
    const lines = all.flatMap(saved);
    const at = (count: number, min: number) => drillClock(clockEntries(lines.slice(0, count), []), T0 + min * MIN);
    expect(at(2, 5)).toMatchObject({ state: 'running', elapsedMs: 5 * MIN });
    expect(at(3, 39)).toMatchObject({ state: 'paused', elapsedMs: 6 * MIN });
    expect(at(4, 41)).toMatchObject({ state: 'running', elapsedMs: 7 * MIN });
    expect(at(5, 999)).toMatchObject({ state: 'ended', elapsedMs: 26 * MIN });
  });

  test('without the safety check nobody vouches for it', () => {
    expect(startPress(pressOf(drillIn('ready'), 0, 0), false)[0]?.values).not.toHaveProperty('gateBy');
  });

  test('the stop word ends it with its reason', () => {
    const [drill, line] = stopPress(pressOf(drillIn('running'), 3, 3), 'real blackout');
    expect(drill?.values['state']).toMatchObject({ state: 'aborted', reason: 'real blackout' });
    expect(line?.values).toMatchObject({ kind: 'stopWord', text: 'real blackout' });
  });

  test('a step is one record from whatever window, with who acted and the clock', () => {
    const drill = drillIn('running');
    const [step] = S01.steps;
    if (!step) throw new Error('S01 has steps');
    const mark = {
      step,
      order: 1,
      title: 'Jump',
      result: 'notDone' as const,
      remark: 'no echo',
      by: 'person.x.3',
      held: null,
    };
    const [one] = stepPress(pressOf(drill, 1, 1), mark);
    const [two] = stepPress(pressOf(drill, 2, 2), { ...mark, result: 'done' });
    expect(one?.record).toBe(two?.record);
    expect(one?.values).toMatchObject({ result: 'notDone', elapsedMs: MIN, by: 'person.x.3', action: 'no echo' });
    const [line] = logPress(pressOf(drill, 2, 2), 'Master called', 'person.x.3', 't02');
    expect(line?.values).toMatchObject({ kind: 'note', by: 'person.x.3', step: 't02' });
  });

  test('a card of a sister ship with one long sentence is marked in the middle of the drill all the same', () => {
    const [step] = S01.steps;
    if (!step) throw new Error('S01 has steps');
    const title = headline(`${'x'.repeat(199)}\u{1f6a2} no full stop`);
    const mark = { step, order: 1, title, result: 'done' as const, remark: '', by: null, held: null };
    const [saved] = stepPress(pressOf(drillIn('running'), 1, 1), mark);
    expect(fieldErrors('drillStep', saved?.values ?? {})).toEqual([]);
    expect(saved?.values['title']).toBe('x'.repeat(199));
  });

  test('who may: the controller and the Master start, anybody stops', () => {
    expect(mayMove(drillIn('ready'), 'running', MASTER)).toBe(true);
    expect(mayMove(drillIn('ready'), 'running', { ...RATING, person: { record: 'person.x.2' } })).toBe(true);
    expect(mayMove(drillIn('ready'), 'running', RATING)).toBe(false);
    expect(mayMove(drillIn('running'), 'paused', RATING)).toBe(true);
    expect(mayMove(drillIn('running'), 'aborted', RATING)).toBe(true);
  });

  test('the safety check is needed for the kinds that the scenario names', () => {
    expect(['talkThrough', 'tabletop', 'functional', 'fullExercise'].map((kind) => needsGate(S01, kind))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(openConditions(S01, drillIn('ready', { safetyGate: ['noPilotAboard'] }))).toHaveLength(8);
  });
});

describe('the run', () => {
  const drill = drillIn('running');
  const done = row('drillStep', { key: 't00', result: 'done', elapsedMs: 40_000, doneAt: T0 + 40_000 });
  const given = saved(givePress(pressOf(drill, 0, 0), 't00'));

  test('the first step that nobody has marked is under way; what the clock has passed is due', () => {
    const steps = runSteps(S01, [done], given, 5 * MIN);
    expect(steps.map(({ isDue }) => isDue)).toEqual([true, true, true, ...Array(6).fill(false)]);
    expect(currentStep(steps)).toBe(1);
    expect(steps[0]).toMatchObject({ result: 'done', givenAt: T0 });
    expect(currentStep(runSteps(null, [], [], 0))).toBe(0);
  });

  test('players see what was given and nothing else, however late it is', () => {
    expect(playersInjects(runSteps(S01, [], [], 60 * MIN))).toEqual([]);
    const later = saved(givePress(pressOf(drill, 7, 7), 't06'));
    const twice = saved(givePress(pressOf(drill, 9, 9), 't06'));
    expect(playersInjects(runSteps(S01, [], [...given, ...later, ...twice], 60 * MIN))).toEqual([
      { key: 't06', givenAt: T0 + 7 * MIN },
      { key: 't00', givenAt: T0 },
    ]);
    // a step without an inject has nothing to show, whatever a line claims
    expect(playersInjects(runSteps(S01, [], saved(givePress(pressOf(drill, 1, 1), 't02')), 0))).toEqual([]);
  });

  test('headlines', () => {
    expect(headline('AIS alarms. VDR and radar lose speed.')).toBe('AIS alarms');
    expect(headline('Set ECDIS to DR')).toBe('Set ECDIS to DR');
    expect(headline('Speed is 0.8 nm off: check.')).toBe('Speed is 0.8 nm off');
  });
});

describe('the plan', () => {
  const person = (record: string, rank: string, roles: readonly string[]): Person => ({
    record,
    name: record,
    rank,
    crewId: null,
    roles,
    uiLanguage: null,
    languages: [],
    signedOnOn: null,
    signedOffOn: null,
    hasPin: true,
    isGone: false,
  });
  const crew = [
    person('person.x.1', 'Master', ['MASTER']),
    person('person.x.2', '2/O', ['2O', 'OOW']),
    person('person.x.5', 'Cook', ['RATING']),
  ];
  const draft = planDraft({
    scenario: S01,
    crew,
    controller: 'person.x.2',
    languages: ['en', 'ru'],
    today: '2026-11-22',
  });

  test('proposes who acts in the scenario, and asks for what is missing', () => {
    expect(proposedParticipants(S01, crew)).toEqual(['person.x.1', 'person.x.2']);
    expect(planProblems(draft)).toEqual({});
    const nothing = {
      ...draft,
      scenario: null,
      kind: null,
      plannedOn: null,
      controller: null,
      participants: [],
      stopWord: ' ',
    };
    expect(Object.keys(planProblems(nothing))).toHaveLength(6);
  });

  test('makes the line of the programme, the drill and who takes part in one save; again, it changes them', () => {
    const context = {
      persons: crew,
      worker: MASTER,
      scenario: S01,
      title: 'S01 GNSS spoofing',
      plan: null,
      planId: 'drillPlan.x.1',
      drillId: 'drill.x.1',
      drill: null,
      attendance: [],
      now: T0,
    };
    const drafts = planPress({ ...draft, combinedWith: 'ispsSecurityDrill' }, context);
    expect(drafts.map(({ collection }) => collection)).toEqual([
      'drillPlan',
      'drill',
      'drillAttendance',
      'drillAttendance',
    ]);
    expect(drafts[0]?.values).toMatchObject({
      scenario: 'S01',
      plannedOn: '2026-11-22',
      participantRoles: ['2O', 'MASTER', 'OOW'],
    });
    expect(drafts[1]).toMatchObject({
      number: true,
      values: { rules: ['DU3', 'DU4'], controllerName: 'person.x.2', plan: 'drillPlan.x.1' },
    });
    const cook = row('drillAttendance', { person: 'person.x.5' });
    const again = planPress(draft, { ...context, drill: drillIn('ready'), attendance: [cook] });
    expect(again[1]?.values).not.toHaveProperty('state');
    expect(again.at(-1)).toMatchObject({ record: cook.id, values: { removed: { by: 'person.x.1' } } });
    expect(creditedRules({ level: 'exercise', combinedWith: 'ispsSecurityDrill' })).toEqual(['DU5']);
    expect(creditedRules({ level: 'drill', combinedWith: null })).toEqual([]);
  });
});

describe('what is done about it', () => {
  const drill = drillIn('debrief', { links: ['asset.x.1'] });
  const finding = {
    source: 'drillStep.x.1',
    kind: 'step' as const,
    title: 'T+2 not done',
    text: 'Drill\nlate',
    happenedAt: T0,
  };
  const maker = { record: 'person.x.1', name: 'Arnel', role: 'MASTER' };

  test('an action and a report link to the drill and the step, and both link back', () => {
    const [action, back] = actionPress(drill, finding, 'action.x.1', maker, T0);
    expect(action).toMatchObject({
      number: true,
      values: { parent: drill.id, owner: 'person.x.1', plannedOn: '2026-12-22', links: [drill.id, 'drillStep.x.1'] },
    });
    expect(back).toMatchObject({ record: drill.id, values: { links: ['asset.x.1', 'action.x.1'] } });
    const [report, also, source] = reportPress(drill, finding, 'report.x.1', maker, 'en', T0);
    expect(report).toMatchObject({
      number: true,
      values: { source: 'drill', originator: 'person.x.1', links: [drill.id, 'drillStep.x.1'] },
    });
    expect(also?.values['links']).toEqual(['asset.x.1', 'report.x.1']);
    expect(source).toMatchObject({
      record: 'drillStep.x.1',
      collection: 'drillStep',
      values: { report: 'report.x.1' },
    });
  });

  test('what was made of a finding is found again; of lessons by their words', () => {
    const made = row('action', { title: 'T+2 not done', links: [drill.id, 'drillStep.x.1'] });
    expect(madeOf(finding, [made])).toEqual([made]);
    const lesson = { source: drill.id, kind: 'lesson' as const, title: 'Call earlier', text: '', happenedAt: null };
    expect(madeOf(lesson, [made])).toEqual([]);
    expect(madeOf(lesson, [row('action', { title: 'Call earlier', links: [drill.id] })])).toHaveLength(1);
    const renamed = row('action', { title: 'Call the Master', text: 'Drill\nCall earlier', links: [drill.id] });
    expect(madeOf(lesson, [renamed])).toEqual([renamed]);
    const long = { ...lesson, title: `${'x'.repeat(199)}\u{1f6a2}` };
    const [made2] = actionPress(drill, long, 'action.x.2', maker, T0);
    expect(String(made2?.values['title']).isWellFormed()).toBe(true);
    expect(madeOf(long, [row('action', { ...made2?.values, text: '' })])).toHaveLength(1);
    expect(lessonLines('- Call earlier\n\n• Spare key\n')).toEqual(['Call earlier', 'Spare key']);
    expect(lessonLines(null)).toEqual([]);
  });
});

describe('the programme', () => {
  test('which scenario was held when; only complete records count', () => {
    const year = (y: number) => Date.UTC(y, 4, 1);
    const plan = row('drillPlan', { scenario: 'S01', plannedOn: '2027-02-01' });
    const drills = [
      drillIn('completed', { startedAt: year(2024) }),
      drillIn('acknowledged', { startedAt: year(2026) }),
      drillIn('debrief', { startedAt: year(2025) }),
      drillIn('ready'),
    ];
    const due = [{ kind: 'scenario', record: plan.id, dueAt: year(2028) } as unknown as DueEntry];
    const [s01, s02] = programmeRows({ scenarios: [{ id: 'S01' }, { id: 'S02' }], drills, plans: [plan], due });
    expect([...(s01?.held.keys() ?? [])]).toEqual([2026, 2024]);
    expect(s01).toMatchObject({ lastAt: year(2026), plannedOn: '2027-02-01', due: { dueAt: year(2028) } });
    expect(s02).toMatchObject({ plan: null, lastAt: null, due: null, plannedOn: null });
    expect(
      programmeYears(
        [s01, s02].flatMap((each) => each ?? []),
        year(2026),
      ),
    ).toEqual([2024, 2025, 2026]);
    expect(programmeYears([], year(2026))).toEqual([2026]);
  });
});
