import type { RecordRow } from '#renderer/data/index.ts';
import type { RegisterCollection } from '#renderer/pdf/model/pack.ts';
import type { PaperKind } from '#renderer/pdf/model/paper.ts';
import { isConfidential } from '#shared/domain/report.ts';
import { dayToUtc } from '#shared/domain/ship-time.ts';
import type { PaperSource } from '../gather/source.ts';

/** Days, both inclusive, in UTC. */
export type Period = { readonly fromOn: string; readonly toOn: string };

/** What an inspector of port state control, SIRE or class asks for (domain.md 12), in that order. */
export const PACK_PARTS = [
  { kind: 'paper', paper: 'cyberAnnex' },
  { kind: 'register', collection: 'document' },
  { kind: 'register', collection: 'person' },
  { kind: 'paper', paper: 'assetInspector' },
  { kind: 'register', collection: 'risk' },
  { kind: 'register', collection: 'drill', record: 'drillRecord' },
  { kind: 'paper', paper: 'backupRegister' },
  { kind: 'register', collection: 'restoreTest', record: 'restoreRecord' },
  { kind: 'register', collection: 'incident', record: 'incidentFinal' },
  { kind: 'register', collection: 'report', record: 'reportNote' },
  { kind: 'paper', paper: 'actionList' },
  { kind: 'paper', paper: 'contactSheet' },
  { kind: 'paper', paper: 'contingencyCards' },
  { kind: 'register', collection: 'vendorSession' },
  { kind: 'register', collection: 'mediaLog' },
  { kind: 'register', collection: 'mediaLogEntry' },
] as const satisfies readonly PackPart[];

export type PackPart =
  | { readonly kind: 'paper'; readonly paper: PaperKind }
  /** `record`: each of its records is a document of its own in the ZIP. */
  | { readonly kind: 'register'; readonly collection: RegisterCollection; readonly record?: PaperKind };

/** These count by when they were; the others as they stand now. */
const BY_TIME: Readonly<Partial<Record<RegisterCollection, string>>> = {
  drill: 'startedAt',
  restoreTest: 'startedAt',
  incident: 'occurredAt',
  report: 'happenedAt',
  vendorSession: 'startedAt',
  mediaLogEntry: 'happenedAt',
};
const DAY_MS = 86_400_000;

function isIn(row: RecordRow, field: string, { fromOn, toOn }: Period): boolean {
  const said = row.values[field];
  const at = typeof said === 'number' ? said : row.createdAt;
  return at >= (dayToUtc(fromOn) ?? 0) && at < (dayToUtc(toOn) ?? 0) + DAY_MS;
}

/** Rows of a register for a period. A sealed report is known to the DPA alone: it is in no pack. */
export async function rowsFor(
  source: Pick<PaperSource, 'getRecords'>,
  collection: RegisterCollection,
  period: Period,
): Promise<readonly RecordRow[]> {
  const rows = await source.getRecords({ collection, sort: 'createdAt', down: false });
  const field = BY_TIME[collection];
  return rows.filter(
    (row) =>
      (collection !== 'report' || !isConfidential(row.values)) && (field === undefined || isIn(row, field, period)),
  );
}
