// node build/run.mjs NAME [ARGS]: makes sure that all is set up, then runs the entry of NAME under the right Node.
// Prints nothing on stdout itself: with --json the last line there is the command's own.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { childEnv, ensureReady, nodeArgs, nodePath, root, runMain, say } from './setup.mjs';

/** Name of the command: its entry file and the arguments that come before the caller's. */
const COMMANDS = {
  start: ['build/start.ts'],
  test: ['build/test.mjs'],
  ready: ['build/test.mjs'],
  demo: ['tests/demo/run.ts'],
  sim: ['tests/sim/run.ts'],
  soak: ['tests/sim/run-soak.ts'],
  'fuzz:packet': ['tests/fuzz/packet.ts'],
  'bench:sync': ['tests/bench/sync.ts'],
  'bench:links': ['tests/bench/links.ts'],
  'bench:store': ['tests/bench/store.ts'],
  hub: ['shore/cli/main.ts'],
  verify: ['shore/cli/main.ts', 'verify'],
  layers: ['tools/layers/main.ts'],
  'check:content': ['tools/content/main.ts'],
  'check:frameworks': ['tools/frameworks/main.ts'],
  'check:locales': ['tools/locales/main.ts'],
  'pdf:samples': ['tools/pdf-samples/main.ts'],
};

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) {
    say(`Say one of: ${Object.keys(COMMANDS).join(', ')}.`);
    return 2;
  }
  const [entry, ...first] = command;
  if (!existsSync(path.join(root, entry))) {
    say(`${name}: its entry ${entry} does not exist yet.`);
    return 2;
  }
  ensureReady();
  // Started from root so that relative paths in arguments must be resolved against INIT_CWD, where npm was called.
  const args = [...nodeArgs(), path.join(root, entry), ...first, ...rest];
  const child = spawn(nodePath(), args, { stdio: 'inherit', env: childEnv() });
  // Ctrl-C reaches the child by itself (same terminal); these are for signals sent to this process alone.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      // A crash must not look like an end that somebody asked for.
      if (code === null && !['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal)) say(`${name}: ended by ${signal}.`);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
});
