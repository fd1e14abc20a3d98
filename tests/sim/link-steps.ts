import { LANES } from '#shared/oplog/op.ts';
import { type ExchangePolicy, LINK_META, readLinkState, type Transport, WHOLE } from '#shared/sync/exchange-client.ts';
import type { Device, Tab } from '#shared/testing/fleet/device.ts';
import type { Link } from '#shared/testing/fleet/fleet.ts';
import type { Seeded } from '#shared/testing/seeded.ts';
import { edit, newRecord } from './edit-steps.ts';
import { Broken, type Voyage } from './voyage.ts';

const FATES = {
  arrives: 60,
  requestLost: 6,
  requestCut: 10,
  answerLost: 8,
  answerCut: 12,
  requestTwice: 4,
  answerOld: 2,
  requestBroken: 3,
  answerBroken: 3,
} as const;
type Fate = keyof typeof FATES;

export function randomFate(random: Seeded): Fate {
  return random.weighted(FATES);
}

const LOST = { ok: false, error: { code: 'sync/no-link' } } as const;

/** A link on which this becomes of what is sent, and on which people go on working meanwhile. */
export function faultyLink(voyage: Voyage, device: Device, fate: Fate): Transport {
  const { fleet, random } = voyage;
  const { number } = fleet.links.get(device) as Link;
  const cutAt = (bytes: Uint8Array) => bytes.subarray(0, random.below(bytes.length));
  const broken = (bytes: Uint8Array) => {
    const copy = bytes.slice();
    const at = random.below(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << random.below(8));
    return copy;
  };
  const deliver = async (request: Uint8Array) => {
    const answer = await fleet.hub.answer(number, request);
    fleet.noteRevocations();
    return answer;
  };
  return async (request) => {
    if (random.chance(0.3)) fleet.oldRequests.push({ link: number, bytes: request });
    if (random.chance(0.08)) await (random.chance(0.5) ? edit(voyage, device) : newRecord(voyage, device));
    if (fate === 'requestLost') return LOST;
    if (fate === 'requestCut') {
      await fleet.hub.answerCut(number, cutAt(request));
      return LOST;
    }
    if (fate === 'requestTwice') await deliver(request);
    const answer = await deliver(fate === 'requestBroken' ? broken(request) : request);
    if (random.chance(0.05)) await edit(voyage, device);
    if (!answer) return LOST;
    if (random.chance(0.3)) fleet.oldAnswers.push(answer);
    switch (fate) {
      case 'answerLost':
        return LOST;
      case 'answerCut':
        return { ...LOST, received: cutAt(answer) };
      case 'answerOld':
        return { ok: true, answer: random.pick([...fleet.oldAnswers, answer]) };
      case 'answerBroken':
        return { ok: true, answer: broken(answer) };
      default:
        return { ok: true, answer };
    }
  };
}

function policyOf(voyage: Voyage): ExchangePolicy {
  const { random } = voyage;
  if (random.chance(0.6)) return WHOLE;
  const lanes = LANES.filter((lane) => lane === 'urgent' || random.chance(0.5));
  const limit = () => (random.chance(0.5) ? WHOLE.maxUpBytes : random.between(1, 3000));
  return { maxUpBytes: limit(), maxDownBytes: limit(), lanes };
}

export async function exchange(voyage: Voyage, device: Device): Promise<void> {
  const { random, fleet } = voyage;
  const tab = voyage.tab(device);
  const fate = random.weighted(FATES);
  maybeFuse(voyage, tab);
  voyage.say(`${device.name} exchanges: ${fate}`);
  const result = await fleet.exchange(device, tab, faultyLink(voyage, device, fate), policyOf(voyage));
  voyage.say(`  ${result === null ? 'crashed' : result.ok ? summary(result.value) : result.error.code}`);
  if (result === null) fleet.counts.crashes++;
  for (const { store } of [...fleet.hub.tabs, ...device.tabs]) store.light(null);
  fleet.hub.diesBeforeLink = false;
}

function summary(report: {
  sent: number;
  received: number;
  more: boolean;
  becameNew: boolean;
  refused: readonly { code: string }[];
}) {
  const refused = report.refused.length > 0 ? ` refused ${report.refused.map((r) => r.code)}` : '';
  return `sent ${report.sent} received ${report.received}${report.more ? ' more' : ''}${report.becameNew ? ' BECAME NEW' : ''}${refused}`;
}

/** The client's or the hub's process dies between two commits, or a disk is full. */
function maybeFuse(voyage: Voyage, tab: Tab): void {
  const { random, fleet } = voyage;
  const fuse = () => ({
    commits: random.between(1, 6),
    what: random.weighted({ before: 5, after: 5, full: 2 }),
  });
  if (random.chance(0.12)) tab.store.light(fuse());
  if (random.chance(0.1)) (fleet.hub.tabs[0] as Tab).store.light(fuse());
  if (random.chance(0.04)) fleet.hub.diesBeforeLink = true;
}

/** The network delivers what was sent long ago once more; nobody waits for the answer. */
export async function replayRequest(voyage: Voyage): Promise<void> {
  const { fleet, random } = voyage;
  if (fleet.oldRequests.length === 0) return;
  const { link, bytes } = random.pick(fleet.oldRequests);
  voyage.say(`an old request of link ${link} comes again`);
  if (random.chance(0.3)) await fleet.hub.answerCut(link, bytes.subarray(0, random.below(bytes.length)));
  else await fleet.hub.answer(link, bytes);
  fleet.noteRevocations();
}

/** What one machine holds goes into a file; it may be read by another at once, later, or twice. */
export async function writeFile(voyage: Voyage, device: Device): Promise<void> {
  const { fleet, random } = voyage;
  const from = random.chance(0.3) ? fleet.hub : device;
  const mutual = random.chance(0.5) ? readLinkState(from.replica.meta(LINK_META)).mutual : undefined;
  const bytes = await fleet.file(from, mutual);
  if (!bytes || bytes.length === 0) return;
  voyage.files.push({ from: from.name, bytes });
  voyage.say(`${from.name} writes a file of ${bytes.length} bytes`);
  if (random.chance(0.6)) await readFile(voyage);
}

export async function readFile(voyage: Voyage): Promise<void> {
  const { fleet, random } = voyage;
  if (voyage.files.length === 0) return;
  const file = random.pick(voyage.files);
  const to = random.pick(fleet.machines());
  const cut = random.chance(0.2);
  if (random.chance(0.1))
    (to.tabs[0] as Tab).store.light({ commits: random.between(1, 4), what: random.pick(['before', 'after']) });
  voyage.mayConflate = true;
  const taken = await fleet.take(to, cut ? file.bytes.subarray(0, random.below(file.bytes.length)) : file.bytes);
  if (taken === null) fleet.counts.crashes++;
  voyage.say(`${to.name} reads a file of ${file.from}: ${taken ? `${taken.newCount} new` : 'crashed'}`);
  for (const { store } of to.tabs) store.light(null);
  fleet.noteRevocations();
  if (taken && random.chance(0.5)) await to.survive(() => to.replica.seal()); // right after an import
}

/** Packets of another vessel: everything in them must be refused. */
export async function strayPacket(voyage: Voyage): Promise<void> {
  const { fleet, random } = voyage;
  const from = random.pick([fleet.stranger, fleet.strangerHub]);
  if (from === fleet.stranger) await newRecord(voyage, fleet.stranger);
  const bytes = await fleet.file(from);
  const to = random.pick(fleet.machines());
  if (!bytes || bytes.length === 0) return;
  const before = to.replica.tips();
  if (to === fleet.hub) voyage.mayConflate = true;
  const taken = await fleet.take(to, bytes);
  voyage.say(`${to.name} gets a packet of another vessel: ${taken?.refused.map((r) => r.code)}`);
  if (
    taken &&
    (taken.newCount > 0 || taken.refused.length === 0 || [...to.replica.tips()].length !== [...before].length)
  )
    throw new Broken('leaked', `${to.name} took ${taken.newCount} batches of another vessel`);
}
