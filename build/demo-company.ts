import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnv, nodeArgs, nodePath, root } from './setup.mjs';

/** What `npm start` and the demo run need of a company: made once through the hub's own commands, then kept. */
export type DemoCompany = {
  /** Folder of the hub's data. */
  readonly data: string;
  readonly vessel: string;
  readonly staff: { readonly username: string; readonly password: string };
  /** Used up by the first device that takes it. */
  readonly enrolmentCode: string;
};

const cli = path.join(root, 'shore/cli/main.ts');
const VESSEL = 'imo9074729';
const VESSEL_NAME = 'MV Test Pioneer';
const STAFF = { username: 'dpa', password: 'demo-dpa-2026', name: 'K. Lindqvist' };

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const done = spawnSync(nodePath(), [...nodeArgs(), cli, ...args, '--json'], {
    encoding: 'utf8',
    env: { ...childEnv(), ...env },
    cwd: root,
  });
  if (done.status !== 0) throw new Error(`hub ${args[0]} ended with ${done.status}: ${done.stderr || done.stdout}`);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
}

/** @param folder kept between runs; a fresh one gives a fresh company. */
export function demoCompany(folder: string, hubUrl: string): DemoCompany {
  const kept = path.join(folder, 'company.json');
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as DemoCompany;
  const data = path.join(folder, 'hub');
  const key = path.join(folder, 'company.key');
  mkdirSync(data, { recursive: true });
  run(['init', '--data', data, '--company', 'Demo Shipping', '--company-key', key]);
  run(
    [
      'staff',
      'add',
      '--data',
      data,
      '--company-key',
      key,
      '--username',
      STAFF.username,
      '--name',
      STAFF.name,
      '--role',
      'DPA',
      '--may',
      'dpa,enrol,redact,revoke,admit,settle',
    ],
    {
      BULWARK_PASSWORD: STAFF.password,
    },
  );
  const made = run([
    'enrol',
    '--data',
    data,
    '--company-key',
    key,
    '--vessel',
    VESSEL,
    '--name',
    VESSEL_NAME,
    '--imo',
    '9074729',
    '--letter',
    'A',
    '--hub-url',
    hubUrl,
  ]);
  const company: DemoCompany = {
    data,
    vessel: VESSEL,
    staff: { username: STAFF.username, password: STAFF.password },
    enrolmentCode: String(made.code),
  };
  writeFileSync(kept, `${JSON.stringify(company, null, 2)}\n`, { mode: 0o600 });
  return company;
}

export type RunningHub = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts the hub as a process of its own and waits until it answers. */
export async function startHub(
  data: string,
  port: number,
  options: { readonly allowOrigin?: string } = {},
): Promise<RunningHub> {
  const allow = options.allowOrigin ? ['--allow-origin', options.allowOrigin] : [];
  const child = spawn(nodePath(), [...nodeArgs(), cli, 'serve', '--data', data, '--port', String(port), ...allow], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: childEnv(),
    cwd: root,
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk}`.slice(-4000);
  });
  let isGone = false;
  const gone = new Promise<void>((resolve) =>
    child.once('close', () => {
      isGone = true;
      resolve();
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (isGone) throw new Error(`the hub ended at its start: ${errors}`);
    const isUp = await fetch(`${url}/config.json`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) break;
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
