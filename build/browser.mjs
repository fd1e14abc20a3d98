// Finds a Chromium for tests and for looking at the app: what the machine has, else what can be had.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, say, since } from './setup.mjs';

const OLDEST = 130;

function candidates() {
  const env = process.env;
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
    return ['/Applications', path.join(env.HOME ?? '/', 'Applications')].flatMap((dir) =>
      apps.map((app) => path.join(dir, app)),
    );
  }
  if (process.platform === 'win32') {
    const dirs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
    const edge = 'Microsoft\\Edge\\Application\\msedge.exe';
    return [...apps, edge].flatMap((app) => dirs.map((dir) => path.join(dir, app)));
  }
  const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge-stable'];
  const dirs = [...new Set([...(env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return names.flatMap((name) => dirs.filter(Boolean).map((dir) => path.join(dir, name)));
}

/** Why a file that exists is no use to us; undefined when it is fine. */
function problemOf(file) {
  // chrome.exe opens a window instead of printing its version: there, the file is believed.
  if (process.platform === 'win32') return undefined;
  const asked = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const version = /(\d+)\.\d+\.\d+/.exec(asked.stdout ?? '')?.[1];
  if (version === undefined) return 'does not start';
  return Number(version) < OLDEST ? `is version ${version}, older than ${OLDEST}` : undefined;
}

function playwrightBrowser() {
  try {
    const require = createRequire(path.join(root, 'package.json'));
    const file = require('playwright-core').chromium.executablePath();
    return file && existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function lookAround(tried) {
  const named = process.env.BULWARK_CHROMIUM;
  if (named) {
    const problem = existsSync(named) ? problemOf(named) : 'does not exist';
    if (problem === undefined) return { path: named, source: 'BULWARK_CHROMIUM' };
    tried.push(`BULWARK_CHROMIUM=${named} ${problem}`);
    return undefined;
  }
  for (const file of candidates()) {
    if (!existsSync(file)) continue;
    const problem = problemOf(file);
    if (problem === undefined) return { path: file, source: 'installed on this machine' };
    tried.push(`${file} ${problem}`);
  }
  const own = playwrightBrowser();
  if (own !== undefined) return { path: own, source: "Playwright's download" };
  return undefined;
}

export function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Installs Debian packages; returns the reason when that failed. */
export function aptInstall(...packages) {
  const startMs = Date.now();
  say(`Installing Debian's ${packages.join(', ')} (about a minute)...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env, timeout: 600_000 };
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  let done = spawnSync('apt-get', args, options);
  if (done.status !== 0) {
    spawnSync('apt-get', ['update'], options);
    done = spawnSync('apt-get', args, options);
  }
  if (done.status !== 0) return `apt-get install ${packages.join(' ')}: ${lastLine(done.stderr)}`;
  say(`Installed ${packages.join(', ')} in ${since(startMs)}.`);
  return undefined;
}

function lastLine(text) {
  return (text ?? '').trim().split('\n').at(-1) || 'failed without a word';
}

function installPlaywrightBrowser() {
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  if (!existsSync(cli)) return 'the packages are not installed';
  say('Trying to download the Chromium that Playwright is built for...');
  const args = [cli, 'install', 'chromium'];
  const done = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 'pipe'], encoding: 'utf8', timeout: 600_000 });
  return done.status === 0 ? undefined : "Playwright's download cannot be reached from here";
}

/**
 * @param {{ install?: boolean }} options install: also get one (Debian's package as root, else Playwright's download)
 * @returns {{ path?: string, source?: string, problem?: string }} either path or problem is there
 */
export function findBrowser({ install = false } = {}) {
  const tried = [];
  const found = lookAround(tried);
  if (found !== undefined) return found;
  if (install && !process.env.BULWARK_CHROMIUM) {
    for (const get of isDebianRoot()
      ? [() => aptInstall('chromium'), installPlaywrightBrowser]
      : [installPlaywrightBrowser]) {
      const problem = get();
      const now = problem === undefined ? lookAround([]) : undefined;
      if (now !== undefined) return now;
      if (problem !== undefined) tried.push(problem);
    }
  }
  const why = tried.length > 0 ? ` (${tried.join('; ')})` : '';
  return { problem: `no Chrome, Chromium or Edge was found${why}. Install one, or set BULWARK_CHROMIUM to its path.` };
}

/** What this machine makes Chromium need: root has no sandbox, and nothing here may call home. */
export function browserArgs() {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
