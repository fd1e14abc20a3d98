// npm run -s sim -- --from 1 --count 500 --json      many seeds, the last line of stdout is one JSON object
// npm run -s sim -- --seed 17 --trace                one seed with all its steps
// The exit status is not 0 when an invariant broke, or when the seeds met no conflict, no crash or no restore.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type SimResult, simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const total = { seeds: 0, ops: 0, conflicts: 0, crashes: 0, restores: 0, diverged: 0, lost: 0 };
/** Traces of the first failures are printed whole; of the others the seed. */
const MAX_TRACES = 3;
let failures = 0;

function note(result: SimResult): void {
  total.seeds++;
  for (const key of ['ops', 'conflicts', 'crashes', 'restores'] as const) total[key] += result.counts[key];
  const { failure, seed } = result;
  if (!failure) return;
  failures++;
  if (failure.what === 'lost') total.lost++;
  else total.diverged++;
  if (failures <= MAX_TRACES) console.error([...failure.trace, ''].join('\n'));
  console.error(`seed ${seed}: ${failure.why}`);
  if (failures <= MAX_TRACES) console.error(`again: npm run -s sim -- --seed ${seed} --trace\n`);
}

async function spread(from: number, count: number): Promise<void> {
  const workers = Math.min(Math.max(2, availableParallelism()), 8, count);
  let next = from;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const give = () => {
        if (next < from + count) worker.postMessage(next++);
        else void worker.terminate();
      };
      worker.on('message', (result: SimResult) => {
        note(result);
        if (!values.json && total.seeds % 50 === 0) console.error(`${total.seeds} of ${count}, ${failures} broken`);
        give();
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
      give();
    });
  await Promise.all(Array.from({ length: workers }, one));
}

const startMs = performance.now();
if (values.seed !== undefined) {
  const result = await simulate({
    seed: Number(values.seed),
    ...(values.trace ? { onLine: (l) => console.error(l) } : {}),
  });
  note(values.trace && result.failure ? { ...result, failure: { ...result.failure, trace: [] } } : result);
} else await spread(Number(values.from), Number(values.count));

if (!values.json) console.error(`${total.seeds} seeds in ${Math.round((performance.now() - startMs) / 100) / 10} s`);
console.log(JSON.stringify(total));
const isIdle = total.seeds >= 100 && (total.conflicts === 0 || total.crashes === 0 || total.restores === 0);
if (isIdle) console.error('the seeds met no conflict, no crash or no restore: they prove nothing');
process.exitCode = failures > 0 || isIdle ? 1 : 0;
