import type { FileOrder, FilePreview, FilesState, ImportReport, NewFile } from '#renderer/data/contract/files.ts';
import type { OnProgress } from '#renderer/data/contract.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { dropRedactedFiles } from '../blobs.ts';
import * as desk from '../desk-files.ts';
import type { Engine } from '../engine-contract.ts';
import * as files from '../files.ts';
import { opened } from '../gate.ts';
import { answered } from '../saving.ts';
import type { SignedIn } from '../staff.ts';
import type { Open, Tab } from '../tab.ts';

type ExchangeFileCommands = Pick<Engine, 'filesState' | 'writeFile' | 'lookAtFiles' | 'takeFiles' | 'writeQrTexts'>;

/** The exchange by files that people carry. */
export function exchangeFileCommands(tab: Tab): ExchangeFileCommands {
  return {
    async filesState(): Promise<Result<FilesState>> {
      if (tab.role === 'shore') return ok({ targets: ['ship'], written: [] });
      const open = opened(tab);
      return open.ok ? ok(files.filesState(open.value.workspace)) : open;
    },

    async writeFile(order: FileOrder, onProgress?: OnProgress): Promise<Result<NewFile>> {
      const end = fileEnd(tab);
      if (!end.ok) return end;
      const { workspace, staff, syncer } = end.value;
      const vessel = workspace.belonging().vesselId;
      if (staff) {
        await syncer.now(); // what was written at this desk belongs into the file too
        return answered(() => desk.writeFileAshore(tab.host, staff, vessel, order));
      }
      const done = await answered(() => files.writeFile(tab.host, workspace, order, onProgress));
      tab.tell();
      return done;
    },

    async lookAtFiles(parts: readonly Uint8Array[]): Promise<Result<readonly FilePreview[]>> {
      const end = fileEnd(tab);
      if (!end.ok) return end;
      const { workspace, staff } = end.value;
      return answered(() =>
        staff
          ? desk.lookAtFilesAshore(tab.host, staff, workspace.belonging().vesselId, parts)
          : files.lookAtFiles(tab.host, workspace, parts),
      );
    },

    async takeFiles(parts: readonly Uint8Array[]): Promise<Result<readonly ImportReport[]>> {
      const end = fileEnd(tab);
      if (!end.ok) return end;
      const { workspace, staff, syncer, session } = end.value;
      if (staff) {
        const vessel = workspace.belonging().vesselId;
        const done = await answered(() => desk.takeFilesAshore(tab.host, staff, vessel, parts));
        if (done.ok) await syncer.now(); // the desk sees what the hub has now
        return done;
      }
      const done = await answered(() => files.takeFiles(tab.host, workspace, parts));
      if (done.ok && done.value.some((report) => report.becameNew)) await session.follow();
      if (done.ok) await dropRedactedFiles(workspace);
      tab.tell();
      return done;
    },

    async writeQrTexts(): Promise<Result<readonly string[]>> {
      const end = fileEnd(tab);
      if (!end.ok) return end;
      return answered(() => files.writeQrTexts(tab.host, end.value.workspace));
    },
  };
}

/** The vessel that is open, at a desk with who is signed in. */
function fileEnd(tab: Tab): Result<Open & { readonly staff: SignedIn | null }> {
  const open = opened(tab);
  if (!open.ok) return open;
  if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
  if (tab.role === 'shore' && !tab.staff) return fail('auth/signed-out');
  return ok({ ...open.value, staff: tab.role === 'shore' ? tab.staff : null });
}
