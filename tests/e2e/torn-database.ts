import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where Chromium keeps them in a profile: the plain databases of all pages, and those in buckets. */
const FOLDERS = { records: 'Default/IndexedDB', journal: 'Default/WebStorage' } as const;

/**
 * Leaves a database as Chromium itself does at times: its log goes on behind a torn record (docs/adr/0009), so the next
 * start throws it away. No browser may run on the profile.
 */
export function tear(profile: string, which: keyof typeof FOLDERS): void {
  const folder = path.join(profile, FOLDERS[which]);
  const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /indexeddb\.leveldb[/\\]\d+\.log$/.test(name),
  );
  if (logs.length === 0) throw new Error(`no database in ${folder}`);
  for (const name of logs) {
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    bytes.fill(0x2a, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
    writeFileSync(file, bytes);
  }
}
