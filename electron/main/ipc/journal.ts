import { ok } from '#shared/base/result.ts';
import type { IpcHandlers } from '#shared/ipc/contract.ts';
import type { Services } from '../services.ts';

export function journalHandlers({ records }: Services) {
  return {
    'journal:append': async ({ entries }) => {
      const opened = await records;
      return opened.ok ? opened.value.journal.append(entries) : opened;
    },

    'journal:read': async ({ from, maxBytes }) => {
      const opened = await records;
      return opened.ok ? opened.value.journal.read(from, maxBytes) : opened;
    },

    'journal:status': async () => {
      const opened = await records;
      if (!opened.ok) return opened;
      const { journal, secondCopy } = opened.value;
      return ok({ ...(await journal.status()), secondCopy: secondCopy.status() });
    },

    'journal:rewrite': async ({ replacements }) => {
      const opened = await records;
      if (!opened.ok) return opened;
      const { journal, secondCopy } = opened.value;
      return secondCopy.duringRedaction(() => journal.rewrite(replacements));
    },
  } satisfies Partial<IpcHandlers>;
}
