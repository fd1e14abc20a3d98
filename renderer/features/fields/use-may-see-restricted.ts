import { useRecords, useSession } from '#renderer/data/index.ts';
import { maySeeRestricted } from '#shared/domain/roles.ts';

const POLICY = { collection: 'setting', where: { key: 'policy.restrictedRoles' } } as const;

/**
 * Whether who works now needs connection data (domain.md 4.1): the company's own list of roles where it has set one,
 * the product default otherwise.
 */
export function useMaySeeRestricted(): boolean {
  const { roles } = useSession();
  const { rows } = useRecords(POLICY, { from: 0, count: 1 });
  const allowed = rows[0]?.values['value'];
  if (!Array.isArray(allowed)) return maySeeRestricted(roles);
  return roles.some((role) => allowed.includes(role));
}
