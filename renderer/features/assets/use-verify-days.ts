import { useRecords } from '#renderer/data/index.ts';
import { VERIFY_EVERY_DAYS } from './asset-state.ts';

const POLICY = { collection: 'setting', where: { key: 'policy.assetVerifyDays' } } as const;

/** How often each asset is looked at: the company's rule where it has one, else yearly. */
export function useVerifyDays(): number {
  const { rows } = useRecords(POLICY, { from: 0, count: 1 });
  const days = rows[0]?.values['value'];
  return typeof days === 'number' && days >= 1 ? days : VERIFY_EVERY_DAYS;
}
