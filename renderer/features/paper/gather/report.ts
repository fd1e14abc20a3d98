import { reportNotePaper } from '#renderer/pdf/model/report-note.ts';
import { isConfidential } from '#shared/domain/report.ts';
import { childrenIn, filesOf, type Gather } from './source.ts';

/** A sealed report is no paper: what is in it is known to the DPA alone. */
export const gatherReport: Gather = async (source, record) => {
  const [report, remarks, actions, { files, photos }, signOffs] = await Promise.all([
    source.getRecord(record),
    childrenIn(source, record, 'reportRemark'),
    childrenIn(source, record, 'action'),
    filesOf(source, [record]),
    source.loadSignOffs([record]),
  ]);
  if (report === null || isConfidential(report.values)) return null;
  return {
    rows: [report, ...remarks, ...actions, ...files],
    files: [],
    build: (context) => reportNotePaper(context, { report, remarks, actions, files, photos, signOffs }),
  };
};
