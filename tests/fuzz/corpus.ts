import type { Value } from '#shared/base/value.ts';
import { exportFile } from '#shared/files/export-file.ts';
import { receiversOf } from '#shared/files/receivers.ts';
import { setChange } from '#shared/merge/set.ts';
import { fingerprint, issueCertificate } from '#shared/oplog/certificate.ts';
import { LANES } from '#shared/oplog/op.ts';
import { encodeRequest } from '#shared/protocol/exchange.ts';
import type { SealedBatch } from '#shared/protocol/packet.ts';
import { EMPTY_CONTEXT } from '#shared/protocol/packet.ts';
import { kexPublicKey } from '#shared/sync/enrolment.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import { answerExchange, type HubLink, newHubLink } from '#shared/sync/exchange-hub.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { lacking, NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import { pack } from '#shared/sync/packing.ts';
import { Replica } from '#shared/sync/replica.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '#shared/testing/fake-crypto.ts';
import { fleetSchema } from '#shared/testing/fleet/fleet-schema.ts';
import { nodeCompressor } from '#shore/hub/compression/zstd.ts';

export const KEY = new Uint8Array(32).fill(5);
export const compressor = nodeCompressor(null);
/** X25519 secret of the hub: what files are sealed to. */
export const SEAL_SECRET = new Uint8Array(32).fill(6);
const company = fakeSigner('company');

export async function openReplica(name: string, side: 'ship' | 'shore', store: MemoryStore): Promise<Replica> {
  return Replica.open({
    store,
    signers: [fakeSigner(name)],
    nextSigner: async () => fakeSigner(`${name} next`),
    verifier: fakeVerifier,
    clock: { now: () => 1_790_000_000_000 },
    random: seededRandom(name),
    schema: fleetSchema,
    vessel: 'v1',
    side,
  });
}

export type Corpus = {
  readonly requests: readonly Uint8Array[];
  readonly answers: readonly Uint8Array[];
  readonly packets: readonly Uint8Array[];
  readonly batches: readonly SealedBatch[];
  /** Parts of exchange files from the ship to the hub. */
  readonly files: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
  /** Heads of all batches that somebody really sealed. */
  readonly genuine: ReadonlySet<string>;
  /** A hub that has taken half of it. */
  readonly hubStore: MemoryStore;
  readonly shipStore: MemoryStore;
};

/** Real traffic of a ship and a desk with a hub: first sync, a day, a conflict, a decision, a redaction, a certificate. */
export async function makeCorpus(): Promise<Corpus> {
  const hubStore = new MemoryStore();
  const hub = await openReplica('hub', 'shore', hubStore);
  const shipStore = new MemoryStore();
  const ship = await openReplica('ship', 'ship', shipStore);
  const desk = await openReplica('desk', 'shore', new MemoryStore());
  const may = ['redact', 'revoke'];
  const certificates = [
    await issueCertificate(company, {
      role: 'hub',
      subject: hub.publicKey,
      seal: kexPublicKey(SEAL_SECRET),
      side: 'shore',
      vessel: '*',
      may,
    }),
    await issueCertificate(company, { role: 'replica', subject: ship.publicKey, side: 'ship', vessel: 'v1', may }),
    await issueCertificate(company, { role: 'replica', subject: desk.publicKey, side: 'shore', vessel: 'v1', may }),
  ];
  for (const replica of [hub, ship, desk]) await replica.join(fingerprint(company.publicKey), certificates);
  await hub.certify(certificates, 'anonymous');
  const requests: Uint8Array[] = [];
  const answers: Uint8Array[] = [];
  const links = new Map<Replica, HubLink>();
  const exchange = async (replica: Replica) => {
    const client = new ExchangeClient({
      replica,
      keys: { link: replica === ship ? 1 : 2, key: KEY },
      compressor,
      transport: async (request) => {
        const deps = { replica: hub, compressor, heldByLinks: async () => [] };
        const outcome = await answerExchange(request, links.get(replica) ?? newHubLink(KEY), deps);
        links.set(replica, outcome.link);
        requests.push(request);
        answers.push(outcome.answer);
        return { ok: true, answer: outcome.answer };
      },
    });
    await client.run();
  };
  for (let i = 0; i < 30; i++) await write(ship, i);
  await exchange(ship);
  await exchange(desk);
  const half = hubStore.clone();
  const [record] = await ship.store.allRecords();
  const id = record?.id as string;
  await ship.write([{ record: id, collection: 'asset', fields: { name: 'ship', secret: 'plain' } }], 'anonymous');
  await desk.write([{ record: id, collection: 'asset', fields: { name: 'shore', removed: 'sold' } }], 'anonymous');
  for (let i = 30; i < 60; i++) await write(i % 2 ? ship : desk, i);
  for (const each of [ship, desk, ship]) await exchange(each);
  const held = (await desk.store.records([id])).get(id);
  for (const conflict of held?.conflicts ?? []) {
    const heads = conflict.contenders.flatMap((c) => c.refs);
    await desk.resolve(id, { [conflict.field]: { value: 'settled', heads } }, 'a reason', 'anonymous');
  }
  const secret = held?.heads.secret?.[0];
  const fields = { targets: [[secret?.replica ?? '', secret?.seq ?? 0, secret?.hash ?? '', 'secret']] as Value };
  await desk.control({ record: id, collection: 'control', kind: 'redact', fields }, 'anonymous');
  for (const each of [desk, ship]) await exchange(each);
  const lanes = [{ replica: ship.id, lane: 'routine', locators: [{ seq: 5, head: 'ab'.repeat(8) }] }] as const;
  requests.push(
    encodeRequest(
      {
        version: 1,
        link: 1,
        frontier: { kind: 'full', lanes },
        askTips: true,
        pending: { urgent: 1 },
        packet: new Uint8Array(0),
      },
      KEY,
    ),
  );
  const { state } = hub;
  const nodes = lacking(NOTHING_MUTUAL, state.index, { isHub: state.isHub, isHeldBack: () => false });
  const limits = { maxBytes: 1 << 20, lanes: LANES };
  const packets = [
    (await pack(hub, nodes, EMPTY_CONTEXT, compressor, 'raw', limits)).bytes,
    (await pack(hub, nodes, EMPTY_CONTEXT, compressor, 'zstd', limits)).bytes,
    ...(await Promise.all(
      nodes.slice(0, 6).map(async (n) => (await pack(hub, [n], EMPTY_CONTEXT, compressor, 'raw', limits)).bytes),
    )),
  ];
  const batches: SealedBatch[] = [];
  for (const stored of await hubStore.batches(nodes.map((n) => n.head))) {
    const prev = state.index.batch(stored.prev);
    batches.push({ ...stored, prevSeq: prev?.lastSeq ?? 0, prevHead: prev?.head.slice(0, 16) ?? '' });
  }
  const bytes = certificates.map((c) => c.signature);
  const files: Uint8Array[] = [];
  for (const kind of ['full', 'update'] as const) {
    const to = receiversOf(ship.state);
    const order = { kind, to, known: () => NOTHING_MUTUAL, partBytes: kind === 'full' ? 24_000 : 200_000 };
    const written = await exportFile(ship, order, { compressor, random: seededRandom(`file ${kind}`) });
    if (written.ok) files.push(...written.value.parts);
  }
  return {
    requests,
    answers,
    packets,
    batches,
    files,
    certificates: bytes,
    genuine: new Set(nodes.map((n) => n.head)),
    hubStore: half,
    shipStore,
  };
}

async function write(replica: Replica, i: number): Promise<void> {
  const collection = i % 3 ? 'asset' : 'incident';
  const record = await replica.newRecordId(collection);
  const fields: Record<string, Value> = {
    name: `ECDIS ${i}`,
    version: `7.${i}.1`,
    count: i * 1000,
    weight: i / 7,
    on: '2026-11-22',
    at: 1_790_000_000_000 + i,
    mac: `00:1a:2b:3c:4d:${(16 + i).toString(16)}`,
    ip: `10.0.0.${i}`,
    parent: i > 3 ? `${collection}.${replica.id}.1` : null,
    tags: setChange([], ['red', 'blue']),
    deep: { list: [1, null, 'x\0y', { 'a,b': [true] }], bytes: new Uint8Array(5) },
  };
  await replica.write([{ record, collection, fields, lane: i % 3 ? 'routine' : 'urgent' }], 'anonymous');
}
