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
  const [row] = parse<Record<string, string>>(csv.slice(1), { header: true, delimiter: ',' }).data;
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

test.each(['=1+1\nline two', '\n=1+1', ' =1+1', '\t=1+1', '-1+1', '+1', '@SUM(1)', '＝1+1'])(
  'nor does %j, however it is disguised',
  async (name) => {
    const row = { ...asset, values: { ...asset.values, name } } as RecordRow;
    const csv = text(await listFile('csv', 'asset', [row], true));
    const [read] = parse<Record<string, string>>(csv.slice(1), { header: true, delimiter: ',' }).data;
    expect(read?.['name']).toBe(`'${name}`);
  },
);

test('a number below zero stays a number', async () => {
  const row = { ...asset, values: { ...asset.values, maxOutageMin: -5 } } as RecordRow;
  const csv = text(await listFile('csv', 'asset', [row], true));
  expect(parse<Record<string, string>>(csv.slice(1), { header: true, delimiter: ',' }).data[0]?.['maxOutageMin']).toBe(
    '-5',
  );
});

test('a text longer than a cell of a workbook is cut there, marked, and whole in the other formats', async () => {
  const long = `${'x'.repeat(40_000)}end`;
  const row = { ...asset, values: { ...asset.values, name: long } } as RecordRow;
  const parts = unzipSync(await listFile('xlsx', 'asset', [row], true));
  const [cut = ''] =
    /x{1000,}[^<]*/.exec(
      Object.values(parts)
        .map((part) => strFromU8(part))
        .join(''),
    ) ?? [];
  expect(cut.length).toBe(32_767);
  expect(cut.endsWith('x…')).toBe(true);
  for (const format of ['csv', 'json'] as const)
    expect(text(await listFile(format, 'asset', [row], true))).toContain(long);
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
