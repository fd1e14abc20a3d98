import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Breakdown } from './breakdown.ts';
import { type Cost, type Dictionary, measureSync, type SyncFigures } from './measure-sync.ts';
import { measureTls } from './measure-tls.ts';
import { PEERS, PHASES } from './peers.ts';
import { inRealProse, realSentences } from './real-prose.ts';
import { workload } from './workload.mjs';

/**
 * npm run bench:sync [-- --seed 1 | --seeds 1,2,3,4,5] [--json] [--save]: the standard workload through the real client
 * (the `node:http` one that Electron's main process uses) and the real hub over TCP, beside the peers' fixed figures.
 * Without --json also: no dictionary, no compressor, real prose, where each byte goes, TLS, CPU and memory. Seconds on
 * links are measured by `npm run bench:links`.
 */
const ALL = ['initial', 'day', 'idle', 'month', 'offline90', 'idle120', 'signedDrillDay'] as const;

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function medians(runs: readonly SyncFigures[]): SyncFigures {
  return Object.fromEntries(
    ALL.map((phase) => [
      phase,
      { bytes: median(runs.map((r) => r[phase].bytes)), roundTrips: Math.max(...runs.map((r) => r[phase].roundTrips)) },
    ]),
  ) as SyncFigures;
}

function row(name: string, cells: readonly (number | string | null)[]): string {
  const shown = cells.map((c) => (typeof c === 'number' ? c.toLocaleString('en') : (c ?? '-')).padStart(11));
  return `${name.padEnd(34)}${shown.join('')}`;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1,2,3,4,5' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const seeds = (values.seed ?? values.seeds).split(',').map(Number);
const say = (line: string) => (values.json ? process.stderr : process.stdout).write(`${line}\n`);

const ways: readonly Dictionary[] = values.json ? ['dictionary'] : ['dictionary', 'none', 'uncompressed'];
const results = new Map<Dictionary, SyncFigures>();
const parts = new Map<string, Breakdown>();
const costs = new Map<string, Cost>();
const noteCost = (phase: string, cost: Cost) => costs.set(phase, cost);
for (const way of ways) {
  const runs: SyncFigures[] = [];
  for (const seed of seeds) {
    const watch = way === 'dictionary' && runs.length === 0;
    const observers = { onBreakdown: (phase: string, p: Breakdown) => parts.set(phase, p), onCost: noteCost };
    runs.push(await measureSync(seed, { dictionary: way, ...(watch ? observers : {}) }));
  }
  results.set(way, medians(runs));
}
const own = results.get('dictionary') as SyncFigures;

say(
  `Client: the node:http one of Electron's main process. Hub: Fastify over SQLite, TCP on loopback, no TLS. Seeds ${seeds.join(', ')}, median.`,
);
say('Bytes both ways, HTTP headers and signatures included.');
say(row('', [...ALL]));
for (const [name, ...bytes] of PEERS) say(row(name, [...bytes, null, null]));
for (const [way, figures] of results)
  say(
    row(
      `Bulwark, ${way}`,
      ALL.map((phase) => figures[phase].bytes),
    ),
  );
say(
  row(
    '  round trips',
    ALL.map((phase) => own[phase].roundTrips),
  ),
);
const prose = values.json ? null : await inOtherWords();
say(`(${PHASES.length} phases are the peers' own; the connection is kept from the first phase on.)`);
const tls = values.json ? null : await measureTls();
if (tls) explain(tls);

/** The same ship in the words of real advisories, with and without the dictionary. */
async function inOtherWords(): Promise<Readonly<Record<string, SyncFigures>> | null> {
  const sentences = realSentences();
  if (!sentences) {
    say('Real prose NOT MEASURED: ../shared/data/csaf is not here.');
    return null;
  }
  const figures: Record<string, SyncFigures> = {};
  for (const way of ['dictionary', 'none'] as const) {
    const runs: SyncFigures[] = [];
    for (const seed of seeds)
      runs.push(await measureSync(seed, { dictionary: way, work: inRealProse(workload(seed), sentences) }));
    figures[way] = medians(runs);
    const bytes = ALL.map((phase) => figures[way]?.[phase].bytes ?? null);
    say(row(`Bulwark, real prose, ${way}`, bytes));
  }
  return figures;
}

function explain({ firstContact, resumed, warm, protocol }: Awaited<ReturnType<typeof measureTls>>): void {
  say('');
  say(`Where the bytes go (seed ${seeds[0]})`);
  for (const [phase, found] of parts)
    say(
      `  ${phase.padEnd(6)} ${Object.entries(found)
        .map(([name, bytes]) => `${name} ${bytes}`)
        .join(' · ')}`,
    );
  say(`${protocol} on top: first contact ${firstContact} B, resumed session ${resumed} B, open connection ${warm} B`);
  for (const [phase, { ops, clientCpuMs, hubCpuMs }] of costs) {
    const per1000 = (ms: number) => Math.round((ms / ops) * 1000);
    say(`CPU per 1,000 ops, ${phase}: client ${per1000(clientCpuMs)} ms, hub ${per1000(hubCpuMs)} ms (${ops} ops)`);
  }
  say(`Memory peak of client, hub and bench together: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
}

if (values.save) {
  const about = {
    date: new Date().toISOString().slice(0, 10),
    cpu: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    seeds,
  };
  writeFileSync(
    path.join(import.meta.dirname, 'results-sync.json'),
    `${JSON.stringify({ ...about, ...Object.fromEntries(results), realProse: prose, parts: Object.fromEntries(parts), costs: Object.fromEntries(costs), tls }, null, 2)}\n`,
  );
}
process.stdout.write(`${JSON.stringify(own)}\n`);
