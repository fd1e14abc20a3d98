// node build/with-postgres.mjs COMMAND [ARGS]: runs a Node tool with a private PostgreSQL in BULWARK_TEST_PG.
// For work on the hub's store: `npm run test:pg -- shore`.

import { spawn } from 'node:child_process';
import { startPostgres } from './postgres.mjs';
import { childEnv, ensureReady, nodePath, runMain, say } from './setup.mjs';

await runMain(async () => {
  ensureReady();
  const postgres = await startPostgres({ install: true });
  if ('problem' in postgres) throw new Error(`No PostgreSQL: ${postgres.problem}`);
  say(`PostgreSQL ${postgres.version} runs for this command.`);
  const env = childEnv({ BULWARK_TEST_PG: postgres.url });
  const child = spawn(nodePath(), process.argv.slice(2), { stdio: 'inherit', env });
  const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  postgres.stop();
  return code;
});
