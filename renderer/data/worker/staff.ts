import { equalBytes, fromHex, toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type Certificate, decodeCertificate, verifyCertificate } from '#shared/oplog/certificate.ts';
import { UNKNOWN_RHYTHM } from '#shared/schedule/rhythm.ts';
import {
  decodePending,
  encodePending,
  enrolReply,
  finishEnrolment,
  requestDesk,
  signerOfSeed,
} from '#shared/sync/enrolment.ts';
import {
  type SessionInfo,
  saltReply,
  sessionInfo,
  signInReply,
  type VesselSummary,
  vesselList,
} from '#shared/sync/hub-api.ts';
import { openEnvelope, passwordKeys, type StaffSecrets } from '#shared/sync/persons-staff.ts';
import { staffPersonId } from '#shared/sync/sign-off.ts';
import type { HubVessel, Staff } from '../contract.ts';
import type { DeviceDb } from '../store/db.ts';
import type { EngineHost } from './host.ts';
import { ask, call } from './hub-client.ts';
import { BY_THE_APP } from './permits.ts';
import { alone, saveDrafts } from './saving.ts';
import { deviceLabel } from './setting-up.ts';
import {
  BELONGING_META,
  belongingValue,
  type OpenOptions,
  type OpenWorkspace,
  openWorkspace,
  ownBelonging,
} from './workspace.ts';

type Events = Pick<OpenOptions, 'onProgress' | 'onBehind'>;

/** What a permission makes of somebody in the product; rights themselves follow the certificate. */
const ROLE_OF: Readonly<Record<string, string>> = {
  dpa: 'DPA',
  redact: 'DPA',
  settle: 'FCM',
  enrol: 'FCM',
  revoke: 'CYSO',
  admit: 'CYSO',
};

/** A signed-in member of staff: what the password opened, in the worker's memory alone. */
export type SignedIn = {
  readonly staff: Staff;
  readonly hubUrl: string;
  readonly token: string;
  readonly info: SessionInfo;
  readonly certificate: Certificate;
  readonly secrets: StaffSecrets;
};

/** Proves the password to the hub without telling it, and opens the envelope that the hub keeps. */
export async function signInStaff(
  host: EngineHost,
  device: DeviceDb,
  hubUrl: string,
  name: string,
  password: string,
): Promise<Result<SignedIn>> {
  const username = name.trim().toLowerCase();
  if (username === '' || password === '') return fail('auth/wrong-password');
  const salt = await ask(host, hubUrl, '/api/session/salt', { username }, saltReply);
  if (!salt.ok) return salt.error.code === 'input/invalid' ? fail('auth/wrong-password') : salt;
  const { authKey, wrapKey } = await passwordKeys(password, fromHex(salt.value.salt));
  const signed = await ask(
    host,
    hubUrl,
    '/api/session',
    { username, authKey: toHex(authKey), wantsToken: true },
    signInReply,
  );
  if (!signed.ok)
    return signed.error.code === 'auth/wait'
      ? fail('auth/wait', { seconds: Number(signed.error.params?.waitS ?? 60) })
      : signed;
  const { token, ...info } = signed.value;
  const certificate = decodeCertificate(fromHex(info.certificate));
  const secrets = openEnvelope(fromHex(info.envelope), wrapKey, username);
  if (!token || !certificate || !secrets) return fail('sync/bad-answer');
  const signer = signerOfSeed(secrets.sign);
  const isTrue =
    certificate.role === 'staff' &&
    equalBytes(certificate.subject, signer.publicKey) &&
    equalBytes(certificate.issuer, fromHex(info.root)) &&
    (await verifyCertificate(host.verifier, certificate));
  if (!isTrue) return fail('sync/bad-answer');
  if (!(await isSameCompany(device, hubUrl, info.root))) return fail('enrol/wrong-company');
  const roles = [...new Set(info.may.map((permission) => ROLE_OF[permission] ?? 'TSI'))];
  const staff = { username, name: info.name, may: info.may, roles: roles.length > 0 ? roles : ['TSI'] };
  return ok({ staff, hubUrl, token, info, certificate, secrets });
}

/** A desk believes the company key that it saw first: a hub that says another one later is not ours any more. */
async function isSameCompany(device: DeviceDb, hubUrl: string, root: string): Promise<boolean> {
  const key = `company:${hubUrl}`;
  const held = await device.local.get(key);
  if (!held) await device.local.put({ key, value: root });
  return !held || held.value === root;
}

export async function signOutStaff(host: EngineHost, { hubUrl, token, secrets }: SignedIn): Promise<void> {
  secrets.sign.fill(0);
  secrets.seal?.fill(0);
  await call(host, hubUrl, { token, method: 'DELETE', path: '/api/session' }, sessionInfo); // whatever it answers
}

export function deskId(username: string, vesselId: string): string {
  return `desk-${toHex(sha256(new TextEncoder().encode(username))).slice(0, 8)}-${vesselId}`;
}

export async function listVessels(
  host: EngineHost,
  device: DeviceDb,
  signedIn: SignedIn,
): Promise<Result<readonly HubVessel[]>> {
  const { hubUrl, token, staff } = signedIn;
  const list = await call(host, hubUrl, { token, method: 'GET', path: '/api/vessels' }, vesselList);
  if (!list.ok) return list;
  const here = new Set(await device.workspaces.toCollection().primaryKeys());
  return ok(list.value.vessels.map((vessel) => hubVessel(vessel, here.has(deskId(staff.username, vessel.vessel)))));
}

function hubVessel(vessel: VesselSummary, isHere: boolean): HubVessel {
  return {
    vesselId: vessel.vessel,
    name: vessel.name,
    imoNumber: vessel.imo ?? '',
    shortCode: vessel.shortCode ?? '',
    lastContactAt: vessel.lastContactAt,
    deliveredUpTo: vessel.deliveredUpTo,
    missing: vessel.missing,
    openConflicts: vessel.conflicts,
    rhythm: vessel.rhythm ?? UNKNOWN_RHYTHM,
    toShip: vessel.toShip ?? {},
    isHere,
  };
}

/** Opens this person's replica of a vessel; at first it is made and certified by their own key. */
export async function openDesk(
  host: EngineHost,
  device: DeviceDb,
  signedIn: SignedIn,
  vesselId: string,
  events: Events,
): Promise<Result<OpenWorkspace>> {
  const { staff, hubUrl } = signedIn;
  const id = deskId(staff.username, vesselId);
  const opened = await openWorkspace(host, { id, role: 'shore', fresh: ownBelonging(vesselId, ''), ...events });
  if (!opened.ok) return opened;
  const workspace = opened.value;
  if (workspace.belonging().link === null) {
    const enrolled = await enrolDesk(host, signedIn, workspace);
    if (!enrolled.ok) {
      workspace.close();
      return enrolled;
    }
  }
  await device.workspaces.put({
    vesselId: id,
    role: 'shore',
    vesselName: workspace.belonging().vesselName,
    hubUrl,
    link: workspace.belonging().link,
    openedAt: host.clock.now(),
  });
  return ok(workspace);
}

/** Also again, under the same key: a hub that was restored from a copy may have forgotten the link. */
export async function enrolDesk(host: EngineHost, signedIn: SignedIn, workspace: OpenWorkspace): Promise<Result<null>> {
  const { hubUrl, token, info, certificate, secrets } = signedIn;
  const { id, replica } = workspace;
  const { vesselId } = workspace.belonging();
  const name = `${id}:pending`;
  const held = await host.keys.linkSecret(name);
  const staff = { signer: signerOfSeed(secrets.sign), certificate };
  const desk = { vessel: vesselId, publicKey: replica.publicKey, label: deviceLabel(replica.publicKey) };
  const earlier = held && decodePending(held);
  const kexSecret = earlier?.kexSecret ?? host.random.bytes(32); // the same request again gets the same answer
  const { request, pending } = await requestDesk(staff, { ...desk, kexSecret }, fromHex(info.root));
  await host.keys.setLinkSecret(name, encodePending(pending));
  const reply = await call(host, hubUrl, { token, method: 'POST', path: '/api/desk', body: request }, enrolReply);
  if (!reply.ok) return reply;
  const enrolled = await finishEnrolment(pending, reply.value, host.verifier);
  if (!enrolled.ok) return enrolled;
  const { keys, company, root, certificates } = enrolled.value;
  await host.keys.setLinkSecret(id, keys.key);
  await replica.join(company, certificates);
  const belonging = { ...workspace.belonging(), hubUrl, link: keys.link, company: root, enrolled: replica.id };
  await replica.setMeta({ [BELONGING_META]: belongingValue(belonging) });
  await host.keys.setLinkSecret(name, null);
  return ok(null);
}

/** The record of a staff member in a vessel's log: the same from every desk, so that ops name one person. */
export function staffRecordId({ certificate }: Pick<SignedIn, 'certificate'>): string {
  return staffPersonId(certificate.subject);
}

export async function noteStaff(host: EngineHost, workspace: OpenWorkspace, signedIn: SignedIn): Promise<string> {
  const record = staffRecordId(signedIn);
  const { staff, certificate } = signedIn;
  await alone(host, workspace, async () => {
    const held = (await workspace.replica.store.records([record])).get(record);
    if (held) return ok([]);
    const values = {
      name: staff.name,
      roles: [...staff.roles],
      side: 'shore',
      ...(certificate.seal ? { sealKey: certificate.seal } : {}),
    };
    return saveDrafts(workspace, [{ record, collection: 'person', values, loaded: null }], record, BY_THE_APP);
  });
  return record;
}
