/** Settings of the company (`policy.…`, shared/domain/setting.ts) that stand in place of a rule's own time. */
export const POLICY_RULES = {
  drillEveryDays: 'DU6',
  assetVerifyDays: 'DU13',
  riskReviewDays: 'DU11',
  newHireTrainingDays: 'DU20',
} as const;

/**
 * @param policy values as stored, by the name after `policy.`; what is no whole number of days above zero is left out.
 * @returns ISO 8601 by rule id, for `dueItems`.
 */
export function dueOverrides(policy: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const entries = Object.entries(POLICY_RULES).flatMap(([name, ruleId]) => {
    const days = Object.hasOwn(policy, name) ? policy[name] : undefined;
    return typeof days === 'number' && Number.isInteger(days) && days > 0 ? [[ruleId, `P${days}D`] as const] : [];
  });
  return Object.fromEntries(entries);
}
