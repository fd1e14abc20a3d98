import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { test } from 'vitest';
import type { DatabaseOptions } from '#shore/hub/storage/database.ts';

/** A database of its own for one test; `remove` takes it away. */
export type TestDatabase = { readonly options: DatabaseOptions; readonly remove: () => Promise<void> };

export function sqliteFolder(): TestDatabase {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-hub-'));
  return { options: { folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

const url = process.env.BULWARK_TEST_PG;

export function postgresSchema(): TestDatabase {
  if (!url) throw new Error('BULWARK_TEST_PG is not set');
  const schema = `t_${randomBytes(6).toString('hex')}`;
  return {
    options: { url, schema },
    remove: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`drop schema if exists ${schema} cascade`);
      await client.end();
    },
  };
}

/** Every database that the hub runs on, where it can be had: one that cannot is said loudly and counted as skipped. */
export const DATABASES: readonly { readonly name: string; readonly make: () => TestDatabase }[] = [
  { name: 'SQLite', make: sqliteFolder },
  ...(url ? [{ name: 'PostgreSQL', make: postgresSchema }] : []),
];

export function sayWhatIsMissing(): void {
  if (url) return;
  console.error('NOT TESTED ON POSTGRESQL: BULWARK_TEST_PG is not set (run `npm run test:pg -- shore tests/hub`).');
  // biome-ignore lint/suspicious/noSkippedTests: the suite must show that half of it did not run
  test.skip('PostgreSQL: BULWARK_TEST_PG is not set', () => undefined);
}
