import { ok, type Result } from '#shared/base/result.ts';
import type { ShipBridge } from '#shared/ipc/contract.ts';
import type { HostConfig, Platform, PlatformCore, PlatformJournal, Secrets } from './platform.ts';

/** The bridge that the preload offers; undefined outside Electron. */
export function bridgeOf(page: object): ShipBridge | undefined {
  return (page as { readonly ship?: ShipBridge }).ship;
}

/** What the worker may be lent: everything but the events, whose listeners stay in the page. */
export type CoreBridge = Omit<ShipBridge, 'on'>;

function done<T>(result: Result<T>): Result<null> {
  return result.ok ? ok(null) : result;
}

function journalOf(ship: CoreBridge): PlatformJournal {
  return {
    append: (entries) => ship['journal:append']({ entries: [...entries] }),
    read: (from, maxBytes) => ship['journal:read']({ from, maxBytes }),
    rewrite: async (replacements) => done(await ship['journal:rewrite']({ replacements: [...replacements] })),
    status: () => ship['journal:status'](),
  };
}

function secretsOf(ship: CoreBridge): Secrets {
  return {
    get: async (name) => {
      const got = await ship['secret:get']({ name });
      return got.ok ? ok(got.value.bytes) : got;
    },
    set: async (name, bytes) => done(await ship['secret:set']({ name, bytes })),
    protection: async () => {
      const info = await ship['app:info']();
      return info.ok ? info.value.secretProtection : 'none';
    },
  };
}

export async function electronConfig(ship: CoreBridge): Promise<HostConfig> {
  const info = await ship['app:info']();
  if (!info.ok) return { role: 'vessel', hubUrl: null, isDemo: false, appVersion: '', canWrite: false };
  const { hubOrigin, version, isDemo, canWrite } = info.value;
  return { role: 'vessel', hubUrl: hubOrigin, isDemo, appVersion: version, canWrite };
}

/** @param ship the bridge itself in the page, a comlink proxy of it in a worker. */
export function electronCore(ship: CoreBridge, config: HostConfig): PlatformCore {
  return {
    kind: 'electron',
    config,
    journal: journalOf(ship),
    copy: {
      open: () => ship['snapshot:open'](),
      read: (from, maxBytes) => ship['snapshot:read']({ from, maxBytes }),
    },
    secrets: secretsOf(ship),
    post: ({ hubUrl, path, body, timeoutMs }) => ship['sync:exchange']({ hubUrl, path, body, timeoutMs }),
    chooseHub: async (url) => done(await ship['hub:configure']({ url })),
    isolate: async (isIsolated) => done(await ship['sync:isolate']({ isIsolated })),
    isIsolated: async () => {
      const info = await ship['app:info']();
      return info.ok && info.value.isIsolated;
    },
  };
}

export async function electronPlatform(ship: ShipBridge): Promise<Platform> {
  const config = await electronConfig(ship);
  return {
    ...electronCore(ship, config),
    bridge: ship,
    saveFile: async (suggestedName, bytes) => {
      const saved = await ship['file:save']({ suggestedName, bytes });
      return saved.ok ? ok(saved.value.name !== null) : saved;
    },
    openFile: (extensions, maxBytes) => ship['file:open']({ extensions: [...extensions], maxBytes }),
    openExternal: async (url) => done(await ship['external:open']({ url })),
    setPalette: async (palette) => void (await ship['app:set-palette']({ palette })),
    savedPalette: async () => {
      const info = await ship['app:info']();
      return info.ok ? info.value.palette : null;
    },
    osLocale: async () => {
      const info = await ship['app:info']();
      return info.ok ? info.value.osLocale : navigator.language;
    },
    secondCopy: {
      chooseFolder: () => ship['snapshot:choose-folder'](),
      write: () => ship['snapshot:write'](),
      status: async () => {
        const status = await ship['journal:status']();
        return status.ok ? ok(status.value.secondCopy) : status;
      },
    },
    on: (event, listener) => ship.on(event, listener),
    quit: () => void ship['app:quit'](),
  };
}
