import { describe, expect, test } from 'vitest';
import { toHex } from '../base/bytes.ts';
import {
  type Certificate,
  encodeCertificate,
  fingerprint,
  issueCertificate,
  verifyCertificate,
} from '../oplog/certificate.ts';
import { seededRandom } from '../testing/fake-crypto.ts';
import {
  askForGrant,
  checkDevice,
  decodePending,
  deskRequest,
  type EnrolReply,
  encodePending,
  enrolReply,
  enrolRequest,
  finishEnrolment,
  type GrantReply,
  grantReply,
  grantRequest,
  issueGrant,
  kexPublicKey,
  linkKey,
  nobleVerifier,
  proofOf,
  readInvitation,
  requestDesk,
  requestEnrolment,
  signerOfSeed,
} from './enrolment.ts';
import { openEnvelope, passwordKeys } from './persons-staff.ts';
import { makeStaff } from './staff-access.ts';

const random = seededRandom('enrolment');
const company = signerOfSeed(random.bytes(32));
const root = company.publicKey;
const staffSigner = signerOfSeed(random.bytes(32));
const hubKex = random.bytes(32);
const device = { publicKey: signerOfSeed(random.bytes(32)).publicKey, kexSecret: random.bytes(32), label: 'bridge PC' };
const hexOf = (c: Certificate) => toHex(encodeCertificate(c));

async function setUp() {
  const staff = await issueCertificate(company, {
    role: 'staff',
    subject: staffSigner.publicKey,
    side: 'shore',
    vessel: '*',
    may: ['enrol', 'dpa'],
    name: 'Eva',
  });
  const hub = await issueCertificate(company, {
    role: 'hub',
    subject: signerOfSeed(random.bytes(32)).publicKey,
    seal: kexPublicKey(hubKex),
    side: 'shore',
    vessel: '*',
    may: ['revoke'],
  });
  const grant = await issueGrant(staffSigner, { vessel: 'v1', letter: 'A', notAfter: 5 }, random);
  const code = { hubUrl: 'https://hub', company: fingerprint(root), secret: grant.secret };
  const invitation: GrantReply = {
    vessel: 'v1',
    vesselName: 'Test Pride',
    root: toHex(root),
    certificates: [grant.certificate, hub, staff].map(hexOf),
  };
  const read = await readInvitation(code, invitation, nobleVerifier);
  if (!read.ok) throw new Error(read.error.code);
  const { request, pending } = await requestEnrolment(code, read.value, device);
  return { staff, hub, grant, code, invitation, read: read.value, request, pending };
}

/** The hub's half. */
async function answer(setup: Awaited<ReturnType<typeof setUp>>, kex = hubKex): Promise<EnrolReply> {
  const checked = await checkDevice(setup.request.certificate, setup.grant.certificate, nobleVerifier);
  if (!checked.ok) throw new Error(checked.error.code);
  const certificates = [setup.hub, setup.staff, setup.grant.certificate, checked.value].map(hexOf);
  const reply = { vessel: 'v1', link: 7, root: toHex(root), hub: toHex(setup.hub.subject), certificates };
  const key = linkKey(kex, checked.value.seal as Uint8Array, checked.value) as Uint8Array;
  return { ...reply, proof: toHex(proofOf(reply, key)) };
}

describe('enrolment of a ship', () => {
  test('device and hub end with the same key, and the device with what it needs to join', async () => {
    const setup = await setUp();
    expect(grantRequest.safeParse(askForGrant(setup.code)).success).toBe(true);
    expect(grantReply.safeParse(setup.invitation).success).toBe(true);
    expect(enrolRequest.safeParse(setup.request).success).toBe(true);
    expect(setup.read).toMatchObject({ vessel: 'v1', letter: 'A', vesselName: 'Test Pride' });
    const reply = await answer(setup);
    expect(enrolReply.safeParse(reply).success).toBe(true);
    const kept = decodePending(encodePending(setup.pending));
    expect(kept).toEqual(setup.pending);
    const done = await finishEnrolment(kept as typeof setup.pending, reply, nobleVerifier);
    if (!done.ok) throw new Error(done.error.code);
    const deviceCertificate = setup.pending.certificate;
    expect(done.value.keys).toEqual({
      link: 7,
      key: linkKey(hubKex, kexPublicKey(device.kexSecret), deviceCertificate),
    });
    expect(done.value.company).toBe(setup.code.company);
    expect(done.value.certificates).toHaveLength(4);
  });

  test('a hub of another company is refused before the device says anything', async () => {
    const setup = await setUp();
    const other = signerOfSeed(random.bytes(32));
    const forged = { ...setup.invitation, root: toHex(other.publicKey) };
    expect(await readInvitation(setup.code, forged, nobleVerifier)).toMatchObject({
      ok: false,
      error: { code: 'enrol/wrong-company' },
    });
    const noChain = { ...setup.invitation, certificates: setup.invitation.certificates.slice(0, 2) };
    expect((await readInvitation(setup.code, noChain, nobleVerifier)).ok).toBe(false);
    const moved = { ...setup.invitation, vessel: 'v2' };
    expect((await readInvitation(setup.code, moved, nobleVerifier)).ok).toBe(false);
  });

  test('who stands between and has no certified key cannot answer', async () => {
    const setup = await setUp();
    const right = await answer(setup);
    const wrong: EnrolReply[] = [
      await answer(setup, random.bytes(32)),
      { ...right, link: 8 },
      { ...right, vessel: 'v2' },
      { ...right, certificates: right.certificates.slice(1) },
      { ...right, hub: toHex(random.bytes(32)) },
      { ...right, root: toHex(random.bytes(32)) },
      { ...right, proof: toHex(random.bytes(32)) },
    ];
    for (const reply of wrong)
      expect(await finishEnrolment(setup.pending, reply, nobleVerifier)).toMatchObject({
        ok: false,
        error: { code: 'sync/bad-answer' },
      });
    expect((await finishEnrolment(setup.pending, right, nobleVerifier)).ok).toBe(true);
  });

  test('the X25519 key is part of what the grant signs: swapping it on the way is seen', async () => {
    const setup = await setUp();
    const { certificate } = setup.pending;
    const swapped = { ...certificate, seal: kexPublicKey(random.bytes(32)) };
    expect(await checkDevice(hexOf(swapped), setup.grant.certificate, nobleVerifier)).toMatchObject({
      ok: false,
      error: { code: 'enrol/code-unknown' },
    });
  });

  test('a grant lets nobody have more than it says', async () => {
    const setup = await setUp();
    const { secret, certificate: grant } = setup.grant;
    const { grantSigner } = await import('./enrolment.ts');
    const body = {
      role: 'replica',
      subject: device.publicKey,
      seal: kexPublicKey(device.kexSecret),
      side: 'ship',
      vessel: 'v1',
      may: [] as string[],
      letter: 'A',
    } as const;
    const tries = [
      { may: ['revoke'] },
      { side: 'shore' as const },
      { vessel: 'v2' },
      { vessel: '*' },
      { letter: 'B' },
      { role: 'hub' as const },
      { role: 'grant' as const },
    ];
    for (const part of tries) {
      const certificate = await issueCertificate(grantSigner({ secret }), { ...body, ...part });
      expect((await checkDevice(hexOf(certificate), grant, nobleVerifier)).ok).toBe(false);
    }
    const other = await issueCertificate(signerOfSeed(random.bytes(32)), body);
    expect((await checkDevice(hexOf(other), grant, nobleVerifier)).ok).toBe(false);
    const { seal: _, ...noKex } = body;
    const without = await issueCertificate(grantSigner({ secret }), noKex);
    expect(await checkDevice(hexOf(without), grant, nobleVerifier)).toMatchObject({
      error: { code: 'enrol/code-malformed' },
    });
    expect(await checkDevice('00ff', grant, nobleVerifier)).toMatchObject({ error: { code: 'enrol/code-malformed' } });
    const right = await issueCertificate(grantSigner({ secret }), body);
    expect((await checkDevice(hexOf(right), grant, nobleVerifier)).ok).toBe(true);
  });

  test('a staff member without the permission cannot make a grant that counts', async () => {
    const setup = await setUp();
    const clerk = signerOfSeed(random.bytes(32));
    const certificate = await issueCertificate(company, {
      role: 'staff',
      subject: clerk.publicKey,
      side: 'shore',
      vessel: '*',
      may: ['dpa'],
    });
    const grant = await issueGrant(clerk, { vessel: 'v1', letter: 'B' }, random);
    const code = { ...setup.code, secret: grant.secret };
    const reply = { ...setup.invitation, certificates: [certificate, grant.certificate].map(hexOf) };
    expect((await readInvitation(code, reply, nobleVerifier)).ok).toBe(false);
  });

  test('a point of low order gives no key', () => {
    const low = new Uint8Array(32);
    expect(linkKey(random.bytes(32), low, { subject: low } as unknown as Certificate)).toBeNull();
  });
});

describe('a desk', () => {
  test('is certified by the signed-in staff member, with no more than their rights', async () => {
    const setup = await setUp();
    const { request, pending } = await requestDesk(
      { signer: staffSigner, certificate: setup.staff },
      { vessel: 'v1', ...device },
      root,
    );
    expect(deskRequest.safeParse(request).success).toBe(true);
    const checked = await checkDevice(request.certificate, setup.staff, nobleVerifier);
    expect(checked).toMatchObject({
      ok: true,
      value: { side: 'shore', vessel: 'v1', name: 'Eva', may: ['enrol', 'dpa'] },
    });
    const reply = {
      vessel: 'v1',
      link: 9,
      root: toHex(root),
      hub: toHex(setup.hub.subject),
      certificates: [setup.hub, setup.staff, pending.certificate].map(hexOf),
    };
    const key = linkKey(hubKex, pending.certificate.seal as Uint8Array, pending.certificate) as Uint8Array;
    const done = await finishEnrolment(pending, { ...reply, proof: toHex(proofOf(reply, key)) }, nobleVerifier);
    expect(done.ok && done.value.keys.link).toBe(9);
  });
});

describe('staff access', () => {
  test('the password opens the envelope and gives the certified keys', async () => {
    const person = { username: 'eva', name: 'Eva', password: 'correct horse battery', may: ['dpa'], vessel: '*' };
    const made = await makeStaff(company, person, random);
    const halves = await passwordKeys(person.password, made.salt);
    expect(halves.authKey).toEqual(made.authKey);
    const keys = openEnvelope(made.envelope, halves.wrapKey, 'eva');
    expect(signerOfSeed(keys?.sign as Uint8Array).publicKey).toEqual(made.certificate.subject);
    expect(kexPublicKey(keys?.seal as Uint8Array)).toEqual(made.certificate.seal);
    expect(openEnvelope(made.envelope, halves.authKey, 'eva')).toBeNull();
    expect(await verifyCertificate(nobleVerifier, made.certificate)).toBe(true);
  });
});
