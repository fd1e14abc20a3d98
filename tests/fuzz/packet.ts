// npm run -s fuzz:packet -- --count 100000 --json     the last line of stdout is one JSON object
// npm run -s fuzz:packet -- --seed 7 --from 1234 --count 1     one input again
// Real traffic, changed at random, against everything that reads bytes from outside. Only refusals may come of it: no
// crash, no hang, no more memory than a worker has, and nothing stored that nobody sealed.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Finding } from './packet-worker.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});

const CHUNK = 500;
/** An input that keeps a worker this long has hung it. */
const HANG_MS = 20_000;
/** A decoder that asks for more than this is as good as a crash. */
const MAX_HEAP_MB = 256;

const seed = Number(values.seed);
const total = { inputs: 0, crashes: 0, hangs: 0, stored: 0 };
const end = Number(values.from) + Number(values.count);
let next = Number(values.from);

function note({ kind, input, target, why }: Finding): void {
  if (kind === 'crash') total.crashes++;
  else if (kind === 'slow') total.hangs++;
  else total.stored++;
  if (total.crashes + total.hangs + total.stored <= 10) {
    console.error(`${kind} in ${target}: ${why}`);
    console.error(`again: npm run -s fuzz:packet -- --seed ${seed} --from ${input} --count 1`);
  }
}

/** Works until no chunk is left; a worker that dies or hangs is replaced, behind the input that did it. */
async function work(): Promise<void> {
  while (next < end || left.length > 0) {
    const progress = new Int32Array(new SharedArrayBuffer(8));
    const worker = new Worker(new URL('./packet-worker.ts', import.meta.url), {
      workerData: { seed, progress },
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    await drive(worker, progress);
  }
}

type Chunk = { readonly from: number; readonly count: number };

/** What dead workers had left of their chunks. */
const left: Chunk[] = [];

function drive(worker: Worker, progress: Int32Array): Promise<void> {
  return new Promise((resolve) => {
    let chunk: Chunk | null = null;
    let lastBeat = -1;
    let stillMs = 0;
    const finish = (why: 'hang' | 'crash' | null, error?: unknown) => {
      clearInterval(timer);
      void worker.terminate();
      if (why === null || !chunk) return resolve();
      const input = Atomics.load(progress, 0);
      note({ kind: why === 'hang' ? 'slow' : 'crash', input, target: 'worker', why: String(error ?? 'hung') });
      total.inputs += input - chunk.from + 1;
      if (chunk.from + chunk.count > input + 1)
        left.push({ from: input + 1, count: chunk.from + chunk.count - input - 1 });
      resolve();
    };
    const timer = setInterval(() => {
      const beat = Atomics.load(progress, 1);
      stillMs = beat === lastBeat && chunk ? stillMs + 1000 : 0;
      lastBeat = beat;
      if (stillMs >= HANG_MS) finish('hang');
    }, 1000);
    worker.on('error', (error) => finish('crash', error));
    worker.on('message', (done: Chunk & { readonly findings: readonly Finding[] }) => {
      total.inputs += done.count;
      for (const finding of done.findings) note(finding);
      chunk = take();
      if (chunk) worker.postMessage(chunk);
      else finish(null);
    });
  });
}

function take(): Chunk | null {
  const again = left.pop();
  if (again) return again;
  if (next >= end) return null;
  const from = next;
  next = Math.min(end, next + CHUNK);
  return { from, count: next - from };
}

const startMs = performance.now();
await Promise.all(Array.from({ length: Math.min(Math.max(2, availableParallelism()), 8) }, work));
if (!values.json) console.error(`${total.inputs} inputs in ${Math.round((performance.now() - startMs) / 100) / 10} s`);
console.log(JSON.stringify(total));
process.exitCode = total.crashes + total.hangs + total.stored > 0 || total.inputs < Number(values.count) ? 1 : 0;
