import type { SchemaSnapshot } from './describe-schema.ts';

/**
 * What a change of the schema breaks for ships that update months apart (style.md 5). Allowed are new kinds, new fields
 * with a raised version, new codes, longer limits, and fields that become restricted or stop being required.
 *
 * A data rewrite that changes the meaning of a value slips past this: reviewers look for it.
 */
export function schemaBreaks(before: SchemaSnapshot, after: SchemaSnapshot): readonly string[] {
  return Object.keys(before).flatMap((collection) => kindBreaks(collection, before, after));
}

function kindBreaks(collection: string, before: SchemaSnapshot, after: SchemaSnapshot): readonly string[] {
  const old = before[collection];
  const now = after[collection];
  if (!old) return [];
  if (!now) return [`${collection}: removed; leave it and list it as retired`];
  return [
    ...headBreaks(collection, old.head, now.head),
    ...versionBreaks(collection, old, now),
    ...Object.entries(old.fields).flatMap(([field, line]) =>
      fieldBreaks(`${collection}.${field}`, line, now.fields[field]),
    ),
    ...Object.entries(now.fields).flatMap(([field, line]) =>
      field in old.fields || !read(line).has('required')
        ? []
        : [`${collection}.${field}: new and required; records of older apps lack it`],
    ),
  ];
}

function headBreaks(collection: string, old: string, now: string): readonly string[] {
  const [a, b] = [read(old), read(now)];
  return ['lane', 'parent', 'number', 'filed'].flatMap((key) =>
    a.get(key) === b.get(key)
      ? []
      : [`${collection}: ${key} was ${a.get(key) ?? 'absent'}, is ${b.get(key) ?? 'absent'}`],
  );
}

type Kind = SchemaSnapshot[string];

function versionBreaks(collection: string, old: Kind, now: Kind): readonly string[] {
  const [before, after] = [versionOf(old.head), versionOf(now.head)];
  if (after < before) return [`${collection}: version went back from ${before} to ${after}`];
  const added = Object.keys(now.fields).filter((field) => !(field in old.fields));
  return added.length > 0 && after === before
    ? [`${collection}: ${added.join(', ')} added without raising version ${before}`]
    : [];
}

function versionOf(head: string): number {
  return Number(/^v(\d+)\b/.exec(head)?.[1] ?? 0);
}

function fieldBreaks(name: string, old: string, now: string | undefined): readonly string[] {
  if (now === undefined) return [`${name}: removed; leave it and list it as retired`];
  const [a, b] = [read(old), read(now)];
  const fixed = ['rule', 'type', 'owner', 'to'].flatMap((key) =>
    a.get(key) === b.get(key) ? [] : [`${name}: ${key} was ${a.get(key) ?? 'absent'}, is ${b.get(key) ?? 'absent'}`],
  );
  return [...fixed, ...valueBreaks(name, a.get('values'), b.get('values')), ...limitBreaks(name, a, b)];
}

function valueBreaks(name: string, old: string | undefined, now: string | undefined): readonly string[] {
  if (old === undefined) return now === undefined ? [] : [`${name}: any value was allowed, now only codes`];
  if (now === undefined) return [`${name}: its codes are gone`];
  const gone = old.split('|').filter((value) => !now.split('|').includes(value));
  return gone.map((value) => `${name}: code ${value} removed`);
}

function limitBreaks(name: string, a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] {
  const max = (line: ReadonlyMap<string, string>) => Number(line.get('max') ?? Number.POSITIVE_INFINITY);
  return [
    max(b) < max(a) ? `${name}: limit fell from ${max(a)} to ${max(b)}` : '',
    b.has('required') && !a.has('required') ? `${name}: required now, was not` : '',
    a.has('restricted') && !b.has('restricted') ? `${name}: was restricted, is open to all now` : '',
  ].filter((problem) => problem !== '');
}

/** 'scalar code ship values=a|b required' → rule, type, owner and the rest by name. */
function read(line: string): ReadonlyMap<string, string> {
  const [rule = '', type = '', owner = '', ...rest] = line.split(' ');
  const isHead = /^v\d+$/.test(rule);
  const pairs = (isHead ? [type, owner, ...rest] : rest).filter(Boolean).map((word): [string, string] => {
    const [key = '', value = 'yes'] = word.split('=');
    return [key, value];
  });
  return new Map(isHead ? pairs : [['rule', rule], ['type', type], ['owner', owner], ...pairs]);
}
