import type {
  ConfidentialReport,
  FiledConfidential,
  OpenedReport,
  RecordRow,
  ReporterView,
} from '#renderer/data/contract.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { answerSealed, fileConfidential, openSealed, readAnswer } from '../confidential.ts';
import type { Engine } from '../engine-contract.ts';
import { opened, permitted } from '../gate.ts';
import { answered } from '../saving.ts';
import type { Tab } from '../tab.ts';

type ConfidentialCommands = Pick<Engine, 'fileConfidential' | 'readAnswer' | 'openSealed' | 'answerSealed'>;

/** Reports that only the DPA reads. */
export function confidentialCommands(tab: Tab): ConfidentialCommands {
  return {
    async fileConfidential(report: ConfidentialReport, dpaKey: string): Promise<Result<FiledConfidential>> {
      const open = opened(tab);
      if (!open.ok) return open;
      if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
      const filed = await answered(() => fileConfidential(tab.host, open.value.workspace, report, dpaKey));
      if (filed.ok) await open.value.syncer.saved();
      return filed;
    },

    async readAnswer(number: string, code: string): Promise<Result<ReporterView>> {
      const open = opened(tab);
      if (!open.ok) return open;
      return answered(() => readAnswer(open.value.workspace, open.value.syncer.delivery(), number, code));
    },

    async openSealed(row: RecordRow): Promise<Result<OpenedReport>> {
      const open = opened(tab);
      if (!open.ok) return open;
      const found = await answered(() => openSealed(open.value.workspace, row, tab.staff?.secrets.seal));
      return found.ok ? ok({ report: found.value.report, files: found.value.files }) : found;
    },

    async answerSealed(row: RecordRow, text: string): Promise<Result<null>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const { workspace, actor, permit } = open.value;
      const seal = tab.staff?.secrets.seal;
      const done = await answered(() => answerSealed(tab.host, workspace, row, text, seal, { actor, permit }));
      if (done.ok) await open.value.syncer.saved();
      return done;
    },
  };
}
