import { beforeEach, describe, expect, test } from 'vitest';
import { concat } from '../base/bytes.ts';
import { hmacSha256, type Signer } from '../base/crypto.ts';
import { fail, Refusal } from '../base/result.ts';
import { type Certificate, fingerprint, issueCertificate } from '../oplog/certificate.ts';
import { encodeColumns } from '../protocol/columns.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { decodeAnswer, decodeRequest, encodeAnswer, encodeRequest, MAC_BYTES } from '../protocol/exchange.ts';
import { MAX_BATCH_BYTES } from '../protocol/limits.ts';
import { EMPTY_CONTEXT, PacketWriter, type SealedBatch } from '../protocol/packet.ts';
import { PROTOCOL_VERSION } from '../protocol/versions.ts';
import { realSigner, realVerifier } from '../testing/ed25519.ts';
import { seededRandom } from '../testing/fake-crypto.ts';
import { fleetSchema } from '../testing/fleet/fleet-schema.ts';
import { deliveredSeqs, ExchangeClient } from './exchange-client.ts';
import { answerExchange, type HubExchangeDeps, type HubLink, newHubLink, takeCutRequest } from './exchange-hub.ts';
import { MemoryStore } from './memory-store.ts';
import { pack, unpack } from './packing.ts';
import { Replica } from './replica.ts';

const KEY = new Uint8Array(32).fill(3);

async function open(signer: Signer, side: 'ship' | 'shore', vessel = 'v1'): Promise<Replica> {
  return Replica.open({
    store: new MemoryStore(),
    signers: [signer],
    nextSigner: realSigner,
    verifier: realVerifier,
    clock: { now: () => 1_790_000_000_000 },
    random: seededRandom(vessel),
    schema: fleetSchema,
    vessel,
    side,
  });
}

let company: Signer;
let hub: Replica;
let ship: Replica;
let shipSigner: Signer;
let certificates: readonly Certificate[];
let link: HubLink;
let deps: HubExchangeDeps;
let sealed: SealedBatch;

async function stored(replica: Replica) {
  const { batches, controls } = await replica.store.load();
  return { batches: batches.length, controls: controls.length, records: (await replica.store.allRecords()).length };
}

/** The first batch of a replica as it would travel. */
async function firstBatch(replica: Replica): Promise<SealedBatch> {
  const [node] = await replica.seal();
  const [batch] = await replica.store.batches([node?.head ?? '']);
  return { ...(batch as NonNullable<typeof batch>), prevSeq: 0, prevHead: '' };
}

function packetOf(batch: SealedBatch): Uint8Array {
  const writer = new PacketWriter(EMPTY_CONTEXT, noCompressor, 'raw');
  writer.add(batch, '00'.repeat(8), 1);
  return writer.finish();
}

function requestWith(packet: Uint8Array, version = PROTOCOL_VERSION): Uint8Array {
  const frontier = { kind: 'full', lanes: [] } as const;
  return encodeRequest({ version, link: 1, frontier, askTips: false, packet }, KEY);
}

beforeEach(async () => {
  company = await realSigner();
  const hubSigner = await realSigner();
  shipSigner = await realSigner();
  certificates = [
    await issueCertificate(company, { role: 'hub', subject: hubSigner.publicKey, side: 'shore', vessel: '*', may: [] }),
    await issueCertificate(company, {
      role: 'replica',
      subject: shipSigner.publicKey,
      side: 'ship',
      vessel: 'v1',
      may: [],
    }),
  ];
  hub = await open(hubSigner, 'shore');
  ship = await open(shipSigner, 'ship');
  for (const replica of [hub, ship]) await replica.join(fingerprint(company.publicKey), certificates);
  const record = await ship.newRecordId('asset');
  await ship.write([{ record, collection: 'asset', fields: { name: 'ECDIS' } }], 'anonymous');
  sealed = await firstBatch(ship);
  link = newHubLink(KEY);
  deps = { replica: hub, compressor: noCompressor, heldByLinks: async () => [] };
});

/** What the hub says to a batch, and that nothing of it is kept. */
async function refusal(batch: SealedBatch): Promise<string> {
  await hub.seal();
  const before = await stored(hub);
  const { refused } = await answerExchange(requestWith(packetOf(batch)), link, deps);
  expect(await stored(hub)).toEqual(before);
  return refused.map((r) => r.code).join();
}

describe('real signatures', () => {
  test('the right one is taken', async () => {
    const { newBatches, refused } = await answerExchange(requestWith(packetOf(sealed)), link, deps);
    expect({ newBatches, refused }).toEqual({ newBatches: 1, refused: [] });
    expect((await hub.store.allRecords()).map((r) => r.values.name)).toEqual(['ECDIS']);
  });

  test('V4: a changed one, another device’s, and one over other ops are wrong', async () => {
    const signature = sealed.signature.slice();
    signature[7] = (signature[7] as number) ^ 1;
    expect(await refusal({ ...sealed, signature })).toBe('packet/wrong-signature');
    const other = await (await realSigner()).sign(new Uint8Array(32));
    expect(await refusal({ ...sealed, signature: other })).toBe('packet/wrong-signature');
    const body = sealed.body.slice();
    body[body.length - 2] = (body[body.length - 2] as number) ^ 1; // another letter of the last text
    expect(await refusal({ ...sealed, body })).toBe('packet/wrong-signature');
    expect(await refusal({ ...sealed, lane: 'urgent' })).toBe('packet/wrong-signature');
    const salts = { kind: 'seed', seed: new Uint8Array(16) } as const;
    expect(await refusal({ ...sealed, salts })).toBe('packet/wrong-signature');
  });

  test('V3: nobody vouches for the author', async () => {
    const stray = await open(await realSigner(), 'ship');
    await stray.write([{ record: 'asset.x', collection: 'asset', fields: { name: 'x' } }], 'anonymous');
    expect(await refusal(await firstBatch(stray))).toBe('sync/unknown-device');
  });

  test('V3: a device that certifies itself vouches for nobody', async () => {
    const signer = await realSigner();
    const stray = await open(signer, 'ship');
    const body = { role: 'replica', subject: signer.publicKey, side: 'ship', vessel: 'v1', may: [] } as const;
    await stray.certify([await issueCertificate(signer, body)], 'anonymous');
    expect(await refusal(await firstBatch(stray))).toBe('sync/unknown-device');
  });

  test('V3: a certificate in a batch that is refused counts for nothing', async () => {
    const staff = await realSigner();
    const desk = await realSigner();
    const fresh = [
      await issueCertificate(company, { role: 'staff', subject: staff.publicKey, side: 'shore', vessel: '*', may: [] }),
      await issueCertificate(staff, { role: 'replica', subject: desk.publicKey, side: 'shore', vessel: 'v1', may: [] }),
    ];
    const other = await open(desk, 'shore');
    await other.certify(fresh, 'anonymous');
    const batch = await firstBatch(other);
    const signature = batch.signature.slice();
    signature[0] = (signature[0] as number) ^ 1;
    expect(await refusal({ ...batch, signature })).toBe('packet/wrong-signature');
    expect(hub.state.trust.standing(other.id)).toBeUndefined();
    expect((await answerExchange(requestWith(packetOf(batch)), link, deps)).newBatches).toBe(1);
  });

  test('L9, wish 38: a batch of another vessel is refused, though its author is known here too', async () => {
    const both = await realSigner();
    const body = { role: 'replica', subject: both.publicKey, side: 'shore', vessel: '*', may: [] } as const;
    await hub.certify([await issueCertificate(company, body)], 'anonymous');
    const elsewhere = await open(both, 'shore', 'v2');
    await elsewhere.write([{ record: 'asset.x', collection: 'asset', fields: { name: 'x' } }], 'anonymous');
    expect(await refusal(await firstBatch(elsewhere))).toBe('packet/wrong-signature');
  });
});

describe('packets', () => {
  test('V1: a batch whose predecessor is missing', async () => {
    await ship.write([{ record: 'asset.y', collection: 'asset', fields: { name: 'y' } }], 'anonymous');
    const [node] = await ship.seal();
    const [second] = await ship.store.batches([node?.head ?? '']);
    const batch = { ...(second as NonNullable<typeof second>), prevSeq: 1, prevHead: 'ab'.repeat(8) };
    expect(await refusal(batch)).toBe('packet/gap');
  });

  test('V5: a layout from the future', async () => {
    const body = sealed.body.slice();
    body[0] = 77;
    expect(await refusal({ ...sealed, body })).toBe('packet/future-version');
  });

  test('V9: a batch that is too large, and the good one behind it is taken', async () => {
    const large = packetOf({ ...sealed, body: new Uint8Array(MAX_BATCH_BYTES + 1) });
    const { newBatches, refused } = await answerExchange(requestWith(concat(large, packetOf(sealed))), link, deps);
    expect({ newBatches, codes: refused.map((r) => r.code) }).toEqual({ newBatches: 1, codes: ['packet/too-large'] });
  });

  test('an empty body, a body of noise, a salt for nothing', async () => {
    expect(await refusal({ ...sealed, body: new Uint8Array(0) })).toBe('packet/malformed');
    expect(await refusal({ ...sealed, body: seededRandom('noise').bytes(300) })).toMatch(/^packet\//);
    const salts = { kind: 'each', salts: new Map([['9/x', new Uint8Array(16)]]) } as const;
    expect(await refusal({ ...sealed, salts })).toBe('packet/malformed');
  });

  test('X7: a file cut anywhere gives its whole batches and no more', async () => {
    await ship.write([{ record: 'asset.y', collection: 'asset', fields: { name: 'y' } }], 'anonymous');
    await ship.seal();
    const nodes = ship.state.index.batchesOf(`${ship.id}/routine`);
    const limits = { maxBytes: 1 << 20, lanes: ['routine'] } as const;
    const { bytes } = await pack(ship, nodes, EMPTY_CONTEXT, noCompressor, 'raw', limits);
    const first = packetOf(sealed).length;
    for (const length of [0, 1, 40, first - 1, first, first + 1, bytes.length - 1]) {
      const reader = await open(await realSigner(), 'shore');
      await reader.join(fingerprint(company.publicKey), certificates);
      const taken = await unpack(reader, bytes.subarray(0, length), EMPTY_CONTEXT, noCompressor, { isCut: true });
      expect(taken.newCount).toBe(length >= first ? 1 : 0);
      expect(taken.refused).toEqual([]);
    }
  });

  test('M1: a kind that nobody knows yet is taken, kept and given on as it is', async () => {
    const fields = { annotation: { text: 'from the future' } };
    await ship.write([{ record: 'asset.z', collection: 'hologram', kind: 'annotate', fields }], 'anonymous');
    await ship.seal();
    const nodes = ship.state.index.batchesOf(`${ship.id}/routine`);
    const limits = { maxBytes: 1 << 20, lanes: ['routine'] } as const;
    const { bytes } = await pack(ship, nodes, EMPTY_CONTEXT, noCompressor, 'raw', limits);
    expect((await unpack(hub, bytes, EMPTY_CONTEXT, noCompressor)).newCount).toBe(2);
    const again = await pack(hub, nodes, EMPTY_CONTEXT, noCompressor, 'raw', limits);
    expect(again.bytes).toEqual(bytes);
  });
});

describe('requests', () => {
  const nothing = async (task: () => Promise<unknown>): Promise<unknown> => {
    const before = await stored(hub);
    const result = await task().catch((error: unknown) => error);
    expect(await stored(hub)).toEqual(before);
    return result;
  };

  test('X3: a wrong MAC, no MAC, nothing at all', async () => {
    const good = requestWith(packetOf(sealed));
    const broken = good.slice();
    broken[broken.length - 1] = (broken[broken.length - 1] as number) ^ 1;
    for (const bytes of [broken, good.subarray(0, good.length - MAC_BYTES), good.subarray(0, 5), new Uint8Array(0)])
      expect(await nothing(() => answerExchange(bytes, link, deps))).toBeInstanceOf(Refusal);
  });

  test('a genuine one that cannot be read', async () => {
    const body = Uint8Array.of(PROTOCOL_VERSION, 1, 255, 1, 2, 3);
    const mac = hmacSha256(KEY, concat(Uint8Array.of(1), body)).subarray(0, MAC_BYTES);
    const error = await nothing(() => answerExchange(concat(body, mac), link, deps));
    expect(error).toMatchObject({ message: 'packet/malformed' });
  });

  test('X1: a future version, whatever else it says', async () => {
    const body = Uint8Array.of(PROTOCOL_VERSION + 1, 1, 255, 9, 9);
    const mac = hmacSha256(KEY, concat(Uint8Array.of(1), body)).subarray(0, MAC_BYTES);
    const outcome = (await nothing(() => answerExchange(concat(body, mac), link, deps))) as { answer: Uint8Array };
    expect(decodeAnswer(outcome.answer)).toMatchObject({ status: 'refused', code: 'sync/hub-too-old' });
  });

  test('X1: one older than supported', async () => {
    const outcome = (await nothing(() => answerExchange(requestWith(packetOf(sealed), 0), link, deps))) as {
      answer: Uint8Array;
    };
    expect(decodeAnswer(outcome.answer)).toMatchObject({ status: 'refused', code: 'sync/client-too-old' });
  });

  test('V2: the same request again stores nothing more', async () => {
    const bytes = requestWith(packetOf(sealed));
    const { link: next } = await answerExchange(bytes, link, deps);
    const before = await stored(hub);
    await answerExchange(bytes, next, deps);
    await takeCutRequest(bytes.subarray(0, bytes.length - 3), next, deps);
    expect(await stored(hub)).toEqual(before);
  });

  test('X3: an answer to another request, and one that was changed, change nothing on the ship', async () => {
    let answer = new Uint8Array(0);
    const client = (transport: (request: Uint8Array) => Promise<Uint8Array>) =>
      new ExchangeClient({
        replica: ship,
        keys: { link: 1, key: KEY },
        compressor: noCompressor,
        transport: async (request) => ({ ok: true, answer: await transport(request) }),
      });
    const first = await client(async (request) => {
      answer = new Uint8Array((await answerExchange(request, link, deps)).answer);
      return answer.map((byte, i) => (i === 3 ? byte ^ 1 : byte));
    }).exchange();
    expect(first).toMatchObject({ ok: false, error: { code: 'sync/bad-answer' } });
    await ship.write([{ record: 'asset.y', collection: 'asset', fields: { name: 'y' } }], 'anonymous'); // so another request
    const second = await client(async () => answer).exchange();
    expect(second).toMatchObject({ ok: false, error: { code: 'sync/bad-answer' } });
    expect((await ship.store.load()).batches).toHaveLength(2);
  });

  test('X14: whoever gives the ship its own batches back in an answer that ends before its MAC has not stored them', async () => {
    const client = new ExchangeClient({
      replica: ship,
      keys: { link: 1, key: KEY },
      compressor: noCompressor,
      transport: async (request) => {
        const { packet } = decodeRequest(request);
        const said = { version: PROTOCOL_VERSION, hubTimeS: 1, more: false, tips: new Map(), packet };
        const answer = { ...said, status: 'ok' } as const;
        const forged = encodeAnswer(answer, new Uint8Array(32), new Uint8Array(MAC_BYTES));
        return { ...fail('sync/no-link'), received: forged.subarray(0, forged.length - MAC_BYTES) };
      },
    });
    await client.exchange();
    expect(deliveredSeqs(ship)[`${ship.id}/routine`]).toBe(0);
  });

  test('a batch that the hub cannot take is offered once in a run, though more is behind it', async () => {
    await ship.write([{ record: 'asset.y', collection: 'asset', fields: { name: 'y' } }], 'anonymous');
    await ship.seal();
    let calls = 0;
    let state = link;
    const client = new ExchangeClient({
      replica: ship,
      keys: { link: 1, key: KEY },
      compressor: noCompressor,
      transport: async (request) => {
        calls++;
        const outcome = await answerExchange(request, state, { ...deps, replica: stranger });
        state = outcome.link;
        return { ok: true, answer: outcome.answer };
      },
    });
    const stranger = await open(await realSigner(), 'shore'); // a hub that knows nobody
    const result = await client.run({ maxUpBytes: 1, maxDownBytes: 1, lanes: ['urgent', 'routine', 'bulk'] });
    expect(result).toMatchObject({ ok: true, value: { more: false } });
    expect(calls).toBeLessThan(4);
  });

  test('X11: whatever an asker says that it takes, an answer has a limit', async () => {
    const bulk = (i: number) => ({
      record: `asset.big${i}`,
      collection: 'asset',
      fields: { plan: seededRandom(`${i}`).bytes(180_000) },
    });
    await hub.write(
      Array.from({ length: 10 }, (_, i) => bulk(i)),
      'anonymous',
    );
    const limits = { maxBytes: 2 ** 40, lanes: ['urgent', 'routine', 'bulk'] } as const;
    const frontier = { kind: 'full', lanes: [] } as const;
    const request = { version: PROTOCOL_VERSION, link: 1, frontier, askTips: false, limits, packet: new Uint8Array(0) };
    const { answer } = await answerExchange(encodeRequest(request, KEY), link, deps);
    expect(answer.length).toBeLessThan((1 << 20) + 200_000);
    expect(decodeAnswer(answer).more).toBe(true);
  });
});

test('V7: what nobody could read is refused by write, and nothing is written', async () => {
  const before = await ship.store.load();
  const bad = { record: 'asset.w', collection: 'asset', fields: { name: Number.NaN } };
  const good = { record: 'asset.v', collection: 'asset', fields: { name: 'v' } };
  await expect(ship.write([good, bad], 'anonymous')).rejects.toMatchObject({ message: 'input/invalid' });
  expect((await ship.store.load()).open).toEqual(before.open);
  const [op] = await ship.write([good], 'anonymous');
  expect(op?.seq).toBe(2);
  expect(encodeColumns(ship.id, 0, [{ op: op as NonNullable<typeof op>, seen: [] }]).length).toBeGreaterThan(0);
});
