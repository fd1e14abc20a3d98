import { drillRecordPaper } from '#renderer/pdf/model/drill-record.ts';
import { scenarioFor } from './scenarios.ts';
import { childrenIn, filesOf, type Gather } from './source.ts';

/** The steps in the order of the scenario, the lines of the log by their time. */
export const gatherDrillRecord: Gather = async (source, record) => {
  const [drill, steps, lines, attendance, scores, { files, photos }, signOffs] = await Promise.all([
    source.getRecord(record),
    childrenIn(source, record, 'drillStep'),
    childrenIn(source, record, 'drillTimeline'),
    childrenIn(source, record, 'drillAttendance'),
    childrenIn(source, record, 'drillScore'),
    filesOf(source, [record]),
    source.loadSignOffs([record]),
  ]);
  if (drill === null) return null;
  const attendees = await source.loadSignOffs(attendance.map(({ id }) => id));
  const { scenario, ...words } = (await scenarioFor(source, drill.values['scenario'])) ?? { scenario: null, files: [] };
  const by = (field: string) => (row: { readonly values: Readonly<Record<string, unknown>> }) =>
    Number(row.values[field] ?? 0);
  const ordered = steps.toSorted((a, b) => by('order')(a) - by('order')(b));
  const log = lines.toSorted((a, b) => by('happenedAt')(a) - by('happenedAt')(b));
  return {
    rows: [drill, ...steps, ...lines, ...attendance, ...scores, ...files],
    ...words,
    build: (context) =>
      drillRecordPaper(context, {
        drill,
        steps: ordered,
        lines: log,
        attendance,
        scores,
        files,
        photos,
        signOffs: [...signOffs, ...attendees],
        scenario,
      }),
  };
};
