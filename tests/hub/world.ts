import { fromHex, toHex } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { schema } from '#shared/domain/schema.ts';
import { foldDigest } from '#shared/merge/digest.ts';
import { decodeCertificate, encodeCertificate } from '#shared/oplog/certificate.ts';
import {
  askForGrant,
  type Enrolled,
  type EnrolReply,
  enrolReply,
  finishEnrolment,
  type GrantReply,
  grantReply,
  issueGrant,
  readInvitation,
  requestDesk,
  requestEnrolment,
  signerOfSeed,
} from '#shared/sync/enrolment.ts';
import { type EnrolmentCode, encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { ExchangeClient } from '#shared/sync/exchange-client.ts';
import type { SignInReply } from '#shared/sync/hub-api.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { openEnvelope, passwordKeys } from '#shared/sync/persons-staff.ts';
import { Replica } from '#shared/sync/replica.ts';
import { addStaff } from '#shore/hub/auth/staff.ts';
import { addVessel, initCompany } from '#shore/hub/company.ts';
import { readDictionary } from '#shore/hub/compression/dictionary.ts';
import { nodeCompressor } from '#shore/hub/compression/zstd.ts';
import { nodeRandom, nodeSigner, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import type { Hub } from '#shore/hub/hub.ts';
import { keptAgent, postJson, transportTo } from './http.ts';

/** Small pieces that the hub's tests build companies, ships and desks from; everything goes over real HTTP. */
export const VESSEL = 'imo9074729';
export const PASSWORD = 'a long enough password';
export const compressor = nodeCompressor(readDictionary());

export function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export type Company = { readonly id: string; readonly key: Signer };

export async function makeCompany(
  hub: Hub,
  vessels: readonly string[] = [VESSEL],
  name = 'Test Shipping',
): Promise<Company> {
  const key = nodeSigner(nodeRandom.bytes(32));
  const id = must(await initCompany(hub.context, key, name));
  for (const vessel of vessels)
    must(await addVessel(hub.context, id, { vessel, name: `MV ${vessel}`, imo: '9074729' }));
  return { id, key };
}

export async function makeCode(
  hub: Hub,
  company: Company,
  hubUrl: string,
  more: { vessel?: string; letter?: string; notAfter?: number } = {},
): Promise<EnrolmentCode> {
  const vessel = more.vessel ?? VESSEL;
  const about = {
    vessel,
    letter: more.letter ?? 'A',
    ...(more.notAfter !== undefined ? { notAfter: more.notAfter } : {}),
  };
  const grant = await issueGrant(company.key, about, nodeRandom);
  must(await hub.enrolments.addGrant(company.id, encodeCertificate(grant.certificate), vessel));
  const code = { hubUrl, company: company.id, secret: grant.secret };
  encodeEnrolmentCode(code);
  return code;
}

export type Keys = { readonly seed: Uint8Array; readonly signer: Signer; readonly kexSecret: Uint8Array };

export function newKeys(): Keys {
  const seed = nodeRandom.bytes(32);
  return { seed, signer: nodeSigner(seed), kexSecret: nodeRandom.bytes(32) };
}

export async function enrol(url: string, code: EnrolmentCode, keys: Keys = newKeys()): Promise<Enrolled> {
  const grant = await postJson<GrantReply>(url, '/enrol/grant', askForGrant(code));
  if (grant.status !== 200) throw new Error((grant.json as unknown as { code: string }).code);
  const invitation = must(await readInvitation(code, grantReply.parse(grant.json), nodeVerifier));
  const { request, pending } = await requestEnrolment(code, invitation, {
    publicKey: keys.signer.publicKey,
    kexSecret: keys.kexSecret,
    label: 'bridge PC',
  });
  const reply = await postJson<EnrolReply>(url, '/enrol', request);
  if (reply.status !== 200) throw new Error((reply.json as unknown as { code: string }).code);
  return must(await finishEnrolment(pending, enrolReply.parse(reply.json), nodeVerifier));
}

export type Device = {
  readonly replica: Replica;
  readonly client: ExchangeClient;
  readonly enrolled: Enrolled;
  readonly store: MemoryStore;
  readonly keys: Keys;
};

export async function openDevice(
  url: string | (() => string),
  enrolled: Enrolled,
  keys: Keys,
  side: 'ship' | 'shore',
  store = new MemoryStore(),
): Promise<Device> {
  const replica = await Replica.open({
    store,
    signers: [keys.signer],
    nextSigner: async () => nodeSigner(nodeRandom.bytes(32)),
    verifier: nodeVerifier,
    clock: { now: () => Date.now() },
    random: nodeRandom,
    schema,
    vessel: enrolled.vessel,
    side,
  });
  await replica.join(enrolled.company, enrolled.certificates);
  const client = new ExchangeClient({
    replica,
    keys: enrolled.keys,
    transport: transportTo(url, keptAgent()),
    compressor,
  });
  return { replica, client, enrolled, store, keys };
}

/** A ship's PC, enrolled and ready. */
export async function makeShip(
  hub: Hub,
  company: Company,
  url: string,
  more: { vessel?: string; letter?: string } = {},
): Promise<Device> {
  const keys = newKeys();
  return openDevice(url, await enrol(url, await makeCode(hub, company, url, more), keys), keys, 'ship');
}

export async function makeStaffMember(
  hub: Hub,
  company: Company,
  username: string,
  may: readonly string[] = ['dpa', 'enrol', 'revoke', 'admit', 'redact', 'settle'],
  vessel = '*',
): Promise<void> {
  must(
    await addStaff(hub.context, hub.rooms, company.id, company.key, {
      username,
      name: `Staff ${username}`,
      password: PASSWORD,
      may,
      vessel,
    }),
  );
}

export async function signIn(url: string, username: string, password = PASSWORD) {
  const { json } = await postJson<{ salt: string }>(url, '/api/session/salt', { username });
  const halves = await passwordKeys(password, fromHex(json.salt));
  const reply = await postJson<SignInReply>(url, '/api/session', {
    username,
    authKey: toHex(halves.authKey),
    wantsToken: true,
  });
  if (reply.status !== 200) return { status: reply.status, code: (reply.json as unknown as { code: string }).code };
  const info = reply.json;
  const secrets = openEnvelope(fromHex(info.envelope), halves.wrapKey, username);
  if (!secrets) throw new Error('the envelope does not open');
  const certificate = decodeCertificate(fromHex(info.certificate));
  if (!certificate) throw new Error('no certificate');
  return { status: 200, token: info.token as string, info, signer: signerOfSeed(secrets.sign), certificate };
}

export type SignedInStaff = Extract<Awaited<ReturnType<typeof signIn>>, { token: string }>;

export async function signInStaff(url: string, username: string): Promise<SignedInStaff> {
  const signedIn = await signIn(url, username);
  if (!('token' in signedIn)) throw new Error(signedIn.code);
  return signedIn as SignedInStaff;
}

/** As a desk that can send no headers does it. */
export function call<T = Record<string, unknown>>(
  url: string,
  token: string | undefined,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
) {
  return postJson<T>(url, '/api/call', {
    ...(token !== undefined ? { token } : {}),
    method,
    path,
    ...(body !== undefined ? { body } : {}),
  });
}

export async function makeDesk(url: string, staff: SignedInStaff, vessel = VESSEL): Promise<Device> {
  const keys = newKeys();
  const { request, pending } = await requestDesk(
    staff,
    { vessel, publicKey: keys.signer.publicKey, kexSecret: keys.kexSecret, label: 'desk' },
    fromHex(staff.info.root),
  );
  const reply = await call<EnrolReply>(url, staff.token, 'POST', '/api/desk', request);
  if (reply.status !== 200) throw new Error((reply.json as unknown as { code: string }).code);
  const enrolled = must(await finishEnrolment(pending, enrolReply.parse(reply.json), nodeVerifier));
  return openDevice(url, enrolled, keys, 'shore');
}

export async function writeAsset(device: Device, fields: Record<string, string>): Promise<string> {
  const record = await device.replica.newRecordId('asset');
  await device.replica.write([{ record, collection: 'asset', fields }], 'anonymous');
  return record;
}

export async function run(device: Device) {
  const report = must(await device.client.run());
  if (report.refused.length > 0) throw new Error(`refused: ${report.refused.map((r) => r.code).join()}`);
  return report;
}

export async function digestOf(device: Pick<Device, 'replica'>): Promise<string> {
  return foldDigest(await device.replica.store.allRecords());
}
