import type { PaperKind } from '#renderer/pdf/model/paper.ts';
import { gatherDrillRecord } from './drill.ts';
import { gatherDrillCard } from './drill-card.ts';
import { gatherIncident } from './incident.ts';
import * as lists from './lists.ts';
import { gatherCallScripts, gatherNotificationSheet } from './notifications.ts';
import { gatherCyberAnnex, gatherGapPlan, gatherScorecard } from './readiness.ts';
import { gatherReport } from './report.ts';
import { gatherRestoreRecord } from './restore.ts';
import type { Gather } from './source.ts';

/** Where each kind of document takes its records from. */
export const GATHER: Readonly<Record<PaperKind, Gather>> = {
  drillRecord: gatherDrillRecord,
  drillCard: gatherDrillCard,
  restoreRecord: gatherRestoreRecord,
  backupRegister: lists.gatherBackupRegister,
  incidentInitial: gatherIncident('incidentInitial'),
  incidentFollowUp: gatherIncident('incidentFollowUp'),
  incidentFinal: gatherIncident('incidentFinal'),
  notificationSheet: gatherNotificationSheet,
  callScripts: gatherCallScripts,
  reportNote: gatherReport,
  actionList: lists.gatherActions,
  assetInventory: lists.gatherAssets,
  assetInspector: lists.gatherInspectorAssets,
  contactSheet: lists.gatherContacts,
  contingencyCards: lists.gatherContingencyCards,
  acknowledgementList: lists.gatherAcknowledgement,
  familiarisationSheet: lists.gatherFamiliarisation,
  scorecard: gatherScorecard,
  gapPlan: gatherGapPlan,
  cyberAnnex: gatherCyberAnnex,
};
