import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import { KINDS, kindOf } from '#shared/domain/kinds.ts';
import { FilledRecords } from '#tests/paper/filled-records.ts';
import { plainRecord } from './plain-record.ts';

const filled = new FilledRecords();

test.each(Object.keys(KINDS))('of a %s every field goes into a pack but those that are marked', (collection) => {
  const row = filled.record(collection) as RecordRow;
  const { values } = JSON.parse(JSON.stringify(plainRecord(row))) as { readonly values: object };
  for (const [field, spec] of Object.entries(kindOf(collection).fields)) {
    if (!(field in row.values)) continue;
    const isKept = !spec.restricted && !['wrappedKey', 'recovery', 'sealed', 'answerBox', 'parent'].includes(field);
    expect(field in values, field).toBe(isKept);
  }
});
