import type { Side } from './kind.ts';

/**
 * Who people are, as domain.md 1 lists them. A person may hold several roles on a small ship; each signature records
 * the role it was given in.
 */
export type RoleSpec = {
  readonly code: string;
  /** Where the holder sits. `outside` never holds a person key: surveyors, inspectors, makers. */
  readonly side: Side | 'outside';
  /** Sees connection data and other restricted fields (product default of domain.md 4.1: "roles without need" do not). */
  readonly seesRestricted: boolean;
  /** Head of a department, or of the ship: may approve what others did. */
  readonly isHead: boolean;
};

export const ROLES = [
  { code: 'MASTER', side: 'ship', seesRestricted: true, isHead: true },
  { code: 'SSO', side: 'ship', seesRestricted: false, isHead: true },
  { code: 'CO', side: 'ship', seesRestricted: false, isHead: true },
  { code: '2O', side: 'ship', seesRestricted: false, isHead: false },
  { code: 'CE', side: 'ship', seesRestricted: true, isHead: true },
  { code: 'ETO', side: 'ship', seesRestricted: true, isHead: false },
  { code: '2E', side: 'ship', seesRestricted: false, isHead: false },
  { code: '3E', side: 'ship', seesRestricted: false, isHead: false },
  { code: 'OOW', side: 'ship', seesRestricted: false, isHead: false },
  { code: 'RATING', side: 'ship', seesRestricted: false, isHead: false },
  { code: 'CYSO', side: 'shore', seesRestricted: true, isHead: true },
  { code: 'DPA', side: 'shore', seesRestricted: true, isHead: true },
  { code: 'CSO', side: 'shore', seesRestricted: true, isHead: true },
  { code: 'FCM', side: 'shore', seesRestricted: true, isHead: true },
  { code: 'SHOREIT', side: 'shore', seesRestricted: true, isHead: false },
  { code: 'TSI', side: 'shore', seesRestricted: true, isHead: true },
  { code: 'CLASS', side: 'outside', seesRestricted: false, isHead: false },
  { code: 'FLAG', side: 'outside', seesRestricted: false, isHead: false },
  { code: 'PSCO', side: 'outside', seesRestricted: false, isHead: false },
  { code: 'VENDOR', side: 'outside', seesRestricted: false, isHead: false },
] as const satisfies readonly RoleSpec[];

export type Role = (typeof ROLES)[number]['code'];

export const ROLE_CODES: readonly Role[] = ROLES.map((role) => role.code);

export function isRole(code: string): code is Role {
  return ROLES.some((role) => role.code === code);
}

export function roleSpec(code: string): RoleSpec | undefined {
  return ROLES.find((role) => role.code === code);
}

export function rolesOf(side: RoleSpec['side']): readonly Role[] {
  return ROLES.filter((role) => role.side === side).map((role) => role.code);
}

/**
 * The roles that count. A side comes from certificates, never from a record (design.md 4), so a crew record that
 * claims to be DPA counts for nothing; unknown codes of a newer app count for nothing either.
 */
export function effectiveRoles(side: Side, claimed: readonly string[]): readonly Role[] {
  return claimed.filter((code): code is Role => roleSpec(code)?.side === side);
}

export function maySeeRestricted(roles: readonly string[]): boolean {
  return roles.some((code) => roleSpec(code)?.seesRestricted === true);
}
