import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import type { Result } from '#shared/base/result.ts';
import { encodeCertificate, PERMISSIONS } from '#shared/oplog/certificate.ts';
import { issueGrant } from '#shared/sync/enrolment.ts';
import { encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { addStaff } from '#shore/hub/auth/staff.ts';
import { addVessel, initCompany } from '#shore/hub/company.ts';
import { nodeRandom, nodeSigner } from '#shore/hub/crypto/node-keys.ts';
import { type RunningHub, startHub } from '#shore/hub/start-hub.ts';

/** What `npm start` and the demo run need of a company: made once, then kept in their folder. */
export type DemoCompany = {
  readonly vessel: string;
  readonly staff: { readonly username: string; readonly password: string };
  /** Used up by the first device that takes it. */
  readonly enrolmentCode: string;
};

const VESSEL = { vessel: 'imo9074729', name: 'MV Test Pioneer', imo: '9074729' };
const STAFF = { username: 'dpa', password: 'demo-dpa-2026', name: 'K. Lindqvist' };

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/**
 * Starts a hub on a folder that is kept between runs; a fresh folder gets a company, a vessel, a DPA and a code.
 * @param allowOrigin of the vessel app, when it runs as a page.
 * @param publicUrl where the ship finds the hub, when that is not the hub's own address.
 */
export async function startDemoHub(
  folder: string,
  port: number,
  allowOrigin: string,
  publicUrl?: string,
): Promise<{ readonly hub: RunningHub; readonly company: DemoCompany }> {
  const dataDir = path.join(folder, 'hub');
  mkdirSync(dataDir, { recursive: true });
  const hub = await startHub({ dataDir, port, allowOrigins: [allowOrigin], isDemo: true });
  const kept = path.join(folder, 'company.json');
  if (existsSync(kept)) return { hub, company: JSON.parse(readFileSync(kept, 'utf8')) as DemoCompany };
  const company = await makeCompany(hub, publicUrl ?? hub.url, path.join(folder, 'company.key'));
  writeFileSync(kept, `${JSON.stringify(company, null, 2)}\n`, { mode: 0o600 });
  return { hub, company };
}

async function makeCompany({ hub }: RunningHub, hubUrl: string, keyFile: string): Promise<DemoCompany> {
  const seed = existsSync(keyFile) ? fromHex(readFileSync(keyFile, 'utf8').trim()) : nodeRandom.bytes(32);
  writeFileSync(keyFile, `${toHex(seed)}\n`, { mode: 0o600 });
  const key = nodeSigner(seed);
  const id = must(await initCompany(hub.context, key, 'Demo Shipping'));
  must(await addVessel(hub.context, id, VESSEL));
  must(await addStaff(hub.context, hub.rooms, id, key, { ...STAFF, may: PERMISSIONS, vessel: '*' }));
  const { secret, certificate } = await issueGrant(key, { vessel: VESSEL.vessel, letter: 'A' }, nodeRandom);
  must(await hub.enrolments.addGrant(id, encodeCertificate(certificate), VESSEL.vessel));
  return {
    vessel: VESSEL.vessel,
    staff: { username: STAFF.username, password: STAFF.password },
    enrolmentCode: encodeEnrolmentCode({ hubUrl, company: id, secret }),
  };
}
