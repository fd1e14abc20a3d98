import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { browserArgs, findBrowser } from '../../../build/browser.mjs';
import { app, becomeReady, beforeEnd } from './app.ts';
import { addScheme, schemeHosts, secureOrigins, toApp } from './origins.ts';

type SchemeHandler = (request: Request) => Promise<Response> | Response;

const handlers = new Map<string, SchemeHandler>();
let context: BrowserContext | undefined;
let cdp = '';

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) => {
    for (const { scheme } of schemes) addScheme(scheme);
  },
  handle: (scheme: string, handler: SchemeHandler) => {
    addScheme(scheme);
    handlers.set(scheme, handler);
  },
};

/** Chromium, once the app is ready. */
export function browserContext(): BrowserContext {
  if (!context) throw new Error('Chromium was asked for before the app was ready');
  return context;
}

/** Where a test can attach to the same Chromium. */
export function cdpAddress(): string {
  return cdp;
}

/** Pages of the app's own schemes, answered by its own protocol handler. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const address = toApp(`http://${host}${request.url}`);
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  if (!handler) {
    response.writeHead(502).end();
    return;
  }
  const answer = await handler(new Request(address, { method: request.method ?? 'GET' }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function start(): Promise<void> {
  // The app's own top level runs first, as in Electron.
  await new Promise((resolve) => setImmediate(resolve));
  const browser = findBrowser();
  if (browser.path === undefined) throw new Error(browser.problem);
  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  const rules = [
    ...schemeHosts().map((host) => `MAP ${host} 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ];
  const profile = path.join(app.getPath('sessionData'), 'stand-in');
  context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: app.getLocale(),
    timezoneId: 'UTC',
    args: [
      ...browserArgs(),
      '--remote-debugging-port=0',
      `--host-resolver-rules=${rules.join(',')}`,
      `--unsafely-treat-insecure-origin-as-secure=${secureOrigins('ship').join(',')}`,
    ],
  });
  cdp = `http://127.0.0.1:${readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]}`;
  const started = context;
  beforeEnd(async () => {
    await started.close();
    server.close();
  });
  becomeReady();
}

start().catch((error: unknown) => {
  console.error('The stand-in did not start:', error);
  process.exit(70);
});
