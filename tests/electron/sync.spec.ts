import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

import { test as app, expect, type ShipApp } from './ship-app.ts';

type RawHub = { readonly url: string; readonly heads: string[]; readonly sockets: Set<Socket>; connections: number };

/** A hub that is only a socket, so nothing is hidden by an HTTP library. */
const test = app.extend<{ hub: RawHub }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters
  hub: async ({}, use) => {
    const hub: RawHub & { url: string } = { url: '', heads: [], sockets: new Set(), connections: 0 };
    const server = net.createServer((socket) => {
      hub.connections++;
      hub.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1');
        hub.heads.push(text.slice(0, text.indexOf('\r\n\r\n') + 4));
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\x00\x01\xff', 'latin1');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    hub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use(hub);
    for (const socket of hub.sockets) socket.destroy();
    server.close();
  },
});

function exchange(ship: ShipApp, hubUrl: string) {
  return ship.page.evaluate(async (url) => {
    const answer = await window.ship['sync:exchange']({
      hubUrl: url,
      path: '/sync',
      body: Uint8Array.of(1, 2, 3),
      timeoutMs: 10_000,
    });
    return answer.ok ? { ...answer.value, body: [...answer.value.body] } : answer.error;
  }, hubUrl);
}

const configure = (ship: ShipApp, url: string | null) =>
  ship.page.evaluate((to) => window.ship['hub:configure']({ url: to }), url);
const isolate = (ship: ShipApp, isIsolated: boolean) =>
  ship.page.evaluate((to) => window.ship['sync:isolate']({ isIsolated: to }), isIsolated);

test('an exchange is one POST with two headers, on a connection that stays', async ({ launch, hub }) => {
  const ship = await launch();
  expect(await configure(ship, `${hub.url}/`)).toEqual({ ok: true, value: { origin: hub.url } });
  const head = `POST /sync HTTP/1.1\r\nHost: ${hub.url.slice('http://'.length)}\r\nContent-Length: 3\r\n\r\n`;
  for (let n = 0; n < 3; n++) {
    expect(await exchange(ship, hub.url)).toEqual({
      status: 200,
      body: [0, 1, 255],
      isCut: false,
      bytesUp: head.length + 3,
      bytesDown: 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n'.length + 3,
      ms: expect.any(Number),
    });
  }
  expect(hub.heads).toEqual([head, head, head]);
  expect(hub.connections).toBe(1);
});

test('nothing is sent anywhere before a hub is configured, nor to another than that', async ({ launch, hub }) => {
  const ship = await launch();
  expect(await exchange(ship, hub.url)).toEqual({ code: 'input/invalid' });
  expect(await configure(ship, 'ftp://hub')).toMatchObject({ error: { code: 'input/invalid' } });
  await configure(ship, 'http://127.0.0.1:9');
  expect(await exchange(ship, hub.url)).toEqual({ code: 'input/invalid' });
  expect(hub.connections).toBe(0);
});

test('isolated, no socket opens: not now, not after a restart, not by a link', async ({ launch, hub }) => {
  const first = await launch();
  await configure(first, hub.url);
  await exchange(first, hub.url);
  const closed = Promise.all([...hub.sockets].map((socket) => once(socket, 'close')));
  expect(await isolate(first, true)).toEqual({ ok: true, value: { isIsolated: true } });
  await closed;
  expect(await exchange(first, hub.url)).toEqual({ code: 'sync/isolated' });
  expect(await first.page.evaluate(() => window.ship['external:open']({ url: 'https://example.org' }))).toEqual({
    ok: false,
    error: { code: 'sync/isolated' },
  });
  await first.page.locator('#blank').click();
  await first.kill9();
  const second = await launch({ profile: first.profile });
  expect(await second.page.evaluate(() => window.ship['app:info']())).toMatchObject({
    value: { isIsolated: true, hubOrigin: hub.url },
  });
  expect(await exchange(second, hub.url)).toEqual({ code: 'sync/isolated' });
  expect(await second.openedOutside()).toEqual([]);
  expect(hub.connections).toBe(1);

  await isolate(second, false);
  expect(await exchange(second, hub.url)).toMatchObject({ status: 200 });
  expect(hub.connections).toBe(2);
});
