import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { toHex } from '#shared/base/bytes.ts';
import { foldDigest } from '#shared/merge/digest.ts';
import { LANES } from '#shared/oplog/op.ts';
import { deliveredSeqs } from '#shared/sync/exchange-client.ts';
import { verifyLog } from '#shared/sync/verify-log.ts';
import { nodeRandom, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { openHub } from '#shore/hub/hub.ts';
import { DATABASES, sayWhatIsMissing, sqliteFolder } from './databases.ts';
import { digestOf, enrol, makeCode, makeCompany, newKeys, openDevice, VESSEL } from './world.ts';

/**
 * The hub is killed (SIGKILL) at any moment of taking what a ship sends. What it acknowledged must be there when it is
 * opened again, whole and in order, and it must open every time.
 */
const KILLS = { SQLite: 50, PostgreSQL: 10 } as const;
const OPS_PER_ROUND = 40;

type Serving = { readonly url: string; readonly kill: () => Promise<void> };

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** The command itself, as a company runs it. */
function serve(args: readonly string[]): Promise<Serving> {
  const main = path.resolve('shore/cli/main.ts');
  const whole = ['--disable-warning=ExperimentalWarning', main, 'serve', '--port', '0', '--no-web', '--json', ...args];
  const child = spawn(process.execPath, whole, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.add(child);
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the hub ended by itself with ${code}`));
    child.once('exit', ended);
    createInterface({ input: child.stdout }).once('line', (line) => {
      child.off('exit', ended);
      resolve({ url: (JSON.parse(line) as { url: string }).url, kill: () => kill(child) });
    });
  });
}

function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  describe(`a hub on ${name} that is killed`, () => {
    const kills = KILLS[name as keyof typeof KILLS];
    test(`${kills} times while it takes what a ship sends loses nothing that it acknowledged`, async () => {
      const folder = sqliteFolder();
      const database = make();
      const dataDir = (folder.options as { folder: string }).folder;
      const where =
        'url' in database.options
          ? { databaseUrl: database.options.url, databaseSchema: database.options.schema as string }
          : {};
      const options = { dataDir, ...where };
      const args: string[] = ['--data', dataDir];
      if (where.databaseUrl !== undefined)
        args.push('--database-url', where.databaseUrl, '--database-schema', where.databaseSchema);

      const setUp = await openHub(options);
      const company = await makeCompany(setUp);
      const code = await makeCode(setUp, company, 'http://hub');
      await setUp.close();

      let hub = await serve(args);
      const keys = newKeys();
      const ship = await openDevice(() => hub.url, await enrol(hub.url, code, keys), keys, 'ship');
      let written = 0;
      const write = () =>
        ship.replica.write(
          Array.from({ length: OPS_PER_ROUND }, () => ({
            record: `asset.${ship.replica.id}.${++written}`,
            collection: 'asset',
            fields: { name: `asset ${written}`, notes: toHex(nodeRandom.bytes(120)) },
          })),
          'anonymous',
        );

      let usualMs = 150;
      let answered = 0;
      let broken = 0;
      for (let n = 0; n < kills; n++) {
        await write();
        const startedAt = performance.now();
        const exchange = ship.client.run();
        // Any moment of it, and a little after; every third time surely after the answer.
        const afterMs = (nodeRandom.bytes(1)[0] ?? 0) * (usualMs / 200);
        const timer = n % 3 === 0 ? undefined : setTimeout(() => void hub.kill(), afterMs);
        const report = await exchange;
        if (report.ok) {
          answered++;
          usualMs = (usualMs + performance.now() - startedAt) / 2;
        } else {
          expect(report.error.code).toBe('sync/no-link');
          broken++;
        }
        clearTimeout(timer);
        await hub.kill();

        const reopened = await openHub(options);
        const acknowledged = deliveredSeqs(ship.replica);
        const scope = reopened.context.database.vessel(company.id, VESSEL);
        for (const lane of LANES) {
          const promised = acknowledged[`${ship.replica.id}/${lane}`] ?? 0;
          const rows = await scope
            .select('log_batch')
            .select('last_seq')
            .where('replica', '=', ship.replica.id)
            .where('lane', '=', lane)
            .execute();
          expect(Math.max(0, ...rows.map((row) => row.last_seq))).toBeGreaterThanOrEqual(promised);
        }
        await reopened.close();
        hub = await serve(args);
      }
      expect((await ship.client.run()).ok).toBe(true);
      await hub.kill();

      const last = await openHub(options);
      const room = await last.rooms.of(company.id, VESSEL);
      const check = await room.run((replica) => verifyLog(replica, nodeVerifier));
      expect(check.problems).toEqual([]);
      const onHub = await room.run(async (replica) => foldDigest(await replica.store.allRecords()));
      expect(onHub).toBe(await digestOf(ship));
      expect(check.ops).toBeGreaterThanOrEqual(written);
      await last.close();
      await database.remove();
      await folder.remove();
      // The run did real work: some were killed in the middle, some after the answer.
      expect([broken > 0, answered >= kills / 3, broken + answered]).toEqual([true, true, kills]);
    }, 300_000);
  });
