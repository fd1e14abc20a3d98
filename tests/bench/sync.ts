import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Dictionary, measureSync, type SyncFigures } from './measure-sync.ts';
import { PEERS, PHASES } from './peers.ts';

/**
 * npm run bench:sync [-- --seed 1 | --seeds 1,2,3,4,5] [--json] [--save]: the standard workload through the real client
 * (the `node:http` one that Electron's main process uses) and the real hub over TCP, beside the peers' fixed figures.
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
for (const way of ways) {
  const runs: SyncFigures[] = [];
  for (const seed of seeds) runs.push(await measureSync(seed, way));
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
say(`(${PHASES.length} phases are the peers' own; the connection is kept from the first phase on.)`);

if (values.save) {
  const about = {
    date: new Date().toISOString().slice(0, 10),
    cpu: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    seeds,
  };
  writeFileSync(
    path.join(import.meta.dirname, 'results-sync.json'),
    `${JSON.stringify({ ...about, ...Object.fromEntries(results) }, null, 2)}\n`,
  );
}
process.stdout.write(`${JSON.stringify(own)}\n`);
