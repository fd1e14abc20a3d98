import { beforeEach, expect, test } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { CHUNK_BYTES } from '../protocol/blob-chunks.ts';
import { MAX_REQUEST_BYTES } from '../protocol/exchange.ts';
import { ALL_BLOBS, BlobHubSide, BlobSide, isThere, ROOMY, someBytes } from '../testing/blob-pair.ts';
import { Seeded } from '../testing/seeded.ts';
import { allowBlobs, wantBlobs } from './asking.ts';
import { knownBlobs } from './blob-files.ts';
import { BlobSession } from './blob-plan.ts';
import { MIN_BLOB_BYTES } from './blob-types.ts';
import { expiredOriginals } from './retention.ts';

let hub: BlobHubSide;
let ship: BlobSide;
beforeEach(() => {
  hub = new BlobHubSide();
  ship = new BlobSide(hub, 1);
});

const PHOTO = someBytes('photo', 3 * CHUNK_BYTES + 100);
const PREVIEW = someBytes('preview', 9000);
const SMALL = { ...ALL_BLOBS, maxUpBytes: MIN_BLOB_BYTES, maxDownBytes: MIN_BLOB_BYTES };

test('a file arrives whole: one question, then its chunks; then there is nothing to say', async () => {
  await ship.attach(PHOTO);
  const reports = await ship.run();
  expect(reports.map((r) => r.sentChunks)).toEqual([0, 4]);
  expect(reports[0]?.bytesUp).toBeLessThan(80);
  expect(reports[1]?.completed).toEqual([toHex(sha256(PHOTO))]);
  expect(await isThere(hub.store, PHOTO)).toBe(true);
  expect((await ship.run())[0]).toMatchObject({ bytesUp: 0, bytesDown: 0, more: false });
  expect((await ship.client().queue()).perFile[0]).toMatchObject({ state: 'there', isHere: true });
});

test('the same file twice costs one question', async () => {
  await ship.attach(PHOTO);
  await ship.run();
  const second = new BlobSide(hub, 2);
  await second.attach(PHOTO);
  const reports = await second.run();
  expect(reports.map((r) => r.sentChunks)).toEqual([0]);
  expect(reports[0]?.bytesUp).toBeLessThan(80);
  await ship.attach(PHOTO); // and once more where it came from
  expect((await ship.run())[0]?.bytesUp).toBe(0);
});

test('no request is larger than the policy says, and neither is an answer', async () => {
  for (let i = 0; i < 5; i++) await ship.attach(someBytes(`many ${i}`, 70_000));
  await ship.attach(PREVIEW, 'preview');
  const up = await ship.run(SMALL);
  expect(Math.max(...up.map((r) => r.bytesUp))).toBeLessThanOrEqual(SMALL.maxUpBytes);
  const desk = new BlobSide(hub, 2);
  for (let i = 0; i < 5; i++) desk.name(someBytes(`many ${i}`, 70_000));
  await wantBlobs(
    desk.notes,
    desk.refs.map((ref) => ref.hash),
  );
  const down = await desk.run(SMALL);
  expect(Math.max(...down.map((r) => r.bytesDown))).toBeLessThanOrEqual(SMALL.maxDownBytes);
  expect(await desk.has(someBytes('many 4', 70_000))).toBe(true);
});

test('B8: whatever an asker says that it takes, the hub makes no answer that is larger than a request may be', async () => {
  const large = someBytes('large', 5 << 20);
  await ship.attach(large);
  await ship.run({ ...ALL_BLOBS, maxUpBytes: 1 << 20 });
  const desk = new BlobSide(hub, 2);
  desk.name(large);
  await wantBlobs(desk.notes, [toHex(sha256(large))]);
  const [first] = await desk.run({ ...ALL_BLOBS, maxDownBytes: 2 ** 40 });
  expect(first?.bytesDown).toBeLessThanOrEqual(MAX_REQUEST_BYTES);
  expect(await desk.has(large)).toBe(true);
});

test('previews go before originals, and originals only when the policy, shore or a person says so', async () => {
  await ship.attach(PHOTO);
  await ship.attach(PREVIEW, 'preview');
  const previews = { ...ALL_BLOBS, classes: ['preview'] as const };
  await ship.run(previews);
  expect(await isThere(hub.store, PREVIEW)).toBe(true);
  expect(await isThere(hub.store, PHOTO)).toBe(false);
  expect(await ship.client().queue()).toMatchObject({
    previews: { files: 0, bytes: 0 },
    originals: { files: 1, bytes: PHOTO.length },
    wantedByShore: { files: 0 },
  });
  ship.refs = ship.refs.map((ref) => ({ ...ref, isWantedByShore: true }));
  expect((await ship.client().queue()).wantedByShore).toEqual({ files: 1, bytes: PHOTO.length });
  expect((await ship.run({ ...previews, classes: [] }))[0]?.bytesUp).toBe(0);
  await ship.run(previews);
  expect(await isThere(hub.store, PHOTO)).toBe(true);
  const other = someBytes('other', 5000);
  const { hash } = await ship.attach(other);
  await ship.run(previews);
  expect(await isThere(hub.store, other)).toBe(false);
  await allowBlobs(ship.notes, [hash]);
  await ship.run(previews);
  expect(await isThere(hub.store, other)).toBe(true);
});

test('a desk gets previews by itself and an original when it asks', async () => {
  await ship.attach(PREVIEW, 'preview');
  await ship.attach(PHOTO);
  const desk = new BlobSide(hub, 2);
  desk.name(PREVIEW, 'preview');
  const { hash } = desk.name(PHOTO);
  await desk.run();
  expect((await desk.client().queue()).incoming).toEqual({ files: 1, bytes: PREVIEW.length }); // not there yet
  await ship.run();
  await desk.run();
  expect(await desk.has(PREVIEW)).toBe(false); // asked a moment ago
  desk.now += 60_000;
  await desk.run();
  expect(await desk.has(PREVIEW)).toBe(true);
  expect(await desk.has(PHOTO)).toBe(false);
  expect((await desk.client().queue()).perFile[1]).toMatchObject({ state: 'away' });
  await wantBlobs(desk.notes, [hash]);
  await desk.run();
  expect(await desk.has(PHOTO)).toBe(true);
  expect(hub.again).toBe(0);
});

test('a cut at every byte of a request: whole chunks are kept, none is sent again', async () => {
  const bytes = someBytes('cut up', 2 * CHUNK_BYTES + 50);
  const probe = new BlobSide(new BlobHubSide(), 1);
  await probe.attach(bytes);
  await probe.run();
  const size = probe.requests[1]?.length ?? 0;
  expect(size).toBeGreaterThan(bytes.length);
  for (let at = 0; at < size; at += at < 250 || at > size - 100 ? 1 : 197) {
    const side = new BlobHubSide();
    const device = new BlobSide(side, 1);
    await device.attach(bytes);
    device.fates = [{}, { upBytes: at }];
    await device.run();
    expect([at, await isThere(side.store, bytes), side.again, Math.max(...side.arrivals.values())]).toEqual([
      at,
      true,
      0,
      1,
    ]);
  }
}, 60_000);

test('a cut at every byte of an answer: what came whole is kept, nothing is asked for twice', async () => {
  const bytes = someBytes('cut down', 2 * CHUNK_BYTES + 50);
  const { hash } = await ship.attach(bytes);
  await ship.run();
  const probe = new BlobSide(hub, 2);
  probe.name(bytes);
  await wantBlobs(probe.notes, [hash]);
  const [whole] = await probe.run();
  const size = whole?.bytesDown ?? 0;
  expect(size).toBeGreaterThan(bytes.length);
  for (let at = 0; at <= size; at += at < 250 || at > size - 100 ? 1 : 197) {
    const desk = new BlobSide(hub, 3);
    desk.name(bytes);
    await wantBlobs(desk.notes, [hash]);
    desk.fates = [{ downBytes: at }];
    const reports = await desk.run();
    expect([at, await desk.has(bytes)]).toEqual([at, true]);
    const keptBefore = at > CHUNK_BYTES + 200 ? 1 : 0;
    expect(reports.reduce((sum, r) => sum + r.receivedChunks, 0)).toBeLessThanOrEqual(3 - keptBefore);
  }
}, 60_000);

test('ack lost then resend: the hub is asked, no chunk goes twice', async () => {
  await ship.attach(PHOTO);
  ship.fates = [{}, { downBytes: 0 }];
  const reports = await ship.run();
  expect(reports.map((r) => r.sentChunks)).toEqual([0, 0]); // the second try only asks
  expect(hub.again).toBe(0);
  expect(await isThere(hub.store, PHOTO)).toBe(true);
});

test('an app that starts again in the middle goes on where it was', async () => {
  const large = someBytes('large', 20 * CHUNK_BYTES);
  await ship.attach(large);
  ship.fates = [{}, { upBytes: 5 * CHUNK_BYTES + 900 }];
  await ship.client().exchange(ALL_BLOBS);
  await ship.client().exchange(ALL_BLOBS);
  ship.session = new BlobSession();
  await ship.run();
  expect(await isThere(hub.store, large)).toBe(true);
  expect(Math.max(...hub.arrivals.values())).toBe(1);
});

test('wish 17: 100 photos on a bad link: every failure resumes, no chunk is stored twice, all arrive', async () => {
  const random = new Seeded(100);
  const photos = Array.from({ length: 100 }, (_, i) => someBytes(`photo ${i}`, random.between(20_000, 120_000)));
  for (const photo of photos) await ship.attach(photo);
  ship.fates = Array.from({ length: 400 }, () =>
    random.chance(0.5)
      ? { upBytes: random.below(ALL_BLOBS.maxUpBytes) }
      : random.chance(0.5)
        ? { downBytes: random.below(60) }
        : {},
  );
  await ship.run();
  for (const photo of photos) expect(await isThere(hub.store, photo)).toBe(true);
  expect(hub.again).toBe(0);
  const content = photos.reduce((sum, photo) => sum + photo.length, 0);
  const sent = ship.requests.reduce((sum, request) => sum + request.length, 0);
  const chunks = [...hub.arrivals.values()].reduce((sum, n) => sum + n, 0);
  expect(chunks).toBe(hub.arrivals.size);
  expect(sent / content).toBeLessThan(1.6); // cut chunks only
}, 60_000);

test('content that is not what its hash says is thrown away, and left after some tries', async () => {
  const { hash } = ship.name(PHOTO);
  await ship.store.keep(hash, someBytes('bit rot', PHOTO.length));
  const reports = await ship.run();
  expect(reports.at(-1)?.refused).toEqual([{ code: 'blob/wrong-hash' }]);
  expect((await hub.store.held([hash])).size).toBe(0);
  expect((await ship.client().queue()).perFile[0]).toMatchObject({ state: 'refused', code: 'blob/wrong-hash' });
  expect((await ship.run())[0]?.bytesUp).toBe(0);
});

test('a desk throws away what arrives wrong', async () => {
  const { hash } = await ship.attach(PHOTO);
  await ship.run();
  await hub.store.keep(hash, someBytes('hub rot', PHOTO.length));
  const desk = new BlobSide(hub, 2);
  desk.name(PHOTO);
  await wantBlobs(desk.notes, [hash]);
  const reports = await desk.run();
  expect(reports.length).toBe(3);
  expect((await desk.client().queue()).perFile[0]).toMatchObject({ state: 'refused', code: 'blob/wrong-hash' });
  expect((await desk.store.held([hash])).size).toBe(0);
});

test('too large a file and one beyond the quota are refused before anything of them is stored', async () => {
  hub.limits = { maxBlobBytes: 50_000, quotaBytes: 60_000 };
  await ship.attach(someBytes('too large', 50_001));
  await ship.attach(someBytes('fits', 40_000));
  await ship.attach(someBytes('no room', 30_000));
  await ship.run();
  const files = (await ship.client().queue()).perFile;
  expect(files.map((file) => [file.state, file.code])).toEqual([
    ['refused', 'blob/too-large'],
    ['there', undefined],
    ['refused', 'blob/quota'],
  ]);
  expect(await hub.store.usedBytes()).toBe(40_000);
  hub.limits = ROOMY;
  expect((await ship.run())[0]?.bytesUp).toBe(0); // not before some hours
  ship.now += 7 * 3_600_000;
  await ship.run();
  expect((await ship.client().queue()).perFile.every((file) => file.state === 'there')).toBe(true);
});

test('B10: what a file that never came to its end takes is its chunks, not the room of the whole', async () => {
  hub.limits = { maxBlobBytes: 100_000, quotaBytes: 100_000 };
  const begun = someBytes('begun and left', 90_000);
  await hub.store.take(toHex(sha256(begun)), begun.length, [{ n: 0, bytes: begun.slice(0, CHUNK_BYTES) }]);
  await ship.attach(someBytes('fits beside it', 80_000));
  await ship.run();
  expect((await ship.client().queue()).perFile.map((file) => file.state)).toEqual(['there']);
  expect(await hub.store.usedBytes()).toBe(80_000 + CHUNK_BYTES);
  const other = new BlobSide(hub, 2);
  await other.attach(begun); // what is missing of it does not fit any more
  await other.run();
  expect((await other.client().queue()).perFile[0]).toMatchObject({ state: 'refused', code: 'blob/quota' });
  expect(await hub.store.usedBytes()).toBeLessThanOrEqual(100_000);
});

test('a device takes nothing beyond its own room, and no large file for a preview', async () => {
  const large = await ship.attach(someBytes('large', 300_000));
  await ship.run();
  const desk = new BlobSide(hub, 2);
  desk.name(someBytes('large', 300_000));
  desk.limits = { maxBlobBytes: 25 << 20, quotaBytes: 100_000 };
  await wantBlobs(desk.notes, [large.hash]);
  await desk.run();
  expect((await desk.client().queue()).perFile[0]).toMatchObject({ state: 'refused', code: 'blob/quota' });
  const liar = new BlobSide(hub, 3);
  liar.refs.push({ ...large, class: 'preview', sizeBytes: 9000 });
  await liar.run();
  expect((await liar.client().queue()).perFile[0]).toMatchObject({ state: 'refused', code: 'blob/too-large' });
  expect(await liar.store.usedBytes()).toBe(0);
});

test('a size that the record has wrong is learned from the hub', async () => {
  const large = await ship.attach(PHOTO);
  await ship.run();
  const desk = new BlobSide(hub, 2);
  desk.refs.push({ ...large, sizeBytes: 5 });
  await wantBlobs(desk.notes, [large.hash]);
  await desk.run();
  expect(await desk.has(PHOTO)).toBe(true);
});

test('a hub restored from an older copy is given again what it lost', async () => {
  await ship.attach(PREVIEW, 'preview');
  await ship.run();
  const image = { store: hub.store.clone(), links: new Map(hub.links) };
  await ship.attach(PHOTO);
  await ship.run();
  hub.store = image.store;
  hub.links = image.links;
  expect((await ship.run())[0]?.bytesUp).toBe(0); // it cannot know before it says something
  await ship.attach(someBytes('new', 4000));
  await ship.run();
  for (const bytes of [PREVIEW, PHOTO, someBytes('new', 4000)]) expect(await isThere(hub.store, bytes)).toBe(true);
});

test('a hub that was restored is found out within a day, with nothing new to send', async () => {
  await ship.attach(PHOTO);
  const image = { store: hub.store.clone(), links: new Map(hub.links) };
  await ship.run();
  hub.store = image.store;
  hub.links = image.links;
  ship.now += 86_400_000;
  const reports = await ship.run();
  expect(reports[0]?.bytesUp).toBe(32);
  expect(await isThere(hub.store, PHOTO)).toBe(true);
  ship.now += 86_400_000;
  expect((await ship.run()).map((r) => r.bytesUp)).toEqual([32]);
});

test('a PC restored from an older copy sends nothing that is stored', async () => {
  const large = someBytes('large', 10 * CHUNK_BYTES);
  await ship.attach(large);
  ship.fates = [{}, { upBytes: 3 * CHUNK_BYTES }];
  await ship.client().exchange(ALL_BLOBS);
  const notes = ship.notes.clone();
  await ship.client().exchange(ALL_BLOBS);
  await ship.client().exchange(SMALL);
  ship.notes = notes;
  ship.session = new BlobSession();
  await ship.run();
  expect(await isThere(hub.store, large)).toBe(true);
  expect(hub.again).toBe(0);
});

test('a revoked link gives nothing and gets nothing', async () => {
  await ship.attach(PHOTO);
  hub.links.set(1, { ...(hub.links.get(1) as NonNullable<ReturnType<typeof hub.links.get>>), isRevoked: true });
  expect(await ship.client().exchange(ALL_BLOBS)).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
  await hub.takeCut(1, ship.requests[0] as Uint8Array);
  expect(await hub.store.usedBytes()).toBe(0);
});

test('a request under a wrong key stores nothing, cut or whole', async () => {
  await ship.attach(PHOTO);
  await ship.run();
  const request = ship.requests[1] as Uint8Array;
  const other = new BlobHubSide();
  other.links.set(1, { key: new Uint8Array(32).fill(9), isRevoked: false, marks: [] });
  await expect(other.answer(1, request)).rejects.toThrow();
  await other.takeCut(1, request.subarray(0, request.length - 10));
  expect(await other.store.usedBytes()).toBe(0);
});

test('a hub that does not know blobs is left alone for an hour', async () => {
  await ship.attach(PHOTO);
  const client = ship.client();
  const real = hub.answer;
  hub.answer = async () => {
    throw new Error('404');
  };
  const old = new (client.constructor as typeof import('./blob-client.ts').BlobClient)({
    store: ship.store,
    notes: ship.notes,
    limits: ROOMY,
    awaitMs: 60_000,
    session: ship.session,
    keys: { link: 1, key: new Uint8Array(32).fill(1) },
    transport: async () => ({ ok: false, error: { code: 'hub/not-found' } }),
    clock: { now: () => ship.now },
    refs: async () => ship.refs,
  });
  expect(await old.exchange(ALL_BLOBS)).toMatchObject({
    ok: true,
    value: { more: false, refused: [{ code: 'hub/not-found' }] },
  });
  hub.answer = real;
  expect((await ship.run())[0]?.bytesUp).toBe(0);
  ship.now += 3_600_001;
  await ship.run();
  expect(await isThere(hub.store, PHOTO)).toBe(true);
});

test('an original is given up only when shore has it, the policy says so, and the time has come', async () => {
  await ship.attach(PHOTO);
  const day = 86_400_000;
  const expired = async (keepMs: number | null) =>
    expiredOriginals(await knownBlobs(ship.refs, ship.store, ship.notes), keepMs, ship.now + 100 * day);
  expect(await expired(30 * day)).toEqual([]);
  await ship.run();
  expect(await expired(null)).toEqual([]);
  expect(await expired(200 * day)).toEqual([]);
  expect(await expired(30 * day)).toEqual([toHex(sha256(PHOTO))]);
});
