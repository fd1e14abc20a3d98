import { describe, expect, test } from 'vitest';
import { drillWorkflow } from '#shared/domain/drill.ts';
import { COLLECTIONS, isKnownField } from '#shared/domain/kinds.ts';
import {
  type Change,
  type Doer,
  GUARDED_COMMANDS,
  mayChange,
  mayCommand,
  type RoleRights,
  readRoleRights,
} from '#shared/domain/role-rights.ts';
import { maySeeRestricted, ROLE_CODES, rolesOf } from '#shared/domain/roles.ts';
import en from '../locales/en/people.json' with { type: 'json' };
import ru from '../locales/ru/people.json' with { type: 'json' };
import rawMatrix from './risk-matrix.json' with { type: 'json' };
import raw from './role-rights.json' with { type: 'json' };

const read = readRoleRights(raw);
const rights = (read.ok ? read.value : undefined) as RoleRights;

const aboard = (...roles: readonly string[]): Doer => ({ side: 'ship', roles, record: 'person.a.1' });
const ashore = (...roles: readonly string[]): Doer => ({ side: 'shore', roles, record: 'person.b.1' });
const NOBODY: Doer = { side: 'ship', roles: [], record: null };

function change(collection: string, field: string, more: Partial<Change> = {}): Change {
  return { collection, field, record: `${collection}.a.9`, isNew: false, codes: [], ...more };
}

test('the data has the shape of its schema, with its own ids and names', () => {
  expect(read).toMatchObject({ ok: true });
  for (const of of [rights.rows.map(({ id }) => id), rights.rows.map(({ capability }) => capability)])
    expect(new Set(of).size).toBe(of.length);
});

test('every row names what exists, and has words in both languages', () => {
  for (const { capability, covers } of rights.rows) {
    for (const right of [en.right, ru.right]) expect(right).toHaveProperty(capability, expect.stringMatching(/.+/));
    for (const { collections, fields, codes } of covers) {
      for (const collection of collections) expect(COLLECTIONS, capability).toContain(collection);
      for (const field of fields ?? [])
        for (const collection of collections)
          expect(isKnownField(collection, field), `${capability} ${collection}.${field}`).toBe(true);
      for (const code of codes ?? []) expect(ROLE_CODES, capability).toContain(code);
    }
  }
});

test('every command that is guarded has a row, and every kind of record but the log of the link', () => {
  for (const command of GUARDED_COMMANDS)
    expect(
      rights.rows.filter(({ commands }) => commands?.includes(command)),
      command,
    ).toHaveLength(1);
  const covered = new Set(rights.rows.flatMap(({ covers }) => covers.flatMap(({ collections }) => collections)));
  expect(COLLECTIONS.filter((collection) => !covered.has(collection))).toEqual(['linkEvent']);
});

test('only whom the matrix names decides about a risk, and every officer may still write one down and look at it again', () => {
  const deciders = new Set(rawMatrix.levels.flatMap(({ accept }) => accept));
  const { ship = [], shore = [] } = rights.rows.find(({ capability }) => capability === 'riskDecide') ?? {};
  expect(new Set([...ship, ...shore])).toEqual(deciders);
  const may = (doer: Doer, field: string, isNew = false) =>
    mayChange(rights, doer, change('risk', field, { isNew })).ok;
  for (const field of ['decision', 'status', 'approvedBy'])
    expect([aboard('3E'), aboard('MASTER'), ashore('TSI'), ashore('DPA')].map((doer) => may(doer, field))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  expect(may(aboard('3E'), 'status', true)).toBe(true);
  expect(may(aboard('3E'), 'reviewedOn')).toBe(true);
});

test('whoever may see connection data ashore and aboard are those of the role table', () => {
  expect(rolesOf('ship').filter((role) => maySeeRestricted([role]))).toEqual(['MASTER', 'CE', 'ETO']);
});

describe('aboard', () => {
  test.each<[readonly string[], string, string, boolean]>([
    [['RATING'], 'report', 'description', true],
    [['RATING'], 'incident', 'title', true],
    [['RATING'], 'drill', 'state', true], // the stop word
    [['RATING'], 'drill', 'lessons', false],
    [['RATING'], 'asset', 'name', false],
    [['ETO'], 'asset', 'name', true],
    [['ETO'], 'person', 'name', false],
    [['CO'], 'person', 'name', true],
    [['CO'], 'person', 'publicKey', false],
    [['MASTER'], 'person', 'publicKey', true],
    [['MASTER'], 'setting', 'value', false], // policies are the company's
    [['MASTER'], 'message', 'text', false],
    [['RATING'], 'message', 'receiptAt', true],
    [['DPA'], 'person', 'name', false], // a crew record that claims to be DPA counts for nothing
  ])('%j changes %s.%s: %s', (roles, collection, field, may) => {
    expect(mayChange(rights, aboard(...roles), change(collection, field)).ok).toBe(may);
  });

  test('a refusal names the capability that is missing', () => {
    expect(mayChange(rights, aboard('RATING'), change('asset', 'name'))).toMatchObject({
      error: { code: 'auth/forbidden', params: { capability: 'assetWrite' } },
    });
  });

  test('a chief officer adds a sailor and makes nobody a Master; the Master does', () => {
    const roles = (...codes: readonly string[]) => change('person', 'roles', { isNew: true, codes });
    expect(mayChange(rights, aboard('CO'), roles('2O')).ok).toBe(true);
    expect(mayChange(rights, aboard('CO'), roles('2O', 'MASTER')).ok).toBe(false);
    expect(mayChange(rights, aboard('MASTER'), roles('MASTER')).ok).toBe(true);
    expect(mayChange(rights, aboard('CO'), change('person', 'publicKey', { isNew: true })).ok).toBe(true);
  });

  test('each sets their own language, and nobody else’s', () => {
    const rating = aboard('RATING');
    const own = change('person', 'uiLanguage', { record: rating.record ?? '' });
    expect(mayChange(rights, rating, own).ok).toBe(true);
    expect(mayChange(rights, rating, { ...own, record: 'person.a.2' }).ok).toBe(false);
    expect(mayChange(rights, rating, { ...own, field: 'roles', codes: ['MASTER'] }).ok).toBe(false);
  });

  test('without a name one reports and does nothing else', () => {
    expect(mayChange(rights, NOBODY, change('report', 'description', { isNew: true })).ok).toBe(true);
    expect(mayChange(rights, NOBODY, change('attachment', 'name', { isNew: true })).ok).toBe(true);
    for (const collection of ['asset', 'drill', 'backup', 'person', 'action', 'signature', 'linkEvent', 'ofNewerApp'])
      expect(mayChange(rights, NOBODY, change(collection, 'name')).ok, collection).toBe(false);
  });

  test('a kind that only a newer app knows is not taken from anybody with a name', () => {
    expect(mayChange(rights, aboard(), change('ofNewerApp', 'text')).ok).toBe(true);
  });

  test('commands go by the same rows', () => {
    expect(mayCommand(rights, aboard('MASTER'), 'resetPin').ok).toBe(true);
    expect(mayCommand(rights, aboard('CO'), 'resetPin').ok).toBe(false);
    expect(mayCommand(rights, aboard('ETO'), 'setAutoLock').ok).toBe(false);
    expect(mayCommand(rights, NOBODY, 'chooseLink').ok).toBe(false);
  });
});

test('ashore the company sets policies and writes messages, and a superintendent keeps no crew list', () => {
  expect(mayChange(rights, ashore('FCM'), change('setting', 'value')).ok).toBe(true);
  expect(mayChange(rights, ashore('SHOREIT'), change('setting', 'value')).ok).toBe(false);
  expect(mayChange(rights, ashore('TSI'), change('message', 'text')).ok).toBe(true);
  expect(mayChange(rights, ashore('TSI'), change('person', 'name')).ok).toBe(false);
  expect(mayChange(rights, ashore('MASTER'), change('asset', 'name')).ok).toBe(false); // a ship's role counts for nothing
});

test('whoever may plan a drill may also set it ready', () => {
  const mayReady: readonly string[] = drillWorkflow.transitions.draft.ready;
  const planners = ROLE_CODES.filter((role) => mayChange(rights, aboard(role), change('drillPlan', 'plannedOn')).ok);
  expect(planners).toContain('OOW');
  expect(planners.filter((role) => !mayReady.includes(role))).toEqual([]);
});
