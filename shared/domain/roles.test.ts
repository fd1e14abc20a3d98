import { expect, test } from 'vitest';
import { effectiveRoles, isRole, maySeeRestricted, ROLE_CODES, roleSpec, rolesOf } from './roles.ts';

test('the roles of domain.md 1 are all there', () => {
  const wanted = 'MASTER SSO CO 2O CE ETO 2E 3E OOW RATING CYSO DPA CSO FCM SHOREIT TSI CLASS FLAG PSCO VENDOR';
  expect(ROLE_CODES).toEqual(wanted.split(' '));
  expect(new Set(ROLE_CODES).size).toBe(ROLE_CODES.length);
});

test('a role counts only on its side: a crew record that claims to be DPA counts for nothing', () => {
  expect(effectiveRoles('ship', ['MASTER', 'DPA', 'ADMIRAL'])).toEqual(['MASTER']);
  expect(effectiveRoles('shore', ['MASTER', 'DPA', 'VENDOR'])).toEqual(['DPA']);
  expect(effectiveRoles('ship', [])).toEqual([]);
});

test('only roles with need see network data, and nobody from outside does', () => {
  expect(maySeeRestricted(['RATING', 'OOW'])).toBe(false);
  expect(maySeeRestricted(['RATING', 'ETO'])).toBe(true);
  expect(maySeeRestricted(['ADMIRAL'])).toBe(false);
  for (const code of rolesOf('outside')) expect(roleSpec(code)).toMatchObject({ seesRestricted: false, isHead: false });
});

test('a code is a role or it is none', () => {
  expect(isRole('DPA')).toBe(true);
  expect(isRole('dpa')).toBe(false);
  expect(roleSpec('ADMIRAL')).toBeUndefined();
});
