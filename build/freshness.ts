import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const SOURCES = ['renderer', 'shared', 'electron', 'resources', 'build', 'package-lock.json'];
const stamp = path.join(root, 'out', '.built');

function newestMs(at: string): number {
  const stat = statSync(at);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = 0;
  for (const name of readdirSync(at)) newest = Math.max(newest, newestMs(path.join(at, name)));
  return newest;
}

/** Whether the built app is of the sources as they stand: then a start need not build. */
export function isBuilt(): boolean {
  if (!existsSync(stamp) || !existsSync(path.join(root, 'out/renderer/index.html'))) return false;
  const builtMs = statSync(stamp).mtimeMs;
  return SOURCES.every((source) => newestMs(path.join(root, source)) <= builtMs);
}

/** @param startedAt when the build began: what changed while it ran is built again. */
export function noteBuilt(startedAt: Date): void {
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}
