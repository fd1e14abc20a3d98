import http from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { wantBlobs } from '#shared/blobs/asking.ts';
import { BlobClient } from '#shared/blobs/blob-client.ts';
import { BlobSession } from '#shared/blobs/blob-plan.ts';
import type { BlobRef } from '#shared/blobs/blob-store.ts';
import type { BlobClass } from '#shared/blobs/blob-types.ts';
import { MemoryBlobNotes, MemoryBlobStore } from '#shared/blobs/memory-blob-store.ts';
import { goneMark } from '#shared/blobs/redacted-blobs.ts';
import { CHUNK_BYTES } from '#shared/protocol/blob-chunks.ts';
import type { LinkKeys, Transport } from '#shared/sync/exchange-client.ts';
import { ALL_BLOBS, ROOMY, someBytes } from '#shared/testing/blob-pair.ts';
import { setBlobLimits } from '#shore/hub/blobs.ts';
import { revokeDevice } from '#shore/hub/revoking.ts';
import { SqlBlobStore } from '#shore/hub/storage/sql-blob-store.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { keptAgent, post, postAndCut } from './http.ts';
import { testHubs } from './hubs.ts';
import {
  type Company,
  type Device,
  makeCompany,
  makeDesk,
  makeShip,
  makeStaffMember,
  run,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

sayWhatIsMissing();

/** The blobs of a device, over real HTTP. */
class Files {
  readonly store = new MemoryBlobStore();
  readonly notes = new MemoryBlobNotes();
  readonly refs: BlobRef[] = [];
  readonly session = new BlobSession();
  readonly keys: LinkKeys;
  readonly sent: Uint8Array[] = [];
  transport: Transport;
  now = 1_790_000_000_000;

  constructor(url: string, device: Device) {
    this.keys = device.enrolled.keys;
    const agent = keptAgent();
    this.transport = async (request) => {
      const reply = await post(url, '/b', request, agent).catch(() => null); // a kept connection may have been closed
      if (!reply) return { ok: false, error: { code: 'sync/no-link' } };
      if (reply.status === 200) return { ok: true, answer: reply.body };
      return { ok: false, error: { code: JSON.parse(new TextDecoder().decode(reply.body)).code } };
    };
  }

  client(): BlobClient {
    const { store, notes, keys, session } = this;
    const transport: Transport = (request) => {
      this.sent.push(request);
      return this.transport(request);
    };
    const clock = { now: () => this.now };
    return new BlobClient({
      store,
      notes,
      keys,
      session,
      transport,
      clock,
      limits: ROOMY,
      awaitMs: 0,
      refs: async () => this.refs,
    });
  }

  name(bytes: Uint8Array, kind: BlobClass): string {
    const hash = toHex(sha256(bytes));
    const sizeBytes = bytes.length;
    this.refs.push({ record: hash, hash, class: kind, sizeBytes, isWantedByShore: false, createdAt: this.refs.length });
    return hash;
  }

  async attach(bytes: Uint8Array, kind: BlobClass = 'original'): Promise<string> {
    const hash = this.name(bytes, kind);
    await this.store.keep(hash, bytes);
    return hash;
  }

  async run(): Promise<{ readonly sentChunks: number; readonly bytesUp: number }> {
    let sentChunks = 0;
    let bytesUp = 0;
    for (let round = 0; round < 100; round++) {
      const result = await this.client().exchange(ALL_BLOBS);
      if (!result.ok && result.error.code === 'sync/no-link') continue;
      if (!result.ok) throw new Error(result.error.code);
      sentChunks += result.value.sentChunks;
      bytesUp += result.value.bytesUp;
      if (!result.value.more) return { sentChunks, bytesUp };
    }
    throw new Error('it never ends');
  }
}

for (const { name, make } of DATABASES)
  describe(name, () => {
    const hubs = testHubs(make);
    const setUp = async (vessels: readonly string[] = [VESSEL]) => {
      const hub = await hubs.start();
      const company = await makeCompany(hub.hub, vessels);
      const device = await makeShip(hub.hub, company, hub.url);
      return { ...hub, company, device, ship: new Files(hub.url, device) };
    };
    const stored = (hub: Awaited<ReturnType<typeof setUp>>, company: Company = hub.company, vessel = VESSEL) =>
      new SqlBlobStore(hub.hub.context.database.vessel(company.id, vessel), () => 0);

    const deskOf = async ({ hub, company, url }: Awaited<ReturnType<typeof setUp>>) => {
      await makeStaffMember(hub, company, 'anna');
      return new Files(url, await makeDesk(url, await signInStaff(url, 'anna')));
    };

    test('preview and original reach shore, and a desk gets both', async () => {
      const hub = await setUp();
      const preview = someBytes('a preview', 9000);
      const photo = someBytes('a photo', 300_000);
      await hub.ship.attach(preview, 'preview');
      const hash = await hub.ship.attach(photo);
      const done = await hub.ship.run();
      expect(done.sentChunks).toBe(1 + Math.ceil(300_000 / CHUNK_BYTES));
      expect(done.bytesUp).toBeLessThan((photo.length + preview.length) * 1.01);
      expect(await stored(hub).content(hash)).toEqual(photo);
      const desk = await deskOf(hub);
      desk.name(preview, 'preview');
      desk.name(photo, 'original');
      await wantBlobs(desk.notes, [hash]);
      await desk.run();
      expect(await desk.store.content(hash)).toEqual(photo);
      expect(await desk.store.content(toHex(sha256(preview)))).toEqual(preview);
    });

    test('B11: a redacted photo leaves the hub with the redaction, and does not stay when it is sent once more', async () => {
      const hub = await setUp();
      const photo = someBytes('a face', 40_000);
      const hash = await hub.ship.attach(photo);
      const { replica } = hub.device;
      const parent = await writeAsset(hub.device, { name: 'ECDIS' });
      const record = await replica.newRecordId('attachment');
      const fields = { parent, sha256: sha256(photo), sizeBytes: photo.length };
      await replica.write([{ record, collection: 'attachment', fields }], 'anonymous');
      await run(hub.device);
      await hub.ship.run();
      expect(await stored(hub).hashes()).toEqual([hash]);
      const [ref] = (await replica.store.records([record])).get(record)?.heads['sha256'] ?? [];
      const gone = { add: [goneMark(hash)], del: [] };
      await replica.write([{ record, collection: 'attachment', fields: { gone } }], 'anonymous');
      await run(hub.device);
      expect(await stored(hub).hashes()).toEqual([hash]); // a mark alone
      const targets = [[ref?.replica ?? '', ref?.seq ?? 0, ref?.hash ?? '', 'sha256']];
      const draft = {
        record,
        collection: 'attachment',
        kind: 'redact',
        fields: { targets },
        reason: 'a face',
      } as const;
      await replica.control(draft, 'anonymous');
      await run(hub.device);
      expect(await stored(hub).hashes()).toEqual([]);
      const late = new Files(hub.url, hub.device);
      await late.attach(photo);
      await late.run();
      expect(await stored(hub).hashes()).toEqual([]);
    });

    test('the same file from two PCs of a vessel travels once; another vessel learns nothing of it', async () => {
      const hub = await setUp([VESSEL, 'imo9321483']);
      const photo = someBytes('shared', 50_000);
      await hub.ship.attach(photo);
      await hub.ship.run();
      const second = new Files(hub.url, await makeShip(hub.hub, hub.company, hub.url, { letter: 'B' }));
      await second.attach(photo);
      expect(await second.run()).toMatchObject({ sentChunks: 0 });
      const other = { vessel: 'imo9321483', letter: 'A' };
      const stranger = new Files(hub.url, await makeShip(hub.hub, hub.company, hub.url, other));
      const hash = stranger.name(photo, 'original');
      await wantBlobs(stranger.notes, [hash]);
      await stranger.run();
      expect((await stranger.client().queue()).perFile[0]).toMatchObject({ state: 'coming', doneBytes: 0 });
      await stranger.store.keep(hash, photo);
      expect(await stranger.run()).toMatchObject({ sentChunks: 4 }); // as if nobody had it
    });

    test('a cut at every byte of a request over a real socket: whole chunks stay, the next try sends the rest', async () => {
      const hub = await setUp();
      const { ship } = hub;
      const real = ship.transport;
      const whole = async (at: number) => {
        const files = [someBytes(`first ${at}`, 60), someBytes(`second ${at}`, 40)];
        const hashes = [await ship.attach(files[0] as Uint8Array), await ship.attach(files[1] as Uint8Array)];
        await ship.client().exchange(ALL_BLOBS); // the question
        ship.transport = async () => ({ ok: false, error: { code: 'sync/no-link' } });
        await ship.client().exchange(ALL_BLOBS);
        ship.transport = real;
        return { hashes, request: ship.sent.at(-1) as Uint8Array };
      };
      const { length } = (await whole(-1)).request;
      expect(length).toBeGreaterThan(200);
      await ship.run();
      for (let at = 0; at < length; at++) {
        const { hashes, request } = await whole(at);
        expect(request.length).toBe(length);
        await postAndCut(hub.url, '/b', request, at);
        // The last chunk ends 16 bytes before the end of the body, the first one its own 58 bytes before that.
        const arrived = at >= length - 16 ? 2 : at >= length - 16 - 58 ? 1 : 0;
        await vi.waitFor(async () => expect((await stored(hub).held(hashes)).size).toBe(arrived), { interval: 2 });
        expect([at, (await ship.run()).sentChunks]).toEqual([at, 2 - arrived]);
        expect((await stored(hub).held(hashes)).size).toBe(2);
      }
    }, 120_000);

    test('a cut of a large request costs the chunk that was cut', async () => {
      const hub = await setUp();
      const hash = await hub.ship.attach(someBytes('large', 6 * CHUNK_BYTES));
      await hub.ship.client().exchange(ALL_BLOBS);
      const real = hub.ship.transport;
      hub.ship.transport = async () => ({ ok: false, error: { code: 'sync/no-link' } });
      await hub.ship.client().exchange(ALL_BLOBS);
      hub.ship.transport = real;
      await postAndCut(hub.url, '/b', hub.ship.sent.at(-1) as Uint8Array, 3.5 * CHUNK_BYTES);
      await vi.waitFor(async () => expect((await stored(hub).held([hash])).get(hash)?.have.held.size).toBe(3));
      expect((await hub.ship.run()).sentChunks).toBe(3);
      expect((await stored(hub).held([hash])).get(hash)?.isWhole).toBe(true);
    });

    test('an answer cut on the way: the whole chunks of it are kept', async () => {
      const hub = await setUp();
      const photo = someBytes('down', 5 * CHUNK_BYTES);
      const hash = await hub.ship.attach(photo);
      await hub.ship.run();
      const desk = await deskOf(hub);
      desk.name(photo, 'original');
      await wantBlobs(desk.notes, [hash]);
      const real = desk.transport;
      desk.transport = async (request) => {
        const received = await cutAnswer(hub.url, request, 2.5 * CHUNK_BYTES);
        return { ok: false, error: { code: 'sync/no-link' }, received };
      };
      await desk.client().exchange(ALL_BLOBS);
      desk.transport = real;
      expect((await desk.store.held([hash])).get(hash)?.have.held.size).toBe(2);
      await desk.run();
      expect(await desk.store.content(hash)).toEqual(photo);
    });

    test('quota and largest file of a vessel are data', async () => {
      const hub = await setUp();
      await setBlobLimits(hub.hub.context.database.vessel(hub.company.id, VESSEL), {
        quotaBytes: 10_000,
        maxBlobBytes: 8000,
      });
      await hub.ship.attach(someBytes('too large', 8001));
      await hub.ship.attach(someBytes('fits', 7000));
      await hub.ship.attach(someBytes('no room', 5000));
      await hub.ship.run();
      const files = (await hub.ship.client().queue()).perFile;
      expect(files.map((f) => f.code ?? f.state)).toEqual(['blob/too-large', 'there', 'blob/quota']);
      expect(await stored(hub).usedBytes()).toBe(7000);
    });

    test('a revoked device gives nothing and gets nothing; who has no key neither', async () => {
      const hub = await setUp();
      await hub.ship.attach(someBytes('late', 5000));
      await hub.device.client.run();
      const place = { company: hub.company.id, vessel: VESSEL };
      await revokeDevice(hub.hub.context, hub.hub.rooms, place, {
        replica: hub.device.replica.id,
        reason: 'lost',
        by: 'test',
      });
      expect(await hub.ship.client().exchange(ALL_BLOBS)).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
      const forged = (hub.ship.sent.at(-1) as Uint8Array).slice();
      forged[forged.length - 1] = 255 - (forged.at(-1) ?? 0);
      expect((await post(hub.url, '/b', forged)).status).toBe(401);
      expect((await post(hub.url, '/b', new Uint8Array(40).fill(7))).status).toBeGreaterThanOrEqual(400);
      expect(await stored(hub).usedBytes()).toBe(0);
    });

    test('a hub that starts again goes on where it was', async () => {
      const hub = await setUp();
      const hash = await hub.ship.attach(someBytes('over a restart', 4 * CHUNK_BYTES));
      await hub.ship.client().exchange(ALL_BLOBS);
      await hub.ship.client().exchange({ ...ALL_BLOBS, maxUpBytes: 2.2 * CHUNK_BYTES });
      await hub.close();
      const again = await hubs.startAgain({ ...hub.options, port: hub.port });
      expect((await hub.ship.run()).sentChunks).toBe(2);
      const store = new SqlBlobStore(again.hub.context.database.vessel(hub.company.id, VESSEL), () => 0);
      expect((await store.held([hash])).get(hash)?.isWhole).toBe(true);
    });
  });

/** The first bytes of the body of an answer; then the connection is broken. */
function cutAnswer(url: string, body: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'Content-Length': body.length } };
    const request = http.request(new URL('/b', url), options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => {
        parts.push(part);
        const all = Buffer.concat(parts);
        if (all.length < maxBytes) return;
        request.destroy();
        resolve(new Uint8Array(all.subarray(0, maxBytes)));
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}
