import { describe, expect, test } from 'vitest';
import { toHex } from '#shared/base/bytes.ts';
import { encodeCertificate, issueCertificate } from '#shared/oplog/certificate.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import {
  askForGrant,
  type EnrolReply,
  finishEnrolment,
  type GrantReply,
  grantSigner,
  issueGrant,
  kexPublicKey,
  readInvitation,
  requestEnrolment,
} from '#shared/sync/enrolment.ts';
import { decodeEnrolmentCode, encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import type { VesselDetail } from '#shared/sync/hub-api.ts';
import { nodeRandom, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { postJson } from './http.ts';
import { testHubs } from './hubs.ts';
import {
  call,
  enrol,
  makeCode,
  makeCompany,
  makeStaffMember,
  newKeys,
  openDevice,
  run,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  describe(`enrolment on ${name}`, () => {
    const { start } = testHubs(make);

    async function prepare() {
      const running = await start();
      const company = await makeCompany(running.hub, [VESSEL, 'imo9241061']);
      return { ...running, company };
    }

    async function linkCount({ hub, company }: Awaited<ReturnType<typeof prepare>>): Promise<number> {
      return (await hub.context.database.vessel(company.id, VESSEL).select('link').select('number').execute()).length;
    }

    test('a code as it is typed enrols one device; the vessel log then holds grant, device, hub and staff', async () => {
      const at = await prepare();
      await makeStaffMember(at.hub, at.company, 'eva');
      const code = decodeEnrolmentCode(encodeEnrolmentCode(await makeCode(at.hub, at.company, at.url)).toUpperCase());
      if (!code.ok) throw new Error(code.error.code);
      const keys = newKeys();
      const enrolled = await enrol(at.url, code.value, keys);
      expect(enrolled).toMatchObject({ vessel: VESSEL, company: at.company.id, keys: { link: 1 } });
      const ship = await openDevice(at.url, enrolled, keys, 'ship');
      await writeAsset(ship, { name: 'one' });
      await run(ship);
      const { trust } = ship.replica.state;
      expect(
        trust
          .certificates()
          .map((c) => c.role)
          .sort(),
      ).toEqual(['grant', 'hub', 'hub', 'replica', 'staff']);
      expect(trust.standing(ship.replica.id)).toMatchObject({ side: 'ship', letter: 'A' });
      expect(trust.dpaKeys()).toHaveLength(1);
    });

    test('a code is good for one device; another one is told so and gets nothing', async () => {
      const at = await prepare();
      const code = await makeCode(at.hub, at.company, at.url);
      await enrol(at.url, code);
      const log = at.hub.context.database.vessel(at.company.id, VESSEL);
      const before = await log.select('log_op').select('op_key').execute();
      await expect(enrol(at.url, code)).rejects.toThrow('enrol/code-used');
      expect(await linkCount(at)).toBe(1);
      expect(await log.select('log_op').select('op_key').execute()).toEqual(before);
    });

    test('the same device asking again, since the answer was lost, gets the same link', async () => {
      const at = await prepare();
      const code = await makeCode(at.hub, at.company, at.url);
      const keys = newKeys();
      const grant = await postJson<GrantReply>(at.url, '/enrol/grant', askForGrant(code));
      const invitation = await readInvitation(code, grant.json, nodeVerifier);
      if (!invitation.ok) throw new Error(invitation.error.code);
      const device = { publicKey: keys.signer.publicKey, kexSecret: keys.kexSecret, label: 'bridge' };
      const { request, pending } = await requestEnrolment(code, invitation.value, device);
      const answers = await Promise.all([1, 2, 3].map(() => postJson<EnrolReply>(at.url, '/enrol', request)));
      expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
      for (const { json } of answers)
        expect(await finishEnrolment(pending, json, nodeVerifier)).toMatchObject({
          ok: true,
          value: { keys: { link: 1 } },
        });
      expect(await linkCount(at)).toBe(1);
    });

    test('two devices at once with one code: exactly one gets in', async () => {
      const at = await prepare();
      const code = await makeCode(at.hub, at.company, at.url);
      const done = await Promise.allSettled([enrol(at.url, code), enrol(at.url, code), enrol(at.url, code)]);
      expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
      expect(await linkCount(at)).toBe(1);
    });

    test('unknown, expired, foreign and malformed codes each have their own answer and leave nothing', async () => {
      const at = await prepare();
      const { url, hub, company } = at;
      const code = await makeCode(hub, company, url);
      const unknown = { ...code, secret: nodeRandom.bytes(16) };
      await expect(enrol(url, unknown)).rejects.toThrow('enrol/code-unknown');
      const late = await makeCode(hub, company, url, { letter: 'B', notAfter: Date.now() - 1000 });
      await expect(enrol(url, late)).rejects.toThrow('enrol/code-expired');
      const other = await makeCompany(hub, [VESSEL], 'Other');
      await expect(enrol(url, { ...code, company: other.id })).rejects.toThrow('enrol/wrong-company');
      for (const body of [{}, { company: company.id }, { company: company.id, grant: 'xyz' }, [], 'text', null])
        expect(await postJson(url, '/enrol/grant', body)).toMatchObject({
          status: 400,
          json: { code: 'input/invalid' },
        });
      const keys = newKeys();
      const body = {
        role: 'replica',
        subject: keys.signer.publicKey,
        seal: kexPublicKey(keys.kexSecret),
        side: 'ship',
        vessel: VESSEL,
        may: [] as string[],
        letter: 'A',
      } as const;
      for (const [part, want] of [
        [{ may: ['revoke'] }, 'enrol/code-unknown'],
        [{ side: 'shore' as const }, 'enrol/code-unknown'],
        [{ vessel: 'imo9241061' }, 'enrol/code-unknown'],
        [{ letter: 'Z' }, 'enrol/code-unknown'],
        [{ role: 'hub' as const }, 'enrol/code-malformed'],
        [{ role: 'staff' as const }, 'enrol/code-malformed'],
      ] as const) {
        const certificate = await issueCertificate(grantSigner(code), { ...body, ...part });
        const request = { company: company.id, certificate: toHex(encodeCertificate(certificate)), label: '' };
        expect((await postJson(url, '/enrol', request)).json).toMatchObject({ code: want });
      }
      expect(await postJson(url, '/enrol', { company: company.id, certificate: '00', label: '' })).toMatchObject({
        status: 400,
        json: { code: 'enrol/code-malformed' },
      });
      expect(await linkCount(at)).toBe(0);
      await enrol(url, code); // still good after all that
    });

    test('staff make codes over HTTP; who may not, or for another vessel, is refused', async () => {
      const at = await prepare();
      const { hub, url, company } = at;
      await makeStaffMember(hub, company, 'eva');
      await makeStaffMember(hub, company, 'clerk', ['dpa']);
      await makeStaffMember(hub, company, 'super', ['enrol'], 'imo9241061');
      const eva = await signInStaff(url, 'eva');
      const grant = await issueGrant(eva.signer, { vessel: VESSEL, letter: 'C' }, nodeRandom);
      const body = { certificate: toHex(encodeCertificate(grant.certificate)) };
      const path = `/api/vessels/${VESSEL}/grants`;
      expect((await call(url, undefined, 'POST', path, body)).json).toEqual({ code: 'auth/signed-out' });
      expect((await call(url, (await signInStaff(url, 'clerk')).token, 'POST', path, body)).json).toEqual({
        code: 'auth/forbidden',
      });
      const superintendent = await signInStaff(url, 'super');
      expect((await call(url, superintendent.token, 'POST', path, body)).json).toEqual({ code: 'hub/not-found' });
      const elsewhere = await issueGrant(superintendent.signer, { vessel: VESSEL, letter: 'C' }, nodeRandom);
      expect(
        (await call(url, eva.token, 'POST', path, { certificate: toHex(encodeCertificate(elsewhere.certificate)) }))
          .json,
      ).toEqual({ code: 'auth/forbidden' });
      expect((await call(url, eva.token, 'POST', '/api/vessels/imo9241061/grants', body)).json).toEqual({
        code: 'packet/wrong-vessel',
      });
      expect((await call(url, eva.token, 'POST', path, body)).status).toBe(200);
      const keys = newKeys();
      const enrolled = await enrol(url, { hubUrl: url, company: company.id, secret: grant.secret }, keys);
      const detail = (await call<VesselDetail>(url, eva.token, 'GET', `/api/vessels/${VESSEL}`)).json;
      expect(detail.grants).toMatchObject([{ letter: 'C', link: enrolled.keys.link }]);
      expect(detail.devices).toMatchObject([
        { letter: 'C', replica: replicaIdOf(keys.signer.publicKey), label: 'bridge PC' },
      ]);
      expect((await call(url, eva.token, 'POST', path, body)).json).toEqual({ code: 'enrol/code-used' });
    });

    test('guessing codes is slowed down by address', async () => {
      const running = await start({ limits: { enrolPerMinute: 5 } });
      const company = await makeCompany(running.hub);
      const ask = () =>
        postJson(running.url, '/enrol/grant', { company: company.id, grant: toHex(nodeRandom.bytes(32)) });
      for (let n = 0; n < 5; n++) expect((await ask()).status).toBe(404);
      expect(await ask()).toMatchObject({ status: 429, json: { code: 'hub/too-many-requests' } });
    });
  });
