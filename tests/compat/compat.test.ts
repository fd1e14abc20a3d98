import 'fake-indexeddb/auto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test } from 'vitest';
import { freshIndexedDb } from '#renderer/data/testing/fresh-indexed-db.ts';
import { must, openTab, TestBrowser, TestTime } from '#renderer/data/testing/test-engine.ts';
import { FakeDisk } from '#renderer/platform/fake.ts';
import { schema } from '#shared/domain/schema.ts';
import { foldDigest } from '#shared/merge/digest.ts';
import { type Certificate, decodeCertificate } from '#shared/oplog/certificate.ts';
import {
  decodeAnswer,
  decodeRequest,
  isAnswerGenuine,
  isRequestGenuine,
  requestMac,
} from '#shared/protocol/exchange.ts';
import { IMPLIED_DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import { fromShortTips } from '#shared/sync/locators.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { joined, type Mutual, NOTHING_MUTUAL, packetContext, withBatches } from '#shared/sync/mutual.ts';
import { unpack } from '#shared/sync/packing.ts';
import { Replica } from '#shared/sync/replica.ts';
import { readDictionary } from '#shore/hub/compression/dictionary.ts';
import { nodeCompressor } from '#shore/hub/compression/zstd.ts';
import { nodeRandom, nodeSigner, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { startHub } from '#shore/hub/start-hub.ts';
import { restoreDatabases } from './indexed-db-dump.ts';
import { type RecordedExchange, type ShipDump, unpackDump, type Wire } from './recorded.ts';
import { platformAt } from './ship-platform.ts';

/** What a request of protocol version 1 means that names none. */
const compressor = nodeCompressor(readDictionary(IMPLIED_DICTIONARY_VERSION));

const GOLDEN = path.join(import.meta.dirname, 'golden');
const names = readdirSync(GOLDEN);
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function golden<T>(name: string, file: string): T {
  return unpackDump<T>(readFileSync(path.join(GOLDEN, name, file)));
}

/** Somebody who overhears both links and may read them: takes every batch that passed, up or down. */
async function overhear(wire: Wire): Promise<Replica> {
  const replica = await Replica.open({
    store: new MemoryStore(),
    signers: [nodeSigner(nodeRandom.bytes(32))],
    nextSigner: async () => nodeSigner(nodeRandom.bytes(32)),
    verifier: nodeVerifier,
    clock: { now: () => 1_795_000_000_000 },
    random: nodeRandom,
    schema,
    vessel: wire.vessel,
    side: 'shore',
  });
  await replica.join(
    wire.company,
    wire.certificates.map((c) => decodeCertificate(c) as Certificate),
  );
  const known: Record<RecordedExchange['by'], Mutual> = { ship: NOTHING_MUTUAL, desk: NOTHING_MUTUAL };
  for (const { by, request, answer } of wire.exchanges) {
    const key = wire.linkKeys[by];
    expect(isRequestGenuine(request, key)).toBe(true);
    expect(isAnswerGenuine(answer, key, requestMac(request))).toBe(true);
    const asked = decodeRequest(request);
    const told = decodeAnswer(answer);
    if (told.status !== 'ok') continue; // asks for locators: the next request says all
    if (asked.frontier.kind === 'full') known[by] = NOTHING_MUTUAL;
    else known[by] = joined(known[by], fromShortTips(replica.state.index, asked.frontier.gained), replica.state.index);
    const up = await unpack(replica, asked.packet, packetContext(known[by]), compressor);
    const both = told.tips ? fromShortTips(replica.state.index, told.tips) : withBatches(known[by], up.nodes);
    const down = await unpack(replica, told.packet, packetContext(both), compressor);
    expect([...up.refused, ...down.refused]).toEqual([]);
    known[by] = withBatches(both, down.nodes);
  }
  return replica;
}

function hubFolderOf(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-compat-'));
  folders.push(folder);
  const from = path.join(GOLDEN, name, 'hub');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(from)) {
    const bytes = readFileSync(path.join(from, file));
    const isPacked = file.endsWith('.gz');
    writeFileSync(path.join(folder, isPacked ? file.slice(0, -3) : file), isPacked ? gunzipSync(bytes) : bytes);
  }
  return folder;
}

function diskOf(dump: ShipDump): FakeDisk {
  const disk = new FakeDisk();
  for (const [secret, bytes] of Object.entries(dump.secrets)) disk.secrets.set(secret as never, bytes);
  disk.entries.push(...dump.journal);
  return disk;
}

describe.each(names)('what %s has left', (name) => {
  test('its bytes on the wire are read, and fold to the same records', async () => {
    const wire = golden<Wire>(name, 'wire.cbor.gz');
    expect(wire.exchanges.length).toBeGreaterThan(4);
    const { store } = await overhear(wire);
    expect(foldDigest(await store.allRecords())).toBe(wire.digest);
    expect([...(await store.opsOf(await store.recordIds())).values()].flat()).toHaveLength(wire.ops);
  });

  test.each(['its database and journal', 'its journal alone'])('%s open, and ship and hub go on', async (what) => {
    const dump = golden<ShipDump>(name, 'ship.cbor.gz');
    freshIndexedDb(new IDBFactory());
    if (what === 'its database and journal') await restoreDatabases(dump.databases);
    const hub = await startHub({ dataDir: hubFolderOf(name), webRoot: null });
    const time = new TestTime();
    time.wall = Date.now();
    const ship = await openTab(platformAt(hub.url, diskOf(dump)), time, new TestBrowser());
    try {
      const [master] = ship.state().session.persons;
      must(await ship.engine.unlock(master?.record ?? '', dump.pin));
      expect(must(await ship.engine.verify())).toMatchObject({ digest: dump.digest, problems: [] });
      must(await ship.engine.save([{ collection: 'asset', values: { name: 'Gyro' } }]));
      const before = time.wall;
      must(await ship.engine.syncNow());
      await ship.until((s) => (s.sync.lastContactAt ?? 0) >= before && s.sync.queue.every((lane) => lane.ops === 0));
      expect(ship.state().sync).toMatchObject({ lastError: null, refused: [] });
    } finally {
      await ship.engine.stop();
      await hub.close();
    }
  });
});
