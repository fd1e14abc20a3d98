import { expect, test } from 'vitest';
import type { Person, Staff, Workspace } from '../contract.ts';
import { draftScope, draftsOver } from './draft-scope.ts';

const INFO = { vesselId: 'v1' };
const nobody = { person: null, staff: null, autoLockMin: 10 };
const person = (record: string) => ({ ...nobody, person: { record } as Person });
const staff = (username: string) => ({ ...nobody, staff: { username } as Staff });

test('each person, each user ashore and nobody have drafts of their own, on each vessel', () => {
  const scopes = [nobody, person('person.1'), person('person.2'), staff('dpa'), staff('fleet')].flatMap((session) => [
    draftScope(INFO, session).scope,
    draftScope({ vesselId: 'v2' }, session).scope,
  ]);
  expect(new Set(scopes).size).toBe(scopes.length);
  expect(draftScope(INFO, nobody).scope).toBe(draftScope(INFO, person('person.1')).ofNobody);
});

test('what nobody by name typed lasts as long as the device stays open by itself', () => {
  expect(draftScope(INFO, nobody).nobodyMs).toBe(600_000);
  expect(draftScope(INFO, { ...nobody, autoLockMin: 0 }).nobodyMs).toBeNull();
});

test('locking drops the drafts of nobody and no others', () => {
  const at = (status: Workspace['status'], role: Workspace['role'] = 'vessel') =>
    ({ status, role, info: { vesselId: 'v1' } }) as Workspace;
  const dropped = draftsOver(at('ready'), at('locked'));
  const keyOf = (session: Parameters<typeof draftScope>[1]) => `${draftScope(INFO, session).scope}/report/new`;
  expect(keyOf(nobody).startsWith(dropped ?? '-')).toBe(true);
  expect(keyOf(person('person.1')).startsWith(dropped ?? '-')).toBe(false);
  // A device that starts is locked already: what a crash left is still somebody's.
  for (const [before, after] of [
    [at('starting'), at('locked')],
    [at('locked'), at('ready')],
    [at('ready', 'shore'), at('locked', 'shore')],
  ] as const)
    expect(draftsOver(before, after)).toBeNull();
});
