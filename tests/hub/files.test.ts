import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportFile } from '#shared/files/export-file.ts';
import { importFile } from '#shared/files/import-file.ts';
import { openPart } from '#shared/files/open-file.ts';
import { receiversOf } from '#shared/files/receivers.ts';
import { linkKnown } from '#shared/sync/exchange-client.ts';
import { runCli } from '#shore/cli/run.ts';
import { nodeRandom, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { sqliteFolder } from './databases.ts';
import { postJson } from './http.ts';
import { testHubs } from './hubs.ts';
import {
  compressor,
  type Device,
  digestOf,
  makeCompany,
  makeShip,
  makeStaffMember,
  run,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

const hubs = testHubs(sqliteFolder);
const OTHER = 'imo9319466';
const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function write({ replica }: Device, partBytes = 200_000): Promise<readonly Uint8Array[]> {
  const to = receiversOf(replica.state).filter((r) => r.isHub);
  const order = { kind: 'update', to, known: () => linkKnown(replica), partBytes } as const;
  const written = await exportFile(replica, order, { compressor, random: nodeRandom });
  if (!written.ok) throw new Error(written.error.code);
  return written.value.parts;
}

async function take({ replica, keys }: Device, parts: readonly Uint8Array[]) {
  const opened = [];
  for (const bytes of parts) {
    const part = await openPart(bytes, [keys.kexSecret]);
    if (!part.ok) throw new Error(part.error.code);
    opened.push(part.value);
  }
  const deps = { compressor, verifier: nodeVerifier, heldElsewhere: async () => [linkKnown(replica)] };
  const done = await importFile(replica, opened, deps);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

const base64 = (parts: readonly Uint8Array[]) => parts.map((part) => Buffer.from(part).toString('base64'));

test('a file of a ship comes in over a desk, the answer goes back as a file; wrong vessel, cut and replay are told', async () => {
  const { hub, url } = await hubs.start();
  const company = await makeCompany(hub, [VESSEL, OTHER]);
  const ship = await makeShip(hub, company, url);
  await makeStaffMember(hub, company, 'dpa');
  const { token } = await signInStaff(url, 'dpa');
  const post = <T>(what: string, body: object) => postJson<T>(url, `/api/files/${what}`, { token, ...body });
  await writeAsset(ship, { name: 'ECDIS 1' });
  const parts = base64(await write(ship));

  const look = await post<{ files: { newOps: number; collections: object }[] }>('look', { vessel: VESSEL, parts });
  expect(look.json.files[0]).toMatchObject({ newOps: 1, collections: { asset: 1 } });
  const room = await hub.rooms.of(company.id, VESSEL);
  const names = () => room.run(async (replica) => (await replica.store.allRecords()).map((r) => r.values.name));
  expect(await names()).not.toContain('ECDIS 1'); // looking writes nothing

  expect((await post('take', { vessel: OTHER, parts })).json).toMatchObject({ code: 'packet/wrong-vessel' });
  const cut = base64([new Uint8Array(Buffer.from(parts[0] as string, 'base64')).subarray(0, 200)]);
  expect((await post('take', { vessel: VESSEL, parts: cut })).json).toMatchObject({ code: 'transfer/cut' });
  expect(await names()).not.toContain('ECDIS 1');
  expect((await post('take', { vessel: VESSEL, parts })).json).toMatchObject({
    files: [{ newBatches: 1, note: null }],
  });
  expect(await names()).toContain('ECDIS 1');
  const again = await post('take', { vessel: VESSEL, parts });
  expect(again.json).toMatchObject({ files: [{ newBatches: 0, note: 'transfer/nothing-new' }] });

  const reply = await post<{ parts: string[] }>('write', { vessel: VESSEL, kind: 'update', partBytes: 200_000 });
  const back = reply.json.parts.map((part) => new Uint8Array(Buffer.from(part, 'base64')));
  expect(await take(ship, back)).toMatchObject({ isReceipt: true, note: null });
  await run(ship); // and the link goes on from there
  expect(await digestOf(ship)).toBe(await room.run((replica) => digestOf({ replica })));
  const unknown = await postJson(url, '/api/files/take', { vessel: VESSEL, parts });
  expect(unknown.json).toMatchObject({ code: 'auth/signed-out' });
});

test('parts that come in the wrong order wait, through a restart of the hub too', async () => {
  const { hub, url, options, close } = await hubs.start();
  const company = await makeCompany(hub);
  const ship = await makeShip(hub, company, url);
  for (let i = 0; i < 60; i++) {
    await writeAsset(ship, { name: `${i} ${nodeRandom.bytes(900).toString()}` });
    if (i % 3 === 2) await ship.replica.seal();
  }
  const parts = await write(ship, 40_000);
  expect(parts.length).toBeGreaterThan(2);
  const early = await hub.files.take(company.id, null, parts.slice(1));
  expect(early.ok && early.value.reports[0]).toMatchObject({ newBatches: 0, note: 'transfer/part-missing' });
  await close();
  const later = await hubs.startAgain(options);
  const done = await later.hub.files.take(company.id, VESSEL, parts.slice(0, 1));
  expect(done.ok && done.value.reports[0]).toMatchObject({ note: null, file: { missingParts: [] } });
  const room = await later.hub.rooms.of(company.id, VESSEL);
  expect(await room.run((replica) => digestOf({ replica }))).toBe(await digestOf(ship));
});

test('the commands take a file in and write one out', async () => {
  const { hub, url, options, close } = await hubs.start();
  const company = await makeCompany(hub);
  const ship = await makeShip(hub, company, url);
  await writeAsset(ship, { name: 'VDR' });
  await close();
  const file = path.join(folder, 'anything at all.bin');
  writeFileSync(file, (await write(ship))[0] as Uint8Array);
  const cli = async (...args: string[]) => {
    const out: string[] = [];
    const status = await runCli([...args, '--data', options.dataDir as string, '--json'], {
      out: (line) => out.push(line),
      say: () => undefined,
    });
    return { status, json: JSON.parse(out.at(-1) ?? '{}') };
  };
  const looked = await cli('import-file', '--file', file, '--look');
  expect(looked.json.files[0]).toMatchObject({ newOps: 1 });
  expect(await cli('import-file', '--file', file, '--vessel', 'imo1111111')).toMatchObject({
    status: 1,
    json: { error: { code: 'packet/wrong-vessel' } },
  });
  expect(await cli('import-file', '--file', file)).toMatchObject({ status: 0, json: { vessel: VESSEL } });
  const written = await cli('export-file', '--vessel', VESSEL, '--out', folder);
  const parts = (written.json.files as string[]).map((name) => new Uint8Array(readFileSync(name)));
  expect(await take(ship, parts)).toMatchObject({ isReceipt: true });
});
