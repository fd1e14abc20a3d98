import { DRILL_KINDS } from './drill.ts';
import {
  code,
  codeSet,
  day,
  type FieldsOf,
  line,
  linked,
  number,
  prose,
  ref,
  removedByShore,
  shoreOwns,
  texts,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/**
 * A line of the drill programme (ISM 8.2; domain.md 5.1): the company says what and how often, the ship when and who.
 * The due date is the earliest over the rules that apply, so it is computed and not stored.
 */
export const drillPlan = {
  collection: 'drillPlan',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      title: line({ required: true }),
      /** Scenario id of resources/drills, `S01` … */
      scenario: line({ max: 40 }),
      kind: code(DRILL_KINDS),
      level: code(['drill', 'exercise']),
      /** Rule ids that holding it is credited to. */
      rules: texts({ max: 60 }),
      everyDays: number(),
      status: code(['active', 'suspended', 'ended']),
      statusReason: prose(),
    }),
    plannedOn: day(),
    /** Drill that it is held together with: steering gear, abandon ship … (domain.md 2.1, SOLAS slots). */
    combineWith: line(),
    controller: ref('person'),
    controllerRole: code(ROLE_CODES),
    participantRoles: codeSet(ROLE_CODES),
    note: prose(),
    ...linked,
    removed: removedByShore,
  },
} as const satisfies RecordKind;

export type DrillPlanFields = FieldsOf<typeof drillPlan>;
