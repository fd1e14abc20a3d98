import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { toHex } from '#shared/base/bytes.ts';
import {
  decodeAnswer,
  encodeRequest,
  isAnswerGenuine,
  MAX_REQUEST_BYTES,
  requestMac,
} from '#shared/protocol/exchange.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/versions.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import type { Hub } from '#shore/hub/hub.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { keptAgent, post, postAndCut, transportTo } from './http.ts';
import { testHubs } from './hubs.ts';
import { type Company, compressor, type Device, makeCompany, makeShip, run, VESSEL, writeAsset } from './world.ts';

sayWhatIsMissing();

const text = (body: Uint8Array) => new TextDecoder().decode(body);

/** All that an exchange could change, as one text. */
async function stored(hub: Hub, company: Company): Promise<string> {
  const scope = hub.context.database.vessel(company.id, VESSEL);
  const tables = [
    'log_head',
    'log_batch',
    'log_op',
    'log_record',
    'log_meta',
    'link',
    'enrolment',
    'exchange',
  ] as const;
  const rows = [];
  for (const table of tables) rows.push(await scope.select(table).selectAll().execute());
  return JSON.stringify(rows, (_key, value) => (value instanceof Uint8Array ? toHex(value) : value));
}

/** The bytes of the exchange that a device would send now, which are not sent. */
async function nextRequest(device: Device): Promise<Uint8Array> {
  let taken: Uint8Array | null = null;
  const client = new ExchangeClient({
    replica: device.replica,
    keys: device.enrolled.keys,
    compressor,
    transport: async (request) => {
      taken = request;
      return { ok: false, error: { code: 'sync/no-link' } };
    },
  });
  await client.exchange();
  return taken as unknown as Uint8Array;
}

async function batchCount(hub: Hub, company: Company, replica: string): Promise<number> {
  const scope = hub.context.database.vessel(company.id, VESSEL);
  return (await scope.select('log_batch').select('head').where('replica', '=', replica).execute()).length;
}

for (const { name, make } of DATABASES)
  describe(`POST /x on ${name}`, () => {
    const { start } = testHubs(make);

    test('an answer carries Content-Length and nothing else, and the connection serves the next one', async () => {
      const { hub, url } = await start();
      const ship = await makeShip(hub, await makeCompany(hub), url);
      await run(ship);
      const { hostname, port, host } = new URL(url);
      const socket = net.connect(Number(port), hostname);
      const seen: Buffer[] = [];
      let wake = () => undefined as undefined;
      socket.on('data', (part) => {
        seen.push(part);
        wake();
      });
      let up = 0;
      const once = async (request: Uint8Array) => {
        const head = `POST /x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${request.length}\r\n\r\n`;
        up = head.length + request.length;
        seen.splice(0);
        socket.write(Buffer.concat([Buffer.from(head), request]));
        for (;;) {
          const all = Buffer.concat(seen);
          const end = all.indexOf('\r\n\r\n');
          const length = /Content-Length: (\d+)/i.exec(all.subarray(0, Math.max(0, end)).toString('latin1'));
          if (end > 0 && length && all.length >= end + 4 + Number(length[1])) return all;
          await new Promise<void>((resolve) => {
            wake = () => resolve() as undefined;
          });
        }
      };
      for (let turn = 0; turn < 3; turn++) {
        const request = await nextRequest(ship);
        const all = await once(request);
        const [head = '', body = ''] = all.toString('latin1').split('\r\n\r\n');
        expect(head.split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
        expect(
          head
            .split('\r\n')
            .slice(1)
            .map((line) => line.split(':')[0]),
        ).toEqual(['Content-Length']);
        const answer = Uint8Array.from(body, (sign) => sign.charCodeAt(0));
        expect(isAnswerGenuine(answer, ship.enrolled.keys.key, requestMac(request))).toBe(true);
        expect(up + all.length).toBeLessThanOrEqual(190); // an idle poll, headers included (design.md 6)
      }
      socket.destroy();
    });

    test('what is no request is refused with a code, and nothing is stored', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      const ship = await makeShip(hub, company, url);
      await writeAsset(ship, { name: 'one' });
      await run(ship);
      await writeAsset(ship, { name: 'two' });
      const request = await nextRequest(ship);
      const before = await stored(hub, company);
      const flip = (at: number) => request.with(at, (request[at] as number) ^ 1);
      const unknownLink = encodeRequest(
        {
          version: 1,
          link: 4242,
          frontier: { kind: 'digest', digest: new Uint8Array(8), gained: new Map() },
          askTips: false,
          packet: new Uint8Array(0),
        },
        new Uint8Array(32),
      );
      const wrongKey = encodeRequest(
        {
          version: 1,
          link: ship.enrolled.keys.link,
          frontier: { kind: 'digest', digest: new Uint8Array(8), gained: new Map() },
          askTips: false,
          packet: new Uint8Array(0),
        },
        new Uint8Array(32),
      );
      const tries: [string, Uint8Array | string, number, string][] = [
        ['empty', new Uint8Array(0), 400, 'packet/malformed'],
        ['one byte', Uint8Array.of(1), 400, 'packet/malformed'],
        ['text', 'hello there, hub', 401, 'sync/unknown-device'],
        ['an unknown link', unknownLink, 401, 'sync/unknown-device'],
        ['a wrong key', wrongKey, 401, 'sync/unknown-device'],
        ['a changed packet', flip(request.length - 40), 401, 'sync/unknown-device'],
        ['a changed MAC', flip(request.length - 1), 401, 'sync/unknown-device'],
        ['a body without its end', request.subarray(0, request.length - 5), 401, 'sync/unknown-device'],
        ['too much', new Uint8Array(MAX_REQUEST_BYTES + 1), 413, 'packet/too-large'],
      ];
      for (const [what, body, status, code] of tries) {
        const reply = await post(url, '/x', body);
        expect([what, reply.status, text(reply.body)]).toEqual([what, status, JSON.stringify({ code })]);
        if (status !== 413) expect(reply.headers).toEqual(['Content-Length']);
      }
      expect(await stored(hub, company)).toBe(before);
      await run(ship);
      expect(await stored(hub, company)).not.toBe(before);
    });

    test('a device of the future is told so under its own key, and nothing of it is stored', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      const ship = await makeShip(hub, company, url);
      await run(ship);
      const { link, key } = ship.enrolled.keys;
      for (const [version, code] of [
        [PROTOCOL_VERSION + 1, 'sync/hub-too-old'],
        [0, 'sync/client-too-old'],
      ] as const) {
        const request = encodeRequest(
          { version, link, frontier: { kind: 'full', lanes: [] }, askTips: false, packet: Uint8Array.of(1, 2, 3) },
          key,
        );
        const batches = await batchCount(hub, company, ship.replica.id);
        const reply = await post(url, '/x', request);
        expect(reply.status).toBe(200);
        expect(isAnswerGenuine(reply.body, key, requestMac(request))).toBe(true);
        expect(decodeAnswer(reply.body)).toMatchObject({ status: 'refused', code });
        expect(await batchCount(hub, company, ship.replica.id)).toBe(batches);
      }
    });

    test('whole batches of a body that broke off are kept, and are not sent again', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      const ship = await makeShip(hub, company, url);
      await run(ship);
      const drafts = Array.from({ length: 900 }, (_, i) => ({
        record: `asset.${ship.replica.id}.${i + 1}`,
        collection: 'asset',
        fields: { name: `asset ${(i * 7919) % 1009}`, notes: toHex(crypto.getRandomValues(new Uint8Array(150))) },
      }));
      await ship.replica.write(drafts, 'anonymous');
      const request = await nextRequest(ship);
      expect(request.length).toBeGreaterThan(100_000);
      const version = async () => {
        const rows = await hub.context.database.vessel(company.id, VESSEL).select('link').select('version').execute();
        return rows[0]?.version ?? 0;
      };
      const before = await version();
      await postAndCut(url, '/x', request, Math.floor(request.length * 0.6));
      await expect.poll(version, { timeout: 15_000 }).toBeGreaterThan(before); // the last thing that is done with it
      const kept = await batchCount(hub, company, ship.replica.id);
      const report = await run(ship);
      const all = await batchCount(hub, company, ship.replica.id);
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(all);
      expect(report.sent).toBe(all - kept);
      expect(report.bytesUp).toBeLessThan(request.length * 0.75);
    });

    test('told to end, the hub waits for nobody for ever who hangs in the middle of a request', async () => {
      const hub = await start({ closeWithinMs: 10 });
      const hanging = net.connect(hub.port, '127.0.0.1');
      hanging.write('POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n');
      await new Promise((resolve) => hanging.once('data', resolve)); // it reads the body now, which never comes
      const cut = new Promise((resolve) => hanging.once('close', resolve));
      await hub.close();
      await cut;
    });

    test('a cut request of an unknown link, or of garbage, harms nobody', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      const ship = await makeShip(hub, company, url);
      await run(ship);
      const before = await stored(hub, company);
      await postAndCut(url, '/x', new Uint8Array(500).fill(77), 100);
      await postAndCut(url, '/x', Uint8Array.of(1, 1, 0, 9, 9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4), 12);
      await run(ship); // answered after them
      const withoutContact = (text: string) =>
        text.replace(/"last_contact_at":\d+|"version":\d+|"state":"[0-9a-f]*"/g, '').replace(/,\[\{"id".*$/, '');
      expect(withoutContact(await stored(hub, company)).slice(0, 500)).toBe(withoutContact(before).slice(0, 500));
    });

    test('exchanges are remembered by ids and counts, and only the last 500', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      const ship = await makeShip(hub, company, url);
      const agent = keptAgent();
      const client = new ExchangeClient({
        replica: ship.replica,
        keys: ship.enrolled.keys,
        compressor,
        transport: transportTo(url, agent),
      });
      const scope = hub.context.database.vessel(company.id, VESSEL);
      const filler = Array.from({ length: 600 }, (_, i) => ({
        id: `${i}`.padStart(15, '0'),
        at: i,
        link: 1,
        bytes_up: 1,
        bytes_down: 1,
        new_batches: 0,
        refused: 0,
        code: null,
      }));
      await scope.insert('exchange', filler).execute();
      for (let n = 0; n < 50; n++) expect((await client.exchange()).ok).toBe(true);
      const rows = await scope.select('exchange').selectAll().orderBy('id').execute();
      expect(rows.length).toBe(500);
      expect(rows.at(-1)).toMatchObject({ link: ship.enrolled.keys.link, code: null });
      agent.destroy();
    });

    test('other pages may use it only where the hub was told so', async () => {
      const { url } = await start({ allowOrigins: ['https://ship.example.com'] });
      const ask = (origin: string, method: string, path: string) =>
        fetch(new URL(path, url), {
          method,
          headers: { origin },
          ...(method === 'POST' ? { body: Uint8Array.of(1) } : {}),
        });
      for (const path of ['/x', '/enrol', '/enrol/grant']) {
        for (const method of ['OPTIONS', 'POST']) {
          const allowed = await ask('https://ship.example.com', method, path);
          expect([path, method, allowed.headers.get('access-control-allow-origin')]).toEqual([
            path,
            method,
            'https://ship.example.com',
          ]);
          expect(
            (await ask('https://evil.example.com', method, path)).headers.get('access-control-allow-origin'),
          ).toBeNull();
        }
      }
      expect(
        (await ask('https://ship.example.com', 'GET', '/api/vessels')).headers.get('access-control-allow-origin'),
      ).toBeNull();
    });
  });
