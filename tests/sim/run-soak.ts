import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { faultsOf, soak } from './soak.ts';

/** node build/run.mjs soak [--days 365] [--seed 1]: ship time over flapping links in one run; says what it found. */
const { values } = parseArgs({
  options: { days: { type: 'string', default: '365' }, seed: { type: 'string', default: '1' } },
});
setFlagsFromString('--expose-gc');
globalThis.gc ??= runInNewContext('gc') as NodeJS.GCFunction;
const startMs = performance.now();
const result = await soak(Number(values.seed), Number(values.days));
const faults = faultsOf(result);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(
  `${JSON.stringify({ ...result, faults, seconds: Math.round((performance.now() - startMs) / 1000) })}\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
