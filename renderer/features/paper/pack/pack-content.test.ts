import { expect, test } from 'vitest';
import type { RecordQuery, RecordRow } from '#renderer/data/index.ts';
import { AT, FilledRecords } from '#tests/paper/filled-records.ts';
import { rowsFor } from './pack-content.ts';

const DAY = 86_400_000;
const filled = new FilledRecords();
const report = (more: Parameters<FilledRecords['record']>[1]) => filled.record('report', more) as RecordRow;
const plain = { sealed: undefined, answerBox: undefined, confidential: false };

test('a pack holds what happened in its days, both included, and never a sealed report', async () => {
  const on = (at: number) => report({ ...plain, happenedAt: at });
  const rows = [
    report({ confidential: true, sealed: new Uint8Array([1]), happenedAt: AT }),
    on(Date.UTC(2026, 10, 20) - 1),
    on(Date.UTC(2026, 10, 20)),
    on(Date.UTC(2026, 10, 22) + DAY - 1),
    on(Date.UTC(2026, 10, 23)),
  ];
  const source = {
    getRecords: async (query: RecordQuery) => rows.filter((row) => row.collection === query.collection),
  };
  const found = await rowsFor(source, 'report', { fromOn: '2026-11-20', toOn: '2026-11-22' });
  expect(found.map(({ id }) => id)).toEqual([rows[2]?.id, rows[3]?.id]);
});

test('registers that have no day are there as they stand', async () => {
  const document = filled.record('document') as RecordRow;
  const source = { getRecords: async () => [document] };
  expect(await rowsFor(source, 'document', { fromOn: '2020-01-01', toOn: '2020-01-02' })).toEqual([document]);
});
