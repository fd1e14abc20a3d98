import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import type { Result } from '#shared/base/result.ts';
import { imoCheckDigit } from '#shared/domain/imo-number.ts';
import { encodeCertificate, PERMISSIONS } from '#shared/oplog/certificate.ts';
import { issueGrant } from '#shared/sync/enrolment.ts';
import { encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { addStaff } from '#shore/hub/auth/staff.ts';
import { addVessel, initCompany } from '#shore/hub/company.ts';
import { nodeRandom, nodeSigner } from '#shore/hub/crypto/node-keys.ts';
import { type RunningHub, startHub } from '#shore/hub/start-hub.ts';

/** A ship of the demonstration company, for one device. */
export type DemoPlace = {
  readonly vessel: string;
  readonly name: string;
  readonly imo: string;
  readonly shortCode: string;
  /** Used up by the first device that takes it. */
  readonly enrolmentCode: string;
};

/** Kept in the demonstration's folder. */
type KeptCompany = { readonly company: string; readonly ships: DemoPlace[] };

export type DemoHub = {
  readonly hub: RunningHub;
  readonly staff: { readonly username: string; readonly password: string };
  /** A ship that no device has taken yet: every browser gets one of its own. */
  readonly nextShip: () => Promise<DemoPlace>;
};

/** IMO 9074729, the worked example of the check digit; the ships after it count on. */
const FIRST_IMO = 907472;
const NAME = 'MV Test Pioneer';
const STAFF = { username: 'dpa', password: 'demo-dpa-2026', name: 'K. Lindqvist' };

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/**
 * Starts a hub on a folder that is kept between runs; a fresh folder gets a company and a DPA.
 * @param allowOrigin of the vessel app, when it runs as a page.
 * @param publicUrl where the ships find the hub, when that is not the hub's own address.
 */
export async function startDemoHub(
  folder: string,
  port: number,
  allowOrigin: string,
  publicUrl?: string,
): Promise<DemoHub> {
  const dataDir = path.join(folder, 'hub');
  mkdirSync(dataDir, { recursive: true });
  const hub = await startHub({ dataDir, port, allowOrigins: [allowOrigin], isDemo: true });
  const file = path.join(folder, 'company.json');
  const key = keyIn(path.join(folder, 'company.key'));
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptCompany) : await makeCompany(hub, key);
  const keep = () => writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  keep();
  const handedOut = new Set<string>();
  const isFree = async ({ vessel }: DemoPlace): Promise<boolean> => {
    if (handedOut.has(vessel)) return false;
    const scope = hub.hub.context.database.vessel(kept.company, vessel);
    const grant = await scope.select('enrolment').select('used_at').executeTakeFirst();
    return grant?.used_at === null;
  };
  const addShip = async (): Promise<DemoPlace> => {
    const ship = await makeShip(hub, key, kept.company, publicUrl ?? hub.url, kept.ships.length + 1);
    kept.ships.push(ship);
    keep();
    return ship;
  };
  const findShip = async (): Promise<DemoPlace> => {
    for (const ship of kept.ships) if (await isFree(ship)) return ship;
    return addShip();
  };
  let turn: Promise<unknown> = Promise.resolve();
  const nextShip = (): Promise<DemoPlace> => {
    const ship = turn.then(findShip).then((found) => {
      handedOut.add(found.vessel);
      return found;
    });
    turn = ship.catch(() => {});
    return ship;
  };
  return { hub, staff: { username: STAFF.username, password: STAFF.password }, nextShip };
}

function keyIn(file: string): Signer {
  const seed = existsSync(file) ? fromHex(readFileSync(file, 'utf8').trim()) : nodeRandom.bytes(32);
  writeFileSync(file, `${toHex(seed)}\n`, { mode: 0o600 });
  return nodeSigner(seed);
}

async function makeCompany({ hub }: RunningHub, key: Signer): Promise<KeptCompany> {
  const company = must(await initCompany(hub.context, key, 'Demo Shipping'));
  must(await addStaff(hub.context, hub.rooms, company, key, { ...STAFF, may: PERMISSIONS, vessel: '*' }));
  return { company, ships: [] };
}

/** @param nth 1 for the company's first ship. */
async function makeShip(
  { hub }: RunningHub,
  key: Signer,
  company: string,
  hubUrl: string,
  nth: number,
): Promise<DemoPlace> {
  const six = String(FIRST_IMO + nth - 1);
  const imo = `${six}${imoCheckDigit(six)}`;
  const vessel = `imo${imo}`;
  const name = nth === 1 ? NAME : `${NAME} ${nth}`;
  must(await addVessel(hub.context, company, { vessel, name, imo }));
  const { secret, certificate } = await issueGrant(key, { vessel, letter: 'A' }, nodeRandom);
  must(await hub.enrolments.addGrant(company, encodeCertificate(certificate), vessel));
  const enrolmentCode = encodeEnrolmentCode({ hubUrl, company, secret });
  return { vessel, name, imo, shortCode: nth === 1 ? 'TP' : `TP${nth}`, enrolmentCode };
}
