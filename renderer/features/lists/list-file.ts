import { unparse } from 'papaparse';
import type { RecordRow } from '#renderer/data/index.ts';
import { utf8 } from '#shared/base/bytes.ts';
import type { ListFormat } from './list-formats.ts';
import { type Cell, listTable } from './list-table.ts';

export const MIME: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/**
 * What a spreadsheet would run: it looks past gaps and the ends of lines, and takes the wide signs of an Asian keyboard too.
 * The library's own pattern lets a text of several lines through.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** Most signs of a cell that Excel opens; a longer one makes it call the whole file broken. */
const CELL_MAX = 32_767;

/** These rows as a file, the same fields in each format. */
export async function listFile(
  format: ListFormat,
  collection: string,
  rows: readonly RecordRow[],
  maySee: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const table = listTable(collection, rows, maySee);
  switch (format) {
    case 'csv': {
      // A spreadsheet would run a cell that begins like a formula; the mark at the start is what Excel needs.
      const options = { newline: '\r\n', escapeFormulae: FORMULA };
      const data = table.rows.map((row) => [...row]);
      return new Uint8Array(utf8(`\uFEFF${unparse({ fields: [...table.fields], data }, options)}\r\n`));
    }
    case 'json': {
      const objects = table.rows.map((row) =>
        Object.fromEntries(table.fields.map((field, at) => [field, row[at] ?? null])),
      );
      return new Uint8Array(utf8(`${JSON.stringify(objects, null, 2)}\n`));
    }
    case 'xlsx':
      return xlsx(collection, table.fields, table.rows);
  }
}

/** Texts are written as texts, so that none becomes a formula. */
async function xlsx(
  name: string,
  fields: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const head = fields.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map(cell));
  const blob = await writeExcelFile([head, ...body], { sheet: name.slice(0, 31) }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cell(value: Cell) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: value.length > CELL_MAX ? `${value.slice(0, CELL_MAX - 1)}…` : value, type: String };
}
