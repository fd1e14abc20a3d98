import { describe, expect, test } from 'vitest';
import { COLLECTIONS, isKnownField, kindOf } from '#shared/domain/kinds.ts';
import { maySettle, readSettleRights, type SettleRights, settlingRoles } from '#shared/domain/ownership.ts';
import { effectiveRoles } from '#shared/domain/roles.ts';
import raw from './settle-rights.json' with { type: 'json' };

const read = readSettleRights(raw);
const rights = (read.ok ? read.value : undefined) as SettleRights;

test('the data has the shape of its schema', () => {
  expect(read).toMatchObject({ ok: true });
});

test('rows have their own ids and name real kinds and fields', () => {
  expect(new Set(rights.rows.map((row) => row.id)).size).toBe(rights.rows.length);
  for (const { id, collections, fields } of rights.rows) {
    for (const collection of collections) expect(COLLECTIONS, id).toContain(collection);
    for (const field of fields ?? [])
      for (const collection of collections) expect(isKnownField(collection, field), `${id} ${field}`).toBe(true);
  }
});

test('roles stand on their own side', () => {
  for (const { ship, shore } of [...rights.rows, rights.byOwner.ship, rights.byOwner.shore]) {
    expect(effectiveRoles('ship', ship)).toEqual(ship);
    expect(effectiveRoles('shore', shore)).toEqual(shore);
  }
});

describe('on every field', () => {
  test('somebody ashore may settle, so nothing stays open for ever', () => {
    for (const collection of COLLECTIONS)
      for (const field of Object.keys(kindOf(collection).fields))
        expect(settlingRoles(rights, 'shore', collection, field).length, `${collection}.${field}`).toBeGreaterThan(0);
  });

  test('the ship settles nothing that shore owns, and what it owns unless it is sealed', () => {
    const exceptions = ['report.sealed', 'report.sealedFor', 'report.sealedOn', 'report.confidential'];
    for (const collection of COLLECTIONS) {
      for (const [field, { owner }] of Object.entries(kindOf(collection).fields)) {
        const roles = settlingRoles(rights, 'ship', collection, field);
        const name = `${collection}.${field}`;
        if (owner === 'shore') expect(roles, name).toEqual([]);
        if (owner === 'ship' && !exceptions.includes(name)) expect(roles, name).toContain('MASTER');
      }
    }
  });

  test('neither the ETO nor a rating settles alone', () => {
    for (const collection of COLLECTIONS)
      for (const field of Object.keys(kindOf(collection).fields))
        expect(maySettle(rights, { side: 'ship', roles: ['ETO', 'RATING'] }, collection, field)).toBe(false);
  });
});

test.each([
  ['DPA', 'report', 'state', true],
  ['FCM', 'report', 'state', false],
  ['DPA', 'report', 'sealed', true],
  ['FCM', 'report', 'sealed', false],
  ['TSI', 'asset', 'e22Category', true],
  ['FCM', 'asset', 'version', true],
  ['SHOREIT', 'asset', 'version', false],
  ['CYSO', 'drill', 'lessons', true],
  ['DPA', 'incident', 'state', true],
  ['CSO', 'incident', 'state', false],
])('ashore %s settles %s.%s: %s', (role, collection, field, may) => {
  expect(maySettle(rights, { side: 'shore', roles: [role] }, collection, field)).toBe(may);
});
