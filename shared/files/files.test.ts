import { beforeEach, describe, expect, test } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { knownBlobs, thereMap } from '../blobs/blob-files.ts';
import type { BlobRef } from '../blobs/blob-store.ts';
import { foldDigest } from '../merge/digest.ts';
import type { RecordId } from '../oplog/op.ts';
import { noCompressor } from '../protocol/compressor.ts';
import { deliveredSeqs } from '../sync/exchange-client.ts';
import { MemoryStore } from '../sync/memory-store.ts';
import { realVerifier } from '../testing/ed25519.ts';
import { FilesWorld, type Machine } from '../testing/files-world.ts';
import { MAX_PART_BYTES, readHeader } from './envelope.ts';
import { partName } from './export-file.ts';
import { chunksOf } from './file-chunks.ts';
import { haveOf } from './file-have.ts';
import { inspectFile } from './import-file.ts';
import { readLedger } from './ledger.ts';
import { type OpenedPart, openPart } from './open-file.ts';

let world: FilesWorld;
beforeEach(async () => {
  world = await FilesWorld.build();
});

async function imported(to: Machine, parts: readonly Uint8Array[]) {
  const done = await world.import(to, parts);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

async function codeOf(to: Machine, parts: readonly Uint8Array[]): Promise<string> {
  const done = await world.import(to, parts);
  return done.ok ? (done.value.note ?? 'ok') : done.error.code;
}

async function same(...machines: readonly Machine[]): Promise<void> {
  const digests = await Promise.all(machines.map(async (m) => foldDigest(await m.store.allRecords())));
  expect(new Set(digests).size).toBe(1);
}

/** Long enough for several parts. */
async function writeMuch(machine: Machine, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await world.write(machine, `${i} ${'text '.repeat(400)}${i}`);
    if (i % 4 === 3) await machine.replica.seal();
  }
}

function delivered({ replica }: Machine): number {
  return deliveredSeqs(replica)[`${replica.id}/routine`] ?? 0;
}

describe('there and back', () => {
  test('a ship without any link sends a file, shore answers with one, and both hold the same', async () => {
    await world.write(world.ship, 'from the ship');
    const up = await world.export(world.ship, world.hub);
    expect(up).toHaveLength(1);
    const report = await imported(world.hub, up);
    expect(report).toMatchObject({ note: null, newBatches: 1, file: { number: 1, sender: world.ship.replica.id } });
    expect(await world.names(world.hub)).toEqual(['from the ship']);
    await world.write(world.hub, 'not by the hub, but as if'); // P: the hub's own lane travels too
    const down = await world.export(world.hub, world.ship);
    expect(await imported(world.ship, down)).toMatchObject({ note: null, isReceipt: true });
    await same(world.hub, world.ship);
  });

  test('what was written to a file is delivered only when the other side says so', async () => {
    await world.write(world.ship, 'a');
    const up = await world.export(world.ship, world.hub);
    expect(delivered(world.ship)).toBe(0);
    const again = await world.export(world.ship, world.hub); // the first one may be at the bottom of the sea
    expect(readHeader(again[0] as Uint8Array).ok).toBe(true);
    await imported(world.hub, again);
    expect(delivered(world.ship)).toBe(0);
    await imported(world.ship, await world.export(world.hub, world.ship));
    expect(delivered(world.ship)).toBe(1);
    const third = await world.export(world.ship, world.hub);
    expect(await codeOf(world.hub, third)).toBe('ok'); // the certificates that came with the answer are news to nobody, the receipt is
    expect(await codeOf(world.hub, up)).toBe('transfer/nothing-new');
    expect(readLedger(world.ship.replica)).toMatchObject({ last: { shore: 3 } });
  });

  test('what a file brought is not sent again over the link, and the other way round', async () => {
    await world.write(world.ship, 'a');
    await imported(world.hub, await world.export(world.ship, world.hub));
    await imported(world.ship, await world.export(world.hub, world.ship));
    const first = await world.online();
    expect(first.sent).toBe(0);
    await world.write(world.ship, 'b');
    expect((await world.online()).sent).toBe(1);
    const file = await world.export(world.ship, world.hub);
    const opened = await openPart(file[0] as Uint8Array, [world.hub.secret]);
    expect(opened.ok && opened.value.packet.length).toBe(0);
    await same(world.hub, world.ship);
  });

  test('files and link in any order come to the same', async () => {
    await world.write(world.ship, 'a');
    const early = await world.export(world.ship, world.hub);
    await world.write(world.ship, 'b');
    await world.online();
    await world.write(world.ship, 'c');
    const late = await world.export(world.ship, world.hub);
    await imported(world.hub, late);
    expect(await codeOf(world.hub, early)).toBe('transfer/nothing-new');
    await world.online();
    await same(world.hub, world.ship);
    expect(await world.names(world.hub)).toEqual(['a', 'b', 'c']);
  });

  test('a second PC of the ship is filled from a file', async () => {
    await writeMuch(world.ship, 6);
    await imported(world.mate, await world.export(world.ship, world.mate, { kind: 'initial' }));
    await same(world.ship, world.mate);
  });
});

describe('parts', () => {
  test('are of the size that was asked for, come in any order, and name those that are missing', async () => {
    await writeMuch(world.ship, 40);
    const parts = await world.export(world.ship, world.hub, { partBytes: 40_000 });
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(40_000);
    const [first, second, ...rest] = parts as [Uint8Array, Uint8Array, ...Uint8Array[]];
    const early = await imported(world.hub, rest);
    expect(early).toMatchObject({ note: 'transfer/part-missing', newBatches: 0, file: { missingParts: [1, 2] } });
    expect(await imported(world.hub, [second])).toMatchObject({ file: { missingParts: [1] } });
    expect(await imported(world.hub, [first])).toMatchObject({ note: null, file: { missingParts: [] } });
    expect(world.hub.shelf.parts).toEqual([]);
    await same(world.hub, world.ship);
  });

  test('all at once in the wrong order are put in the right one', async () => {
    await writeMuch(world.ship, 24);
    const parts = await world.export(world.ship, world.hub, { partBytes: 40_000 });
    expect(await imported(world.hub, [...parts].reverse())).toMatchObject({ note: null });
    await same(world.hub, world.ship);
  });

  test('a gap before a file is said, asked for with the next file, and closed by the answer to that', async () => {
    await world.write(world.ship, 'a');
    await imported(world.hub, await world.export(world.ship, world.hub));
    await imported(world.ship, await world.export(world.hub, world.ship));
    const empty = await world.again(world.hub, new MemoryStore(), 'shore');
    await empty.replica.join(rootOf(world), world.certificates);
    world.hub = empty; // the hub has lost its disk
    await world.write(world.ship, 'b');
    expect(await codeOf(world.hub, await world.export(world.ship, world.hub))).toBe('transfer/gap');
    const ask = await world.export(world.hub, world.ship);
    await imported(world.ship, ask);
    expect(delivered(world.ship)).toBe(0); // what shore says now counts
    expect(await codeOf(world.hub, await world.export(world.ship, world.hub))).toBe('ok');
    expect(await world.names(world.hub)).toEqual(['a', 'b']);
    await imported(world.ship, await world.export(world.hub, world.ship));
    expect(delivered(world.ship)).toBe(2);
  });
});

describe('what is refused, and how it is said', () => {
  test('a cut, a damaged, a foreign, a future and a huge file', async () => {
    await world.write(world.ship, 'a');
    const [file] = (await world.export(world.ship, world.hub)) as [Uint8Array];
    for (const at of [9, 40, file.length >> 1, file.length - 1])
      expect(await codeOf(world.hub, [file.subarray(0, at)])).toBe('transfer/cut');
    for (const at of [20, file.length >> 1, file.length - 1]) {
      const bad = file.slice();
      bad[at] = (bad[at] as number) ^ 4;
      expect(await codeOf(world.hub, [bad])).toBe('transfer/damaged');
    }
    expect(await codeOf(world.hub, [new TextEncoder().encode('%PDF-1.7 and so on')])).toBe('transfer/not-ours');
    const future = file.slice();
    future[7] = 2;
    expect(await codeOf(world.hub, [future])).toBe('transfer/future-version');
    expect(await codeOf(world.hub, [new Uint8Array(MAX_PART_BYTES + 1)])).toBe('transfer/too-large');
    expect(await world.names(world.hub)).toEqual([]);
  });

  test('a file for another PC, for another vessel, from a stranger', async () => {
    await world.write(world.ship, 'a');
    const forHub = await world.export(world.ship, world.hub);
    expect(await codeOf(world.mate, forHub)).toBe('transfer/not-for-us');
    await world.write(world.other, 'of v2');
    const ofOther = await world.export(world.other, world.hub);
    expect(await codeOf(world.hub, ofOther)).toBe('packet/wrong-vessel');
    const stranger = await FilesWorld.build();
    await stranger.write(stranger.ship, 'x');
    stranger.hub = { ...stranger.hub, secret: world.hub.secret };
    const [strange] = await stranger.export(stranger.ship, stranger.hub);
    expect(await codeOf(world.hub, [strange as Uint8Array])).toBe('transfer/unknown-sender');
    expect(await world.names(world.hub)).toEqual([]);
  });

  test('a file of a device that was cut off goes into quarantine', async () => {
    await world.online();
    const fields = { replica: world.ship.replica.id, cuts: {} };
    const draft = { record: 'control.x', collection: 'control', kind: 'revoke', fields, reason: 'lost' };
    await world.hub.replica.control(draft, 'anonymous');
    await world.write(world.ship, 'by a thief');
    const report = await imported(world.hub, await world.export(world.ship, world.hub));
    expect(report).toMatchObject({ note: 'transfer/revoked-sender', newBatches: 1 });
    expect(await world.names(world.hub)).toEqual([]);
    await expect(world.export(world.hub, world.ship)).rejects.toThrow('transfer/no-receiver');
  });
});

test('what a file brings is told before anything is written', async () => {
  await writeMuch(world.ship, 24);
  const parts = await world.export(world.ship, world.hub, { partBytes: 40_000 });
  const opened: OpenedPart[] = [];
  for (const bytes of parts.slice(1)) {
    const part = await openPart(bytes, [world.hub.secret]);
    if (part.ok) opened.push(part.value);
  }
  const before = (await world.hub.store.load()).revision;
  const deps = { compressor: noCompressor, verifier: realVerifier };
  const preview = await inspectFile(world.hub.replica, opened, deps);
  expect(preview.ok && preview.value).toMatchObject({ newBatches: 0, file: { missingParts: [1], number: 1 } });
  expect(preview.ok && preview.value.withoutBefore).toBeGreaterThan(0);
  const first = await openPart(parts[0] as Uint8Array, [world.hub.secret]);
  const whole = await inspectFile(world.hub.replica, first.ok ? [...opened, first.value] : [], deps);
  expect(whole.ok && whole.value).toMatchObject({
    newOps: 24,
    collections: { asset: 24 },
    withoutBefore: 0,
    unread: 0,
  });
  expect((await world.hub.store.load()).revision).toBe(before);
});

test('a PC restored from an old copy finds so from a file and goes on as a new one', async () => {
  await world.write(world.ship, 'a');
  await world.ship.replica.seal();
  const image = world.ship.store.clone();
  await world.write(world.ship, 'b');
  await imported(world.hub, await world.export(world.ship, world.hub));
  const restored = await world.again(world.ship, image);
  world.ship = restored;
  await world.write(restored, 'c');
  const before = restored.replica.id;
  const fork = await imported(world.hub, await world.export(restored, world.hub));
  expect(fork.note).toBe('sync/forked');
  expect(await imported(restored, await world.export(world.hub, restored))).toMatchObject({ becameNew: true });
  expect(restored.replica.id).not.toBe(before);
  await imported(world.hub, await world.export(restored, world.hub));
  await imported(restored, await world.export(world.hub, restored));
  expect(await world.names(world.hub)).toEqual(['a', 'b', 'c']);
  await same(world.hub, restored);
});

test('photos go along in chunks: in any order, once, only what is right, and only as much as there is room for', async () => {
  const photo = (size: number, fill: number) => Uint8Array.from({ length: size }, (_, i) => (i * fill) & 255);
  const files = [photo(60_000, 3), photo(9000, 5), photo(250_000, 7)];
  const hashes = files.map((bytes) => toHex(sha256(bytes)));
  for (const [i, bytes] of files.entries()) await world.ship.blobs.keep(hashes[i] as string, bytes);
  const all = files.map((bytes, i) => ({ hash: hashes[i] as string, sizeBytes: bytes.length }));
  await world.write(world.ship, 'with photos');
  const order = () => ({ partBytes: 40_000, chunks: chunksOf(all, world.ship.blobs) });
  const parts = await world.export(world.ship, world.hub, order());
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(40_000);
  const late = await imported(world.hub, parts.slice(2).reverse());
  expect(late).toMatchObject({ note: 'transfer/part-missing', photos: 0 });
  expect(await imported(world.hub, parts.slice(0, 2))).toMatchObject({ photos: 2, newBatches: 1 });
  const held = await world.hub.blobs.held(hashes);
  expect(hashes.map((hash) => held.get(hash)?.isWhole ?? false)).toEqual([true, true, false]); // the third is too large
  expect(await world.hub.blobs.content(hashes[0] as string)).toEqual(files[0]);
  const again = await imported(world.hub, await world.export(world.ship, world.hub, order()));
  expect(again).toMatchObject({ photos: 0, note: 'transfer/nothing-new' });

  const wrong = { hash: hashes[1] as string, sizeBytes: 9000, n: 0, bytes: photo(9000, 9) };
  const mate = await world.export(world.ship, world.mate, {
    kind: 'initial',
    chunks: (async function* () {
      yield wrong;
    })(),
  });
  expect(await imported(world.mate, mate)).toMatchObject({ photos: 0 });
  expect((await world.mate.blobs.held([wrong.hash])).size).toBe(0);
});

describe('P11: photos are acknowledged by file', () => {
  const bytes = Uint8Array.from({ length: 60_000 }, (_, i) => (i * 3) & 255);
  const hash = toHex(sha256(bytes));
  const ref: BlobRef = {
    record: 'a',
    hash,
    class: 'original',
    sizeBytes: bytes.length,
    isWantedByShore: false,
    createdAt: 1,
  };
  const have = (maxBytes: number) => haveOf([ref], world.hub.blobs, maxBytes);
  const there = async () => (await world.ship.notes.all()).get(hash)?.there ?? null;
  const chunks = async (count: number) => {
    for (let n = 0; n < count; n++)
      await world.hub.blobs.take(hash, bytes.length, [{ n, bytes: bytes.slice(n * 16_384, (n + 1) * 16_384) }]);
    if (count === 4) await world.hub.blobs.finish(hash);
  };
  beforeEach(async () => {
    world.ship.refs.push(ref);
    await world.ship.blobs.keep(hash, bytes);
  });

  test('whole, or how far; the rest alone goes with the next file', async () => {
    await chunks(2);
    const down = await world.export(world.hub, world.ship, { have });
    expect(await imported(world.ship, down)).toMatchObject({ confirmedPhotos: 0 });
    expect(await there()).toEqual([2]);
    const [known] = await knownBlobs(world.ship.refs, world.ship.blobs, world.ship.notes);
    const rest = chunksOf([{ hash, sizeBytes: bytes.length, there: known ? thereMap(known) : null }], world.ship.blobs);
    const up = await imported(world.hub, await world.export(world.ship, world.hub, { chunks: rest }));
    expect(up.photos).toBe(1);
    const answer = await world.export(world.hub, world.ship, { have });
    expect(await imported(world.ship, answer)).toMatchObject({ confirmedPhotos: 1, isReceipt: true, note: null });
    expect(await there()).toBe('whole');
  });

  test('an older file that comes late says nothing, and a hub that lost one is asked again', async () => {
    const older = await world.export(world.hub, world.ship, { have });
    await chunks(4);
    await imported(world.ship, await world.export(world.hub, world.ship, { have }));
    expect(await there()).toBe('whole');
    await imported(world.ship, older);
    expect(await there()).toBe('whole');
    await world.hub.blobs.drop(hash);
    await imported(world.ship, await world.export(world.hub, world.ship, { have }));
    expect(await there()).toBeNull();
  });

  test('where there is no room for all, what is not named stays as it was known', async () => {
    await chunks(4);
    await world.ship.notes.save({ notes: new Map([[hash, { there: 'whole' }]]) });
    const little = await haveOf([ref], world.hub.blobs, 5);
    expect(little).toEqual({ isAll: false, files: new Map() });
    await imported(world.ship, await world.export(world.hub, world.ship, { have: async () => little }));
    expect(await there()).toBe('whole');
  });

  test('nobody but the hub can say so', async () => {
    await chunks(4);
    await imported(world.ship, await world.export(world.mate, world.ship, { have }));
    expect(await there()).toBeNull();
  });
});

test('a fork that a restored PC carries to another PC is refused there too, and the PC finds that it is a copy', async () => {
  await world.write(world.ship, 'a');
  await world.ship.replica.seal();
  const image = world.ship.store.clone();
  await world.write(world.ship, 'b');
  await imported(world.mate, await world.export(world.ship, world.mate, { kind: 'initial' }));
  const restored = await world.again(world.ship, image);
  await world.write(restored, 'c');
  const fork = await imported(world.mate, await world.export(restored, world.mate, { kind: 'initial' }));
  expect(fork.note).toBe('sync/forked');
  expect(await world.names(world.mate)).toEqual(['a', 'b']);
  expect(await imported(restored, await world.export(world.mate, restored))).toMatchObject({ becameNew: true });
  await imported(world.mate, await world.export(restored, world.mate));
  expect(await world.names(world.mate)).toEqual(['a', 'b', 'c']);
});

test('a name of a part has nothing of what it holds but numbers', () => {
  expect(partName('imo9074729', 'shore', 7, 2, 3)).toBe('imo9074729-to-shore-0007-2of3.bulwark');
  expect(partName('../../etc', 'ship', 1, 1, 1)).toBe('etc-to-ship-0001.bulwark');
});

function rootOf({ ship }: FilesWorld): string {
  return ship.replica.state.trust.root ?? '';
}

test('wish 32: edits made offline come in every order, and shore comes to the same conflict', async () => {
  const edit = async ({ replica }: Machine, record: RecordId, name: string) => {
    const loaded = (await replica.store.records([record])).get(record)?.heads ?? {};
    await replica.write([{ record, collection: 'asset', fields: { name }, loaded }], 'anonymous');
    await replica.seal();
  };
  const base = world.hub.store.clone();
  const record = await world.write(world.ship, 'created');
  const created = await world.export(world.ship, world.hub);
  await imported(world.mate, await world.export(world.ship, world.mate, { kind: 'full' }));
  const long = (text: string) => text.padEnd(1500, '.'); // a batch fills a part
  await edit(world.mate, record, long('by the other PC'));
  await edit(world.ship, record, long('edit A'));
  const all = { kind: 'full', partBytes: 1 } as const; // a batch a part
  await edit(world.ship, record, long('edit B'));
  const [first = [], second = []] = [
    await world.export(world.ship, world.hub, all),
    await world.export(world.mate, world.hub),
  ];
  const pieces = [created, ...first.map((part) => [part]), second];
  expect(pieces.length).toBeGreaterThanOrEqual(4);
  const results = new Set<string>();
  for (const order of permutations(pieces)) {
    const hub = await world.again(world.hub, base.clone(), 'shore');
    for (const piece of order) await world.import(hub, piece);
    for (const piece of pieces) await world.import(hub, piece);
    const folded = (await hub.store.records([record])).get(record);
    expect(folded?.conflicts.map((c) => c.contenders.map((o) => o.value).sort())).toEqual([
      [long('by the other PC'), long('edit B')],
    ]);
    results.add(foldDigest(await hub.store.allRecords()));
  }
  expect(results.size).toBe(1);
});

function permutations<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length < 2) return [all];
  return all.flatMap((one, i) => permutations(all.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}
