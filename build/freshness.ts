import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnv, nodePath, root } from './setup.mjs';

const SOURCES = ['renderer', 'shared', 'electron', 'resources', 'build', 'package-lock.json'];
const stamp = path.join(root, 'out', '.built');

function newestMs(at: string): number {
  const stat = statSync(at);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = 0;
  for (const name of readdirSync(at)) newest = Math.max(newest, newestMs(path.join(at, name)));
  return newest;
}

/** Whether the built app is of the sources as they stand. */
function isBuilt(): boolean {
  if (!existsSync(stamp) || !existsSync(path.join(root, 'out/renderer/index.html'))) return false;
  const builtMs = statSync(stamp).mtimeMs;
  return SOURCES.every((source) => newestMs(path.join(root, source)) <= builtMs);
}

/** Builds the app unless it is of the sources as they stand. @returns whether there is one. */
export function ensureBuilt(): boolean {
  if (isBuilt()) return true;
  const startedAt = new Date(); // what changes while it runs is built again next time
  const build = path.join(root, 'build/build.mjs');
  const done = spawnSync(nodePath(), [build], { stdio: ['ignore', 2, 2], env: childEnv() });
  if (done.status !== 0) return false;
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
  return true;
}
