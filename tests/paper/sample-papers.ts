import { loadNotificationRules, loadScenarios } from '#renderer/i18n/load-content.ts';
import { contingencyCardsPaper } from '#renderer/pdf/model/contingency-cards.ts';
import { drillCardPaper } from '#renderer/pdf/model/drill-card.ts';
import { drillRecordPaper } from '#renderer/pdf/model/drill-record.ts';
import { familiarisationPaper } from '#renderer/pdf/model/familiarisation.ts';
import { type IncidentStage, incidentReportPaper } from '#renderer/pdf/model/incident-report.ts';
import {
  acknowledgementListPaper,
  actionListPaper,
  assetInspectorPaper,
  assetInventoryPaper,
  backupRegisterPaper,
  contactSheetPaper,
} from '#renderer/pdf/model/lists.ts';
import { callScriptsPaper, notificationSheetPaper } from '#renderer/pdf/model/notifications.ts';
import type { Paper, PaperKind } from '#renderer/pdf/model/paper.ts';
import type { PaperContext, PaperRecord, PaperSignOff } from '#renderer/pdf/model/paper-context.ts';
import { reportNotePaper } from '#renderer/pdf/model/report-note.ts';
import { restoreRecordPaper } from '#renderer/pdf/model/restore-record.ts';
import { notificationDuties } from '#shared/domain/notify/notify-duties.ts';
import { AT, type FilledRecords } from './filled-records.ts';
import { nodeContext } from './node-context.ts';
import { samplePhotos } from './sample-photos.ts';
import { cyberAnnexSample, gapPlanSample, scorecardSample } from './sample-readiness.ts';

export type SamplePaper = {
  /** Records that must be in it whole. */
  readonly records: readonly PaperRecord[];
  readonly paper: Paper;
};

type Make = (context: PaperContext, filled: FilledRecords) => Promise<SamplePaper>;

function signOffs(record: PaperRecord): readonly PaperSignOff[] {
  const made = { record: record.id, name: 'Arnel Dela Cruz', rank: 'Master', role: 'MASTER', signedAt: AT } as const;
  return [
    { ...made, meaning: 'approved', remark: 'All steps seen.', state: 'valid' },
    { ...made, meaning: 'acknowledged', name: 'Ingrid Olsen', rank: null, role: 'DPA', remark: null, state: 'changed' },
  ];
}

/** A document of each kind, in which every field of every record is filled in. */
export const SAMPLES: Readonly<Record<PaperKind, Make>> = {
  drillRecord: async (context, filled) => {
    const scenario = (await loadScenarios())[0];
    if (scenario === undefined) throw new Error('there are scenarios');
    const drill = filled.record('drill', { scenario: scenario.id });
    const child = (collection: string, more = {}) => filled.record(collection, more, drill);
    const steps = scenario.steps.map(({ key, atMin }, order) => child('drillStep', { key, plannedMin: atMin, order }));
    const lines = [
      child('drillTimeline', { step: scenario.steps[0]?.key }),
      child('drillTimeline', { step: undefined }),
    ];
    const attendance = [child('drillAttendance'), child('drillAttendance')];
    const scores = scenario.criteria.common.map((criterion) => child('drillScore', { criterion, score: 2 }));
    const files = [child('attachment')];
    return {
      records: [drill, ...steps, ...lines, ...attendance, ...scores, ...files],
      paper: drillRecordPaper(context, {
        drill,
        steps,
        lines,
        attendance,
        scores,
        files,
        photos: samplePhotos(files),
        signOffs: signOffs(drill),
        scenario,
      }),
    };
  },
  reportNote: async (context, filled) => {
    const report = filled.record('report', { sealed: undefined, answerBox: undefined, confidential: false });
    const remarks = [filled.record('reportRemark', {}, report)];
    const actions = [filled.record('action', {}, report), filled.record('action', {}, report)];
    const files = [filled.record('attachment', {}, report), filled.record('attachment', {}, report)];
    return {
      records: [report, ...remarks, ...actions, ...files],
      paper: reportNotePaper(context, {
        report,
        remarks,
        actions,
        files,
        photos: samplePhotos(files),
        signOffs: signOffs(report),
      }),
    };
  },
  drillCard: async (context) => {
    const scenario = (await loadScenarios())[0];
    if (scenario === undefined) throw new Error('there are scenarios');
    const other = context.language === 'en' ? 'ru' : 'en';
    const second = await nodeContext(other, () => null, { files: ['content-drill-s01'] });
    return { records: [], paper: drillCardPaper(context, second, { scenario, stopWord: 'STOP STOP STOP' }) };
  },
  restoreRecord: async (context, filled) => {
    const test = filled.record('restoreTest', { procedure: 'R1' });
    const keys = ['pickSet', 'verifyHash', 'mount', 'scan'];
    const steps = keys.map((key) => filled.record('restoreStep', { key }, test));
    const files = [filled.record('attachment', {}, test)];
    return {
      records: [test, ...steps, ...files],
      paper: restoreRecordPaper(context, { test, steps, files, photos: samplePhotos(files), signOffs: signOffs(test) }),
    };
  },
  backupRegister: async (context, filled) => {
    const plans = [filled.record('backupPlan'), filled.record('backupPlan')];
    const backups = plans.map(({ id }) => filled.record('backup', { plan: id }));
    const tests = plans.map(({ id }) => filled.record('restoreTest', { plan: id }));
    return {
      records: [...plans, ...backups, ...tests],
      paper: backupRegisterPaper(context, { plans, backups, tests }),
    };
  },
  incidentInitial: incident('incidentInitial'),
  incidentFollowUp: incident('incidentFollowUp'),
  incidentFinal: incident('incidentFinal'),
  notificationSheet: async (context, filled) => {
    const row = filled.record('incident', { severity: 4 });
    const notifications = [filled.record('incidentNotification', {}, row)];
    const { matrix } = await loadNotificationRules();
    const duties = notificationDuties({ matrix, vessel: {}, incident: { ...row.values }, told: {}, now: AT });
    // The incident itself is its own document: here only its name and what was told of it.
    return { records: notifications, paper: notificationSheetPaper(context, { incident: row, duties, notifications }) };
  },
  callScripts: async (context) => {
    const { scripts } = await loadNotificationRules();
    const second =
      context.language === 'en' ? null : await nodeContext('en', () => null, { files: ['content-notifications'] });
    const paper = callScriptsPaper(context, second, scripts, { ship: 'MV Test Pioneer', imo: '9074729' });
    return { records: [], paper };
  },
  actionList: async (context, filled) => {
    const actions = Array.from({ length: 4 }, () => filled.record('action'));
    const files = actions.slice(0, 2).map((action) => filled.record('attachment', {}, action));
    return {
      records: [...actions, ...files],
      paper: actionListPaper(context, { actions, files, photos: samplePhotos(files) }),
    };
  },
  assetInventory: list('asset', assetInventoryPaper),
  // Connection data is left out on purpose: that none is in it has a test of its own.
  assetInspector: async (context, filled) => ({
    records: [],
    paper: assetInspectorPaper(context, [filled.record('asset')]),
  }),
  contactSheet: list('contact', contactSheetPaper),
  contingencyCards: async (context, filled) => {
    const assets = [filled.record('asset'), filled.record('asset')];
    // A card is an extract; the whole record is in the inventory.
    return {
      records: [],
      paper: contingencyCardsPaper(
        context,
        assets.map((asset) => ({ asset, fallback: String(asset.values['fallback']) })),
      ),
    };
  },
  acknowledgementList: async (context, filled) => {
    const documents = [filled.record('document')];
    const people = Array.from({ length: 12 }, () => filled.record('person'));
    return { records: documents, paper: acknowledgementListPaper(context, { documents, people }) };
  },
  familiarisationSheet: async (context, filled) => ({
    records: [],
    paper: familiarisationPaper(context, filled.record('person')),
  }),
  scorecard: scorecardSample,
  gapPlan: gapPlanSample,
  cyberAnnex: (context, filled) => cyberAnnexSample(context, filled, signOffs),
};

function list(collection: string, build: (context: PaperContext, rows: readonly PaperRecord[]) => Paper): Make {
  return async (context, filled) => {
    const records = Array.from({ length: 4 }, () => filled.record(collection));
    return { records, paper: build(context, records) };
  };
}

function incident(stage: IncidentStage): Make {
  return async (context, filled) => {
    const row = filled.record('incident');
    const child = (collection: string, parent = row) => [filled.record(collection, {}, parent)];
    const evidence = child('incidentEvidence');
    const parts = {
      incident: row,
      lines: [...child('incidentTimeline'), ...child('incidentTimeline')],
      decisions: child('incidentDecision'),
      notifications: child('incidentNotification'),
      evidence,
      custody: child('incidentCustody', evidence[0]),
      actions: child('action'),
      files: child('attachment'),
    };
    const records = [row, ...Object.values(parts).flat()];
    return {
      records,
      paper: incidentReportPaper(context, stage, {
        ...parts,
        photos: samplePhotos(parts.files),
        signOffs: signOffs(row),
      }),
    };
  };
}

type Quoted = { readonly files?: readonly string[]; readonly namespaces?: readonly string[] };

/** Texts that a kind quotes beside what all do. */
export const SAMPLE_QUOTES: Readonly<Partial<Record<PaperKind, Quoted>>> = {
  drillRecord: { files: ['content-drill-s01'] },
  drillCard: { files: ['content-drill-s01'] },
  restoreRecord: { files: ['content-procedure-r1'] },
  notificationSheet: { files: ['content-notifications'] },
  callScripts: { files: ['content-notifications'] },
  scorecard: { namespaces: ['scorecard', 'content-readiness'] },
  gapPlan: { namespaces: ['gaps', 'scorecard', 'content-readiness'] },
  cyberAnnex: { namespaces: ['policy', 'scorecard', 'content-readiness'] },
};
