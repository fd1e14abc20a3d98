import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Hub, type OpenHubOptions, openHub } from './hub.ts';
import { buildApp } from './routes/app.ts';

export type StartHubOptions = OpenHubOptions & {
  /** Default 127.0.0.1: beyond this machine the hub belongs behind a reverse proxy with TLS. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly allowOrigins?: readonly string[];
  /** Default `out/renderer`; null: no pages. */
  readonly webRoot?: string | null;
  readonly trustProxy?: boolean;
  readonly isDemo?: boolean;
  readonly version?: string;
  /** How long `close` waits for requests that are under way. */
  readonly closeWithinMs?: number;
  /** Requests per minute and address. */
  readonly limits?: { readonly enrolPerMinute?: number; readonly signInPerMinute?: number };
};

export type RunningHub = {
  readonly hub: Hub;
  /** `http://127.0.0.1:4177` */
  readonly url: string;
  readonly port: number;
  /** Ends idle connections at once and answers what is being worked on; who is not done in time is cut off like a lost link. */
  readonly close: () => Promise<void>;
};

const CLOSE_WITHIN_MS = 10_000;

export const DEFAULT_WEB_ROOT = path.resolve(import.meta.dirname, '../../out/renderer');

/** Opens the hub and listens. */
export async function startHub(options: StartHubOptions): Promise<RunningHub> {
  const hub = await openHub(options);
  const { app, exchange } = await buildApp(hub, {
    allowOrigins: options.allowOrigins ?? [],
    webRoot: options.webRoot === undefined ? DEFAULT_WEB_ROOT : options.webRoot,
    trustProxy: options.trustProxy ?? false,
    limits: { enrolPerMinute: 30, signInPerMinute: 30, ...options.limits },
    version: options.version ?? '',
    isDemo: options.isDemo ?? false,
  });
  try {
    await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  } catch (error) {
    await hub.close();
    throw error;
  }
  const { address, port, family } = app.server.address() as AddressInfo;
  return {
    hub,
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    port,
    close: async () => {
      app.server.closeIdleConnections();
      // A closing server of Node minds no time limit of a request any more.
      const deadline = setTimeout(() => app.server.closeAllConnections(), options.closeWithinMs ?? CLOSE_WITHIN_MS);
      await app.close();
      clearTimeout(deadline);
      await exchange.settled();
      await hub.close();
    },
  };
}
