import { unparse } from 'papaparse';
import type { RecordRow } from '#renderer/data/index.ts';
import { type FieldWords, type PlainContext, plainValue } from '#renderer/features/fields/index.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';

const FIELDS = [
  'number',
  'title',
  'text',
  'state',
  'kind',
  'priority',
  'parent',
  'ownerName',
  'ownerRole',
  'plannedOn',
  'dueOn',
  'extendedToOn',
  'extensionReason',
  'doneOn',
  'doneNote',
  'verifiedOn',
  'verifierName',
  'verifyResult',
  'verifyNote',
] as const;

/** Actions as rows under the names of their fields; begins with the mark that Excel needs. */
export function actionCsv(rows: readonly RecordRow[], words: FieldWords, context: PlainContext): string {
  const lines = rows.map((row) =>
    FIELDS.map((field) => plainValue('action', field, fieldSpec('action', field), row.values[field], context)),
  );
  // A spreadsheet would run a cell that begins like a formula.
  const options = { newline: '\r\n', escapeFormulae: true };
  return `\uFEFF${unparse({ fields: FIELDS.map((field) => words.label('action', field)), data: lines }, options)}\r\n`;
}
