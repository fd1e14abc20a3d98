import { unparse } from 'papaparse';
import type { RecordRow } from '#renderer/data/index.ts';
import { type FieldWords, type PlainContext, plainValue } from '#renderer/features/fields/index.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { SECTIONS } from './asset-sections.ts';

type CsvContext = {
  readonly words: FieldWords;
  readonly context: PlainContext;
  /** Connection data goes only to who may see it. */
  readonly maySee: boolean;
};

/** All fields of the assets under their names, in the order of the sections; begins with the mark that Excel needs. */
export function assetCsv(rows: readonly RecordRow[], { words, context, maySee }: CsvContext): string {
  const fields = ['number', ...Object.values(SECTIONS).flat()].filter(
    (field) => maySee || fieldSpec('asset', field).restricted !== true,
  );
  const lines = rows.map((row) =>
    fields.map((field) => plainValue('asset', field, fieldSpec('asset', field), row.values[field], context)),
  );
  // A spreadsheet would run a cell that begins like a formula.
  const options = { newline: '\r\n', escapeFormulae: true };
  return `\uFEFF${unparse({ fields: fields.map((field) => words.label('asset', field)), data: lines }, options)}\r\n`;
}
