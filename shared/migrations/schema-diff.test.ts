import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldSpec, RecordKind } from '#shared/domain/kind.ts';
import { KINDS, kindOf } from '#shared/domain/kinds.ts';
import { describeSchema } from './describe-schema.ts';
import { RETIRED } from './retired.ts';
import { schemaBreaks } from './schema-diff.ts';
import snapshot from './schema-snapshot.json' with { type: 'json' };

describe('the real schema', () => {
  test('only adds to what was committed', async () => {
    const now = describeSchema(KINDS);
    expect(schemaBreaks(snapshot, now)).toEqual([]);
    // An addition is committed with `vitest -u`, which is not reached while anything is broken.
    await expect(`${JSON.stringify(now, null, 2)}\n`).toMatchFileSnapshot('./schema-snapshot.json');
  });

  test('keeps retired names declared and optional', () => {
    for (const collection of RETIRED.collections) expect(kindOf(collection).version).toBeGreaterThan(0);
    for (const name of RETIRED.fields) {
      const [collection = '', field = ''] = name.split('.');
      expect(kindOf(collection).fields[field], name).toBeDefined();
      expect(kindOf(collection).fields[field]?.required, name).not.toBe(true);
    }
  });

  test('writes names that the descriptions can hold', () => {
    for (const [collection, { head, fields }] of Object.entries(describeSchema(KINDS))) {
      for (const line of [head, ...Object.values(fields)])
        expect(line, collection).toMatch(/^[\w=|.*-]+( [\w=|.*-]+)*$/);
    }
  });
});

describe('a change', () => {
  const field: FieldSpec = { rule: 'scalar', type: 'string', owner: 'ship', max: 100, restricted: true };
  const choice: FieldSpec = { rule: 'scalar', type: 'code', owner: 'ship', values: ['a', 'b'] };
  const kind: RecordKind = {
    collection: 'thing',
    version: 1,
    number: 'THG',
    lane: 'routine',
    fields: {
      name: field,
      choice,
      maker: { rule: 'scalar', type: 'ref', owner: 'ship', to: 'contact', required: true },
    },
  };
  const breaks = (now: RecordKind) => schemaBreaks(describeSchema({ thing: kind }), describeSchema({ thing: now }));
  const withField = (name: string, spec: FieldSpec, version = 1) => ({
    ...kind,
    version,
    fields: { ...kind.fields, [name]: spec },
  });

  test.each<[string, RecordKind]>([
    ['nothing', kind],
    ['a field with a raised version', withField('added', field, 2)],
    ['a longer limit', withField('name', { ...field, max: 101 })],
    ['a new code', withField('choice', { ...choice, values: ['a', 'b', 'c'] })],
    ['no longer required', withField('maker', { rule: 'scalar', type: 'ref', owner: 'ship', to: 'contact' })],
    ['restricted', withField('choice', { ...choice, restricted: true })],
  ])('may be: %s', (_, now) => {
    expect(breaks(now)).toEqual([]);
  });

  test.each<[string, RecordKind, RegExp]>([
    ['a field without a raised version', withField('added', field), /added without raising/],
    ['a required field', withField('added', { ...field, required: true }, 2), /new and required/],
    ['a field removed', { ...kind, fields: { name: field, choice } }, /maker: removed/],
    ['another rule', withField('name', { ...field, rule: 'text' }), /rule was scalar, is text/],
    ['another type', withField('name', { ...field, type: 'json' }), /type was string/],
    ['another owner', withField('name', { ...field, owner: 'shore' }), /owner was ship, is shore/],
    [
      'another target',
      withField('maker', { rule: 'scalar', type: 'ref', owner: 'ship', to: 'person' }),
      /to was contact/,
    ],
    ['a code removed', withField('choice', { ...choice, values: ['a'] }), /code b removed/],
    ['codes dropped', withField('choice', { rule: 'scalar', type: 'code', owner: 'ship' }), /codes are gone/],
    ['a shorter limit', withField('name', { ...field, max: 99 }), /limit fell/],
    ['required', withField('choice', { ...choice, required: true }), /required now/],
    ['opened to all', withField('name', { ...field, restricted: false }), /open to all/],
    ['another number', { ...kind, number: 'THN' }, /number was THG/],
    ['another lane', { ...kind, lane: 'urgent' }, /lane was routine/],
    ['another parent', { ...kind, parent: 'drill' }, /parent was absent/],
    ['an older version', { ...kind, version: 0 }, /version went back/],
  ])('may not be: %s', (_, now, message) => {
    expect(breaks(now).join('\n')).toMatch(message);
  });

  test('may not remove a kind, may add one', () => {
    expect(schemaBreaks(describeSchema({ thing: kind }), {})).toHaveLength(1);
    expect(schemaBreaks({}, describeSchema({ thing: kind }))).toEqual([]);
  });

  test('of any real field is found when its owner, rule or name changes', () => {
    const names = Object.values(KINDS).flatMap((k) => Object.keys(k.fields).map((f) => [k.collection, f] as const));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('owner', 'rule', 'gone'), ([collection, name], how) => {
        const was = kindOf(collection);
        const { [name]: spec, ...others } = was.fields as Record<string, FieldSpec>;
        const changed: FieldSpec | undefined =
          spec && how === 'owner'
            ? { ...spec, owner: spec.owner === 'ship' ? 'shore' : 'ship' }
            : spec && { ...spec, rule: spec.rule === 'scalar' ? 'set' : 'scalar' };
        const now = how === 'gone' ? others : { ...others, [name]: changed as FieldSpec };
        expect(schemaBreaks(snapshot, describeSchema({ ...KINDS, [collection]: { ...was, fields: now } }))).not.toEqual(
          [],
        );
      }),
    );
  });
});
