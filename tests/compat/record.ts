// node tests/compat/record.ts NAME: writes golden/NAME as this version puts it on the wire and on disks.
import 'fake-indexeddb/auto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { freshIndexedDb } from '#renderer/data/testing/fresh-indexed-db.ts';
import { must, openTab, TestBrowser, TestTime, VESSEL } from '#renderer/data/testing/test-engine.ts';
import { FakeDisk } from '#renderer/platform/fake.ts';
import { encodeCertificate } from '#shared/oplog/certificate.ts';
import { encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import { startHub } from '#shore/hub/start-hub.ts';
import { AsEdits } from '#tests/bench/as-edits.ts';
import { writeEdits } from '#tests/bench/ship-client.ts';
import { workload } from '#tests/bench/workload.mjs';
import { transportTo } from '#tests/hub/http.ts';
import * as world from '#tests/hub/world.ts';
import { dumpDatabases } from './indexed-db-dump.ts';
import { packDump, type RecordedExchange, type ShipDump, type Wire } from './recorded.ts';
import { HUB_URL, platformAt } from './ship-platform.ts';

/** Records of the workload that go into a golden ship: some of each kind. */
const EVERY = 12;

async function recordWire(): Promise<Wire> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-golden-'));
  const hub = await startHub({ dataDir: folder, webRoot: null });
  try {
    const company = await world.makeCompany(hub.hub);
    const ship = await world.makeShip(hub.hub, company, hub.url);
    await world.makeStaffMember(hub.hub, company, 'office');
    const desk = await world.makeDesk(hub.url, await world.signInStaff(hub.url, 'office'));
    const exchanges: RecordedExchange[] = [];
    const clientOf = (device: world.Device, by: 'ship' | 'desk') => {
      const transport = transportTo(hub.url);
      return new ExchangeClient({
        replica: device.replica,
        keys: device.enrolled.keys,
        compressor: world.compressor,
        transport: async (request) => {
          const reply = await transport(request);
          if (reply.ok) exchanges.push({ by, request: request.slice(), answer: reply.answer.slice() });
          return reply;
        },
      });
    };
    const [fromShip, fromDesk] = [clientOf(ship, 'ship'), clientOf(desk, 'desk')];
    const work = workload(1);
    const edits = new AsEdits(ship.replica.id);
    const records = work.records.filter((_, i) => i % EVERY === 0);
    const known = new Set(records.map((record) => record.id));
    await writeEdits(
      ship.replica,
      records.map((record) => edits.create(record, true)),
    );
    must(await fromShip.run());
    must(await fromDesk.run());
    const ofKnown = work.month.filter((save) => save.ops.every((op) => known.has(op.id)));
    await writeEdits(
      ship.replica,
      ofKnown.map((save) => edits.edit(save)),
    );
    const record = edits.recordId(records[0]?.id ?? '');
    await desk.replica.write([{ record, collection: 'asset', fields: { version: '7.3.1' } }], 'anonymous');
    await ship.replica.write([{ record, collection: 'asset', fields: { version: '7.2.9' } }], 'anonymous');
    for (const client of [fromDesk, fromShip, fromDesk, fromShip]) must(await client.run());
    const digest = await world.digestOf(ship);
    if (digest !== (await world.digestOf(desk))) throw new Error('ship and desk do not hold the same records');
    const { company: root, certificates, keys } = ship.enrolled;
    return {
      vessel: ship.enrolled.vessel,
      company: root,
      certificates: [...certificates, ...desk.enrolled.certificates].map(encodeCertificate),
      linkKeys: { ship: keys.key, desk: desk.enrolled.keys.key },
      exchanges,
      digest,
      ops: [...(await ship.replica.store.opsOf(await ship.replica.store.recordIds())).values()].flat().length,
    };
  } finally {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The vessel app and a hub that know each other, each with all of the other's records. */
async function recordDisks(hubFolder: string): Promise<ShipDump> {
  freshIndexedDb(new IDBFactory());
  const hub = await startHub({ dataDir: hubFolder, webRoot: null });
  const company = await world.makeCompany(hub.hub);
  const disk = new FakeDisk();
  const time = new TestTime();
  time.wall = Date.now();
  const ship = await openTab(platformAt(hub.url, disk), time, new TestBrowser());
  must(await ship.engine.createVessel(VESSEL));
  must(await ship.engine.enrol(encodeEnrolmentCode(await world.makeCode(hub.hub, company, HUB_URL))));
  for (const name of ['ECDIS 1', 'Радар', '机舱监控'])
    must(await ship.engine.save([{ collection: 'asset', values: { name, version: '7.2' } }]));
  must(
    await ship.engine.save([
      { collection: 'report', values: { kind: 'hazard', description: 'A stick in the ECDIS' }, number: true },
    ]),
  );
  await ship.until((s) => s.sync.lastContactAt !== null && s.sync.queue.every((lane) => lane.ops === 0));
  const { digest } = must(await ship.engine.verify());
  await ship.engine.stop();
  await hub.close();
  return {
    databases: await dumpDatabases(),
    journal: disk.entries.map((entry) => entry as Uint8Array),
    secrets: Object.fromEntries(disk.secrets),
    digest,
    hubUrl: HUB_URL,
    pin: VESSEL.pin,
  };
}

const name = process.argv[2] ?? '';
const target = path.join(import.meta.dirname, 'golden', name);
if (!/^[a-z0-9-]+$/.test(name)) throw new Error('Name the folder: letters, digits and dashes.');
if (existsSync(target)) throw new Error(`${target} exists. What was recorded is never recorded again.`);
mkdirSync(target, { recursive: true });
const hubFolder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-golden-'));
writeFileSync(path.join(target, 'ship.cbor.gz'), packDump(await recordDisks(hubFolder)));
mkdirSync(path.join(target, 'hub'));
for (const file of readdirSync(hubFolder)) {
  const from = path.join(hubFolder, file);
  if (file.endsWith('.key')) cpSync(from, path.join(target, 'hub', file));
  else writeFileSync(path.join(target, 'hub', `${file}.gz`), gzipSync(readFileSync(from), { level: 9 }));
}
rmSync(hubFolder, { recursive: true, force: true });
writeFileSync(path.join(target, 'wire.cbor.gz'), packDump(await recordWire()));
