import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { DRILL_KINDS, SAFETY_GATE } from '../drill.ts';
import { ROLE_CODES } from '../roles.ts';
import { readData } from '../rule-source.ts';
import { basisSchema, contentHeadShape, contentKey, doubtIsExplained, systemKey } from './content-source.ts';

/** One cyber drill scenario (domain.md 5.3): resources/drills/s01.json …, texts in `content-drill-s01`. */

/** Who acts in a drill beside the roles of the ship and the company. */
export const DRILL_ACTORS = [
  ...ROLE_CODES,
  /** Controller of the drill. */
  'EXCON',
  'CREW',
  'COMPANY',
  'TERMINAL',
  /** Port, VTS, coast guard, PFSO. */
  'PORT',
] as const;
const actor = z.string().check(z.refine((code) => (DRILL_ACTORS as readonly string[]).includes(code)));
const actors = z.array(actor).check(z.minLength(1));

/** Drills that a cyber drill may be held together with (domain.md 2.1, SOLAS and ISPS slots). */
export const COMBINED_WITH = [
  'ispsSecurityDrill',
  'emergencySteering',
  'fireDrill',
  'abandonShip',
  'vdrAnnualTest',
] as const;

/** Criteria and debrief questions that every scenario shares; their texts are in `content-common`. */
export const COMMON_CRITERIA = [
  'calledInTime',
  'safeFirst',
  'isolatedCorrectly',
  'evidenceBeforeWiping',
  'rightPeopleNotified',
  'logComplete',
] as const;
export const COMMON_DEBRIEF = [
  'seenFirst',
  'fallbackWorked',
  'evidenceKept',
  'toldWithLinkDown',
  'whatWasMissing',
  'whatChanges',
] as const;

const wholeMinutes = z.number().check(z.refine((n) => Number.isInteger(n) && n >= 0));

const stepSchema = z.strictObject({
  key: contentKey,
  /** Drill clock, minutes after the start. */
  atMin: wholeMinutes,
  /** What the controller or somebody else tells the players; absent where they act without being told. */
  inject: z.optional(z.strictObject({ from: actor, to: actors })),
  /** Who is expected to act. */
  by: actors,
  /** Whom they report to or call. */
  to: z.optional(actors),
});

export const scenarioSchema = z
  .strictObject({
    ...contentHeadShape,
    id: z.string().check(z.regex(/^[A-Z]{1,4}\d{2,3}$/)),
    kind: z.literal('scenario'),
    /** Kinds of drill that it can be held as. */
    drillKinds: z.array(z.enum(DRILL_KINDS)).check(z.minLength(1)),
    systems: z.array(systemKey).check(z.minLength(1)),
    /** What must hold before it is held in one of the kinds named (domain.md 5.2). */
    safetyGate: z.strictObject({
      before: z.array(z.enum(DRILL_KINDS)).check(z.minLength(1)),
      conditions: z.array(z.enum(SAFETY_GATE)).check(z.minLength(1)),
    }),
    combineWith: z.array(z.enum(COMBINED_WITH)),
    objectives: z.array(contentKey).check(z.minLength(1)),
    basis: basisSchema.check(z.minLength(1)),
    steps: z.array(stepSchema).check(z.minLength(1)),
    criteria: z.strictObject({
      common: z.array(z.enum(COMMON_CRITERIA)),
      own: z.array(
        z.strictObject({
          key: contentKey,
          /** Limit of the criterion, minutes of the drill clock. */
          withinMin: z.optional(wholeMinutes),
        }),
      ),
    }),
    debrief: z.strictObject({ common: z.array(z.enum(COMMON_DEBRIEF)), own: z.array(contentKey) }),
  })
  .check(doubtIsExplained)
  .check(
    z.refine(({ steps }) => steps.every((step, i) => step.atMin >= (steps[i - 1]?.atMin ?? 0)), 'steps are in order'),
  )
  .check(z.refine(({ steps }) => new Set(steps.map((s) => s.key)).size === steps.length, 'step keys are unique'));
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = Scenario['steps'][number];

export function readScenario(raw: unknown): Result<Scenario> {
  return readData(scenarioSchema, raw);
}

/** Paths of the texts that this scenario needs in its own file. */
export function scenarioTextKeys(scenario: Scenario): readonly string[] {
  return [
    'title',
    'trigger',
    ...scenario.objectives.map((key) => `objective.${key}`),
    ...scenario.steps.flatMap(({ key, inject }) => [...(inject ? [`step.${key}.inject`] : []), `step.${key}.expect`]),
    ...scenario.criteria.own.map(({ key }) => `criterion.${key}`),
    ...scenario.debrief.own.map((key) => `debrief.${key}`),
  ];
}
