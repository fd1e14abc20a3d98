import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net, { type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXCHANGE_MAX_DOWN_BYTES } from '#shared/ipc/limits.ts';
import { Settings } from '../settings.ts';
import { createConnector } from './connect.ts';
import { exchange } from './exchange.ts';
import { hubOriginOf, Link } from './link.ts';

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
let folder: string;
let link: Link;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'link-'));
  link = new Link(await Settings.open(path.join(folder, 'settings.json'), true));
  cleanUp.push(() => rm(folder, { recursive: true }));
});
afterEach(async () => {
  link.close();
  for (const each of cleanUp.splice(0).reverse()) await each();
});

/** A hub that is only a socket: sees every byte and answers what it is told. */
async function rawHub(answer: (socket: Socket, head: string, body: Buffer) => void) {
  const seen = { connections: 0, requests: [] as string[], bytesIn: 0, bytesOut: 0 };
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    seen.connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    let held = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      seen.bytesIn += chunk.length;
      held = Buffer.concat([held, chunk]);
      const end = held.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = held.subarray(0, end + 4).toString('latin1');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (held.length < end + 4 + length) return;
      const body = held.subarray(end + 4, end + 4 + length);
      held = held.subarray(end + 4 + length);
      seen.requests.push(head);
      answer(socket, head, body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  cleanUp.push(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, sockets, close };
}

const reply = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const post = (url: string, path = '/x', timeoutMs = 5000) => link.exchange(url, path, Buffer.from('hello'), timeoutMs);

describe('exchange', () => {
  it('sends a request line, two headers and the body, and counts every byte', async () => {
    const hub = await rawHub((socket) => socket.write(reply('hi')));
    await link.configure(hub.url);
    const head = `POST /sync?v=1 HTTP/1.1\r\nHost: ${hub.url.slice(7)}\r\nContent-Length: 5\r\n\r\n`;
    for (let n = 1; n <= 3; n++) {
      const answer = await post(hub.url, '/sync?v=1');
      expect(answer).toMatchObject({ ok: true, value: { status: 200, isCut: false, bytesUp: head.length + 5 } });
      expect(answer).toMatchObject({ value: { bytesDown: reply('hi').length } });
      expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('hi');
    }
    expect(hub.seen.requests).toEqual([head, head, head]);
    expect(hub.seen.connections).toBe(1);
  });

  it('returns any status, and follows no redirect', async () => {
    const other = await rawHub((socket) => socket.write(reply('')));
    const hub = await rawHub((socket) =>
      socket.write(`HTTP/1.1 307 Go\r\nLocation: ${other.url}/\r\nContent-Length: 0\r\n\r\n`),
    );
    await link.configure(hub.url);
    expect(await post(hub.url)).toMatchObject({ ok: true, value: { status: 307 } });
    expect(other.seen.connections).toBe(0);
  });

  it('tries once more when the kept connection had died, and only then', async () => {
    const hub = await rawHub((socket) => socket.write(reply('hi')));
    await link.configure(hub.url);
    await post(hub.url);
    for (const socket of hub.sockets) {
      // Dead without a word: the client learns it from the reset that answers its next packet.
      socket.removeAllListeners('data');
      socket.on('data', () => socket.resetAndDestroy());
    }
    expect(await post(hub.url)).toMatchObject({ ok: true, value: { status: 200 } });
    expect(hub.seen.connections).toBe(2);

    const rude = await rawHub((socket) => socket.resetAndDestroy());
    await link.configure(rude.url);
    expect(await post(rude.url)).toMatchObject({ error: { code: 'sync/no-link' } });
    expect(rude.seen.connections).toBe(1);
  });

  it('hands over what had arrived when the link is lost in the middle', async () => {
    const hub = await rawHub((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst half', () => socket.destroy());
    });
    await link.configure(hub.url);
    const answer = await post(hub.url);
    expect(answer).toMatchObject({ ok: true, value: { status: 200, isCut: true } });
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('first half');
  });

  it('hands over what had arrived when the time runs out in the middle, and says so when nothing had', async () => {
    const slow = await rawHub((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nslow'));
    await link.configure(slow.url);
    expect(await post(slow.url, '/', 300)).toMatchObject({ ok: true, value: { isCut: true } });
    const silent = await rawHub(() => {});
    await link.configure(silent.url);
    expect(await post(silent.url, '/', 100)).toEqual({ ok: false, error: { code: 'sync/timeout' } });
  });

  it('stops at an answer that is too large, and at one that is no HTTP', async () => {
    const large = await rawHub((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${2 ** 30}\r\n\r\n`);
      socket.write(Buffer.alloc(EXCHANGE_MAX_DOWN_BYTES + 1));
    });
    await link.configure(large.url);
    expect(await post(large.url)).toMatchObject({ error: { code: 'sync/bad-answer', params: { cause: 'too-large' } } });
    const garbage = await rawHub((socket) => socket.write('SSH-2.0-OpenSSH\r\n\r\n'));
    await link.configure(garbage.url);
    expect(await post(garbage.url)).toMatchObject({ error: { code: 'sync/bad-answer' } });
  });

  it('says that there is no link when nobody answers', async () => {
    const hub = await rawHub(() => {});
    await link.configure(hub.url);
    await hub.close();
    expect(await post(hub.url)).toEqual({
      ok: false,
      error: { code: 'sync/no-link', params: { cause: 'ECONNREFUSED' } },
    });
  });

  it('counts TLS as it is on the wire, keeps its connection, and distrusts strangers', async () => {
    const pem = await readFile(new URL('../../../tests/electron/fixtures/localhost-test.pem', import.meta.url), 'utf8');
    const wire = { up: 0, down: 0, connections: 0 };
    const hub = tls.createServer({ key: pem, cert: pem }, (socket) => {
      socket.on('data', () => socket.write(reply('hi')));
      socket.on('error', () => {});
    });
    hub.listen(0, '127.0.0.1');
    await once(hub, 'listening');
    const proxy = net.createServer((socket) => {
      wire.connections++;
      const onward = net.connect((hub.address() as AddressInfo).port, '127.0.0.1');
      for (const end of [socket, onward]) end.on('error', () => {});
      socket.on('data', (chunk) => {
        wire.up += chunk.length;
        onward.write(chunk);
      });
      onward.on('data', (chunk) => {
        wire.down += chunk.length;
        socket.write(chunk);
      });
      socket.on('close', () => onward.destroy());
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    cleanUp.push(
      () => proxy.close(),
      () => hub.close(),
    );
    const url = new URL(`https://localhost:${(proxy.address() as AddressInfo).port}/x`);
    const request = { url, body: Buffer.from('hello'), timeoutMs: 5000 };

    const trusting = createConnector(
      () => true,
      () => [pem],
    );
    cleanUp.push(() => trusting.closeAll());
    const counted = { up: 0, down: 0 };
    for (let n = 1; n <= 3; n++) {
      const answer = await exchange(trusting, request);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      expect(answer.value).toMatchObject({ status: 200, isCut: false });
      counted.up += answer.value.bytesUp;
      counted.down += answer.value.bytesDown;
    }
    expect(wire.connections).toBe(1);
    expect(counted).toEqual({ up: wire.up, down: wire.down });

    const careful = createConnector(() => true);
    cleanUp.push(() => careful.closeAll());
    expect(await exchange(careful, request)).toMatchObject({ error: { code: 'sync/no-link' } });
  });
});

describe('isolation', () => {
  it('lets no socket open, not even one that was queued before', async () => {
    const hub = await rawHub((socket) => socket.write(reply('hi')));
    await link.configure(hub.url);
    await link.isolate(true);
    expect(await post(hub.url)).toEqual({ ok: false, error: { code: 'sync/isolated' } });
    expect(hub.seen.connections).toBe(0);

    await link.isolate(false);
    const held = await rawHub(() => {});
    await link.configure(held.url);
    const running = post(held.url, '/', 600_000);
    const queued = post(held.url, '/', 600_000);
    while (held.seen.requests.length === 0) await new Promise(setImmediate);
    await link.isolate(true);
    expect([await running, await queued]).toEqual(Array(2).fill({ ok: false, error: { code: 'sync/isolated' } }));
    expect(held.seen.connections).toBe(1);
    while ([...held.sockets].some((socket) => !socket.destroyed)) await new Promise(setImmediate);
  });

  it('is asked at the moment of connecting', async () => {
    const hub = await rawHub((socket) => socket.write(reply('hi')));
    const closed = createConnector(() => false);
    const answer = await exchange(closed, { url: new URL(hub.url), body: Buffer.from(''), timeoutMs: 5000 });
    expect(answer).toEqual({ ok: false, error: { code: 'sync/isolated' } });
    expect(hub.seen.connections).toBe(0);
  });

  it('outlives a restart', async () => {
    await link.isolate(true);
    const again = new Link(await Settings.open(path.join(folder, 'settings.json'), true));
    expect(again.isIsolated).toBe(true);
  });
});

describe('the configured hub', () => {
  it('is an http or https origin and nothing else', () => {
    expect(hubOriginOf('https://Hub.Example:443/base/?q#f')).toBe('https://hub.example');
    expect(hubOriginOf('http://10.0.0.2:8080')).toBe('http://10.0.0.2:8080');
    for (const bad of [
      '',
      'hub.example',
      'ftp://hub',
      'file:///x',
      'javascript:1',
      'https://',
      'https://me:pw@hub',
      'https://me@hub',
    ])
      expect(hubOriginOf(bad), bad).toBeNull();
  });

  it('is the only one that can be reached', async () => {
    const hub = await rawHub((socket) => socket.write(reply('hi')));
    const other = await rawHub((socket) => socket.write(reply('hi')));
    expect(await post(hub.url)).toMatchObject({ error: { code: 'input/invalid' } });
    await link.configure(hub.url);
    const refused = { error: { code: 'input/invalid' } };
    expect(await post(other.url)).toMatchObject(refused);
    expect(await post(hub.url, other.url.slice(5))).toMatchObject(refused);
    expect(await post(hub.url.replace('http:', 'https:'))).toMatchObject(refused);
    expect(await post(`${hub.url.replace('//', '//hub@')}`)).toMatchObject(refused);
    expect(await post(`${hub.url}/ignored`)).toMatchObject({ ok: true });
    expect(await link.configure('ftp://hub')).toMatchObject(refused);
    expect(await link.configure(null)).toEqual({ ok: true, value: { origin: null } });
    expect(await post(hub.url)).toMatchObject(refused);
    expect([hub.seen.connections, other.seen.connections]).toEqual([1, 0]);
  });
});
