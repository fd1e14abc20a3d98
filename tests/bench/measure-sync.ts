import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Value } from '#shared/base/value.ts';
import { foldDigest } from '#shared/merge/digest.ts';
import { statementDigest } from '#shared/oplog/statement.ts';
import { type Compressor, noCompressor } from '#shared/protocol/compressor.ts';
import { ExchangeClient, type Transport } from '#shared/sync/exchange-client.ts';
import type { Replica } from '#shared/sync/replica.ts';
import { nodeRandom, nodeSigner } from '#shore/hub/crypto/node-keys.ts';
import { startHub } from '#shore/hub/start-hub.ts';
import * as world from '#tests/hub/world.ts';
import { AsEdits, type BenchEdit } from './as-edits.ts';
import { type Breakdown, breakdown, ownBatches } from './breakdown.ts';
import { type CountingProxy, countingProxy } from './counting-proxy.ts';
import { type HttpClient, httpClient, openReplica, writeEdits } from './ship-client.ts';
import { type Workload, workload } from './workload.mjs';

/** Bytes both ways on the TCP connection; round trips: exchanges one after the other, and one for each connection made. */
export type Figure = { readonly bytes: number; readonly roundTrips: number };
export type PhaseName = 'initial' | 'day' | 'idle' | 'month' | 'offline90' | 'idle120' | 'signedDrillDay';
export type SyncFigures = Readonly<Record<PhaseName, Figure>>;

export type Dictionary = 'dictionary' | 'none' | 'uncompressed';

const COMPRESSORS: Readonly<Record<Dictionary, Compressor>> = {
  dictionary: world.compressor,
  none: { ...world.compressor, dictionaryVersion: 0 },
  uncompressed: noCompressor,
};

/** CPU of one phase in ms; client and hub run in one process, the hub's is what passes while a request is out. */
export type Cost = { readonly ops: number; readonly clientCpuMs: number; readonly hubCpuMs: number };

export type SyncOptions = {
  readonly dictionary?: Dictionary;
  /** Default: the standard workload of the seed. */
  readonly work?: Workload;
  readonly onBreakdown?: (phase: 'day' | 'month', parts: Breakdown) => void;
  readonly onCost?: (phase: 'initial' | 'month', cost: Cost) => void;
};

type Meter = { requests: number; answers: number; hubCpuMs: number };

type Ship = {
  readonly replica: Replica;
  readonly client: ExchangeClient;
  readonly http: HttpClient;
  readonly proxy: CountingProxy;
  readonly edits: AsEdits;
  readonly meter: Meter;
};

/** Runs the standard workload of one seed through the real client and the real hub over TCP on loopback. */
export async function measureSync(seed: number, options: SyncOptions = {}): Promise<SyncFigures> {
  const { dictionary = 'dictionary', work = workload(seed), onBreakdown, onCost } = options;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-bench-sync-'));
  const hub = await startHub({ dataDir: folder, webRoot: null });
  const company = await world.makeCompany(hub.hub, ['bench', 'signed']);
  await world.makeStaffMember(hub.hub, company, 'office');
  const staff = await world.signInStaff(hub.url, 'office');
  try {
    const ship = await newShip(hub, company, 'bench', dictionary);
    const figures: Partial<Record<PhaseName, Figure>> = {};
    await load(ship, work.records);
    figures.initial = await costed(ship, (cost) => onCost?.('initial', cost));
    await writeEdits(
      ship.replica,
      work.day.map((e) => ship.edits.edit(e)),
    );
    figures.day = await explained(ship, COMPRESSORS[dictionary], (parts) => onBreakdown?.('day', parts));
    figures.idle = await sync(ship);
    await writeEdits(
      ship.replica,
      work.month.map((e) => ship.edits.edit(e)),
    );
    figures.month = await explained(
      ship,
      COMPRESSORS[dictionary],
      (parts) => onBreakdown?.('month', parts),
      (cost) => onCost?.('month', cost),
    );
    const desk = await world.makeDesk(hub.url, staff, 'bench');
    await world.run(desk);
    await world.run(desk); // its own certificate is known to the ship by the next sync, as after any new desk
    await sync(ship);
    const shore: BenchEdit[][] = work.shore90.map((e) => ship.edits.edit(e));
    await writeEdits(
      ship.replica,
      work.ship90.map((e) => ship.edits.edit(e)),
    );
    await writeEdits(desk.replica, shore);
    await world.run(desk);
    figures.offline90 = await sync(ship);
    figures.idle120 = await sync(ship);
    await world.run(desk);
    await mustAgree(ship.replica, desk.replica);
    await close(ship);

    const other = await newShip(hub, company, 'signed', dictionary);
    await load(other, work.records);
    await sync(other);
    await writeEdits(
      other.replica,
      work.day.map((e) => other.edits.edit(e)),
    );
    await signDrill(other.replica, other.edits.recordId('drill-0001'), [...other.edits.persons.values()].slice(0, 10));
    figures.signedDrillDay = await sync(other);
    await close(other);
    return figures as SyncFigures;
  } finally {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Hub = Awaited<ReturnType<typeof startHub>>;

async function newShip(hub: Hub, company: world.Company, vessel: string, dictionary: Dictionary): Promise<Ship> {
  const keys = world.newKeys();
  const enrolled = await world.enrol(hub.url, await world.makeCode(hub.hub, company, hub.url, { vessel }), keys);
  const replica = await openReplica(keys, vessel, 'ship', () => Date.now());
  await replica.join(enrolled.company, enrolled.certificates);
  const proxy = await countingProxy(hub.port);
  const http = httpClient(`http://127.0.0.1:${proxy.port}`);
  const meter: Meter = { requests: 0, answers: 0, hubCpuMs: 0 };
  const client = new ExchangeClient({
    replica,
    keys: enrolled.keys,
    transport: metered(http.transport, meter),
    compressor: COMPRESSORS[dictionary],
  });
  return { replica, client, http, proxy, edits: new AsEdits(replica.id), meter };
}

function metered(transport: Transport, meter: Meter): Transport {
  return async (request) => {
    const before = process.cpuUsage();
    const reply = await transport(request);
    meter.hubCpuMs += cpuMs(before);
    meter.requests += request.length;
    if (reply.ok) meter.answers += reply.answer.length;
    return reply;
  };
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

async function close(ship: Ship): Promise<void> {
  ship.http.close();
  await ship.proxy.close();
}

/** The ship as it is taken over from its old system: crew, then every record with when and by whom it was last changed. */
async function load(ship: Ship, records: ReturnType<typeof workload>['records']): Promise<void> {
  const saves = records.map((record) => ship.edits.create(record, true));
  const crew = [...ship.edits.persons].map(([name, record]): BenchEdit[] => {
    const [first] = saves[0] ?? [];
    return [{ at: first?.at ?? 0, by: record, collection: 'person', record, fields: { name } }];
  });
  await writeEdits(ship.replica, [...crew, ...saves]);
}

async function sync(ship: Ship): Promise<Figure> {
  ship.proxy.take();
  const before = ship.http.requests();
  const done = await ship.client.run();
  if (!done.ok) throw new Error(done.error.code);
  if (done.value.refused.length > 0) throw new Error(`refused: ${done.value.refused.map((r) => r.code).join()}`);
  const { up, down, connections } = ship.proxy.take();
  return { bytes: up + down, roundTrips: ship.http.requests() - before + connections };
}

async function costed(ship: Ship, onCost: (cost: Cost) => void): Promise<Figure> {
  const opsBefore = delivered(ship.replica);
  ship.meter.hubCpuMs = 0;
  const before = process.cpuUsage();
  const figure = await sync(ship);
  const { hubCpuMs } = ship.meter;
  onCost({ ops: delivered(ship.replica) - opsBefore, clientCpuMs: cpuMs(before) - hubCpuMs, hubCpuMs });
  return figure;
}

/** Own ops that stand in sealed batches: after a sync they are all delivered. */
function delivered(replica: Replica): number {
  const runs = ownBatches(replica).flatMap((node) => node.runs);
  return runs.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

async function explained(
  ship: Ship,
  compressor: Compressor,
  onParts: (parts: Breakdown) => void,
  onCost: (cost: Cost) => void = () => {},
): Promise<Figure> {
  const before = new Set(ownBatches(ship.replica).map((node) => node.head));
  Object.assign(ship.meter, { requests: 0, answers: 0 });
  const exchangesBefore = ship.http.requests();
  const figure = await costed(ship, onCost);
  const sent = ownBatches(ship.replica).filter((node) => !before.has(node.head));
  const { requests, answers } = ship.meter;
  const traffic = { bytes: figure.bytes, exchanges: ship.http.requests() - exchangesBefore, requests, answers };
  onParts(await breakdown(ship.replica, sent, traffic, compressor));
  return figure;
}

/** Ten persons sign one drill: what they sign follows from the ops held, so only who and the signature travel. */
async function signDrill(replica: Replica, record: string, persons: readonly string[]): Promise<void> {
  const children = await replica.store.childrenOf([record]);
  const ops = [...(await replica.store.opsOf([record, ...children])).values()].flat().filter((o) => o.hash !== '');
  const digest = statementDigest(record, 1, ops);
  const drafts: { record: string; collection: string; kind: string; actor: string; fields: Record<string, Value> }[] =
    [];
  for (const actor of persons) {
    const signature = await nodeSigner(nodeRandom.bytes(32)).sign(digest);
    drafts.push({ record, collection: 'drill', kind: 'sign', actor, fields: { signature } });
  }
  await replica.write(drafts, 'anonymous');
}

async function mustAgree(a: Replica, b: Replica): Promise<void> {
  const [left, right] = await Promise.all([a, b].map(async (r) => foldDigest(await r.store.allRecords())));
  if (left !== right) throw new Error('ship and desk do not hold the same records');
}
