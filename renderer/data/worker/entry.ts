import { expose, type Remote } from 'comlink';
import { config } from 'zod/mini';
import { type CoreBridge, electronCore, type HostConfig, webCore } from '#renderer/platform/index.ts';
import { browserHost } from './browser-host.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './engine-contract.ts';

config({ jitless: true });

/** What the page asks first: where it runs, and in Electron the bridge to lend. */
export type WorkerStart = {
  readonly open: (config: HostConfig, bridge: CoreBridge | null) => Promise<void>;
  readonly engine: Engine | null;
};

const start = {
  engine: null as Engine | null,
  open: async (hostConfig: HostConfig, bridge: Remote<CoreBridge> | null): Promise<void> => {
    const core = bridge ? electronCore(bridge as unknown as CoreBridge, hostConfig) : webCore(hostConfig);
    start.engine = openEngine(browserHost(core));
  },
};

expose(start);
