import { toHex } from '#shared/base/bytes.ts';
import { equalValues, isPlainObject, type Value } from '#shared/base/value.ts';
import { canonicalRecord, foldDigest } from '#shared/merge/digest.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import { fieldsOf } from '#shared/merge/heads.ts';
import type { StoredOp } from '#shared/oplog/log-index.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { type Device, Device as MachineDevice } from '#shared/testing/fleet/device.ts';
import { fleetSchema, REMOVED } from '#shared/testing/fleet/fleet-schema.ts';
import type { Secret, Written } from '#shared/testing/fleet/truth.ts';
import { allOps, tokenOf } from '#shared/testing/fleet/view.ts';
import { Broken, type Voyage } from './voyage.ts';

/** Everything that must hold once every machine has exchanged until nothing moves any more. */
export async function checkAll(voyage: Voyage): Promise<void> {
  const { fleet } = voyage;
  const trusted = [fleet.hub, ...fleet.trusted()];
  await checkOneDigest(trusted);
  await checkNothingLost(voyage, trusted);
  await checkCovering(voyage);
  await checkPlaces(voyage);
  await checkRemovals(voyage);
  await checkSecrets(voyage);
  await checkQuarantine(voyage);
  await checkScratch(voyage);
}

export async function digestOf(device: Device): Promise<string> {
  return foldDigest(await device.disk.allRecords());
}

async function checkOneDigest(machines: readonly Device[]): Promise<void> {
  const [hub, ...others] = machines as [Device, ...Device[]];
  const digest = await digestOf(hub);
  for (const device of others)
    if ((await digestOf(device)) !== digest) throw new Broken('diverged', await difference(hub, device));
  for (const device of machines) {
    const before = new Map((await device.disk.allRecords()).map((r) => [r.id, r]));
    await device.replica.rebuild();
    const after = new Map((await device.disk.allRecords()).map((r) => [r.id, r]));
    const why = differenceOf(before, after);
    if (why) throw new Broken('diverged', `${device.name} folds another way the second time: ${why}`);
  }
}

async function difference(a: Device, b: Device): Promise<string> {
  const left = new Map((await a.disk.allRecords()).map((r) => [r.id, r]));
  const right = new Map((await b.disk.allRecords()).map((r) => [r.id, r]));
  return `${a.name} and ${b.name}: ${differenceOf(left, right)}`;
}

function differenceOf(
  left: ReadonlyMap<RecordId, FoldedRecord>,
  right: ReadonlyMap<RecordId, FoldedRecord>,
): string | null {
  const ids = [...new Set([...left.keys(), ...right.keys()])].sort();
  const text = (r: FoldedRecord | undefined) => (r ? toHex(canonicalRecord(r)) : '');
  const id = ids.find((i) => text(left.get(i)) !== text(right.get(i)));
  if (id === undefined) return null;
  const show = (r: FoldedRecord | undefined) => JSON.stringify(r && { ...r, reach: undefined, lane: undefined });
  return `${id} is\n${show(left.get(id))}\n${show(right.get(id))}`;
}

type Held = { readonly byToken: ReadonlyMap<number, readonly StoredOp[]>; readonly ops: readonly StoredOp[] };

async function heldBy(device: Device): Promise<Held> {
  const byToken = new Map<number, StoredOp[]>();
  const ops = await allOps(device.disk);
  for (const stored of ops) {
    const token = tokenOf(stored);
    if (token !== null) byToken.set(token, [...(byToken.get(token) ?? []), stored]);
  }
  return { byToken, ops };
}

/** What any living disk holds is everywhere, but for what lies in quarantine; and it says what was written. */
async function checkNothingLost(voyage: Voyage, machines: readonly Device[]): Promise<void> {
  const { fleet } = voyage;
  const hub = fleet.hub.replica;
  const wanted = new Set<number>();
  for (const device of machines) for (const token of device.expected) wanted.add(token);
  const atHub = await heldBy(fleet.hub);
  const secrets = fleet.truth.redactions.map((r) => r.secret);
  for (const device of machines) {
    const { byToken } = await heldBy(device);
    for (const token of wanted) {
      const copies = byToken.get(token);
      const isHeldBack = !atHub.byToken.get(token)?.some((o) => hub.state.counts(o));
      if (!copies && !(isHeldBack && atHub.byToken.has(token)))
        throw new Broken('lost', `#${token} ${describe(fleet.truth.get(token))} is not on ${device.name}`);
    }
    for (const [token, copies] of byToken) {
      const written = fleet.truth.get(token);
      if (!written) throw new Broken('diverged', `${device.name} holds #${token}, that nobody wrote`);
      for (const stored of copies) checkSame(device, written, stored, secrets);
    }
  }
  for (const device of fleet.devices.filter((d) => !machines.includes(d)))
    for (const token of device.expected)
      if (!atHub.byToken.has(token))
        throw new Broken('lost', `#${token} of the revoked ${device.name} is not even in quarantine`);
  checkCopies(voyage, atHub);
  // A fork that came by file or to a restored hub cannot be refused: two records may then share an id, in open conflict.
  if (!voyage.mayConflate) checkBirths(voyage, atHub);
}

/** C8: where a write and its copy of after a restore are both held, only the copy counts. */
function checkCopies(voyage: Voyage, held: Held): void {
  const counting = held.ops.filter((o) => voyage.fleet.hub.replica.state.counts(o));
  for (const { op } of counting)
    if (op.origin?.hash && counting.some((o) => o.op.replica === op.origin?.replica && o.hash === op.origin?.hash))
      throw new Broken('diverged', `${op.replica}/${op.seq} counts, and so does what it is a copy of`);
}

/** Two records that people filed as two are two for ever. */
function checkBirths(voyage: Voyage, held: Held): void {
  const born = new Map<RecordId, number>();
  for (const [token, copies] of held.byToken) {
    if (!voyage.fleet.truth.get(token)?.isBirth) continue;
    for (const stored of copies) {
      if (!voyage.fleet.hub.replica.state.counts(stored)) continue;
      const other = born.get(stored.op.record);
      if (other !== undefined && other !== token)
        throw new Broken('lost', `#${other} and #${token} were filed apart and are one record, ${stored.op.record}`);
      born.set(stored.op.record, token);
    }
  }
}

function checkSame(device: Device, written: Written, stored: StoredOp, redacted: readonly Secret[]): void {
  for (const [field, value] of Object.entries(written.fields)) {
    if (stored.redacted?.[field] !== undefined) continue;
    if (stored.op.origin && redacted.some((s) => s.token === written.token && s.field === field)) continue;
    const held = stored.op.fields[field];
    const same =
      equalValues(held, value) || (typeof value === 'string' && field === 'parent' && typeof held === 'string');
    if (!same)
      throw new Broken(
        'lost',
        `#${written.token} ${field} on ${device.name} is ${JSON.stringify(held)}, not ${JSON.stringify(value)}`,
      );
  }
}

/**
 * A write is replaced only by one whose author had it before their eyes: every write that no such one replaces is a head
 * of its field, or an element of its set.
 */
async function checkCovering(voyage: Voyage): Promise<void> {
  const { fleet } = voyage;
  const { hub, truth } = fleet;
  const held = await heldBy(hub);
  const counting = new Map<number, readonly StoredOp[]>();
  for (const [token, copies] of held.byToken) {
    const those = copies.filter((o) => hub.replica.state.counts(o));
    if (those.length > 0) counting.set(token, those);
  }
  const replaced = new Map<string, Set<number>>();
  const note = (token: number, field: string, by: number) => {
    const key = `${token} ${field}`;
    replaced.set(key, (replaced.get(key) ?? new Set<number>()).add(by));
  };
  for (const by of counting.keys()) {
    const written = truth.get(by) as Written;
    if (written.isUnshown) continue;
    for (const [field, seen] of written.seen)
      if (field in written.fields) for (const token of seen) note(token, field, by);
  }
  const records = new Map((await hub.disk.allRecords()).map((r) => [r.id, r]));
  for (const [token, copies] of counting) {
    const written = truth.get(token) as Written;
    if (written.isUnshown) continue;
    for (const field of Object.keys(written.fields)) {
      const by = [...(replaced.get(`${token} ${field}`) ?? [])].filter((t) => t !== token);
      if (fleetSchema.ruleOf('', field) === 'set') checkElements(voyage, written, field, by, copies, records);
      else if (by.length === 0 && !copies.some((o) => isHead(records.get(o.op.record), field, o)))
        throw new Broken(
          'covered',
          `#${token} ${field} of ${describe(written)} is hidden, and nobody had seen it; heads of ${copies.map((o) => `${o.op.record}: ${JSON.stringify(records.get(o.op.record)?.heads[field])}`)}`,
        );
    }
  }
  if (voyage.fleet.counts.restores === 0 && voyage.revocations === 0)
    checkNoFalseHeads(voyage, counting, replaced, records);
}

function isHead(record: FoldedRecord | undefined, field: string, stored: StoredOp): boolean {
  return (
    record?.heads[field]?.some(
      (h) => h.replica === stored.op.replica && h.seq === stored.op.seq && h.hash === stored.hash,
    ) ?? false
  );
}

function checkElements(
  voyage: Voyage,
  written: Written,
  field: string,
  by: readonly number[],
  copies: readonly StoredOp[],
  records: ReadonlyMap<RecordId, FoldedRecord>,
): void {
  const { truth } = voyage.fleet;
  for (const element of listOf(written.fields[field], 'add')) {
    const isGone = by.some((t) =>
      listOf(truth.get(t)?.fields[field], 'del').some((gone) => equalValues(gone, element)),
    );
    const isIn = copies.some(
      (o) =>
        o.redacted?.[field] !== undefined ||
        listOf(records.get(o.op.record)?.values, field).some((x) => equalValues(x, element)),
    );
    if (!isGone && !isIn)
      throw new Broken(
        'covered',
        `${JSON.stringify(element)} of ${field}, added by #${written.token}, is gone, and nobody who saw it took it out`,
      );
  }
}

function listOf(value: Value | undefined, key: string): readonly Value[] {
  const list = isPlainObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? (list as readonly Value[]) : [];
}

/** Where no PC was restored and nobody was revoked, a conflict is shown only where there is one. */
function checkNoFalseHeads(
  voyage: Voyage,
  counting: ReadonlyMap<number, readonly StoredOp[]>,
  replaced: ReadonlyMap<string, ReadonlySet<number>>,
  records: ReadonlyMap<RecordId, FoldedRecord>,
): void {
  for (const [token, copies] of counting)
    for (const stored of copies)
      for (const field of fieldsOf(stored)) {
        if (fleetSchema.ruleOf('', field) === 'set' || !replaced.has(`${token} ${field}`)) continue;
        if (voyage.fleet.truth.get(token)?.isUnshown) continue;
        if (isHead(records.get(stored.op.record), field, stored))
          throw new Broken(
            'covered',
            `#${token} ${field} was replaced by ${[...(replaced.get(`${token} ${field}`) ?? [])]} and is shown as a head`,
          );
      }
}

/** What is written in a form of a record lands on that record, whatever became of its id meanwhile. */
async function checkPlaces(voyage: Voyage): Promise<void> {
  const { hub, truth } = voyage.fleet;
  const { byToken } = await heldBy(hub);
  const recordsOf = (token: number) => (byToken.get(token) ?? []).map((o) => o.op.record);
  for (const token of byToken.keys()) {
    const written = truth.get(token) as Written;
    const shown = new Set([...written.seen.values()].flatMap((set) => [...set]));
    const records = new Set([...shown].flatMap(recordsOf));
    if (records.size > 0 && !recordsOf(token).some((record) => records.has(record)))
      throw new Broken('lost', `#${token} was written on ${[...records]} and stands on ${recordsOf(token)}`);
  }
}

/** Whoever removed a record without having seen something on it is told. */
async function checkRemovals(voyage: Voyage): Promise<void> {
  const { hub, truth } = voyage.fleet;
  const records = await hub.disk.allRecords();
  const ops = (await allOps(hub.disk)).filter(
    (o) => hub.replica.state.counts(o) && (o.op.kind === 'put' || o.op.kind === 'resolve'),
  );
  const below = (id: RecordId): ReadonlySet<RecordId> => {
    const out = new Set([id]);
    for (const each of out) for (const r of records) if (r.values.parent === each) out.add(r.id);
    return out;
  };
  for (const record of records) {
    const heads = ops.filter((o) => o.op.record === record.id && isHead(record, REMOVED, o));
    const removals = heads.filter((o) => (o.op.fields[REMOVED] ?? null) !== null);
    if (removals.length === 0) continue;
    const family = below(record.id);
    const unseen = ops.filter((o) => {
      const token = tokenOf(o);
      if (token === null || !family.has(o.op.record) || (o.op.record === record.id && REMOVED in o.op.fields))
        return false;
      return removals.some((r) => r !== o && !truth.get(tokenOf(r) as number)?.seenBelow.has(token));
    });
    const isShown = record.conflicts.some((c) => c.field === REMOVED);
    if (unseen.length > 0 && !isShown)
      throw new Broken(
        'covered',
        `${record.id} is removed by #${removals.map(tokenOf)}, who had not seen #${unseen.map(tokenOf)}, and nobody is told`,
      );
  }
}

/** A redaction that counts has reached all, `checkNothingLost` has made sure: what it names is gone there. */
async function checkSecrets(voyage: Voyage): Promise<void> {
  const { fleet } = voyage;
  const { truth } = fleet;
  const { state } = fleet.hub.replica;
  const counting = new Set((await allOps(fleet.hub.disk)).filter((o) => state.counts(o)).map(tokenOf));
  const redacted = new Set(truth.redactions.filter((r) => counting.has(r.by)).map((r) => r.secret));
  // A decision may have chosen the text once more: that is another write, and whoever redacted may not have known it.
  const once = [...redacted].filter((s) =>
    truth.all().every((w) => w.token === s.token || w.fields[s.field] !== s.text),
  );
  for (const secret of once) for (const device of fleet.machines()) await checkSecret(voyage, device, secret);
}

async function checkSecret(voyage: Voyage, device: Device, secret: Secret): Promise<void> {
  const isTrusted = device === voyage.fleet.hub || voyage.fleet.trusted().includes(device);
  if (!isTrusted) return; // it gets nothing any more, so not the redaction either
  const leak = (where: string) =>
    new Broken('leaked', `#${secret.token} ${secret.field} was redacted and stands in the ${where} of ${device.name}`);
  for (const stored of await allOps(device.disk))
    if (JSON.stringify(stored.op).includes(secret.text)) throw leak('ops');
  for (const record of await device.disk.allRecords())
    if (JSON.stringify(record).includes(secret.text)) throw leak('records');
  const { batches } = await device.disk.load();
  for (const { body } of await device.disk.batches(batches.map((b) => b.head)))
    if (new TextDecoder().decode(body).includes(secret.text)) throw leak('batches');
}

/** What lies in quarantine is held by nobody but the hub and the device itself, unless it had come before the revocation. */
async function checkQuarantine(voyage: Voyage): Promise<void> {
  const { hub } = voyage.fleet;
  const { state } = hub.replica;
  for (const head of state.controls.quarantined)
    for (const record of await hub.disk.allRecords())
      for (const refs of Object.values(record.heads))
        for (const ref of refs) {
          const node = state.index.batch(head);
          const isIn = node?.replica === ref.replica && node.runs.some(([a, b]) => ref.seq >= a && ref.seq <= b);
          const stored = (await hub.disk.opsOf([record.id]))
            .get(record.id)
            ?.find((o) => o.op.seq === ref.seq && o.hash === ref.hash);
          if (isIn && stored?.batch === head)
            throw new Broken('leaked', `${record.id} shows an op of ${head.slice(0, 8)}, which is in quarantine`);
        }
}

/** A new replica that gets the hub's batches one by one, in any order that keeps chains, twice at times. */
async function checkScratch(voyage: Voyage): Promise<void> {
  const { fleet } = voyage;
  const { hub } = fleet;
  const observer = new MachineDevice(hub.around, {
    ...hub.options,
    name: 'observer',
    side: 'ship',
    signer: fleet.stranger.keys[0] as never,
  });
  observer.disk = new MemoryStore();
  observer.schema = fleetSchema;
  await observer.start();
  const { state } = hub.replica;
  const heads = state.index.laneKeys().flatMap((key) => state.index.batchesOf(key).map((n) => n.head));
  // What lies in quarantine comes last, as it comes to nobody before its revocation: a redaction in it would be obeyed (R7).
  const isLast = (head: string) => state.controls.quarantined.has(head);
  for (const part of [heads.filter((head) => !isLast(head)), heads.filter(isLast)])
    await takeShuffled(voyage, observer, part);
  if ((await digestOf(observer)) !== (await digestOf(hub)))
    throw new Broken('diverged', `from scratch: ${await difference(hub, observer)}`);
}

/** One by one, in any order that keeps chains, twice at times. */
async function takeShuffled({ fleet, random }: Voyage, observer: Device, heads: readonly string[]): Promise<void> {
  const { disk, replica } = fleet.hub;
  let waiting = random.shuffled(await disk.batches(heads));
  for (let rounds = 0; waiting.length > 0; rounds++) {
    if (rounds > heads.length + 2) throw new Broken('diverged', `a new replica cannot take ${waiting.length} batches`);
    const refused: typeof waiting = [];
    for (const batch of waiting) {
      const prev = replica.state.index.batch(batch.prev);
      const sealed = { ...batch, prevSeq: prev?.lastSeq ?? 0, prevHead: prev ? prev.head.slice(0, 16) : '' };
      const receipt = await observer.replica.receive(sealed);
      if (receipt.ok && random.chance(0.2)) await observer.replica.receive(sealed);
      if (!receipt.ok) refused.push(batch);
    }
    waiting = random.shuffled(refused);
  }
}

function describe(written: Written | undefined): string {
  return written ? `(${written.device}, ${written.record}, ${Object.keys(written.fields)})` : '(unknown)';
}
