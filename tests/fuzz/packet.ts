import { parseArgs } from 'node:util';
import { Refusal } from '#shared/base/result.ts';
import { schema } from '#shared/domain/schema.ts';
import { fingerprint, issueCertificate } from '#shared/oplog/certificate.ts';
import { LANES } from '#shared/oplog/op.ts';
import { decodeColumns } from '#shared/protocol/columns.ts';
import { noCompressor } from '#shared/protocol/compressor.ts';
import { decodeAnswer, decodeRequest } from '#shared/protocol/exchange.ts';
import { EMPTY_CONTEXT, PacketReader } from '#shared/protocol/packet.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import { answerExchange, newHubLink } from '#shared/sync/exchange-hub.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '#shared/testing/fake-crypto.ts';
import { readDictionary } from '#shore/hub/compression/dictionary.ts';
import { nodeCompressor } from '#shore/hub/compression/zstd.ts';

/**
 * npm run fuzz:packet -- --count 100000 [--seed 1] [--json]: real requests, answers, packets and bodies, mutated, against
 * every decoder and the hub's intake. Only a Refusal may be thrown, each input has a time bound, and nothing that was
 * changed may be stored.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const LIMIT_MS = 2000;
const KEY = new Uint8Array(32).fill(7);
const compressor = nodeCompressor(readDictionary());

let state = Number(values.seed) >>> 0 || 1;
function below(n: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
}

async function open(name: string, side: 'ship' | 'shore'): Promise<Replica> {
  return Replica.open({
    store: new MemoryStore(),
    signers: [fakeSigner(name)],
    nextSigner: async () => fakeSigner(`${name} next`),
    verifier: fakeVerifier,
    clock: { now: () => 1_700_000_000_000 },
    random: seededRandom(name),
    schema,
    vessel: 'v1',
    side,
  });
}

type Sample = { readonly kind: 'request' | 'answer' | 'packet' | 'body'; readonly bytes: Uint8Array };

/** A ship and a hub that really talked, and every kind of bytes that passed between them. */
async function material(): Promise<{ hub: Replica; samples: readonly Sample[] }> {
  const company = fakeSigner('company');
  const hub = await open('hub', 'shore');
  const ship = await open('ship', 'ship');
  const certificates = [
    await issueCertificate(company, { role: 'hub', subject: hub.publicKey, side: 'shore', vessel: '*', may: [] }),
    await issueCertificate(company, { role: 'replica', subject: ship.publicKey, side: 'ship', vessel: 'v1', may: [] }),
  ];
  for (const r of [hub, ship]) await r.join(fingerprint(company.publicKey), certificates);
  const samples: Sample[] = [];
  for (const pack of [noCompressor, compressor]) {
    let link = newHubLink(KEY);
    const client = new ExchangeClient({
      replica: ship,
      keys: { link: 1, key: KEY },
      compressor: pack,
      transport: async (request) => {
        const outcome = await answerExchange(request, link, {
          replica: hub,
          compressor: pack,
          heldByLinks: async () => [],
        });
        link = outcome.link;
        const read = decodeRequest(request);
        samples.push(
          { kind: 'request', bytes: request },
          { kind: 'answer', bytes: outcome.answer },
          { kind: 'packet', bytes: read.packet },
        );
        return { ok: true, answer: outcome.answer };
      },
    });
    for (let i = 0; i < 6; i++) {
      const record = await ship.newRecordId('asset');
      const fields = {
        name: `Asset ${i}`,
        note: 'Считано с экрана 张伟',
        quantity: i,
        ipAddresses: { add: ['10.0.0.7'], del: [] },
        verifiedOn: '2026-11-22',
      };
      await ship.write([{ record, collection: 'asset', fields }], 'anonymous');
      await client.run();
    }
  }
  for (const head of [...ship.state.index.laneKeys()]
    .flatMap((key) => ship.state.index.batchesOf(key))
    .map((n) => n.head)) {
    const [stored] = await ship.store.batches([head]);
    if (stored) samples.push({ kind: 'body', bytes: stored.body });
  }
  return { hub, samples: samples.filter((s) => s.bytes.length > 0) };
}

function mutated({ bytes }: Sample, others: readonly Sample[]): Uint8Array {
  let out = bytes.slice();
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(out.length);
    switch (below(7)) {
      case 0:
        out[at] = (out[at] ?? 0) ^ (1 << below(8));
        break;
      case 1:
        out[at] = below(256);
        break;
      case 2:
        out = out.slice(0, at);
        break;
      case 3: // a length that promises far too much
        out = Uint8Array.from([...out.slice(0, at), 0xff, 0xff, 0xff, 0xff, 0x7f, ...out.slice(at)]);
        break;
      case 4: {
        const other = others[below(others.length)]?.bytes ?? out;
        out = Uint8Array.from([...out.slice(0, at), ...other.slice(below(other.length))]);
        break;
      }
      case 5:
        out = Uint8Array.from([...out.slice(0, at), ...out.slice(below(out.length))]);
        break;
      default:
        out = Uint8Array.from({ length: 1 + below(300) }, () => below(256));
    }
    if (out.length === 0) return Uint8Array.of(below(256));
  }
  return out;
}

async function feed(kind: Sample['kind'], bytes: Uint8Array, hub: Replica): Promise<void> {
  if (kind === 'body') {
    decodeColumns('aaaaaaaaaaaaa', LANES[below(3)] ?? 'routine', below(40), bytes);
    return;
  }
  if (kind === 'answer') {
    decodeAnswer(bytes, below(2) === 0);
    return;
  }
  if (kind === 'request') {
    decodeRequest(bytes, below(2) === 0);
    await answerExchange(bytes, newHubLink(KEY), { replica: hub, compressor, heldByLinks: async () => [] });
    return;
  }
  const reader = new PacketReader(bytes, EMPTY_CONTEXT, compressor);
  while (reader.left > 0) await hub.receive(reader.next());
}

const { hub, samples } = await material();
const count = Number(values.count);
const tipsBefore = JSON.stringify([...hub.tips()]);
const recordsBefore = (await hub.store.allRecords()).length;
let crashes = 0;
let hangs = 0;
for (let i = 0; i < count; i++) {
  const sample = samples[below(samples.length)] as Sample;
  const bytes = mutated(sample, samples);
  const startedMs = performance.now();
  try {
    await feed(sample.kind, bytes, hub);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      crashes++;
      if (crashes <= 5)
        process.stderr.write(`input ${i} (${sample.kind}): ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
  if (performance.now() - startedMs > LIMIT_MS) hangs++;
}
const stored =
  (JSON.stringify([...hub.tips()]) === tipsBefore ? 0 : 1) + (await hub.store.allRecords()).length - recordsBefore;
const result = { inputs: count, crashes, hangs, stored };
if (!values.json) process.stderr.write(`${count} inputs: ${crashes} crashes, ${hangs} hangs, ${stored} stored\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = crashes + hangs + stored > 0 ? 1 : 0;
