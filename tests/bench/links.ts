import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { toHex } from '#shared/base/bytes.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import { type Emulator, openEmulator } from './link-emulator.ts';
import { type EmulatedLink, LINKS, NO_LIMIT } from './link-list.ts';
import type { LinkFigures } from './links-ship.ts';

/**
 * npm run bench:links [-- --json] [--save]: seconds on satellite links, by the real client and the real hub over emulated
 * packets. An idle poll, a day, a month, each on a new connection; and the longest that an urgent report took to be
 * acknowledged, written while a photo of 3 MB was being sent. --save writes results-links.json.
 */
const PROFILES: readonly LinkId[] = ['iridium', 'lBand', 'geoVsat', 'port4g'];

/** A process at one end of the link that speaks in lines of JSON. */
class End {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(inside: readonly string[], script: string, args: readonly string[]) {
    const [command = process.execPath, ...before] = [...inside, process.execPath];
    const node = inside.length > 0 ? before : [];
    this.#child = spawn(command, [...node, ...process.execArgv, path.join(import.meta.dirname, script), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!this.#child.stdout) throw new Error(`${script} has no output`);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  async hear<T>(): Promise<T> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('one end of the link has died');
    return JSON.parse(value) as T;
  }

  end(): void {
    this.#child.stdin?.end();
  }
}

async function measureLink(
  emulator: Emulator,
  hub: End,
  port: number,
  link: EmulatedLink,
  at: number,
): Promise<LinkFigures> {
  emulator.set(NO_LIMIT);
  const vessel = `link-${at + 1}`;
  hub.say(vessel);
  const { company, secret } = await hub.hear<{ readonly company: string; readonly secret: number[] }>();
  const url = `http://${emulator.hubHost}:${port}`;
  const ship = new End(emulator.ship, 'links-ship.ts', [
    ...[vessel, PROFILES[at] ?? '', url, company],
    toHex(Uint8Array.from(secret)),
  ]);
  await ship.hear();
  emulator.set(link);
  ship.say('go');
  return ship.hear<LinkFigures>();
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
});
const say = (line: string) => (values.json ? process.stderr : process.stdout).write(`${line}\n`);
const emulator = await openEmulator();
say(`Links emulated by: ${emulator.how}.`);
const links: Record<string, LinkFigures> = {};
try {
  const hub = new End(emulator.shore, 'links-hub.ts', [emulator.hubHost]);
  const port = await emulator.portFor((await hub.hear<{ readonly port: number }>()).port);
  for (const [at, link] of LINKS.entries()) {
    const figures = await measureLink(emulator, hub, port, link, at);
    links[link.name] = Object.fromEntries(
      Object.entries(figures).map(([key, seconds]) => [key, Math.round(seconds * 100) / 100]),
    ) as LinkFigures;
    const { up, down, rtt, loss } = link;
    say(`${link.name} (${up}/${down} kbit/s, ${rtt} ms, ${loss * 100} % loss): ${JSON.stringify(links[link.name])}`);
  }
  hub.end();
} finally {
  await emulator.close();
}
if (values.save) {
  const machine = `${os.cpus()[0]?.model ?? 'unknown'} × ${os.cpus().length}, ${os.type()} ${os.release()}, node ${process.version}`;
  const on = new Date().toISOString().slice(0, 10);
  const saved = { machine, on, how: emulator.how, given: LINKS, links };
  writeFileSync(path.join(import.meta.dirname, 'results-links.json'), `${JSON.stringify(saved, null, 2)}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify({ links })}\n`);
