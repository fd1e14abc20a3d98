// npm run build: the renderer, the main process and the preload script into out/, each when its entry exists.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { childEnv, ensureReady, nodePath, root, runMain, say, since, toolPath } from './setup.mjs';

const PARTS = [
  { name: 'renderer', entry: 'renderer/index.html', args: ['-c', 'build/vite.renderer.config.ts'] },
  { name: 'main', entry: 'electron/main/index.ts', args: ['-c', 'build/vite.node.config.ts', '--mode', 'main'] },
  {
    name: 'preload',
    entry: 'electron/preload/index.ts',
    args: ['-c', 'build/vite.node.config.ts', '--mode', 'preload'],
  },
];

await runMain(() => {
  ensureReady();
  const named = process.argv.slice(2);
  const parts = named.length > 0 ? PARTS.filter((part) => named.includes(part.name)) : PARTS;
  let code = 0;
  for (const { name, entry, args } of parts) {
    if (!existsSync(path.join(root, entry))) {
      say(`build ${name}: left out, ${entry} does not exist yet`);
      continue;
    }
    const startMs = Date.now();
    const all = [toolPath('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn', ...args];
    const done = spawnSync(nodePath(), all, { cwd: root, env: childEnv(), stdio: ['ignore', 2, 2] });
    if (done.status !== 0) code = 1;
    say(`build ${name}: ${done.status === 0 ? `done in ${since(startMs)}` : 'failed'}`);
  }
  return code;
});
