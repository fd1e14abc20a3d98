import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { CONTACT_KINDS } from '../contact.ts';
import { contentKey, contentRowShape, doubtIsExplained, isoDuration, role } from '../content/content-source.ts';
import { INCIDENT_TYPES } from '../incident.ts';
import { NOTIFICATION_CHANNELS } from '../incident-children.ts';
import { fileHeadShape, readData } from '../rule-source.ts';
import { NOTIFY_FACTS } from './notify-facts.ts';

export { NOTIFY_FACTS, type NotifyFact } from './notify-facts.ts';

/**
 * Who must be told of an incident, by when and how (domain.md 7.4 and 12): resources/notifications/matrix.json, call
 * scripts and short texts; sentences in `content-notifications`.
 */

/** Limits that are no length of time; the first two mean now. */
export const WORDED_DEADLINES = [
  'immediately',
  'withoutDelay',
  'asSoonAsSafe',
  'beforePortEntry',
  'byFlagRule',
  'byContract',
  'byLocalRule',
  'promptly',
  'whenFactsKnown',
] as const;

/** Values that texts may hold in `{{ }}`. */
export const NOTIFY_VALUES = [
  'ship',
  'imo',
  'flag',
  'callSign',
  'company',
  'time',
  'position',
  'port',
  'what',
  'effect',
  'systems',
  'state',
  'actions',
  'need',
  'persons',
  'number',
  'phone',
  'caller',
  'role',
  'told',
  'from',
  'until',
  'duration',
  'track',
  'direction',
  'secondary',
  'communications',
  'comment',
] as const;
export type NotifyValue = (typeof NOTIFY_VALUES)[number];

const severity = z.number().check(z.refine((n) => Number.isInteger(n) && n >= 1 && n <= 5));
const rowId = z.string().check(z.regex(/^N\d+[a-z]?$/));

const rowSchema = z
  .strictObject({
    id: rowId,
    /** Which incidents; every line that stands here must hold. */
    when: z.strictObject({
      minSeverity: z.optional(severity),
      maxSeverity: z.optional(severity),
      types: z.optional(z.array(z.enum(INCIDENT_TYPES))),
      all: z.optional(z.array(z.enum(NOTIFY_FACTS))),
      any: z.optional(z.array(z.enum(NOTIFY_FACTS))),
    }),
    /** From which moment the limit runs; `afterRow`: from when the row named was told. */
    clock: z.enum(['awareShipAt', 'awareCompanyAt', 'afterRow']),
    afterRow: z.optional(rowId),
    deadline: z.union([isoDuration, z.enum(WORDED_DEADLINES)]),
    /** Limit by practice or company where the rule gives none; never law. */
    practice: z.optional(isoDuration),
    /** Who tells, and who approves the words. */
    by: z.array(role).check(z.minLength(1)),
    approvedBy: z.array(role),
    channels: z.array(z.enum(NOTIFICATION_CHANNELS)).check(z.minLength(1)),
    /** Contacts of the ship who answer it, unless they name rows of their own; `country`: only those who serve there. */
    contacts: z.optional(
      z.strictObject({
        kinds: z.array(z.enum(CONTACT_KINDS)).check(z.minLength(1)),
        country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
      }),
    ),
    /** Number to call where a source gives one. */
    phone: z.optional(z.string()),
    script: contentKey,
    short160: contentKey,
    short500: contentKey,
    /** A row that is known and does not bind yet. */
    inForce: z.boolean(),
    ...contentRowShape,
  })
  .check(doubtIsExplained)
  .check(z.refine((row) => (row.clock === 'afterRow') === (row.afterRow !== undefined), 'afterRow names its row'));

export const notificationMatrixSchema = z.strictObject({ ...fileHeadShape, rows: z.array(rowSchema) });
export type NotificationMatrix = z.infer<typeof notificationMatrixSchema>;
export type NotificationRule = NotificationMatrix['rows'][number];

export function readNotificationMatrix(raw: unknown): Result<NotificationMatrix> {
  return readData(notificationMatrixSchema, raw);
}

export const callScriptsSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z
      .strictObject({ id: contentKey, lines: z.array(contentKey).check(z.minLength(1)), ...contentRowShape })
      .check(doubtIsExplained),
  ),
});
export type CallScripts = z.infer<typeof callScriptsSchema>;

export function readCallScripts(raw: unknown): Result<CallScripts> {
  return readData(callScriptsSchema, raw);
}

export const shortTextsSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z.strictObject({
      id: contentKey,
      maxLength: z.union([z.literal(160), z.literal(500)]),
      /** In the order read; when the text is too long, the part of the highest number goes first, 0 never. */
      parts: z.array(z.strictObject({ key: contentKey, dropOrder: z.number() })).check(z.minLength(1)),
    }),
  ),
});
export type ShortTexts = z.infer<typeof shortTextsSchema>;

export function readShortTexts(raw: unknown): Result<ShortTexts> {
  return readData(shortTextsSchema, raw);
}

/** Texts of `content-notifications` that these files need. */
export function notificationTextKeys(
  matrix: NotificationMatrix,
  scripts: CallScripts,
  shortTexts: ShortTexts,
): readonly string[] {
  return [
    ...NOTIFY_FACTS.map((fact) => `fact.${fact}`),
    ...WORDED_DEADLINES.map((limit) => `deadline.${limit}`),
    ...matrix.rows.flatMap(({ id }) => ['to', 'when', 'how'].map((part) => `row.${id}.${part}`)),
    ...scripts.rows.flatMap(({ id, lines }) => [
      `script.${id}.title`,
      ...lines.map((line) => `script.${id}.line.${line}`),
    ]),
    ...shortTexts.rows.flatMap(({ id, parts }) => parts.map(({ key }) => `short.${id}.${key}`)),
  ];
}
