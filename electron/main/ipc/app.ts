import { ok } from '#shared/base/result.ts';
import type { IpcHandlers } from '#shared/ipc/contract.ts';
import type { Services } from '../services.ts';

export function appHandlers({ app, data, settings, secrets, link }: Services) {
  return {
    'app:info': async () =>
      ok({
        version: app.version,
        platform: app.platform,
        isPackaged: app.isPackaged,
        isDemo: app.isDemo,
        osLocale: app.osLocale,
        palette: settings.data.palette,
        hubOrigin: settings.data.hubOrigin,
        isIsolated: link.isIsolated,
        secretProtection: await secrets.protection(),
        canWrite: data.canWrite,
        writtenByVersion: data.writtenByVersion,
      }),

    'app:quit': async () => {
      app.quit();
      return ok(null);
    },

    'app:set-palette': async ({ palette }) => {
      await settings.update({ palette });
      app.paletteChanged();
      return ok(null);
    },

    'external:open': ({ url }) => app.openExternal(url),
  } satisfies Partial<IpcHandlers>;
}
