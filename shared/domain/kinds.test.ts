import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_PARENT } from './any-parent.ts';
import type { FieldSpec, RecordKind } from './kind.ts';
import {
  COLLECTIONS,
  childrenOf,
  fieldSpec,
  isFiled,
  isKnownCollection,
  isKnownField,
  KINDS,
  kindOf,
  workflowOf,
} from './kinds.ts';

const kinds = Object.values(KINDS);
const fields = kinds.flatMap((kind) =>
  Object.entries(kind.fields).map(([name, spec]): [string, string, FieldSpec, RecordKind] => [
    kind.collection,
    name,
    spec,
    kind,
  ]),
);

describe('the list of kinds', () => {
  test('holds every record of design.md 8', () => {
    const wanted = [
      ['vessel', 'person', 'asset', 'zone', 'conduit', 'mediaLog', 'vendorSession'],
      ['drillPlan', 'drill', 'drillStep', 'drillTimeline', 'drillAttendance', 'drillScore'],
      ['backupPlan', 'backup', 'restoreTest', 'restoreStep'],
      ['incident', 'incidentTimeline', 'incidentDecision', 'incidentNotification', 'incidentEvidence'],
      ['report', 'reportRemark', 'action', 'answer', 'risk', 'advisoryMatch', 'document', 'contact'],
      ['signature', 'attachment', 'setting', 'message'],
    ].flat();
    expect(COLLECTIONS).toEqual(expect.arrayContaining(wanted));
  });

  test('names each collection once, as ids can carry it', () => {
    expect(new Set(COLLECTIONS).size).toBe(COLLECTIONS.length);
    for (const collection of COLLECTIONS) expect(collection).toMatch(/^[a-z][A-Za-z0-9]{0,31}$/);
  });

  test('gives each numbered kind its own prefix and a field for the number', () => {
    const numbered = kinds.filter((kind) => kind.number !== undefined);
    expect(new Set(numbered.map((kind) => kind.number)).size).toBe(numbered.length);
    for (const kind of numbered) {
      expect(kind.number).toMatch(/^[A-Z]{3}$/);
      expect(kind.fields.number, kind.collection).toMatchObject({ rule: 'scalar', type: 'string', owner: 'ship' });
    }
  });

  test('gives each child its parent, in the parent’s lane by default', () => {
    for (const kind of kinds) {
      expect('parent' in kind.fields, kind.collection).toBe(kind.parent !== undefined);
      if (kind.parent === undefined) continue;
      expect(kind.fields.parent?.type).toBe('ref');
      if (kind.parent === ANY_PARENT) expect(kind.fields.parent?.to).toBeUndefined();
      else {
        expect(kind.fields.parent).toMatchObject({ to: kind.parent, required: true });
        expect(kind.lane).toBe(kindOf(kind.parent).lane);
      }
    }
  });

  test('gives every record a removal, owned by shore only in its libraries', () => {
    const shores = kinds.filter((kind) => kind.fields.removed?.owner === 'shore').map((kind) => kind.collection);
    expect(shores.sort()).toEqual(['contact', 'document', 'drillPlan', 'message', 'setting']);
    for (const kind of kinds)
      expect(kind.fields.removed, kind.collection).toMatchObject({ rule: 'removal', type: 'json' });
  });
});

describe('every field', () => {
  test.each(fields)('%s.%s is well formed', (_, name, spec) => {
    expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
    if (spec.type === 'code') expect(spec.values?.length).toBeGreaterThan(1);
    if (spec.values) expect(new Set(spec.values).size).toBe(spec.values.length);
    if (spec.to) expect(isKnownCollection(spec.to)).toBe(true);
    if (spec.to) expect(['ref', 'list']).toContain(spec.type);
    expect(spec.type === 'list').toBe(spec.rule === 'set');
    expect(spec.rule === 'removal').toBe(name === 'removed');
    expect(spec.rule === 'workflow').toBe(name === 'state');
    if (spec.rule === 'text') expect(spec.type).toBe('string');
    if (spec.type === 'string') expect(spec.max).toBeGreaterThan(0);
    expect(/At$/.test(name)).toBe(spec.type === 'instant');
    if (/On$/.test(name) && spec.type !== 'day') expect(['installedOn', 'matchedOn', 'dependsOn']).toContain(name);
    if (spec.type === 'day') expect(name).toMatch(/On$/);
  });

  test('means the same type wherever its name is used', () => {
    const types = new Map<string, Set<string>>();
    for (const [, name, spec] of fields) types.set(name, (types.get(name) ?? new Set()).add(spec.type));
    const mixed = [...types].filter(([, set]) => set.size > 1).map(([name]) => name);
    expect(mixed).toEqual([]);
  });
});

describe('owners (design.md 4)', () => {
  test.each([
    ['asset', 'e22Category', 'shore'],
    ['asset', 'e26InScope', 'shore'],
    ['asset', 'exclusionReason', 'shore'],
    ['asset', 'version', 'ship'],
    ['asset', 'restoreMediaPlace', 'ship'],
    ['report', 'state', 'shore'],
    ['report', 'class', 'shore'],
    ['report', 'answer', 'shore'],
    ['report', 'answerBox', 'shore'],
    ['report', 'description', 'ship'],
    ['reportRemark', 'reply', 'shore'],
    ['incident', 'state', 'shore'],
    ['incident', 'awareShipAt', 'ship'],
    ['incident', 'awareCompanyAt', 'shore'],
    ['action', 'dueOn', 'shore'],
    ['action', 'doneOn', 'ship'],
    ['drill', 'state', 'ship'],
    ['restoreTest', 'state', 'ship'],
    ['backupPlan', 'rtoMin', 'shore'],
    ['setting', 'value', 'shore'],
    ['document', 'edition', 'shore'],
    ['document', 'hardCopyPlaces', 'ship'],
    ['vessel', 'shortCode', 'shore'],
  ])('%s.%s belongs to the %s', (collection, field, owner) => {
    expect(fieldSpec(collection, field).owner).toBe(owner);
  });
});

describe('restricted fields', () => {
  test('are the connection data, not the zone that everybody sees on the map', () => {
    const hidden = Object.entries(kindOf('asset').fields).flatMap(([name, spec]) => (spec.restricted ? [name] : []));
    expect(hidden.sort()).toEqual([
      'conduits',
      'connections',
      'flows',
      'ipAddresses',
      'macAddresses',
      'peers',
      'ports',
      'protocols',
      'remoteAccess',
      'subnet',
      'switchPort',
      'untrustedExposure',
      'vlan',
    ]);
    expect(fieldSpec('asset', 'zone').restricted).toBeUndefined();
    expect(fieldSpec('incident', 'indicators').restricted).toBe(true);
  });
});

describe('what this app does not know', () => {
  test('is a scalar of the ship, and never fails', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (collection, field) => {
        fc.pre(!isKnownField(collection, field) && field !== 'removed');
        expect(fieldSpec(collection, field)).toEqual({ rule: 'scalar', type: 'json', owner: 'ship' });
        if (!isKnownCollection(collection))
          expect(kindOf(collection)).toMatchObject({ version: 0, lane: 'routine', fields: {} });
      }),
    );
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is not confused by the name %s', (name) => {
    expect(isKnownCollection(name)).toBe(false);
    expect(kindOf(name).version).toBe(0);
    expect(fieldSpec('asset', name)).toEqual({ rule: 'scalar', type: 'json', owner: 'ship' });
    expect(fieldSpec(name, name).type).toBe('json');
    expect(workflowOf(name)).toBeUndefined();
  });

  test('still knows a removal', () => {
    expect(fieldSpec('newerThing', 'removed').rule).toBe('removal');
  });
});

describe('children and filing', () => {
  test('lists what may hang under a record', () => {
    expect(childrenOf('drill')).toEqual(
      expect.arrayContaining(['drillStep', 'drillScore', 'signature', 'attachment', 'action']),
    );
    expect(childrenOf('drill')).not.toContain('restoreStep');
    expect(childrenOf('incidentEvidence')).toContain('incidentCustody');
    expect(childrenOf('newerThing')).toEqual(['action', 'signature', 'attachment']);
  });

  test('a record is filed when its number is spent', () => {
    expect(isFiled('report', {})).toBe(false);
    expect(isFiled('report', { number: '' })).toBe(false);
    expect(isFiled('report', { number: 'NCR-TP-A-0007' })).toBe(true);
    expect(isFiled('asset', { number: 'AST-TP-A-0002' })).toBe(false);
    expect(isFiled('signature', {})).toBe(true);
    expect(isFiled('newerThing', { number: 'X' })).toBe(false);
  });
});
