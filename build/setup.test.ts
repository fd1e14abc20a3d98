import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isFit, root } from './setup.mjs';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('a Node that lacks something that is used is not taken, so that none ends in the middle', () => {
  const versions = [
    'v18.20.8',
    'v20.20.2',
    'v22.12.0',
    'v22.19.9',
    'v22.20.0',
    'v23.11.0',
    'v24.5.0',
    'v24.6.0',
    'v26.0.0',
  ];
  expect(versions.filter(isFit)).toEqual(['v22.20.0', 'v24.6.0', 'v26.0.0']);
  expect(isFit(process.version)).toBe(true);
});

test('the readme, the package and its lock name the same versions', () => {
  const engines = '^22.20.0 || >=24.6.0';
  expect(JSON.parse(read('package.json')).engines).toEqual({ node: engines });
  expect(JSON.parse(read('package-lock.json')).packages[''].engines).toEqual({ node: engines });
  expect(read('README.md')).toContain('Node 24.6 or newer (22.20 and newer of 22 will do');
});

test('a command that is none is a wrong call', () => {
  const done = spawnSync(process.execPath, [path.join(root, 'build/run.mjs'), 'nonsense'], { encoding: 'utf8' });
  expect([done.status, done.stdout]).toEqual([2, '']);
  expect(done.stderr).toContain('Say one of: start, test');
});
