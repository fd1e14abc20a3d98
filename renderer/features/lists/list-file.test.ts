import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import { AT, FilledRecords } from '#tests/paper/filled-records.ts';
import { listFile } from './list-file.ts';
import { listTable } from './list-table.ts';

const filled = new FilledRecords();
const asset = filled.record('asset', { name: '=HYPERLINK("http://evil","x")', ipAddresses: ['10.0.0.5'] }) as RecordRow;
const sealed = filled.record('report', { sealed: new Uint8Array([1]), confidential: true }) as RecordRow;
const open = filled.record('report', { sealed: undefined, answerBox: undefined, confidential: false }) as RecordRow;
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test('codes, not words; instants and days as ISO; every field of the kind', async () => {
  const csv = text(await listFile('csv', 'report', [open], true));
  expect(csv.startsWith('\uFEFFid,number,createdAt')).toBe(true);
  const [row] = parse<Record<string, string>>(csv.slice(1), { header: true }).data;
  expect(row).toMatchObject({ kind: 'nonConformity', createdAt: new Date(AT).toISOString(), number: open.number });
  expect(row?.['happenedAt']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(row?.['dueOn']).toMatch(/^\d{4}-\d\d-\d\d$/);
  const [object] = JSON.parse(text(await listFile('json', 'report', [open], true)));
  for (const field of Object.keys(open.values)) if (field !== 'number') expect(object, field).toHaveProperty(field);
});

test('a cell that looks like a formula stays a text', async () => {
  const csv = text(await listFile('csv', 'asset', [asset], true));
  expect(csv).toContain(`'=HYPERLINK`);
  const parts = unzipSync(await listFile('xlsx', 'asset', [asset], true));
  const sheet = Object.entries(parts).find(([name]) => name.startsWith('xl/worksheets/'))?.[1];
  expect(strFromU8(sheet ?? new Uint8Array())).not.toContain('<f>');
  const all = Object.values(parts).map((part) => strFromU8(part));
  expect(all.join('')).toContain('=HYPERLINK(');
});

test('connection data goes only to who may see it, sealed reports to nobody', async () => {
  expect(text(await listFile('json', 'asset', [asset], true))).toContain('10.0.0.5');
  for (const format of ['csv', 'json'] as const) {
    const without = text(await listFile(format, 'asset', [asset], false));
    expect(without).not.toContain('10.0.0.5');
    expect(without).not.toContain('ipAddresses');
  }
  expect(listTable('report', [sealed, open], true).rows.map(([id]) => id)).toEqual([open.id]);
});
