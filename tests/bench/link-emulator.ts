import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { EmulatedLink } from './link-list.ts';

/** Where the two ends of a link run, and how its figures are set. */
export type Emulator = {
  readonly how: 'packets between network namespaces' | 'TCP proxy in user space, loss as waiting for a resend';
  /** Command and arguments before those of Node. */
  readonly shore: readonly string[];
  readonly ship: readonly string[];
  readonly hubHost: string;
  /** Where the ship reaches a hub that listens on this port. */
  readonly portFor: (hubPort: number) => Promise<number>;
  readonly set: (link: EmulatedLink) => void;
  readonly close: () => Promise<void>;
};

/** Packet by packet where this machine lets us make namespaces and TUN devices; else in user space. */
export async function openEmulator(): Promise<Emulator> {
  const canMakeNamespaces =
    process.getuid?.() === 0 &&
    existsSync('/dev/net/tun') &&
    ['ip', 'python3'].every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0);
  return (canMakeNamespaces ? await namespaces() : null) ?? proxy();
}

async function namespaces(): Promise<Emulator | null> {
  const script = path.join(import.meta.dirname, 'satlink.py');
  const child = spawn('python3', [script, `bw${process.pid % 100_000}`], { stdio: ['pipe', 'pipe', 'ignore'] });
  const first = await firstLine(child);
  if (first === null) return null;
  const [ship = '', shore = ''] = (JSON.parse(first) as { readonly ready: readonly string[] }).ready;
  const say = (message: unknown) => child.stdin?.write(`${JSON.stringify(message)}\n`);
  const inside = (name: string) => ['ip', 'netns', 'exec', name];
  return {
    how: 'packets between network namespaces',
    ship: inside(ship),
    shore: inside(shore),
    hubHost: '10.99.0.2',
    portFor: async (port) => port,
    set: ({ up, down, rtt, loss }) => say({ set: { up, down, rtt, loss } }),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        say({ quit: true });
      }),
  };
}

function firstLine(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });
}

const PACKET_BYTES = 1400;

/** Rate, delay and, for each packet lost, one more round trip that everything behind it waits for. */
async function proxy(): Promise<Emulator> {
  let link: EmulatedLink = { name: '', up: 1e6, down: 1e6, rtt: 0, loss: 0 };
  const servers: net.Server[] = [];
  const open = new Set<net.Socket>();
  const line = () => {
    let freeAt = 0;
    return (to: net.Socket, bytes: Buffer, kbps: number) => {
      const now = performance.now();
      let lossMs = 0;
      for (let sent = 0; sent < bytes.length; sent += PACKET_BYTES) if (Math.random() < link.loss) lossMs += link.rtt;
      freeAt = Math.max(now, freeAt) + (bytes.length * 8) / kbps + lossMs;
      setTimeout(() => to.writable && to.write(bytes), freeAt - now + link.rtt / 2);
    };
  };
  return {
    how: 'TCP proxy in user space, loss as waiting for a resend',
    ship: [],
    shore: [],
    hubHost: '127.0.0.1',
    portFor: (hubPort) => {
      const server = net.createServer((ship) => {
        const hub = net.connect(hubPort, '127.0.0.1');
        const [up, down] = [line(), line()];
        for (const socket of [ship, hub]) {
          open.add(socket);
          socket.setNoDelay(true);
          socket.on('error', () => socket.destroy());
          socket.on('close', () => open.delete(socket));
        }
        const openedAt = performance.now();
        // The handshake's round trip: nothing passes before it.
        const shakenIn = () => Math.max(0, openedAt + link.rtt - performance.now());
        ship.on('data', (bytes) => setTimeout(() => up(hub, bytes, link.up), shakenIn()));
        hub.on('data', (bytes) => down(ship, bytes, link.down));
        ship.on('close', () => hub.destroy());
        hub.on('close', () => ship.destroy());
      });
      servers.push(server);
      return new Promise((resolve) =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)),
      );
    },
    set: (next) => {
      link = next;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      for (const server of servers) server.close();
    },
  };
}
