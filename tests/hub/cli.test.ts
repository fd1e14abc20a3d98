import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { runCli } from '#shore/cli/run.ts';
import { openHub } from '#shore/hub/hub.ts';
import { verify } from '#shore/verifier/verify.mjs';
import { enrol, newKeys, openDevice, run, signInStaff, VESSEL, writeAsset } from './world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-cli-'));
const data = path.join(folder, 'hub');
const key = path.join(folder, 'company.key');
const settings = {
  INIT_CWD: folder,
  BULWARK_DATA: data,
  BULWARK_COMPANY_KEY: key,
  BULWARK_KEY_PASSPHRASE: 'the phrase of the company',
  BULWARK_STAFF_PASSWORD: 'a long enough password',
};
const env = { PATH: process.env.PATH, ...settings };
const main = path.resolve('shore/cli/main.ts');
const children: ChildProcess[] = [];

/** In this process, since starting one takes longer than all else; `--help` and `serve` are started for real. */
async function cli(...args: string[]) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const status = await runCli([...args, '--json'], {
    out: (line) => stdout.push(line),
    say: (line) => stderr.push(line),
  });
  const last = stdout.at(-1);
  return {
    status,
    json: last?.startsWith('{') ? JSON.parse(last) : null,
    stdout: stdout.join('\n'),
    stderr: stderr.join('\n'),
  };
}

function serve(): Promise<{ url: string; end: () => Promise<number | null> }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'serve', '--port', '0', '--no-web', '--json'],
    { env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the hub ended')));
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve({
        url: (JSON.parse(line) as { url: string }).url,
        end: () =>
          new Promise((ended) => {
            child.once('exit', ended);
            child.kill('SIGTERM');
          }),
      }),
    );
  });
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
beforeEach(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('the commands of the hub', () => {
  test('from nothing to a proof that an outsider can check', async () => {
    const made = await cli('init', '--company-name', 'Test Shipping', '--key', key);
    expect(made.status).toBe(0);
    const company: string = made.json.company;
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(data, 'hub-secret')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(key, 'utf8'))).toMatchObject({ company });
    expect(readFileSync(key, 'utf8')).not.toContain('seed');
    expect(await cli('init', '--company-name', 'Again', '--key', key)).toMatchObject({
      status: 1,
      json: { error: { code: 'input/invalid' } },
    });
    expect((await cli('staff', 'add', '--username', 'eva', '--name', 'Eva', '--may', 'dpa,enrol')).status).toBe(0);
    expect(await cli('staff', 'add', '--username', 'eva', '--name', 'Eva', '--may', 'dpa')).toMatchObject({
      status: 1,
      json: { error: { params: { field: 'username' } } },
    });
    expect(await cli('staff', 'add', '--username', 'max', '--name', 'Max', '--may', 'fly')).toMatchObject({
      status: 1,
      json: { error: { params: { value: 'fly' } } },
    });

    const hub = await serve();
    const file = path.join(folder, 'code.json');
    const coded = await cli(
      'enrol',
      '--vessel',
      VESSEL,
      '--name',
      'MV Test',
      '--imo',
      '9074729',
      '--letter',
      'a',
      '--hub-url',
      hub.url,
      '--as',
      'eva',
      '--out',
      'code.json',
    );
    expect(coded.status).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const code = decodeEnrolmentCode(readFileSync(file, 'utf8'));
    if (!code.ok) throw new Error(code.error.code);
    expect(decodeEnrolmentCode(coded.json.code)).toEqual(code);
    expect((await signInStaff(hub.url, 'eva')).info.may).toEqual(['dpa', 'enrol']);
    const keys = newKeys();
    const ship = await openDevice(hub.url, await enrol(hub.url, code.value, keys), keys, 'ship');
    await writeAsset(ship, { name: 'ECDIS' });
    await run(ship);

    const status = await cli('status');
    expect(status.json.vessels).toMatchObject([
      { vessel: VESSEL, devices: [{ replica: ship.replica.id, letter: 'A' }] },
    ]);
    expect(await cli('verify')).toMatchObject({
      status: 0,
      json: { ok: true, vessels: [{ vessel: VESSEL, problems: [] }] },
    });
    const exported = await cli('export', '--vessel', VESSEL, '--out', 'proof');
    expect(exported.status).toBe(0);
    const proof = path.join(folder, 'proof');
    const checked = spawnSync(
      process.execPath,
      [path.join(proof, 'verify.mjs'), path.join(proof, 'log.jsonl'), '--company', company],
      { encoding: 'utf8', env: {} },
    );
    expect(checked.stdout).toContain('PROVEN');
    expect(checked.status).toBe(0);
    await cli('export', '--vessel', VESSEL, '--out', 'slim', '--withhold', 'asset');
    const slim = readFileSync(path.join(folder, 'slim', 'log.jsonl'), 'utf8');
    expect(slim).not.toContain('ECDIS');
    expect(verify(slim, company)).toMatchObject({ ok: true, redactedOps: 1 });

    // Against the hub that runs: it obeys what another process wrote.
    expect(
      (await cli('revoke', '--vessel', VESSEL, '--replica', ship.replica.id, '--reason', 'stolen')).json,
    ).toMatchObject({ replicas: [ship.replica.id] });
    await writeAsset(ship, { name: 'by the thief' });
    expect(await ship.client.run()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
    const [waiting] = (await cli('status', '--vessel', VESSEL)).json.quarantine;
    expect((await cli('admit', '--vessel', VESSEL, '--batch', waiting.head, '--reason', 'honest')).status).toBe(0);
    expect((await cli('status', '--vessel', VESSEL)).json.quarantine).toEqual([]);
    expect((await cli('verify')).status).toBe(0);
    expect(await hub.end()).toBe(0);
  }, 120_000);

  test('verify finds whatever somebody changed in the database behind its back', async () => {
    const own = path.join(folder, 'tampered');
    const hub = await openHub({ dataDir: own });
    const { makeCompany, makeCode } = await import('./world.ts');
    const { startHub } = await import('#shore/hub/start-hub.ts');
    const running = await startHub({ dataDir: own, webRoot: null });
    const company = await makeCompany(hub);
    const keys = newKeys();
    const ship = await openDevice(
      running.url,
      await enrol(running.url, await makeCode(hub, company, running.url), keys),
      keys,
      'ship',
    );
    await writeAsset(ship, { name: 'ECDIS' });
    await run(ship);
    await running.close();
    const scope = hub.context.database.vessel(company.id, VESSEL);
    vi.stubEnv('BULWARK_DATA', own);
    expect((await cli('verify')).status).toBe(0);
    const changed = (bytes: Uint8Array, from: string, to: string) =>
      new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
    const tables = [
      ['log_record', 'folded'],
      ['log_op', 'op'],
      ['log_batch', 'body'],
    ] as const;
    for (const [table, column] of tables) {
      const rows = (await scope.select(table).selectAll().execute()) as unknown as Record<string, Uint8Array>[];
      const row = rows.find((r) => Buffer.from(r[column] as Uint8Array).includes('ECDIS')) as Record<
        string,
        Uint8Array
      >;
      const keyed = ['op_key', 'record', 'head'].find((name) => name in row) as never;
      const set = (value: Uint8Array) =>
        scope
          .update(table)
          .set({ [column]: value } as never)
          .where(keyed, '=', row[keyed] as never)
          .execute();
      await set(changed(row[column] as Uint8Array, 'ECDIS', 'ECDIX'));
      const found = await cli('verify');
      expect([table, found.status, found.json.ok]).toEqual([table, 1, false]);
      await set(row[column] as Uint8Array);
    }
    expect((await cli('verify')).status).toBe(0);
    await hub.close();
  }, 120_000);

  test('room for files is set by vessel, and files go out with the log', async () => {
    const own = path.join(folder, 'files');
    const hub = await openHub({ dataDir: own });
    const { makeCompany } = await import('./world.ts');
    const company = await makeCompany(hub);
    const { SqlBlobStore } = await import('#shore/hub/storage/sql-blob-store.ts');
    const store = new SqlBlobStore(hub.context.database.vessel(company.id, VESSEL), () => 0);
    const bytes = new Uint8Array(20_000).fill(7);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await store.keep(hash, bytes);
    await store.take('ab'.repeat(32), 99, [{ n: 0, bytes: new Uint8Array(99) }]); // in part: no file yet
    vi.stubEnv('BULWARK_DATA', own);
    const set = await cli('blobs', '--vessel', VESSEL, '--quota-mib', '5');
    expect(set.json).toMatchObject({ usedBytes: 20_099, quotaBytes: 5 << 20, maxBlobBytes: 25 << 20 });
    expect((await cli('blobs', '--vessel', VESSEL)).json.quotaBytes).toBe(5 << 20);
    expect((await cli('blobs', '--vessel', VESSEL, '--largest-mib', 'many')).status).toBe(2);
    const out = path.join(own, 'out');
    expect((await cli('export', '--vessel', VESSEL, '--out', out)).json).toMatchObject({ files: 1 });
    expect(new Uint8Array(readFileSync(path.join(out, 'files', hash)))).toEqual(bytes);
    await hub.close();
  }, 60_000);

  test('what the system refuses is one line and one object, not a stack', async () => {
    const gone = await cli('import-file', '--file', path.join(folder, 'gone.bulwark'));
    expect(gone).toMatchObject({ status: 1, json: { error: { code: 'ENOENT' } } });
    expect(gone.stderr).not.toMatch(/^\s+at /m);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const served = await cli('serve', '--port', String(port), '--no-web');
    expect(served).toMatchObject({ status: 1, json: { error: { code: 'EADDRINUSE' } } });
    expect(served.stderr).toContain(String(port));
    taken.close();
    vi.stubEnv('BULWARK_HUB_SECRET', 'not sixty-four hex digits');
    const secret = await cli('status');
    vi.stubEnv('BULWARK_HUB_SECRET', '');
    expect(secret).toMatchObject({ status: 2, json: { error: { code: 'usage' } } });
    expect(secret.stdout + secret.stderr).not.toContain('sixty-four');
    const imo = await cli('vessel', 'add', '--vessel', 'imo1', '--name', 'X', '--imo', '12');
    expect(imo).toMatchObject({ status: 1, json: { error: { code: 'input/invalid', params: { field: 'imo' } } } });
    // What ships say of themselves is shown as text, and paints nothing on a terminal.
    expect((await cli('vessel', 'add', '--vessel', 'imo1', '--name', '\u001b[2JX\u202e')).status).toBe(0);
    expect((await cli('status')).stderr).toMatch(/^imo1 {2}\?\[2JX\?: /m);
  }, 60_000);

  test('helps, and says what was wrong with a call', async () => {
    const help = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--help'], {
      encoding: 'utf8',
      env,
    });
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('Usage');
    expect((await cli('enrol', '--help')).stdout).toContain('--hub-url');
    expect((await cli('nonsense')).status).toBe(2);
    expect(await cli('enrol')).toMatchObject({ status: 2, json: { error: { code: 'usage' } } });
    expect((await cli('verify', '--what')).status).toBe(2);
    expect((await cli('verify', '--vessel', 'unknown')).status).toBe(2);
    vi.stubEnv('BULWARK_KEY_PASSPHRASE', 'wrong');
    const wrong = await cli('enrol', '--vessel', VESSEL, '--letter', 'b', '--hub-url', 'http://h');
    vi.stubEnv('BULWARK_KEY_PASSPHRASE', settings.BULWARK_KEY_PASSPHRASE);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain('auth/wrong-password');
    const other = path.join(folder, 'other.key');
    writeFileSync(other, 'not a key');
    expect(await cli('init', '--company-name', 'X', '--key', other)).toMatchObject({
      status: 1,
      json: { error: { code: 'file/unreadable' } },
    });
  }, 60_000);
});
