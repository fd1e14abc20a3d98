import { spawnSync } from 'node:child_process';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeArgs, root } from './setup.mjs';

const other: Server = createServer();
beforeAll(() => new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => new Promise<void>((resolve) => other.close(() => resolve())));

function start(...args: string[]) {
  const all = [...nodeArgs(), path.join(root, 'build/start.ts'), '--no-open', ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

test('a port that is taken is said in one line, with what to do, and nothing is left running', () => {
  const { port } = other.address() as AddressInfo;
  const done = start('--port', String(port));
  expect(done.status).toBe(1);
  expect(done.stderr.trim().split('\n')).toHaveLength(1);
  expect(done.stderr).toContain(`Port ${port} is taken: `);
  expect(done.stderr).toContain('npm start -- --port N');
});

test('a port that is none is said so', () => {
  const done = start('--port', 'many');
  expect([done.status, done.stderr.trim()]).toEqual([1, '--port many is no port: say a number from 1 to 65535.']);
});
