import { restoreRecordPaper } from '#renderer/pdf/model/restore-record.ts';
import { childrenIn, filesOf, type Gather } from './source.ts';

export const gatherRestoreRecord: Gather = async (source, record) => {
  const [test, steps, { files, photos }, signOffs] = await Promise.all([
    source.getRecord(record),
    childrenIn(source, record, 'restoreStep'),
    filesOf(source, [record]),
    source.loadSignOffs([record]),
  ]);
  if (test === null) return null;
  const procedure = test.values['procedure'];
  return {
    rows: [test, ...steps, ...files],
    files: typeof procedure === 'string' ? [`content-procedure-${procedure.toLowerCase()}`] : [],
    build: (context) => restoreRecordPaper(context, { test, steps, files, photos, signOffs }),
  };
};
