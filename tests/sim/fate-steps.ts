import type { Value } from '#shared/base/value.ts';
import type { StoredOp } from '#shared/oplog/log-index.ts';
import { LANES, laneKey } from '#shared/oplog/op.ts';
import type { Draft } from '#shared/sync/draft.ts';
import { Device, type Tab } from '#shared/testing/fleet/device.ts';
import type { Link } from '#shared/testing/fleet/fleet.ts';
import { allOps, tokenFrom, tokenOf, viewOf } from '#shared/testing/fleet/view.ts';
import type { Voyage } from './voyage.ts';

const YEAR_MS = 31_536_000_000;

export async function seal(voyage: Voyage, device: Device): Promise<void> {
  const tab = voyage.tab(device);
  await dying(voyage, tab, async () => {
    await device.survive(() => tab.replica.seal());
  });
}

/** The power fails at some commit of the task. */
async function dying(voyage: Voyage, tab: Tab, task: (tab: Tab) => Promise<void>): Promise<void> {
  const { random } = voyage;
  if (random.chance(0.3)) tab.store.light({ commits: random.between(1, 3), what: random.pick(['before', 'after']) });
  await task(tab);
  if (tab.store.isDead) voyage.fleet.counts.crashes++;
  tab.store.light(null);
}

export async function crash(voyage: Voyage, device: Device): Promise<void> {
  voyage.say(`${device.name} loses power`);
  voyage.fleet.counts.crashes++;
  await device.start();
}

export async function openOrCloseTab(_voyage: Voyage, device: Device): Promise<void> {
  if (device.tabs.length > 1) device.tabs.splice(device.tabs.length - 1, 1);
  else await device.openTab();
}

export async function jumpClock(voyage: Voyage, device: Device): Promise<void> {
  device.clockOffsetMs = voyage.random.between(-30, 75) * YEAR_MS;
}

export async function takeImage(voyage: Voyage, device: Device): Promise<void> {
  if (voyage.random.chance(0.3)) voyage.hubImage = voyage.fleet.hub.image();
  else voyage.images.set(device, device.image());
  voyage.say(`a backup of ${device.name} or the hub`);
}

export async function restoreImage(voyage: Voyage, device: Device): Promise<void> {
  const { fleet, random, hubImage } = voyage;
  if (hubImage && random.chance(0.4)) {
    voyage.say('THE HUB IS RESTORED from an old copy');
    voyage.mayConflate = true;
    await fleet.hub.restore(hubImage);
    fleet.noteRevocations();
    fleet.counts.restores++;
    return;
  }
  const image = voyage.images.get(device);
  if (!image) return takeImage(voyage, device);
  voyage.say(`${device.name} IS RESTORED from an old copy`);
  await device.restore(image);
  voyage.forms = voyage.forms.filter((f) => f.device !== device);
  fleet.counts.restores++;
}

/** The disk is copied into a second PC; both live on, on one link. */
export async function cloneDisk(voyage: Voyage, device: Device): Promise<void> {
  const { fleet } = voyage;
  if (voyage.clones >= 2) return;
  voyage.clones++;
  const twin = new Device(device.around, { ...device.options, name: `${device.name}-twin${voyage.clones}` });
  twin.disk = device.disk.clone();
  twin.keys = [...device.keys];
  twin.schema = device.schema;
  twin.expected = device.expected;
  voyage.say(`the disk of ${device.name} is cloned into ${twin.name}`);
  await fleet.add(twin, fleet.links.get(device) as Link);
  fleet.counts.restores++;
}

function isRevoked(voyage: Voyage, device: Device): boolean {
  return [voyage.fleet.hub, device].some((at) => at.replica.state.controls.isRevoked(device.replica.id));
}

/** A desk revokes a device at what it holds of it, or at an earlier batch. */
export async function revoke(voyage: Voyage, desk: Device): Promise<void> {
  const { fleet, random } = voyage;
  if (desk.options.side !== 'shore' || voyage.revocations > 0) return;
  const others = fleet.devices.filter((d) => d !== desk && !d.name.startsWith('desk1') && !voyage.redactors.has(d));
  if (others.length < 2) return;
  const lost = random.pick(others);
  const { state } = desk.replica;
  if (!state.trust.standing(lost.replica.id) || desk.replica.id === lost.replica.id) return;
  const cuts: Record<string, Value> = {};
  for (const lane of LANES) {
    const nodes = state.index.batchesOf(laneKey(lost.replica.id, lane));
    const node = random.chance(0.7) ? nodes.at(-1) : nodes.at(-2);
    if (node) cuts[lane] = [node.lastSeq, node.head];
  }
  const tab = voyage.tab(desk);
  const fields = { replica: lost.replica.id, cuts };
  voyage.say(`${desk.name} REVOKES ${lost.name} (${lost.replica.id}) at ${JSON.stringify(cuts)}`);
  await dying(voyage, tab, async () => {
    await desk.survive(() =>
      tab.replica.control(
        {
          record: 'control.revocations',
          collection: 'control',
          kind: 'revoke',
          fields,
          lane: 'urgent',
          reason: 'laptop lost ashore',
        },
        'anonymous',
      ),
    );
  });
  voyage.revocations++;
}

/** A person looks at what lies in quarantine at the hub and lets some of it in. */
export async function admit(voyage: Voyage, desk: Device): Promise<void> {
  const { fleet, random } = voyage;
  if (desk.options.side !== 'shore' || isRevoked(voyage, desk)) return;
  const { state } = fleet.hub.replica;
  const held = [...state.controls.quarantined].sort();
  if (held.length === 0) return;
  const batches = random.some(held, 0.6);
  voyage.say(`${desk.name} admits ${batches.length} of ${held.length} batches`);
  const tab = voyage.tab(desk);
  await dying(voyage, tab, async () => {
    await desk.survive(() => tab.replica.control(admission(batches), 'anonymous'));
  });
}

/**
 * R7: the hub had obeyed a redaction before it heard that its author was cut off. What was dropped does not come back, so
 * the others go on showing it until a person lets the redaction in. Returns whether there was one.
 */
export async function admitObeyed(voyage: Voyage): Promise<boolean> {
  const { fleet } = voyage;
  const { disk, replica } = fleet.hub;
  const { controls } = replica.state;
  const ops = await allOps(disk);
  const isObeyed = ({ op }: StoredOp) =>
    op.kind === 'redact' &&
    (op.fields.targets as readonly (readonly Value[])[]).some(([by, seq, hash, field]) =>
      ops.some((o) => o.op.replica === by && o.op.seq === seq && o.hash === hash && o.redacted?.[field as string]),
    );
  const batches = ops.filter((o) => controls.isQuarantined(o) && isObeyed(o)).map((o) => o.batch);
  const desk = fleet.trusted().find((d) => d.options.side === 'shore');
  if (batches.length === 0 || !desk) return false;
  voyage.say(`${desk.name} admits the redactions that the hub had obeyed`);
  await desk.replica.control(admission(batches), 'anonymous');
  return true;
}

function admission(batches: readonly string[]): Draft {
  return {
    record: 'control.admissions',
    collection: 'control',
    kind: 'admit',
    fields: { batches: [...new Set(batches)] },
    lane: 'urgent',
    reason: 'the master called',
  };
}

/** Somebody writes what should not be written, and perhaps it is gone round already when it is redacted. */
export async function writeSecret(voyage: Voyage, device: Device): Promise<void> {
  const record = await voyage.someRecord(device);
  if (record === null) return;
  const tab = voyage.tab(device);
  const view = await viewOf(tab.replica, record);
  const field = voyage.random.pick(['name', 'note', 'place']);
  const text = `SECRET-${voyage.fleet.now()}-of-${device.name}`;
  voyage.say(`${device.name} writes a secret`);
  const draft = {
    record,
    collection: view.folded?.collection ?? 'asset',
    fields: { [field]: text, maker: `m ${voyage.fleet.now() % 100_000}` },
    loaded: view.loaded,
  };
  if (await voyage.fleet.write(device, tab, [{ draft, view }])) {
    const written = voyage.fleet.truth.all().find((w) => w.fields[field] === text);
    if (written) voyage.fleet.truth.secrets.push({ token: written.token, field, text });
  }
}

export async function redact(voyage: Voyage, device: Device): Promise<void> {
  const { fleet, random } = voyage;
  const { secrets } = fleet.truth;
  if (secrets.length === 0) return writeSecret(voyage, device);
  if (isRevoked(voyage, device)) return;
  const secret = random.pick(secrets);
  await device.survive(() => device.replica.seal()); // a redaction names sealed ops
  const held = (await allOps(device.disk)).filter(
    (o) => o.hash !== '' && (tokenOf(o) === secret.token || o.op.fields[secret.field] === secret.text),
  );
  const isOwn = held.some((o) => o.op.replica === device.replica.id);
  if (held.length === 0 || (!isOwn && device.options.side !== 'shore')) return;
  voyage.redactors.add(device);
  for (const record of new Set(held.map((o) => o.op.record))) {
    const targets = held
      .filter((o) => o.op.record === record)
      .map((o): Value => [o.op.replica, o.op.seq, o.hash, secret.field]);
    voyage.say(`${device.name} REDACTS #${secret.token} ${secret.field} of ${record}`);
    const by = tokenFrom(device.now());
    const draft = {
      record,
      collection: 'control',
      kind: 'redact',
      fields: { targets },
      lane: 'urgent',
      reason: 'a name',
      at: by,
    } as const;
    fleet.truth.intend({ ...UNSEEN, token: by, device: device.name, record });
    fleet.truth.redactions.push({ secret, by });
    await dying(voyage, voyage.tab(device), async (tab) => {
      await device.survive(() => tab.replica.control(draft, 'anonymous'));
    });
  }
}

/** Of a redaction no form is kept: what it names it takes out, whoever has seen what. */
const UNSEEN = {
  fields: {},
  seen: new Map(),
  seenBelow: new Set<number>(),
  lane: 'urgent',
  isBirth: false,
  isDecision: false,
  isUnshown: true,
} as const;

export async function rebuild(voyage: Voyage, device: Device): Promise<void> {
  voyage.say(`${device.name} rebuilds its lists`);
  await device.survive(() => device.replica.rebuild());
}
