import { spawnSync } from 'node:child_process';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeArgs, root } from './setup.mjs';

const other: Server = createServer();
let taken: string;
let free: string;

function listen(server: Server): Promise<string> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(String((server.address() as AddressInfo).port))),
  );
}

beforeAll(async () => {
  taken = await listen(other);
  const probe = createServer();
  free = await listen(probe);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
});
afterAll(() => new Promise<void>((resolve) => other.close(() => resolve())));

function start(...args: string[]) {
  const all = [...nodeArgs(), path.join(root, 'build/start.ts'), '--no-open', ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

test.each(['--port', '--hub-port'])(
  '%s that is taken is said in one line, with what to do, and nothing is left running',
  (option) => {
    const done = start('--port', free, '--hub-port', free, option, taken);
    expect(done.status).toBe(1);
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
    expect(done.stderr).toContain(`Port ${taken} is taken: `);
    expect(done.stderr).toContain(`npm start -- ${option} N`);
  },
);

test('a port that is none is said so', () => {
  const done = start('--port', 'many');
  expect([done.status, done.stderr.trim()]).toEqual([1, '--port many is no port: say a number from 1 to 65535.']);
});
