import { parentPort, workerData } from 'node:worker_threads';
import { concat, equalBytes } from '#shared/base/bytes.ts';
import { decodeCbor } from '#shared/base/cbor.ts';
import { hmacSha256 } from '#shared/base/crypto.ts';
import { Refusal } from '#shared/base/result.ts';
import { encodeContent } from '#shared/files/content.ts';
import { sealPart } from '#shared/files/envelope.ts';
import { importFile, inspectFile } from '#shared/files/import-file.ts';
import { openPart } from '#shared/files/open-file.ts';
import { decodeCertificate } from '#shared/oplog/certificate.ts';
import { decodeColumns } from '#shared/protocol/columns.ts';
import { decodeAnswer, decodeRequest, MAC_BYTES } from '#shared/protocol/exchange.ts';
import { EMPTY_CONTEXT, PacketReader, type SealedBatch } from '#shared/protocol/packet.ts';
import { kexPublicKey } from '#shared/sync/enrolment.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import { answerExchange, newHubLink, takeCutRequest } from '#shared/sync/exchange-hub.ts';
import type { LogStore } from '#shared/sync/log-store.ts';
import type { MemoryStore } from '#shared/sync/memory-store.ts';
import { unpack } from '#shared/sync/packing.ts';
import type { Replica } from '#shared/sync/replica.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '#shared/testing/fake-crypto.ts';
import { Seeded } from '#shared/testing/seeded.ts';
import { type Corpus, compressor, KEY, makeCorpus, openReplica, SEAL_SECRET } from './corpus.ts';
import { mutate } from './mutate.ts';

/** What goes wrong in one input. Anything that is no Refusal is a crash of the decoder. */
export type Finding = {
  readonly kind: 'crash' | 'stored' | 'slow';
  readonly input: number;
  readonly target: string;
  readonly why: string;
};

/** Longest that one input may take, twice, on a busy machine. */
const MAX_INPUT_MS = 1500;
/** A fresh hub again after so many inputs, so that taking real batches stays part of it. */
const RESET_EVERY = 1500;

type Target = (corpus: Corpus, random: Seeded) => Promise<void> | void;

let hub: Replica;
let hubStore: MemoryStore;
let ship: Replica;

async function reset(corpus: Corpus): Promise<void> {
  hubStore = corpus.hubStore.clone();
  hub = await openReplica('hub', 'shore', hubStore);
  ship = await openReplica('ship', 'ship', corpus.shipStore.clone());
}

const deps = () => ({ replica: hub, compressor, heldByLinks: async () => [] });

/** With the MAC that makes it genuine: as if a device that we trust had gone mad. */
function signed(direction: 1 | 2, body: Uint8Array, before: Uint8Array = new Uint8Array(0)): Uint8Array {
  return concat(body, hmacSha256(KEY, concat(Uint8Array.of(direction), before, body)).subarray(0, MAC_BYTES));
}

function changed<T extends Uint8Array>(list: readonly T[], random: Seeded): Uint8Array {
  return mutate(random.pick(list), list, random);
}

function madBatch(corpus: Corpus, random: Seeded): SealedBatch {
  const batch = random.pick(corpus.batches);
  const bodies = corpus.batches.map((b) => b.body);
  switch (random.below(5)) {
    case 0:
      return { ...batch, signature: changed([batch.signature], random).slice(0, 64) };
    case 1:
      return { ...batch, salts: { kind: 'each', salts: new Map([[`${random.below(9)}/name`, random.bytes(16)]]) } };
    case 2:
      return { ...batch, replica: random.pick(corpus.batches).replica, prevSeq: random.below(9) };
    default:
      return { ...batch, body: changed(bodies, random) };
  }
}

const TARGETS: Readonly<Record<string, Target>> = {
  decodeRequest: (corpus, random) => {
    decodeRequest(changed(corpus.requests, random), random.chance(0.3));
  },
  decodeAnswer: (corpus, random) => {
    decodeAnswer(changed(corpus.answers, random), random.chance(0.3));
  },
  packetReader: (corpus, random) => {
    const reader = new PacketReader(changed(corpus.packets, random), EMPTY_CONTEXT, compressor);
    while (reader.left > 0) reader.took(reader.next(), 'ab'.repeat(8), 1);
  },
  decodeColumns: (corpus, random) => {
    const batch = random.pick(corpus.batches);
    decodeColumns(
      batch.replica,
      batch.lane,
      batch.prevSeq,
      changed(
        corpus.batches.map((b) => b.body),
        random,
      ),
    );
  },
  decodeCbor: (corpus, random) => {
    const bytes = changed([...corpus.certificates, ...corpus.batches.map((b) => b.body)], random);
    decodeCertificate(bytes);
    decodeCbor(bytes);
  },
  receive: async (corpus, random) => {
    await hub.receive(madBatch(corpus, random));
  },
  file: async (corpus, random) => {
    await unpack(hub, changed(corpus.packets, random), EMPTY_CONTEXT, compressor, { isCut: random.chance(0.3) });
  },
  exchangeFile: async (corpus, random) => {
    const whole = random.pick(corpus.files);
    const bytes = mutate(whole, corpus.files, random);
    const opened = await openPart(bytes, [SEAL_SECRET]);
    if (opened.ok && !corpus.files.some((file) => equalBytes(file, bytes)))
      throw new Error('a part that nobody wrote was opened');
  },
  /** From a device that we trust and that has gone mad: the signature is right, what it covers is not. */
  madFile: async (corpus, random) => {
    const opened = await openPart(random.pick(corpus.files), [SEAL_SECRET]);
    if (!opened.ok) throw new Error('a part of ours cannot be opened');
    const { content, about } = opened.value;
    const sealed = random.chance(0.5)
      ? mutate(content, [content], random)
      : encodeContent({ about, packet: changed(corpus.packets, random), chunks: [], have: null });
    const place = { part: random.between(1, 3), parts: 3 };
    const bytes = await sealPart(sealed, place, [kexPublicKey(SEAL_SECRET)], fakeSigner('ship'), seededRandom('mad'));
    const mad = await openPart(bytes, [SEAL_SECRET]);
    if (!mad.ok) return;
    const deps = { compressor, verifier: fakeVerifier, heldElsewhere: async () => [] };
    await inspectFile(hub, [mad.value], deps);
    await importFile(hub, [mad.value], deps);
  },
  answerExchange: async (corpus, random) => {
    const bytes = random.pick(corpus.requests);
    const body = mutate(bytes.subarray(0, bytes.length - MAC_BYTES), corpus.requests, random);
    await answerExchange(random.chance(0.8) ? signed(1, body) : body, newHubLink(KEY), deps());
  },
  takeCutRequest: async (corpus, random) => {
    await takeCutRequest(changed(corpus.requests, random), newHubLink(KEY), deps());
  },
  takeAnswer: async (corpus, random) => {
    const client = new ExchangeClient({
      replica: ship,
      keys: { link: 1, key: KEY },
      compressor,
      transport: async (request) => {
        const answer = random.pick(corpus.answers);
        const body = mutate(answer.subarray(0, answer.length - MAC_BYTES), corpus.answers, random);
        if (random.chance(0.3)) return { ok: false, error: { code: 'sync/no-link' }, received: body };
        return { ok: true, answer: signed(2, body, request.subarray(request.length - MAC_BYTES)) };
      },
    });
    await client.exchange();
  },
};

/** Batches on a disk that nobody ever sealed. */
async function strays(store: Pick<LogStore, 'load'>, corpus: Corpus, own: string): Promise<number> {
  const { batches } = await store.load();
  return batches.filter((b) => !corpus.genuine.has(b.head) && b.replica !== own).length;
}

const { seed, progress } = workerData as { readonly seed: number; readonly progress: Int32Array };
const corpus = await makeCorpus();
const names = Object.keys(TARGETS);
await reset(corpus);

async function run(input: number): Promise<Finding | null> {
  const random = new Seeded(seed * 1_000_003 + input);
  const target = random.pick(names);
  const startMs = performance.now();
  try {
    await TARGETS[target]?.(corpus, random);
  } catch (error) {
    if (!(error instanceof Refusal))
      return {
        kind: 'crash',
        input,
        target,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
  }
  const tookMs = performance.now() - startMs;
  return tookMs > MAX_INPUT_MS ? { kind: 'slow', input, target, why: `${Math.round(tookMs)} ms` } : null;
}

async function runAll(from: number, count: number): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let input = from; input < from + count; input++) {
    Atomics.store(progress, 0, input);
    Atomics.add(progress, 1, 1);
    let finding = await run(input);
    if (finding?.kind === 'slow') finding = await run(input); // perhaps the machine was busy
    if (finding) findings.push(finding);
    if (input % RESET_EVERY === RESET_EVERY - 1 || input === from + count - 1) {
      const n = (await strays(hubStore, corpus, hub.id)) + (await strays(ship.store, corpus, ship.id));
      if (n > 0) findings.push({ kind: 'stored', input, target: 'store', why: `${n} batches that nobody sealed` });
      await reset(corpus);
    }
  }
  return findings;
}

parentPort?.on('message', async ({ from, count }: { from: number; count: number }) => {
  parentPort?.postMessage({ from, count, findings: await runAll(from, count) });
});
parentPort?.postMessage({ from: 0, count: 0, findings: [] }); // ready
