import type { PaperKind } from '#renderer/pdf/model/paper.ts';
import { gatherDrillRecord } from './drill.ts';
import { gatherReport } from './report.ts';
import type { Gather } from './source.ts';

/** Where each kind of document takes its records from. */
export const GATHER: Readonly<Partial<Record<PaperKind, Gather>>> = {
  drillRecord: gatherDrillRecord,
  reportNote: gatherReport,
};
