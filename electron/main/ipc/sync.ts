import { ok } from '#shared/base/result.ts';
import type { IpcHandlers } from '#shared/ipc/contract.ts';
import type { Services } from '../services.ts';

export function syncHandlers({ link }: Services) {
  return {
    'hub:configure': ({ url }) => link.configure(url),

    'sync:exchange': ({ hubUrl, path, body, timeoutMs }) => link.exchange(hubUrl, path, body, timeoutMs),

    'sync:isolate': async ({ isIsolated }) => {
      await link.isolate(isIsolated);
      return ok({ isIsolated: link.isIsolated });
    },
  } satisfies Partial<IpcHandlers>;
}
