import { describe, expect, test } from 'vitest';
import en from '#resources/locales/en/fields.json' with { type: 'json' };
import ru from '#resources/locales/ru/fields.json' with { type: 'json' };
import type { RecordKind } from '#shared/domain/kind.ts';
import { KINDS } from '#shared/domain/kinds.ts';
import { codeKeys, labelKeys } from './field-keys.ts';

type Tree = { readonly [key: string]: string | Tree };

function has(tree: Tree, key: string): boolean {
  const found = key
    .split('.')
    .reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), tree);
  return typeof found === 'string';
}

const kinds: readonly RecordKind[] = Object.values(KINDS);

describe.each([
  ['en', en],
  ['ru', ru],
] as const)('in %s', (_language, tree) => {
  test('every kind of record, every field and every code of today has words', () => {
    const missing: string[] = [];
    for (const { collection, fields } of kinds) {
      if (!has(tree, `record.${collection}`)) missing.push(collection);
      for (const [field, { values = [] }] of Object.entries(fields)) {
        if (!labelKeys(collection, field).some((key) => has(tree, key))) missing.push(`${collection}.${field}`);
        for (const code of values)
          if (!codeKeys(collection, field, code).some((key) => has(tree, key)))
            missing.push(`${collection}.${field} = ${code}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
