import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export const REAL_SUITE_SKIPPED =
  'THE REAL ELECTRON SUITE DID NOT RUN: there is no Electron binary (node_modules/electron/dist, or ELECTRON_OVERRIDE_DIST_PATH). ' +
  'The sandbox, context isolation, the app:// origin, the OS key store and fuses are not proven by this run.';

/** The binary of the electron package, or null. Never asks the package itself: it would try to download one. */
export function electronBinary(): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const named = path.join(folder, 'path.txt');
  const usual = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string];
  const binary = path.join(dist, existsSync(named) ? readFileSync(named, 'utf8') : (usual ?? 'electron'));
  return existsSync(binary) ? binary : null;
}
