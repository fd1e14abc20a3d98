// npm start [-- --no-open | --browser | --fresh | --dev] [--port N] [--hub-port N]: builds what changed, starts the hub
// with a demonstration company and the vessel app with its demonstration ship: in Electron where there is a screen and
// the binary can be had, else as a page on this machine's loopback address.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { demoShip } from '#tests/demo/demo-ship.ts';
import { type DemoHub, startDemoHub } from './demo-company.ts';
import { ensureBuilt } from './freshness.ts';
import { nodePath, root, runMain, say } from './setup.mjs';
import { serveVessel } from './vessel-host.ts';

const configFile = path.join(root, 'build/vite.renderer.config.ts');
const electronFolder = path.join(root, 'node_modules/electron');
const demoFolder = path.join(root, '.demo');
const MASTER = { name: 'Arnel Dela Cruz', pin: '482915' };

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

/** The window has a profile of its own in the demonstration's folder, and the ship beside a copy of the pages. */
function startElectron(file: string, ship: object) {
  const pages = path.join(demoFolder, 'renderer');
  rmSync(pages, { recursive: true, force: true });
  cpSync(path.join(root, 'out/renderer'), pages, { recursive: true });
  writeFileSync(path.join(pages, 'demo.json'), JSON.stringify(ship));
  // As root on Linux Chromium has no sandbox; that is for development machines only and never packaged.
  const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const hints = { BULWARK_DEMO: '1', BULWARK_PROFILE: path.join(demoFolder, 'profile'), BULWARK_RENDERER_DIR: pages };
  return spawn(file, [...noSandbox, root], { stdio: 'inherit', cwd: root, env: { ...process.env, ...hints } });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** What is wrong with a port that was asked for, or that is the usual one; undefined: nothing. */
async function problemOf(option: string, value: string): Promise<string | undefined> {
  if (!/^\d{1,5}$/.test(value) || Number(value) < 1 || Number(value) > 65_535)
    return `--${option} ${value} is no port: say a number from 1 to 65535.`;
  if (await isFree(Number(value))) return undefined;
  return `Port ${value} is taken: by another npm start, or another program. End that, or say another: npm start -- --${option} N`;
}

/** @returns whether the person closed the window, rather than that it could not start or broke down. */
function closedWell(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  child.once('error', () => say(`Open ${url} in a browser.`));
  child.unref();
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function tell(staff: DemoHub['staff'], hubUrl: string, vesselUrl: string): void {
  say('');
  say(`Vessel app   ${vesselUrl}`);
  say(`             ${MASTER.name}, master, PIN ${MASTER.pin}`);
  say(`Shore        ${hubUrl}`);
  say(`             ${staff.username}, password ${staff.password}`);
  say('More ships   each further browser or private window is a ship of its own');
  say('Stop         Ctrl-C');
  say('Start over   npm start -- --fresh');
  say('');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'no-open': { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      port: { type: 'string', default: '4173' },
      'hub-port': { type: 'string', default: '4180' },
    },
  });
  if (values.dev) {
    const server = await createServer({ configFile, server: { port: Number(values.port), host: '127.0.0.1' } });
    await server.listen();
    say(`The app alone, following your edits: ${server.resolvedUrls?.local[0]}. Ctrl-C ends it.`);
    await stopped();
    await server.close();
    return 0;
  }
  for (const option of ['port', 'hub-port'] as const) {
    const problem = await problemOf(option, values[option]);
    if (problem !== undefined) throw new Error(problem);
  }
  if (!ensureBuilt()) return 1;
  if (values.fresh) rmSync(demoFolder, { recursive: true, force: true });
  mkdirSync(demoFolder, { recursive: true });
  const vesselUrl = `http://127.0.0.1:${values.port}`;
  const demoHub = await startDemoHub(demoFolder, Number(values['hub-port']), vesselUrl);
  try {
    return await showVessel(demoHub, vesselUrl, whyNoWindow(values['no-open'], values.browser), !values['no-open']);
  } finally {
    await demoHub.hub.close();
  }
}

/** Until somebody ends it or closes the window. @param why there is no window of Electron, where that is known. */
async function showVessel(
  { hub, staff, nextShip }: DemoHub,
  vesselUrl: string,
  why: string | undefined,
  mayOpen: boolean,
): Promise<number> {
  const demoFile = async () => {
    const { name, imo, shortCode, enrolmentCode } = await nextShip();
    const { vessel, ...told } = demoShip();
    return { vessel: { ...vessel, name, imoNumber: imo, shortCode }, ...told, master: MASTER, enrolmentCode };
  };
  const host = await serveVessel(path.join(root, 'out/renderer'), Number(new URL(vesselUrl).port), hub.url, {
    '/config.json': { role: 'vessel', hubUrl: hub.url, demo: true },
    '/demo.json': demoFile,
  });
  try {
    const stop = stopped();
    const electron = why === undefined ? electronPath() : undefined;
    if (electron === undefined)
      say(`No Electron window: ${why ?? 'its binary cannot be downloaded from here'}. The same app runs as a page.`);
    tell(staff, hub.url, vesselUrl);
    if (electron !== undefined) {
      const child = startElectron(electron, await demoFile());
      const isOver = await Promise.race([stop.then(() => true), closedWell(child)]);
      child.kill();
      if (isOver) return 0;
      say(`The Electron window does not run here (what it said is above). The same app runs as a page: ${vesselUrl}`);
    }
    if (mayOpen && hasScreen()) openInBrowser(vesselUrl);
    await stop;
    return 0;
  } finally {
    await host.close();
  }
}

function whyNoWindow(noOpen: boolean, browser: boolean): string | undefined {
  if (noOpen) return 'you asked for none';
  if (browser) return 'you asked for the browser';
  return hasScreen() ? undefined : 'there is no screen here';
}

await runMain(main);
