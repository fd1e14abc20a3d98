// npm start [-- --browser | --dev] [--port N]: builds and opens the app: in Electron where there is a screen and the
// Electron binary can be had, else as a page on this machine's loopback address.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer, preview } from 'vite';
import { childEnv, nodePath, root, runMain, say } from './setup.mjs';

const configFile = path.join(root, 'build/vite.renderer.config.ts');
const electronFolder = path.join(root, 'node_modules/electron');

function build(): boolean {
  const done = spawnSync(nodePath(), [path.join(root, 'build/build.mjs')], { stdio: 'inherit', env: childEnv() });
  return done.status === 0;
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The Electron binary, downloaded at first use (its package has no install script); undefined when it cannot be had. */
function electronPath(): string | undefined {
  const found = () => {
    const named = path.join(electronFolder, 'path.txt');
    const file = existsSync(named) ? path.join(electronFolder, 'dist', readFileSync(named, 'utf8').trim()) : undefined;
    return file !== undefined && existsSync(file) ? file : undefined;
  };
  const here = found();
  if (here !== undefined) return here;
  say('Downloading the Electron binary (once, about 110 MB)...');
  spawnSync(nodePath(), [path.join(electronFolder, 'install.js')], { stdio: ['ignore', 2, 2], timeout: 900_000 });
  return found();
}

function runElectron(file: string): Promise<number> {
  // As root on Linux Chromium has no sandbox; that is for development machines only and never packaged.
  const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(file, [...noSandbox, root], { stdio: 'inherit', cwd: root });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(`Electron did not start: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function serve(port: number, dev: boolean): Promise<void> {
  if (dev) {
    const server = await createServer({ configFile, server: { port, host: '127.0.0.1' } });
    await server.listen();
    say(`Bulwark runs at ${server.resolvedUrls?.local[0]} and follows your edits. Ctrl-C ends it.`);
    return;
  }
  const server = await preview({ configFile, preview: { port, host: '127.0.0.1' } });
  say(`Bulwark runs at ${server.resolvedUrls?.local[0]}. Ctrl-C ends it.`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { browser: { type: 'boolean' }, dev: { type: 'boolean' }, port: { type: 'string', default: '4173' } },
  });
  const port = Number(values.port);
  if (values.dev) {
    await serve(port, true);
    return 0;
  }
  if (!build()) return 1;
  const why = whyBrowser(values.browser === true);
  const electron = why === undefined ? electronPath() : undefined;
  if (electron !== undefined) return runElectron(electron);
  say(`No window: ${why ?? 'the Electron binary cannot be downloaded from here'}. Serving the app as a page instead.`);
  await serve(port, false);
  return 0;
}

function whyBrowser(asked: boolean): string | undefined {
  if (asked) return 'a browser was asked for';
  if (!existsSync(path.join(root, 'out/main/index.js'))) return 'the main process is not built';
  return hasScreen() ? undefined : 'this machine has no screen';
}

await runMain(main);
