import {
  code,
  codeSet,
  type FieldsOf,
  instant,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  removed,
  shoreOwns,
  texts,
  translated,
  workflowField,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Workflow } from './workflow.ts';

export const DRILL_KINDS = ['talkThrough', 'tabletop', 'functional', 'fullExercise', 'phishingTest'] as const;

/** What must hold before a functional drill (domain.md 5.2). */
export const SAFETY_GATE = [
  'placeSuitable',
  'trafficAndWeatherFine',
  'masterConsents',
  'noPilotAboard',
  'noCargoAtRisk',
  'wordDrillOnEveryMessage',
  'stopWordKnown',
  'recordersAndAlertsUntouched', // VDR, SSAS, AIS
  'outsideTold',
] as const;

export const SHIP_STATUSES = [
  'atSea',
  'coastal',
  'atAnchor',
  'atBerth',
  'cargoOperation',
  'dryDock',
  'laidUp',
] as const;

/** Sign-off (domain.md 1): controller → Master → DPA or CYSO acknowledges. Anybody may say the stop word. */
export const drillWorkflow = {
  states: ['draft', 'ready', 'running', 'paused', 'debrief', 'completed', 'acknowledged', 'aborted', 'cancelled'],
  initial: 'draft',
  final: ['acknowledged', 'cancelled'],
  transitions: {
    draft: {
      ready: ['controller', 'MASTER', 'SSO', 'CO', '2O', 'CE', 'ETO', '2E', '3E', 'OOW'],
      running: ['controller', 'MASTER'],
      cancelled: ['controller', 'MASTER'],
    },
    ready: {
      running: ['controller', 'MASTER'],
      draft: ['controller', 'MASTER'],
      cancelled: ['controller', 'MASTER'],
    },
    running: { paused: ['anyone'], debrief: ['controller', 'MASTER'], aborted: ['anyone'] },
    paused: { running: ['controller', 'MASTER'], debrief: ['controller', 'MASTER'], aborted: ['anyone'] },
    debrief: { running: ['controller', 'MASTER'], completed: ['MASTER'] },
    completed: { debrief: ['MASTER'], acknowledged: ['DPA', 'CYSO'] },
    acknowledged: { debrief: ['DPA', 'CYSO'] },
    aborted: { debrief: ['controller', 'MASTER'], cancelled: ['MASTER'] },
    cancelled: { draft: ['controller', 'MASTER'] },
  },
  reasonFor: ['aborted', 'cancelled'],
} as const satisfies Workflow;

/**
 * A drill or exercise as held (domain.md 5.4). The drill clock is no field: it follows from the start, pause and resume
 * lines of the timeline, so two windows cannot disagree about it.
 */
export const drill = {
  collection: 'drill',
  version: 1,
  number: 'DRL',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    state: workflowField(drillWorkflow.states),
    plan: ref('drillPlan'),
    title: line({ required: true }),
    kind: code(DRILL_KINDS),
    level: code(['drill', 'exercise']),
    scenario: line({ max: 40 }),
    scenarioVersion: line({ max: 40 }),
    /** Rule ids credited. */
    rules: texts({ max: 60 }),
    combinedWith: line(),
    /** BCP 47 codes of the cards, first the working language. */
    languages: texts({ max: 35 }),
    startedAt: instant(),
    endedAt: instant(),
    shipStatus: code(SHIP_STATUSES),
    latDeg: number(),
    lonDeg: number(),
    port: line(),
    safetyGate: codeSet(SAFETY_GATE),
    gateBy: ref('person'),
    gateAt: instant(),
    stopWord: line({ max: 40 }),
    controller: ref('person'),
    controllerName: line(),
    assets: refs('asset'),
    description: prose(),
    deviations: prose(),
    /** Lessons and best practices: a minimum in law (33 CFR 105.225, twin rule). */
    lessons: prose(),
    bestPractice: prose(),
    result: code(['met', 'partlyMet', 'notMet']),
    // of a phishing test
    sentCount: number(),
    clickedCount: number(),
    reportedCount: number(),
    ...translated,
    ...shoreOwns({ shoreRemark: prose(), legalHold: yesNo() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

/** One inject of the scenario and what was done about it. */
export const drillStep = {
  collection: 'drillStep',
  version: 1,
  lane: 'routine',
  parent: 'drill',
  fields: {
    parent: ref('drill', { required: true }),
    /** Step key inside the scenario; a line of the ship's own has none. */
    key: line({ max: 40 }),
    order: number(),
    /** T+ of the scenario. */
    plannedMin: number(),
    title: line(),
    doneAt: instant(),
    /** Drill clock when it was done, pauses left out. */
    elapsedMs: number(),
    result: code(['done', 'notDone', 'skipped']),
    action: prose(),
    by: ref('person'),
    report: ref('report'),
    removed,
  },
} as const satisfies RecordKind;

/** One line of the drill log; `start`, `pause`, `resume` and `end` carry the clock. */
export const drillTimeline = {
  collection: 'drillTimeline',
  version: 1,
  lane: 'routine',
  parent: 'drill',
  fields: {
    parent: ref('drill', { required: true }),
    happenedAt: instant({ required: true }),
    elapsedMs: number(),
    kind: code(['start', 'pause', 'resume', 'end', 'step', 'call', 'note', 'stopWord']),
    step: line({ max: 40 }),
    text: prose(),
    by: ref('person'),
    removed,
  },
} as const satisfies RecordKind;

/** Who took part, or why not. The signature is a `signature` record under this one. */
export const drillAttendance = {
  collection: 'drillAttendance',
  version: 1,
  lane: 'routine',
  parent: 'drill',
  fields: {
    parent: ref('drill', { required: true }),
    person: ref('person'),
    name: line(),
    rank: line({ max: 60 }),
    crewId: line({ max: 40 }),
    part: code(['participant', 'controller', 'observer', 'safetyOfficer']),
    present: yesNo(),
    absentReason: line(),
    removed,
  },
} as const satisfies RecordKind;

/** One criterion: 0 not met, 1 partly, 2 met. */
export const drillScore = {
  collection: 'drillScore',
  version: 1,
  lane: 'routine',
  parent: 'drill',
  fields: {
    parent: ref('drill', { required: true }),
    /** Criterion key of the scenario. */
    criterion: line({ required: true, max: 80 }),
    score: number(),
    limitMs: number(),
    actualMs: number(),
    note: prose(),
    by: ref('person'),
    report: ref('report'),
    removed,
  },
} as const satisfies RecordKind;

export type DrillFields = FieldsOf<typeof drill>;
export type DrillStepFields = FieldsOf<typeof drillStep>;
export type DrillTimelineFields = FieldsOf<typeof drillTimeline>;
export type DrillAttendanceFields = FieldsOf<typeof drillAttendance>;
export type DrillScoreFields = FieldsOf<typeof drillScore>;
