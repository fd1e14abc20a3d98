import { loadScenarios, textFileOf } from '#renderer/i18n/load-content.ts';
import { drillRecordPaper } from '#renderer/pdf/model/drill-record.ts';
import { childrenIn, type Gather } from './source.ts';

/** The steps in the order of the scenario, the lines of the log by their time. */
export const gatherDrillRecord: Gather = async (source, record) => {
  const [drill, steps, lines, attendance, scores, files, signOffs, scenarios] = await Promise.all([
    source.getRecord(record),
    childrenIn(source, record, 'drillStep'),
    childrenIn(source, record, 'drillTimeline'),
    childrenIn(source, record, 'drillAttendance'),
    childrenIn(source, record, 'drillScore'),
    childrenIn(source, record, 'attachment'),
    source.loadSignOffs([record]),
    loadScenarios(),
  ]);
  if (drill === null) return null;
  const attendees = await source.loadSignOffs(attendance.map(({ id }) => id));
  const scenario = scenarios.find(({ id }) => id === drill.values['scenario']) ?? null;
  const by = (field: string) => (row: { readonly values: Readonly<Record<string, unknown>> }) =>
    Number(row.values[field] ?? 0);
  const ordered = steps.toSorted((a, b) => by('order')(a) - by('order')(b));
  const log = lines.toSorted((a, b) => by('happenedAt')(a) - by('happenedAt')(b));
  return {
    rows: [drill, ...steps, ...lines, ...attendance, ...scores, ...files],
    files: scenario === null ? [] : [textFileOf(scenario)],
    build: (context) =>
      drillRecordPaper(context, {
        drill,
        steps: ordered,
        lines: log,
        attendance,
        scores,
        files,
        signOffs: [...signOffs, ...attendees],
        scenario,
      }),
  };
};
