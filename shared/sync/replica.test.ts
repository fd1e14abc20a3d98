import { describe, expect, test } from 'vitest';
import { foldDigest } from '../merge/digest.ts';
import type { Schema } from '../merge/folded-record.ts';
import { fingerprint, issueCertificate } from '../oplog/certificate.ts';
import { parseRecordId } from '../oplog/record-id.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '../testing/fake-crypto.ts';
import { ExchangeClient } from './exchange-client.ts';
import { answerExchange, type HubLink, newHubLink } from './exchange-hub.ts';
import { MemoryStore } from './memory-store.ts';
import { Replica } from './replica.ts';

const schema: Schema = {
  ruleOf: (_c, field) =>
    field === 'tags' ? 'set' : field === 'removed' ? 'removal' : field === 'state' ? 'workflow' : 'scalar',
  ownerOf: (_c, field) => (field === 'closing' ? 'shore' : 'ship'),
  isLegal: () => true,
};
const company = fakeSigner('company');
const root = fingerprint(company.publicKey);

async function open(name: string, side: 'ship' | 'shore', store = new MemoryStore()) {
  let keys = 0;
  return Replica.open({
    store,
    signers: [fakeSigner(name)],
    nextSigner: async () => fakeSigner(`${name} ${++keys}`),
    verifier: fakeVerifier,
    clock: { now: () => 1_700_000_000_000 },
    random: seededRandom(name),
    schema,
    vessel: 'v1',
    side,
  });
}

async function fleet() {
  const hub = await open('hub', 'shore');
  const ship = await open('ship', 'ship');
  const desk = await open('desk', 'shore');
  const may = ['revoke', 'admit', 'redact'];
  const certificates = [
    await issueCertificate(company, { role: 'hub', subject: hub.publicKey, side: 'shore', vessel: '*', may }),
    await issueCertificate(company, { role: 'replica', subject: ship.publicKey, side: 'ship', vessel: 'v1', may: [] }),
    await issueCertificate(company, { role: 'replica', subject: desk.publicKey, side: 'shore', vessel: 'v1', may }),
  ];
  for (const r of [hub, ship, desk]) await r.join(root, certificates);
  await hub.certify(certificates, 'anonymous'); // already trusted by join: writes nothing twice
  const link = (replica: Replica, n: number) => {
    const key = new Uint8Array(32).fill(n);
    let state: HubLink = newHubLink(key);
    const client = new ExchangeClient({
      replica,
      keys: { link: n, key },
      compressor: noCompressor,
      transport: async (request) => {
        const outcome = await answerExchange(request, state, {
          replica: hub,
          compressor: noCompressor,
          heldByLinks: async () => [],
        });
        state = outcome.link;
        return { ok: true, answer: outcome.answer };
      },
    });
    return client;
  };
  return { hub, ship, desk, shipLink: link(ship, 1), deskLink: link(desk, 2) };
}

const digest = async (r: Replica) => foldDigest(await r.store.allRecords());

describe('a ship, a desk and a hub', () => {
  test('records travel, conflicts show on both sides and are settled once', async () => {
    const { hub, ship, desk, shipLink, deskLink } = await fleet();
    const id = await ship.newRecordId('asset');
    await ship.write([{ record: id, collection: 'asset', fields: { name: 'ECDIS', version: '7.2.1' } }], 'anonymous');
    expect((await shipLink.run()).ok).toBe(true);
    expect((await deskLink.run()).ok).toBe(true);
    await ship.write([{ record: id, collection: 'asset', fields: { version: '7.2.4' } }], 'anonymous');
    await desk.write([{ record: id, collection: 'asset', fields: { version: '7.3.0' } }], 'anonymous');
    for (const l of [shipLink, deskLink, shipLink]) expect((await l.run()).ok).toBe(true);
    const onShip = (await ship.store.records([id])).get(id);
    expect(onShip?.conflicts).toHaveLength(1);
    expect(onShip?.values.version).toBe('7.2.4');
    expect(onShip?.conflicts[0]?.bases[0]?.value).toBe('7.2.1');
    expect(await digest(ship)).toBe(await digest(desk));
    expect(await digest(ship)).toBe(await digest(hub));
    const conflict = (await desk.store.records([id])).get(id)?.conflicts[0];
    const heads = conflict?.contenders.flatMap((c) => c.refs) ?? [];
    expect((await desk.resolve(id, { version: { value: '7.3.0', heads } }, 'service report', 'anonymous')).ok).toBe(
      true,
    );
    expect((await desk.resolve(id, { version: { value: '7.2.4', heads } }, 'late', 'anonymous')).ok).toBe(false);
    for (const l of [deskLink, shipLink]) expect((await l.run()).ok).toBe(true);
    const after = (await ship.store.records([id])).get(id);
    expect(after?.conflicts).toEqual([]);
    expect(after?.values.version).toBe('7.3.0');
    expect(await digest(ship)).toBe(await digest(desk));
  });

  test('a PC restored from an older copy goes on as a new replica and loses nothing', async () => {
    const { hub, ship, shipLink } = await fleet();
    const a = await ship.newRecordId('asset');
    await ship.write([{ record: a, collection: 'asset', fields: { name: 'one' } }], 'anonymous');
    await shipLink.run();
    const image = (ship.store as MemoryStore).clone();
    const b = await ship.newRecordId('asset');
    await ship.write([{ record: b, collection: 'asset', fields: { name: 'two' } }], 'anonymous');
    await shipLink.run();
    const restored = await open('ship', 'ship', image);
    const c = await restored.newRecordId('asset');
    expect(c).not.toBe(b); // ids that a run has kept for itself are not given out again
    await restored.write([{ record: c, collection: 'asset', fields: { name: 'three' } }], 'anonymous');
    const key = new Uint8Array(32).fill(1);
    let state = newHubLink(key);
    const client = new ExchangeClient({
      replica: restored,
      keys: { link: 1, key },
      compressor: noCompressor,
      transport: async (request) => {
        const outcome = await answerExchange(request, state, {
          replica: hub,
          compressor: noCompressor,
          heldByLinks: async () => [],
        });
        state = outcome.link;
        return { ok: true, answer: outcome.answer };
      },
    });
    const report = await client.run();
    expect(report.ok && report.value.becameNew).toBe(true);
    const names = (await restored.store.allRecords()).map((r) => r.values.name).sort();
    expect(names).toEqual(['one', 'three', 'two']);
    expect(await digest(restored)).toBe(await digest(hub));
  });

  test.each(['999999999999999', 'Infinity', '1e15', '0x7fffffffffff', '1.5'])(
    'whoever writes on the id %s of another device takes no ids away from it',
    async (counter) => {
      const { ship, desk, shipLink, deskLink } = await fleet();
      const first = await ship.newRecordId('asset');
      const record = `asset.${ship.id}.${counter}`;
      await desk.write([{ record, collection: 'asset', fields: { name: 'never' } }], 'anonymous');
      for (const link of [deskLink, shipLink]) expect((await link.run()).ok).toBe(true);
      expect((await ship.store.records([record])).has(record)).toBe(true);
      const ids = [first];
      for (let i = 0; i < 20; i++) ids.push(await ship.newRecordId('asset'));
      expect(new Set(ids).size).toBe(21);
      for (const id of ids) expect(parseRecordId(id)).toMatchObject({ kind: 'created', collection: 'asset' });
      expect(Math.max(...ids.map((id) => Number(id.split('.')[2])))).toBeLessThan(100);
    },
  );
});
