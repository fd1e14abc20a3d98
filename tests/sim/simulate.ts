import { LINK_META, readLinkState, WHOLE } from '#shared/sync/exchange-client.ts';
import type { Device, Tab } from '#shared/testing/fleet/device.ts';
import { type Counts, Fleet } from '#shared/testing/fleet/fleet.ts';
import { fleetSchema } from '#shared/testing/fleet/fleet-schema.ts';
import { Seeded } from '#shared/testing/seeded.ts';
import { BlobTraffic } from './blob-steps.ts';
import * as edits from './edit-steps.ts';
import * as fates from './fate-steps.ts';
import { FileTraffic } from './file-steps.ts';
import { checkAll } from './invariants.ts';
import * as links from './link-steps.ts';
import { ScheduledTraffic } from './schedule-steps.ts';
import { Broken, Voyage } from './voyage.ts';

type Step = (voyage: Voyage, device: Device) => Promise<void>;

const STEPS: Readonly<Record<string, readonly [weight: number, step: Step]>> = {
  newRecord: [10, edits.newRecord],
  edit: [16, edits.edit],
  openForm: [8, edits.openForm],
  saveForm: [14, edits.saveForm],
  addLine: [6, edits.addLine],
  ruleWrites: [3, edits.ruleWrites],
  newerAppWrites: [2, edits.newerAppWrites],
  resolve: [10, edits.resolve],
  exchange: [40, links.exchange],
  replayRequest: [2, links.replayRequest],
  writeFile: [2, links.writeFile],
  readFile: [1, links.readFile],
  strayPacket: [1, links.strayPacket],
  seal: [3, fates.seal],
  crash: [2, fates.crash],
  openOrCloseTab: [2, fates.openOrCloseTab],
  jumpClock: [1, fates.jumpClock],
  takeImage: [2, fates.takeImage],
  restoreImage: [2, fates.restoreImage],
  cloneDisk: [1, fates.cloneDisk],
  revoke: [1, fates.revoke],
  admit: [2, fates.admit],
  writeSecret: [2, fates.writeSecret],
  redact: [2, fates.redact],
  rebuild: [1, fates.rebuild],
};

export type SimOptions = {
  readonly seed: number;
  readonly steps?: number;
  readonly onLine?: (line: string) => void;
  readonly onEnd?: (voyage: Voyage) => Promise<void>;
};

export type SimResult = {
  readonly seed: number;
  readonly counts: Counts;
  readonly failure: { readonly what: string; readonly why: string; readonly trace: readonly string[] } | null;
};

/** One run, from the seed alone. */
export async function simulate({ seed, steps, onLine, onEnd }: SimOptions): Promise<SimResult> {
  const random = new Seeded(seed);
  const fleet = await Fleet.build(random, { seed, ships: random.between(1, 3), desks: random.between(1, 2) });
  const voyage = new Voyage(fleet, random);
  try {
    const blobs = new BlobTraffic(voyage, seed);
    await sail(voyage, seed, steps ?? random.between(20, 90), blobs);
    await arrive(voyage);
    await blobs.arrive();
    await checkAll(voyage);
    return { seed, counts: fleet.counts, failure: null };
  } catch (error) {
    const why =
      error instanceof Broken ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    const what = error instanceof Broken ? error.what : 'threw';
    return { seed, counts: fleet.counts, failure: { what, why, trace: fleet.trace } };
  } finally {
    await onEnd?.(voyage);
    if (onLine) for (const line of fleet.trace) onLine(line);
  }
}

async function sail(voyage: Voyage, seed: number, steps: number, blobs: BlobTraffic): Promise<void> {
  const files = new FileTraffic(voyage, seed);
  const schedule = new ScheduledTraffic(voyage, seed);
  const weights = Object.fromEntries(Object.entries(STEPS).map(([name, [weight]]) => [name, weight]));
  for (let i = 0; i < steps; i++) {
    const device = voyage.random.pick(voyage.fleet.devices);
    const [, step] = STEPS[voyage.random.weighted(weights)] as readonly [number, Step];
    await step(voyage, device);
    await files.maybe();
    await blobs.maybe();
    await schedule.maybe();
    await voyage.checkDisks();
    if (i % 8 === 0) await noteConflicts(voyage);
  }
  await noteConflicts(voyage);
}

async function noteConflicts({ fleet }: Voyage): Promise<void> {
  let open = 0;
  for (const record of await fleet.hub.disk.allRecords()) open += record.conflicts.length;
  fleet.counts.conflicts = Math.max(fleet.counts.conflicts, open);
}

const MAX_ROUNDS = 24;

/** All links work, all apps are new, and everybody exchanges until nothing moves. */
async function arrive(voyage: Voyage): Promise<void> {
  const { fleet } = voyage;
  voyage.say('ALL LINKS OPEN');
  for (const device of fleet.machines()) {
    device.schema = fleetSchema;
    await device.start();
    await device.replica.rebuild();
  }
  for (let round = 0; ; round++) {
    if (round === MAX_ROUNDS) throw new Broken('stuck', `batches still move after ${MAX_ROUNDS} rounds`);
    let moved = 0;
    for (const device of fleet.devices) moved += await drain(voyage, device);
    await voyage.checkDisks();
    await noteConflicts(voyage);
    if (moved === 0 && !(await fates.admitObeyed(voyage))) return;
  }
}

async function drain(voyage: Voyage, device: Device): Promise<number> {
  const { fleet } = voyage;
  const atHub = (await fleet.hub.disk.load()).batches.length;
  const client = fleet.client(device, device.tabs[0] as Tab, fleet.openLink(device));
  let result = await client.run(WHOLE, 200);
  for (let again = 0; again < 5 && !result.ok; again++) result = await client.run(WHOLE, 200); // a revoked one is cut short
  if (!result.ok) {
    if (result.error.code === 'sync/revoked') return (await fleet.hub.disk.load()).batches.length - atHub;
    throw new Broken('stuck', `${device.name}: ${result.error.code}`);
  }
  const { sent, received, refused, becameNew, more } = result.value;
  voyage.say(`${device.name}: sent ${sent} received ${received}${becameNew ? ' BECAME NEW' : ''}`);
  if (refused.length > 0) voyage.say(`  refused ${refused.map((r) => r.code)}`);
  if (more) throw new Broken('stuck', `${device.name} never comes to an end`);
  const isUnsure = readLinkState(device.replica.meta(LINK_META)).isUnsure;
  return sent + received + (isUnsure ? 1 : 0);
}
