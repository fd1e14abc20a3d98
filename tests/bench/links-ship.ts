import { createInterface } from 'node:readline';
import rawProfiles from '#resources/links/profiles.json' with { type: 'json' };
import { fromHex, toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { BlobClient } from '#shared/blobs/blob-client.ts';
import { BlobSession } from '#shared/blobs/blob-plan.ts';
import { MemoryBlobNotes, MemoryBlobStore } from '#shared/blobs/memory-blob-store.ts';
import { decide, NO_BLOBS } from '#shared/schedule/decide.ts';
import { measured, NOT_MEASURED, rateOf } from '#shared/schedule/link-measure.ts';
import { type LinkId, profileOf, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import { rulesOf } from '#shared/schedule/policy.ts';
import { runFiles } from '#shared/schedule/run-files.ts';
import { ExchangeClient, type Transport } from '#shared/sync/exchange-client.ts';
import { nodeRandom } from '#shore/hub/crypto/node-keys.ts';
import { compressor, enrol, newKeys } from '#tests/hub/world.ts';
import { AsEdits } from './as-edits.ts';
import { httpClient, openReplica, writeEdits } from './ship-client.ts';
import { workload } from './workload.mjs';

/**
 * The ship of bench:links, alone in its process: `links-ship.ts VESSEL PROFILE HUB COMPANY SECRET`. Loads itself over a fast
 * link, says that it is ready, waits for a line, and says what it measured.
 */
export type LinkFigures = {
  readonly idleS: number;
  readonly dayS: number;
  readonly monthS: number;
  readonly urgentWhilePhotoS: number;
};

const PHOTO_BYTES = 3_000_000;
const REPORTS = 6;
const BETWEEN_REPORTS_MS = 4300;

const [vessel = '', profile = '', hubUrl = '', company = '', secret = ''] = process.argv.slice(2);
const read = readLinkProfiles(rawProfiles);
if (!read.ok) throw new Error('the profiles of links cannot be read');
const data = read.value;
const work = workload(1);
const keys = newKeys();
const enrolled = await enrol(hubUrl, { hubUrl, company, secret: fromHex(secret) }, keys);
const replica = await openReplica(keys, vessel, 'ship', () => Date.now());
await replica.join(enrolled.company, enrolled.certificates);
const edits = new AsEdits(replica.id);

/** On a connection of its own, as after hours of silence: the handshake is in the time. */
async function syncCold(): Promise<number> {
  const http = httpClient(hubUrl);
  const startMs = performance.now();
  await sync(http.transport);
  const ms = performance.now() - startMs;
  http.close();
  return ms / 1000;
}

async function sync(transport: Transport): Promise<void> {
  const client = new ExchangeClient({ replica, keys: enrolled.keys, transport, compressor });
  for (let tries = 0; tries < 5; tries++) {
    const done = await client.run();
    if (done.ok) return;
    if (tries === 4) throw new Error(done.error.code);
  }
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) / 2)] ?? 0;
}

/** A photo is on its way in slices, and every few seconds somebody reports: the longest that a report took. */
async function urgentWhilePhoto(): Promise<number> {
  const http = httpClient(hubUrl);
  const photo = nodeRandom.bytes(PHOTO_BYTES);
  const hash = toHex(sha256(photo));
  const store = new MemoryBlobStore();
  await store.keep(hash, photo);
  const rules = rulesOf(data, {}, profile as LinkId);
  let measure = NOT_MEASURED;
  const timed =
    (transport: Transport): Transport =>
    async (request) => {
      const startMs = performance.now();
      const reply = await transport(request);
      const ms = performance.now() - startMs;
      if (reply.ok) measure = measured(measure, { ms, bytesUp: request.length, bytesDown: reply.answer.length }, data);
      return reply;
    };
  const ref = { record: 'attachment.x.1', hash, class: 'original', sizeBytes: PHOTO_BYTES } as const;
  const blobs = new BlobClient({
    store,
    notes: new MemoryBlobNotes(),
    keys: enrolled.keys,
    transport: timed(http.to('/b')),
    clock: { now: () => Date.now() },
    refs: async () => [{ ...ref, isWantedByShore: false, createdAt: Date.now() }],
    limits: { maxBlobBytes: PHOTO_BYTES, quotaBytes: 10 * PHOTO_BYTES },
    awaitMs: 60_000,
    session: new BlobSession(),
  });
  const client = new ExchangeClient({
    replica,
    keys: enrolled.keys,
    transport: timed(http.transport),
    compressor,
  });
  let writtenAt: number | null = null;
  const took: number[] = [];
  const report = async () => {
    if (writtenAt !== null) return;
    const record = await replica.newRecordId('incident');
    const fields = {
      title: 'ECDIS 1 shows a position that is wrong',
      what: 'GNSS lost on both receivers, radar agrees with the chart',
    };
    await replica.write([{ record, collection: 'incident', fields, lane: 'urgent' }], 'anonymous');
    writtenAt = performance.now();
  };
  const timer = setInterval(() => void report(), BETWEEN_REPORTS_MS);
  const none = { ops: 0, bytes: 0 };
  const done = await runFiles({
    decide: async () =>
      decide({
        now: Date.now(),
        sinceTryMs: 0,
        failures: 0,
        retryMs: 0,
        isNoLink: false,
        rules,
        urgentRetryMs: data.retry.urgentMs,
        rateBps: rateOf(measure, profileOf(data, profile as LinkId)),
        spentDayBytes: 0,
        spentMonthBytes: 0,
        queue: { urgent: none, routine: none, bulk: none },
        blobs: NO_BLOBS,
        isIsolated: false,
        isEnrolled: true,
        isRevoked: false,
        isAsked: false,
        photosOnce: true,
      }),
    hasUrgent: async () => writtenAt !== null,
    sendUrgent: async () => {
      const sent = await client.exchange({ maxUpBytes: 8192, maxDownBytes: 8192, lanes: ['urgent'] });
      if (sent.ok && writtenAt !== null) {
        took.push((performance.now() - writtenAt) / 1000);
        writtenAt = null;
      }
      return sent;
    },
    // A link so fast that the photo is there at once goes on with a new one.
    exchange: async (policy) => {
      const slice = await blobs.exchange(policy);
      if (!slice.ok || slice.value.more) return slice;
      if (took.length === 0) await report();
      return { ok: true, value: { ...slice.value, more: writtenAt !== null } };
    },
    isOver: () => took.length >= REPORTS,
  });
  clearInterval(timer);
  http.close();
  if (!done.ok) throw new Error(`photo: ${done.error.code}`);
  if (took.length === 0) throw new Error('no report was sent while the photo was on its way');
  return Math.max(...took);
}

async function measureAll(): Promise<LinkFigures> {
  const idle: number[] = [];
  for (let i = 0; i < 5; i++) idle.push(await syncCold());
  await writeEdits(
    replica,
    work.day.map((e) => edits.edit(e)),
  );
  const dayS = await syncCold();
  await writeEdits(
    replica,
    work.month.map((e) => edits.edit(e)),
  );
  const monthS = await syncCold();
  return { idleS: median(idle), dayS, monthS, urgentWhilePhotoS: await urgentWhilePhoto() };
}

await writeEdits(
  replica,
  work.records.map((record) => edits.create(record, true)),
);
await syncCold();
process.stdout.write(`${JSON.stringify('ready')}\n`);
for await (const _go of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await measureAll())}\n`);
  break;
}
process.exit(0);
