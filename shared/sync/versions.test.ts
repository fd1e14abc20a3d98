import { beforeEach, describe, expect, test } from 'vitest';
import { fingerprint, issueCertificate } from '../oplog/certificate.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { peekRequest } from '../protocol/exchange.ts';
import { realSigner, realVerifier } from '../testing/ed25519.ts';
import { seededRandom } from '../testing/fake-crypto.ts';
import { fleetSchema } from '../testing/fleet/fleet-schema.ts';
import { deliveredSeqs, ExchangeClient } from './exchange-client.ts';
import { answerExchange, type HubLink, newHubLink } from './exchange-hub.ts';
import { MemoryStore } from './memory-store.ts';
import { Replica } from './replica.ts';

/** A ship and a hub one version apart (rule X1). */
const KEY = new Uint8Array(32).fill(5);

let hub: Replica;
let ship: Replica;
let link: HubLink;
let spoken: number[];

beforeEach(async () => {
  const [company, hubSigner, shipSigner] = [await realSigner(), await realSigner(), await realSigner()];
  const certificates = [
    await issueCertificate(company, { role: 'hub', subject: hubSigner.publicKey, side: 'shore', vessel: '*', may: [] }),
    await issueCertificate(company, {
      role: 'replica',
      subject: shipSigner.publicKey,
      side: 'ship',
      vessel: 'v1',
      may: [],
    }),
  ];
  const open = (signer: typeof shipSigner, side: 'ship' | 'shore') =>
    Replica.open({
      store: new MemoryStore(),
      signers: [signer],
      nextSigner: realSigner,
      verifier: realVerifier,
      clock: { now: () => 1_790_000_000_000 },
      random: seededRandom(side),
      schema: fleetSchema,
      vessel: 'v1',
      side,
    });
  hub = await open(hubSigner, 'shore');
  ship = await open(shipSigner, 'ship');
  for (const replica of [hub, ship]) await replica.join(fingerprint(company.publicKey), certificates);
  link = newHubLink(KEY);
  spoken = [];
});

function client(version: number, hubVersion: number): ExchangeClient {
  return new ExchangeClient({
    replica: ship,
    keys: { link: 1, key: KEY },
    compressor: noCompressor,
    version,
    transport: async (request) => {
      spoken.push(peekRequest(request).version);
      const deps = { replica: hub, compressor: noCompressor, heldByLinks: async () => [], version: hubVersion };
      const outcome = await answerExchange(request, link, deps);
      link = outcome.link;
      return { ok: true, answer: outcome.answer };
    },
  });
}

async function write(fields: Record<string, string>, collection = 'asset'): Promise<string> {
  const record = await ship.newRecordId(collection);
  await ship.write([{ record, collection, fields }], 'anonymous');
  return record;
}

async function names(): Promise<readonly unknown[]> {
  return (await hub.store.allRecords()).map((record) => record.values.name).sort();
}

function isAllDelivered(): boolean {
  return Math.max(...Object.values(deliveredSeqs(ship))) === ship.state.lastSeq;
}

describe('one version apart', () => {
  test('a ship that is newer goes on in the version of the hub, and asks again only when the hub is new', async () => {
    await write({ name: 'ECDIS' });
    expect(await client(2, 1).run()).toMatchObject({ ok: true });
    expect(spoken).toEqual([2, 1]);
    await write({ name: 'Radar' });
    expect(await client(2, 1).run()).toMatchObject({ ok: true });
    expect(spoken).toEqual([2, 1, 1]);
    expect(await names()).toEqual(['ECDIS', 'Radar']);
    await write({ name: 'Gyro' });
    expect(await client(2, 2).run()).toMatchObject({ ok: true }); // in the old version, and learns of the new
    await write({ name: 'Log' });
    expect(await client(2, 2).run()).toMatchObject({ ok: true });
    expect(spoken).toEqual([2, 1, 1, 1, 2]);
    expect(await names()).toEqual(['ECDIS', 'Gyro', 'Log', 'Radar']);
    expect(isAllDelivered()).toBe(true);
  });

  test('a ship that is older is served as ever', async () => {
    await write({ name: 'ECDIS' });
    expect(await client(1, 2).run()).toMatchObject({ ok: true });
    expect(spoken).toEqual([1]);
    expect(await names()).toEqual(['ECDIS']);
    expect(isAllDelivered()).toBe(true);
  });

  test('what only the newer one understands is kept by the older as it is', async () => {
    const record = await write({ name: 'H1', wavelength: 'blue' }, 'hologram');
    await ship.write([{ record, collection: 'hologram', kind: 'project', fields: { onto: 'bulkhead' } }], 'anonymous');
    expect(await client(2, 1).run()).toMatchObject({ ok: true });
    const ops = (await hub.store.opsOf([record])).get(record) ?? [];
    expect(ops.map(({ op }) => [op.kind, op.fields]).sort()).toEqual([
      ['project', { onto: 'bulkhead' }],
      ['put', { name: 'H1', wavelength: 'blue' }],
    ]);
  });

  test('a hub that is older than any version that this ship knows is told so, and nothing is lost', async () => {
    await write({ name: 'ECDIS' });
    expect(await client(2, 0).run()).toMatchObject({ ok: false, error: { code: 'sync/hub-too-old' } });
    expect(spoken).toEqual([2]);
    expect(isAllDelivered()).toBe(false);
    expect(await client(2, 1).run()).toMatchObject({ ok: true });
    expect(await names()).toEqual(['ECDIS']);
  });
});
