import { unparse } from 'papaparse';
import type { RecordRow } from '#renderer/data/index.ts';
import { type FieldWords, type PlainContext, plainValue } from '#renderer/features/fields/index.ts';
import { IMPACT_AXES } from '#shared/domain/incident.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { FIELD_GROUPS } from './incident-values.ts';

type CsvContext = {
  readonly words: FieldWords;
  readonly context: PlainContext;
  /** Indicators go only to who may see them. */
  readonly maySee: boolean;
};

const FIELDS = [
  'number',
  'state',
  ...Object.values(FIELD_GROUPS).flat(),
  'awareCompanyAt',
  ...IMPACT_AXES,
  'shoreRemark',
  'closingNote',
] as const;

/** The minimum legal record (33 CFR 105.225 twin) and all else that is in it; begins with the mark that Excel needs. */
export function incidentCsv(rows: readonly RecordRow[], { words, context, maySee }: CsvContext): string {
  const fields = FIELDS.filter((field) => maySee || fieldSpec('incident', field).restricted !== true);
  const lines = rows.map((row) =>
    fields.map((field) => plainValue('incident', field, fieldSpec('incident', field), row.values[field], context)),
  );
  // A spreadsheet would run a cell that begins like a formula.
  const options = { newline: '\r\n', escapeFormulae: true };
  return `\uFEFF${unparse({ fields: fields.map((field) => words.label('incident', field)), data: lines }, options)}\r\n`;
}
