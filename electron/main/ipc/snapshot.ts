import { fail, ok } from '#shared/base/result.ts';
import type { IpcHandlers } from '#shared/ipc/contract.ts';
import { findCopy, type OpenCopy } from '../journal/copy-folder.ts';
import type { Services } from '../services.ts';

export function snapshotHandlers({ records, dialogs }: Services) {
  let opened: OpenCopy | null = null;

  return {
    'snapshot:choose-folder': async () => {
      const found = await records;
      if (!found.ok) return found;
      const folder = await dialogs.chooseFolder();
      return folder === null ? ok(null) : found.value.secondCopy.choose(folder);
    },

    'snapshot:write': async () => {
      const found = await records;
      return found.ok ? ok(await found.value.secondCopy.write()) : found;
    },

    'snapshot:open': async () => {
      const folder = await dialogs.chooseFolder();
      if (folder === null) return ok(null);
      const copy = await findCopy(folder);
      if (!copy.ok) return copy;
      opened = copy.value;
      const { entries, goodAt, writtenByVersion } = opened.manifest;
      return ok({ folder: opened.folder, entries, goodAt, writtenByVersion });
    },

    'snapshot:read': async ({ from, maxBytes }) => (opened ? opened.read(from, maxBytes) : fail('store/closed')),
  } satisfies Partial<IpcHandlers>;
}
