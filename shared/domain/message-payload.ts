import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { DRILL_KINDS } from './drill.ts';
import { POLICY_RULES } from './due/due-overrides.ts';
import { ROLE_CODES } from './roles.ts';
import { readData } from './rule-source.ts';
import type { SettingKey } from './setting.ts';

/** Data of a message that the ship's app acts on (shared/domain/message.ts). Keys of a newer shore are left out. */

export const TASK_PRIORITIES = ['low', 'normal', 'high', 'beforeDeparture'] as const;

/** `task`: becomes an action when somebody aboard accepts it. */
const taskSchema = z.object({
  ownerRole: z.optional(z.enum(ROLE_CODES)),
  priority: z.optional(z.enum(TASK_PRIORITIES)),
});
export type TaskOrder = z.infer<typeof taskSchema>;

/** A message without data is a task too. */
export function readTask(payload: unknown): Result<TaskOrder> {
  return payload === undefined || payload === null ? ok({}) : readData(taskSchema, payload);
}

/** `drillOrder`: becomes a line of the programme and a drill to be planned. */
const drillOrderSchema = z.object({
  /** Scenario id, of resources/drills or of the company. */
  scenario: z.string().check(z.minLength(1), z.maxLength(40)),
  kind: z.optional(z.enum(DRILL_KINDS)),
  level: z.optional(z.enum(['drill', 'exercise'])),
});
export type DrillOrder = z.infer<typeof drillOrderSchema>;

export function readDrillOrder(payload: unknown): Result<DrillOrder> {
  return readData(drillOrderSchema, payload);
}

/** Settings whose value is a number of days, and that move due dates. */
export const RULE_SETTINGS = Object.keys(POLICY_RULES).map(
  (name) => `policy.${name}` as `policy.${keyof typeof POLICY_RULES}`,
) satisfies readonly SettingKey[];
export type RuleSetting = (typeof RULE_SETTINGS)[number];

const MAX_RULE_DAYS = 3660;

/**
 * `ruleUpdate`: shore writes the settings with the message, so they hold aboard as soon as they are there.
 * Example: `{"settings":{"policy.drillEveryDays":60}}`.
 * @returns `input/invalid` with the key: one that no rule listens to, or that is no whole number of days.
 */
export function readRuleUpdate(payload: unknown): Result<Readonly<Partial<Record<RuleSetting, number>>>> {
  const read = readData(z.object({ settings: z.record(z.string(), z.unknown()) }), payload);
  if (!read.ok) return read;
  const { settings } = read.value;
  for (const [key, days] of Object.entries(settings)) {
    if (!RULE_SETTINGS.includes(key as RuleSetting)) return fail('input/invalid', { field: key, why: 'code' });
    const isDays = typeof days === 'number' && Number.isInteger(days) && days > 0 && days <= MAX_RULE_DAYS;
    if (!isDays) return fail('input/invalid', { field: key, why: 'range' });
  }
  return Object.keys(settings).length > 0
    ? ok(settings as Readonly<Partial<Record<RuleSetting, number>>>)
    : fail('input/invalid', { field: 'settings', why: 'required' });
}
