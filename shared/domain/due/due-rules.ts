import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { BACKUP_TRIGGERS } from '../backup-plan.ts';
import { contentKey, contentRowShape, doubtIsExplained, isoDuration, systemKey } from '../content/content-source.ts';
import { fileHeadShape, readData } from '../rule-source.ts';

/**
 * What falls due by itself, as data: resources/rules/due-rules.json, and for backups and restore tests
 * resources/rules/backup-defaults.json. Deadlines of one report (CAPA) are resources/rules/report-deadlines.json.
 */

/** What is due. */
export const DUE_KINDS = [
  'drill',
  /** One scenario of the programme; its id is the record. */
  'scenario',
  'exercise',
  'securityDrill',
  'securityExercise',
  'backup',
  'restoreTest',
  'reassessment',
  'riskReview',
  'assetCheck',
  'internalAudit',
  'masterReview',
  'training',
  'planRenewal',
  'managementReview',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** What brings something forward before its interval is over. */
export const DUE_EVENTS = [
  'beforeChange',
  'afterChange',
  'afterService',
  'emergency',
  /** More than a quarter of the crew changed and lacks a drill aboard in three months (ISPS B/13.6). */
  'crewChange25',
  'severeIncident',
  'dryDock',
  'ownerChange',
  'changeOfSystem',
  'newHire',
] as const;
export type DueEvent = (typeof DUE_EVENTS)[number];

const count = z.number().check(z.refine((n) => Number.isInteger(n) && n >= 1));

const scheduleSchema = z.discriminatedUnion('kind', [
  /** Not later than this long after the last one. */
  z.strictObject({ kind: z.literal('every'), interval: isoDuration }),
  /** So many in each calendar year, and no longer apart than the gap. */
  z.strictObject({ kind: z.literal('timesPerYear'), times: count, maxGap: z.optional(isoDuration) }),
  /** For the first time by this day; nothing once it was done. */
  z.strictObject({ kind: z.literal('byDate'), on: z.iso.date() }),
  /** Within this long after an event, unless done since. */
  z.strictObject({
    kind: z.literal('afterEvent'),
    events: z.array(z.enum(DUE_EVENTS)).check(z.minLength(1)),
    within: isoDuration,
  }),
]);

export const dueRulesSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z
      .strictObject({
        id: z.string().check(z.regex(/^DU\d+$/)),
        kind: z.enum(DUE_KINDS),
        schedule: scheduleSchema,
        /** Shown as "soon" this long before. */
        soonBefore: isoDuration,
        /** Only for ships of which the vessel record says so. */
        onlyIf: z.optional(z.enum(['e26Applies', 'nis2Entity'])),
        /** Key of the sentence that says why, in `content-rules`: `due.<key>`. */
        explanationKey: contentKey,
        ...contentRowShape,
      })
      .check(doubtIsExplained),
  ),
});
export type DueRules = z.infer<typeof dueRulesSchema>;
export type DueRule = DueRules['rows'][number];

export function readDueRules(raw: unknown): Result<DueRules> {
  return readData(dueRulesSchema, raw);
}

/** What to back up and how often (domain.md 6.1): a backup plan of the ship may start from a row. */
export const backupDefaultsSchema = z.strictObject({
  ...fileHeadShape,
  soonBefore: isoDuration,
  /** How long after its trigger a backup is still in time. */
  triggerWithin: isoDuration,
  rows: z.array(
    z
      .strictObject({
        key: contentKey,
        /** Rows of the starter library that it is about; empty for what is no system (recovery keys). */
        systems: z.array(systemKey),
        dataClass: z.enum(['A', 'B', 'C', 'D']),
        /** `null`: the age is counted in changes, not in time. */
        rpo: z.nullable(isoDuration),
        rto: isoDuration,
        /** `null`: only on the triggers. */
        backupEvery: z.nullable(isoDuration),
        triggers: z.array(z.enum(BACKUP_TRIGGERS)),
        /** `null`: no time of its own, at special survey or dock. */
        testEvery: z.nullable(isoDuration),
        /** Guided test, resources/procedures; null where none is written. */
        procedure: z.nullable(z.string()),
        ...contentRowShape,
      })
      .check(doubtIsExplained),
  ),
});
export type BackupDefaults = z.infer<typeof backupDefaultsSchema>;

export function readBackupDefaults(raw: unknown): Result<BackupDefaults> {
  return readData(backupDefaultsSchema, raw);
}

/** Texts of `content-rules` that these files need. */
export function dueTextKeys(rules: DueRules, backups: BackupDefaults): readonly string[] {
  return [
    ...DUE_KINDS.map((kind) => `kind.${kind}`),
    ...DUE_EVENTS.map((event) => `event.${event}`),
    ...rules.rows.map(({ explanationKey }) => `due.${explanationKey}`),
    'due.ownRhythm',
    'due.backupPlan',
    'due.backupTrigger',
    'due.restorePlan',
    'due.report',
    'due.action',
    'due.actionPlanned',
    'due.riskReviewOn',
    ...backups.rows.flatMap(({ key }) => ['name', 'content', 'media'].map((part) => `backup.${key}.${part}`)),
  ];
}
