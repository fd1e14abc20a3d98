import { describe, expect, test } from 'vitest';
import { leads, maySettle, ownerOf, readSettleRights, type SettleRights, settlingRoles } from './ownership.ts';

const head = { id: 'x', edition: '1', source: 'test', effectiveOn: null };
const rights: SettleRights = {
  ...head,
  byOwner: { ship: { ship: ['MASTER'], shore: ['DPA'] }, shore: { ship: [], shore: ['DPA'] } },
  rows: [
    { id: 'all', collections: ['asset'], ship: ['CE'], shore: ['FCM'], why: 'x' },
    { id: 'one', collections: ['asset', 'report'], fields: ['name', 'title'], ship: [], shore: ['TSI'], why: 'x' },
    { id: 'owned', collections: ['report'], owner: 'ship', ship: ['MASTER', 'CO'], shore: [], why: 'x' },
  ],
};
const ship = (...roles: string[]) => ({ side: 'ship' as const, roles });
const shore = (...roles: string[]) => ({ side: 'shore' as const, roles });

describe('who may settle', () => {
  test('follows the owner where no row names the field', () => {
    expect(maySettle(rights, ship('MASTER'), 'drill', 'lessons')).toBe(true);
    expect(maySettle(rights, shore('DPA'), 'drill', 'lessons')).toBe(true);
    expect(maySettle(rights, ship('MASTER'), 'drill', 'shoreRemark')).toBe(false);
    expect(maySettle(rights, shore('DPA'), 'drill', 'shoreRemark')).toBe(true);
    expect(maySettle(rights, ship('ETO'), 'drill', 'lessons')).toBe(false);
  });

  test('follows the row for the field before the row for the kind', () => {
    expect(settlingRoles(rights, 'shore', 'asset', 'version')).toEqual(['FCM']);
    expect(settlingRoles(rights, 'shore', 'asset', 'name')).toEqual(['TSI']);
    expect(settlingRoles(rights, 'ship', 'asset', 'name')).toEqual([]);
  });

  test('follows a row for an owner only for fields of that owner', () => {
    expect(settlingRoles(rights, 'ship', 'report', 'description')).toEqual(['MASTER', 'CO']);
    expect(settlingRoles(rights, 'ship', 'report', 'answer')).toEqual([]);
    expect(settlingRoles(rights, 'shore', 'report', 'title')).toEqual(['TSI']);
  });

  test('counts a role only on its side', () => {
    expect(maySettle(rights, ship('DPA'), 'drill', 'lessons')).toBe(false);
    expect(maySettle(rights, shore('MASTER'), 'drill', 'lessons')).toBe(false);
    expect(maySettle(rights, ship('ETO', 'CE'), 'asset', 'version')).toBe(true);
  });

  test('has an answer for what only a newer app knows', () => {
    expect(maySettle(rights, ship('MASTER'), 'newerThing', 'x')).toBe(true);
    expect(maySettle(rights, ship('RATING'), '__proto__', 'x')).toBe(false);
  });
});

test('the owner’s side leads', () => {
  expect(ownerOf('asset', 'e22Category')).toBe('shore');
  expect(leads('shore', 'asset', 'e22Category')).toBe(true);
  expect(leads('ship', 'asset', 'e22Category')).toBe(false);
  expect(leads('ship', 'asset', 'version')).toBe(true);
});

test('data of another shape is an answer, not a crash', () => {
  expect(readSettleRights({ ...rights }).ok).toBe(true);
  for (const raw of [null, 5, {}, { ...rights, rows: [{}] }, { ...rights, extra: 1 }])
    expect(readSettleRights(raw)).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
  const wrong = { ...rights, byOwner: { ...rights.byOwner, ship: { ship: ['ADMIRAL'], shore: [] } } };
  expect(readSettleRights(wrong)).toMatchObject({ ok: false, error: { params: { field: 'byOwner.ship.ship.0' } } });
});
