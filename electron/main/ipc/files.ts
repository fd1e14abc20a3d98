import path from 'node:path';
import { fail, ok } from '#shared/base/result.ts';
import type { IpcHandlers } from '#shared/ipc/contract.ts';
import { errnoOf, isDiskFull, writeDurably } from '../files/durable.ts';
import { safeFileName } from '../files/names.ts';
import { readBounded } from '../files/read-bounded.ts';
import type { Services } from '../services.ts';

/** What a person saves is theirs to share: the usual rights, not those of our own data. */
const SAVED_MODE = 0o644;

export function fileHandlers({ dialogs }: Services) {
  return {
    'file:save': async ({ suggestedName, bytes }) => {
      const file = await dialogs.chooseTarget(safeFileName(suggestedName));
      if (file === null) return ok({ name: null });
      try {
        await writeDurably(file, bytes, SAVED_MODE);
        return ok({ name: path.basename(file) });
      } catch (error) {
        return isDiskFull(error) ? fail('store/full') : fail('file/unreadable', { cause: errnoOf(error) });
      }
    },

    'file:open': async ({ extensions, maxBytes }) => {
      const file = await dialogs.chooseFile(extensions);
      return file === null ? ok(null) : readBounded(file, maxBytes);
    },
  } satisfies Partial<IpcHandlers>;
}
