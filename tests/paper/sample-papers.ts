import { loadScenarios } from '#renderer/i18n/load-content.ts';
import { drillRecordPaper } from '#renderer/pdf/model/drill-record.ts';
import type { Paper, PaperKind } from '#renderer/pdf/model/paper.ts';
import type { PaperContext, PaperRecord, PaperSignOff } from '#renderer/pdf/model/paper-context.ts';
import { reportNotePaper } from '#renderer/pdf/model/report-note.ts';
import { AT, type FilledRecords } from './filled-records.ts';

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
export const SAMPLES: Readonly<Partial<Record<PaperKind, Make>>> = {
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
        signOffs: signOffs(drill),
        scenario,
      }),
    };
  },
  reportNote: async (context, filled) => {
    const report = filled.record('report', { sealed: undefined, answerBox: undefined, confidential: false });
    const remarks = [filled.record('reportRemark', {}, report)];
    const actions = [filled.record('action', {}, report), filled.record('action', {}, report)];
    const files = [filled.record('attachment', {}, report)];
    return {
      records: [report, ...remarks, ...actions, ...files],
      paper: reportNotePaper(context, { report, remarks, actions, files, signOffs: signOffs(report) }),
    };
  },
};

/** Text files that a kind quotes beside what all do. */
export const SAMPLE_FILES: Readonly<Partial<Record<PaperKind, readonly string[]>>> = {
  drillRecord: ['content-drill-s01'],
};
