// A private PostgreSQL for tests: its own cluster in a temporary folder, on a free port of the loopback, gone at the end.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { aptInstall, isDebianRoot } from './browser.mjs';
import { removeFolder } from './setup.mjs';

const PREFIX = 'bulwark-pg-';

function serverFolder() {
  const homes = [
    ...listed('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...listed('/opt/homebrew/opt')
      .filter((n) => n.startsWith('postgresql'))
      .map((n) => `/opt/homebrew/opt/${n}/bin`),
    ...listed('C:\\Program Files\\PostgreSQL').map((version) => `C:\\Program Files\\PostgreSQL\\${version}\\bin`),
    '/usr/local/pgsql/bin',
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return homes.find((dir) => dir && ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(dir, executable(name)))));
}

function executable(name) {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** Newest version first. */
function listed(dir) {
  try {
    return readdirSync(dir).sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a));
  } catch {
    return [];
  }
}

function idOf(flag) {
  const asked = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout.trim()) : undefined;
}

/** PostgreSQL refuses to run as root: there its commands run as the user postgres. */
function runAsServer(file, args) {
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  // No pipe for the server's output: it would inherit it and keep it open.
  return spawnSync(file, args, { ...user, stdio: ['ignore', 'ignore', 'ignore'], cwd: os.tmpdir(), timeout: 60_000 });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Clusters whose starter was killed before it could stop them. */
function clearLeftOvers(bin) {
  for (const name of listed(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(path.join(folder, 'owner.pid'), 'utf8')))) continue;
    } catch {
      continue;
    }
    stopCluster(bin, folder);
  }
}

function stopCluster(bin, folder) {
  runAsServer(path.join(bin, executable('pg_ctl')), ['stop', '-D', path.join(folder, 'data'), '-m', 'immediate', '-w']);
  removeFolder(folder);
}

/**
 * Starts a cluster. `stop` may be called more than once; it also runs when the process ends by itself or by a signal.
 * @param {{ install?: boolean }} options
 * @returns {Promise<{ url: string, version: string, stop: () => void } | { problem: string }>}
 */
export async function startPostgres({ install = false } = {}) {
  let bin = serverFolder();
  if (bin === undefined && install && isDebianRoot()) {
    const problem = aptInstall('postgresql');
    if (problem !== undefined) return { problem };
    bin = serverFolder();
  }
  if (bin === undefined) return { problem: 'no PostgreSQL server is installed (Debian: apt-get install postgresql)' };

  const isRoot = process.getuid?.() === 0;
  const [uid, gid] = isRoot ? [idOf('-u'), idOf('-g')] : [];
  if (isRoot && (uid === undefined || gid === undefined))
    return { problem: 'there is no user "postgres" to run it as' };
  clearLeftOvers(bin);

  const folder = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  const password = randomBytes(16).toString('hex');
  const passwordFile = path.join(folder, 'password');
  writeFileSync(path.join(folder, 'owner.pid'), String(process.pid));
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot) for (const file of [folder, passwordFile]) chownSync(file, uid, gid);

  const data = path.join(folder, 'data');
  const made = runAsServer(path.join(bin, executable('initdb')), [
    ...['-D', data, '-U', 'bulwark', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
    ...['-E', 'UTF8', '--locale=C', '--no-sync'],
  ]);
  if (made.status !== 0) {
    removeFolder(folder);
    return { problem: `initdb of ${bin} failed` };
  }
  const port = await freePort();
  // fsync off: it is the machine's crash, not the server's, that this would lose, and these data are for one test run.
  // No socket file: its path would have to be quoted for two shells, and nobody uses it.
  const settings = `-h 127.0.0.1 -p ${port} -c unix_socket_directories= -F -c max_connections=50`;
  const log = path.join(folder, 'log');
  const startArgs = ['start', '-D', data, '-l', log, '-w', '-o', settings];
  if (runAsServer(path.join(bin, executable('pg_ctl')), startArgs).status !== 0) {
    const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').at(-1) : '';
    stopCluster(bin, folder);
    return { problem: `the PostgreSQL of ${bin} did not start: ${said}` };
  }

  let running = true;
  const stop = () => {
    if (!running) return;
    running = false;
    stopCluster(bin, folder);
  };
  process.once('exit', stop);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => {
      stop();
      process.exit(code);
    });
  }
  const version = path.basename(path.dirname(bin));
  return { url: `postgresql://bulwark:${password}@127.0.0.1:${port}/postgres`, version, stop };
}
