// Checks every TypeScript project: each folder against the APIs it may use, then tests, tools and build with all of them.

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { childEnv, nodePath, root, runMain, say, toolPath } from './setup.mjs';

const PROJECTS = ['shared', 'renderer', 'electron', 'shore', '.'];
const AT_ONCE = 2;

function hasSources(folder) {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return files.some((file) => /(?<!\.test)\.tsx?$/.test(file));
}

function check(project) {
  const cache = path.join(root, 'node_modules', '.cache', 'tsc');
  mkdirSync(cache, { recursive: true });
  const info = path.join(cache, `${project === '.' ? 'root' : project}.tsbuildinfo`);
  const args = [toolPath('typescript-native', 'lib/tsc.js'), '-p', project, '--incremental', '--tsBuildInfoFile', info];
  // With several checkers each builds the keys of all texts anew, inside whatever line it meets first: too deep for one.
  args.push('--singleThreaded');
  if (process.stdout.isTTY) args.push('--pretty');
  return new Promise((resolve) => {
    const child = spawn(nodePath(), args, { cwd: root, env: childEnv(), stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.once('close', (code) => {
      process.stdout.write(out);
      resolve(code === 0 ? undefined : project);
    });
  });
}

await runMain(async () => {
  const named = process.argv.slice(2);
  const queue = (named.length > 0 ? named : PROJECTS).filter((project) => project === '.' || hasSources(project));
  const failed = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let project = queue.shift(); project !== undefined; project = queue.shift())
        failed.push(await check(project));
    }),
  );
  const bad = failed.filter((project) => project !== undefined);
  say(bad.length === 0 ? 'types: all right' : `types: errors in ${bad.join(', ')}`);
  return bad.length === 0 ? 0 : 1;
});
