import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';

/**
 * npm run -s pdf:samples -- --out DIR: every document in every language that exists, and the texts of scripts that no
 * language of ours has yet. The last line of the output is figures.
 *
 * The documents are the app's own code, so it is loaded as the app loads it: through Vite.
 */
type Samples = typeof import('#tests/paper/write-samples.ts');

function outFolder(): string | null {
  const args = process.argv.slice(2);
  const at = args.indexOf('--out');
  const given = at === -1 ? undefined : args[at + 1];
  return given === undefined ? null : path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
}

const out = outFolder();
if (out === null) {
  process.stderr.write('Say where to: npm run -s pdf:samples -- --out DIR\n');
  process.exitCode = 2;
} else {
  const root = path.resolve(import.meta.dirname, '../..');
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    mkdirSync(out, { recursive: true });
    const { writeSamples } = (await server.ssrLoadModule('/tests/paper/write-samples.ts')) as Samples;
    const figures = await writeSamples((name, bytes) => writeFileSync(path.join(out, name), bytes));
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    if (figures.fieldsMissing > 0) process.exitCode = 1;
  } finally {
    await server.close();
  }
}
