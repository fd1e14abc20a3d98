import { expect, test } from 'vitest';
import { type Compressor, noCompressor } from '#shared/protocol/compressor.ts';
import { decodeRequest } from '#shared/protocol/exchange.ts';
import { IMPLIED_DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import { readDictionary } from '#shore/hub/compression/dictionary.ts';
import { nodeCompressor } from '#shore/hub/compression/zstd.ts';
import { sqliteFolder } from './databases.ts';
import { transportTo } from './http.ts';
import { testHubs } from './hubs.ts';
import { type Device, makeCompany, makeShip, must, run, writeAsset } from './world.ts';

/** Ships and hubs whose dictionaries are not the same (rule X15). */
const { start } = testHubs(sqliteFolder);

/** What a request means that names none. */
const shipped = readDictionary(IMPLIED_DICTIONARY_VERSION);
if (!shipped) throw new Error('resources/dictionaries is not complete');
const newer = nodeCompressor({ version: 99, bytes: shipped.bytes.slice().reverse() });
const TEXT = 'The radar of the bridge wing was restarted after the update; all functions as before.';

type Sent = { readonly dictionary: number | undefined; readonly bytes: number };

/** A client that remembers what its requests named. */
function clientOf({ replica, enrolled }: Device, url: string, compressor: Compressor) {
  const sent: Sent[] = [];
  const transport = transportTo(url);
  const client = new ExchangeClient({
    replica,
    keys: enrolled.keys,
    compressor,
    transport: (request) => {
      sent.push({ dictionary: decodeRequest(request).dictionary, bytes: request.length });
      return transport(request);
    },
  });
  return { client, sent };
}

async function write(ship: Device): Promise<void> {
  for (let n = 0; n < 5; n++) await writeAsset(ship, { name: `Radar ${n}`, remarks: TEXT });
}

test('a hub with a newer dictionary reads what was packed with the older one, and answers with it', async () => {
  const { hub, url } = await start({ compressor: newer });
  const ship = await makeShip(hub, await makeCompany(hub), url);
  const { client, sent } = clientOf(ship, url, nodeCompressor(shipped));
  await write(ship);
  expect(must(await client.run())).toMatchObject({ refused: [] });
  const plain = await makeShip(hub, await makeCompany(hub, ['imo9074730']), url, { vessel: 'imo9074730' });
  const without = clientOf(plain, url, nodeCompressor(null));
  await write(plain);
  expect(must(await without.client.run())).toMatchObject({ refused: [] });
  expect(sent.map((s) => s.dictionary)).toEqual(sent.map(() => undefined));
  expect(without.sent[0]?.dictionary).toBe(0);
  expect(sent[0]?.bytes).toBeLessThan(without.sent[0]?.bytes ?? 0);
});

test('what a hub cannot read is packed without a dictionary, and nothing is lost', async () => {
  const { hub, url } = await start();
  const ship = await makeShip(hub, await makeCompany(hub), url);
  await run(ship);
  const { client, sent } = clientOf(ship, url, newer);
  await write(ship);
  expect(must(await client.run())).toMatchObject({ sent: 1, refused: [] });
  expect(sent.map((s) => s.dictionary)).toEqual([99, 0]);
  await write(ship);
  must(await client.run());
  expect(sent.map((s) => s.dictionary)).toEqual([99, 0, 0]);
});

test('a hub without any compressor is sent plain bytes', async () => {
  const { hub, url } = await start({ compressor: noCompressor });
  const ship = await makeShip(hub, await makeCompany(hub), url);
  const { client, sent } = clientOf(ship, url, nodeCompressor(shipped));
  await write(ship);
  expect(must(await client.run())).toMatchObject({ refused: [] });
  expect(sent.map((s) => s.dictionary)).toEqual([undefined, 0, 0xffff]);
});
