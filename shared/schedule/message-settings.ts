import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { readRuleUpdate } from '#shared/domain/message-payload.ts';
import { isPolicyKey, POLICY_SCHEMAS, type PolicyKey, type Settings } from './policy.ts';

/**
 * `policy`: link rules for a ship, by key; whole values, as {@link POLICY_SCHEMAS} has them.
 * Example: `{"settings":{"sync.linkBudgets":{"iridium":500}}}`.
 * @returns `input/invalid` with the key that is none of ours or whose value does not fit.
 */
export function readLinkPolicy(payload: unknown): Result<Readonly<Partial<Record<PolicyKey, Value>>>> {
  const settings = isPlainObject(payload as Value) ? (payload as { readonly [key: string]: Value })['settings'] : null;
  if (!isPlainObject(settings ?? null) || Object.keys(settings as object).length === 0)
    return fail('input/invalid', { field: 'settings', why: 'required' });
  for (const [key, value] of Object.entries(settings as Settings)) {
    if (!isPolicyKey(key)) return fail('input/invalid', { field: key, why: 'code' });
    if (!z.safeParse(POLICY_SCHEMAS[key] as z.ZodMiniType, value).success)
      return fail('input/invalid', { field: key, why: 'type' });
  }
  return ok(settings as Readonly<Partial<Record<PolicyKey, Value>>>);
}

/** Settings that shore writes beside the message: those of a policy or of a rule update; none for any other kind. */
export function settingsOfMessage(kind: string, payload: unknown): Result<Settings> {
  if (kind === 'policy') return readLinkPolicy(payload);
  if (kind === 'ruleUpdate') return readRuleUpdate(payload);
  return ok({});
}
