import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeSigner, fakeVerifier } from '../testing/fake-crypto.ts';
import {
  type Certificate,
  type CertificateBody,
  decodeCertificate,
  encodeCertificate,
  fingerprint,
  issueCertificate,
  mayIssue,
  verifyCertificate,
} from './certificate.ts';
import { replicaIdOf } from './record-id.ts';
import { Trust } from './trust.ts';

const company = fakeSigner('company');
const staff = fakeSigner('staff');
const grant = fakeSigner('grant');
const ship = fakeSigner('ship');
const next = fakeSigner('next');
const root = fingerprint(company.publicKey);

type Body = Omit<CertificateBody, 'issuer'>;
const body = (part: Partial<Body>): Body => ({
  role: 'replica',
  subject: ship.publicKey,
  side: 'ship',
  vessel: 'v1',
  may: [],
  ...part,
});

describe('certificates', () => {
  test('are read as they were written, and only then are they true', async () => {
    const whole = body({ letter: 'A', name: 'Anna', notAfter: 5, seal: new Uint8Array(32).fill(1), may: ['dpa'] });
    const certificate = await issueCertificate(company, whole);
    expect(decodeCertificate(encodeCertificate(certificate))).toEqual(certificate);
    expect(await verifyCertificate(fakeVerifier, certificate)).toBe(true);
    for (const part of [
      { may: ['dpa', 'revoke'] },
      { vessel: '*' },
      { side: 'shore' },
      { letter: 'B' },
      { notAfter: 6 },
    ])
      expect(await verifyCertificate(fakeVerifier, { ...certificate, ...part } as Certificate)).toBe(false);
  });

  test('any other bytes are no certificate', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => decodeCertificate(bytes) === null));
  });

  const staffBody = body({
    role: 'staff',
    subject: staff.publicKey,
    side: 'shore',
    vessel: '*',
    may: ['enrol', 'revoke'],
  });
  const plainStaff = { ...staffBody, may: ['revoke'] };
  const grantBody = body({ role: 'grant', subject: grant.publicKey, letter: 'A' });
  const hubBody = body({ role: 'hub', side: 'shore', vessel: '*', may: ['revoke'] });
  const desk = body({ side: 'shore', may: ['revoke'] });

  test.each<[string, string, Body | null, Body, boolean]>([
    ['T3', 'the company certifies a hub', null, hubBody, true],
    ['T4', 'staff certify a desk with their own rights', staffBody, desk, true],
    ['T4', 'but with no more', staffBody, { ...desk, may: ['redact'] }, false],
    ['T4', 'and no ship by themselves', staffBody, body({}), false],
    ['T4', 'and no other staff', staffBody, { ...staffBody, may: [] }, false],
    ['T4', 'and no hub', staffBody, hubBody, false],
    ['T4', 'with `enrol` they grant a ship', staffBody, grantBody, true],
    ['T4', 'without it they do not', plainStaff, grantBody, false],
    ['T4', 'they grant no desk', staffBody, { ...grantBody, side: 'shore' }, false],
    ['T4', 'they grant no rights', staffBody, { ...grantBody, may: ['revoke'] }, false],
    ['T4', 'staff of one vessel do nothing on another', { ...staffBody, vessel: 'v2' }, desk, false],
    ['T4', 'nor on the fleet', { ...staffBody, vessel: 'v1' }, { ...desk, vessel: '*' }, false],
    ['T5', 'a grant certifies a replica of its letter', grantBody, body({ letter: 'A' }), true],
    ['T5', 'of no other letter', grantBody, body({ letter: 'B' }), false],
    ['T5', 'of no other side', grantBody, body({ letter: 'A', side: 'shore' }), false],
    ['T5', 'of no other vessel', grantBody, body({ letter: 'A', vessel: 'v2' }), false],
    ['T5', 'without rights', grantBody, body({ letter: 'A', may: ['admit'] }), false],
    ['T6', 'a replica certifies its successor', body({ may: ['revoke'] }), body({ may: ['revoke'] }), true],
    ['T6', 'with no more rights', body({}), body({ may: ['revoke'] }), false],
    ['T6', 'of its own side', body({}), body({ side: 'shore' }), false],
    ['T6', 'without a letter of its own', body({ letter: 'A' }), body({ letter: 'A' }), false],
    ['T6', 'as what it is itself', body({}), hubBody, false],
    ['T6', 'a hub certifies its successor', hubBody, hubBody, true],
    ['T7', 'and nobody else', hubBody, desk, false],
  ])('%s: %s', async (_rule, _what, issuer, certificate, expected) => {
    const signer = fakeSigner('issuer');
    const own = issuer && (await issueCertificate(company, { ...issuer, subject: signer.publicKey }));
    expect(mayIssue(own, await issueCertificate(issuer ? signer : company, certificate))).toBe(expected);
  });
});

describe('trust', () => {
  async function chain(): Promise<readonly Certificate[]> {
    return [
      await issueCertificate(
        company,
        body({ role: 'staff', subject: staff.publicKey, side: 'shore', vessel: '*', may: ['enrol'] }),
      ),
      await issueCertificate(staff, body({ role: 'grant', subject: grant.publicKey, letter: 'A' })),
      await issueCertificate(grant, body({ letter: 'A' })),
      await issueCertificate(ship, body({ subject: next.publicKey })),
      await issueCertificate(company, body({ may: ['admit'] })),
    ];
  }
  const shown = (trust: Trust) =>
    [ship, next, staff].map((s) => {
      const standing = trust.standing(replicaIdOf(s.publicKey));
      return standing && { ...standing, may: [...standing.may].sort() };
    });

  test('T2, T8: the same certificates in any order give the same standings', async () => {
    const all = await chain();
    const straight = new Trust(fakeVerifier, 'v1', root);
    for (const c of all) await straight.add(c);
    expect(straight.standing(replicaIdOf(ship.publicKey))?.may).toEqual(['admit']);
    expect(straight.lineage(replicaIdOf(next.publicKey))).toEqual([next, ship].map((s) => replicaIdOf(s.publicKey)));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...all], { minLength: all.length }), async (order) => {
        const trust = new Trust(fakeVerifier, 'v1', root);
        for (const c of [...order, ...order]) await trust.add(c);
        expect(shown(trust)).toEqual(shown(straight));
        expect(trust.certificates()).toEqual(straight.certificates());
      }),
    );
  });

  test('T6, R1: who calls a key its successor that others have certified changes nothing of whose it is', async () => {
    const thief = fakeSigner('thief');
    const desk = fakeSigner('desk');
    const honest = [
      ...(await chain()),
      await issueCertificate(company, body({ subject: thief.publicKey })),
      await issueCertificate(staff, body({ subject: desk.publicKey, side: 'shore' })),
    ];
    const trust = new Trust(fakeVerifier, 'v1', root);
    for (const c of honest) await trust.add(c);
    const ids = [ship, desk, next].map((s) => replicaIdOf(s.publicKey));
    const before = ids.map((id) => trust.standing(id));
    const lineages = ids.map((id) => trust.lineage(id));
    for (const { publicKey: subject } of [company, staff, grant, ship, desk])
      for (let i = 0; i < 8; i++) await trust.add(await issueCertificate(thief, body({ subject, name: `Anna ${i}` })));
    expect(ids.map((id) => trust.standing(id))).toEqual(before);
    expect(ids.map((id) => trust.lineage(id))).toEqual(lineages);
  });

  test('T1: without the company nobody counts, with another one neither', async () => {
    const all = await chain();
    for (const other of [null, fingerprint(ship.publicKey)]) {
      const trust = new Trust(fakeVerifier, 'v1', other);
      for (const c of all.slice(1, 4)) await trust.add(c);
      expect(trust.standing(replicaIdOf(ship.publicKey))).toBeUndefined();
    }
  });

  test('certificates of other vessels do not count', async () => {
    const trust = new Trust(fakeVerifier, 'v2', root);
    for (const c of await chain()) await trust.add(c);
    expect(trust.standing(replicaIdOf(ship.publicKey))).toBeUndefined();
  });

  test('V3: what is added to a copy does not show', async () => {
    const trust = new Trust(fakeVerifier, 'v1', root);
    const copy = trust.copy();
    for (const c of await chain()) await copy.add(c);
    expect(copy.standing(replicaIdOf(ship.publicKey))).toBeDefined();
    expect(trust.standing(replicaIdOf(ship.publicKey))).toBeUndefined();
  });
});
