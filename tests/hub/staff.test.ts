import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import type { EnrolReply } from '#shared/sync/enrolment.ts';
import { requestDesk } from '#shared/sync/enrolment.ts';
import type { SessionInfo, VesselDetail, VesselList } from '#shared/sync/hub-api.ts';
import { passwordKeys } from '#shared/sync/persons-staff.ts';
import { SESSION_MS } from '#shore/hub/auth/sessions.ts';
import { nodeRandom } from '#shore/hub/crypto/node-keys.ts';
import { pinoLog } from '#shore/hub/log.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { post, postJson } from './http.ts';
import { testHubs } from './hubs.ts';
import {
  call,
  enrol,
  makeCode,
  makeCompany,
  makeDesk,
  makeShip,
  makeStaffMember,
  newKeys,
  PASSWORD,
  run,
  signIn,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

sayWhatIsMissing();

const OTHER = 'imo9241061';

for (const { name, make } of DATABASES)
  describe(`people ashore on ${name}`, () => {
    const { start } = testHubs(make);

    test('sign in, look, sign out; the hub keeps neither password nor keys', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva', ['dpa', 'enrol']);
      const eva = await signInStaff(url, 'eva');
      expect(eva.info).toMatchObject({
        company: company.id,
        companyName: 'Test Shipping',
        username: 'eva',
        name: 'Staff eva',
        may: ['dpa', 'enrol'],
        vessel: '*',
      });
      expect(eva.signer.publicKey).toEqual(eva.certificate.subject);
      expect((await call<SessionInfo>(url, eva.token, 'GET', '/api/session')).json.username).toBe('eva');
      const halves = await passwordKeys(
        PASSWORD,
        fromHex((await postJson<{ salt: string }>(url, '/api/session/salt', { username: 'eva' })).json.salt),
      );
      const rows = JSON.stringify(await hub.context.database.company(company.id).select('staff').selectAll().execute());
      for (const secret of [PASSWORD, toHex(halves.authKey), toHex(halves.wrapKey)]) expect(rows).not.toContain(secret);
      expect((await call(url, eva.token, 'DELETE', '/api/session')).status).toBe(200);
      expect((await call(url, eva.token, 'GET', '/api/session')).json).toEqual({ code: 'auth/signed-out' });
    });

    test('in a browser the session is a cookie that no script reads and no other site sends', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const { json } = await postJson<{ salt: string }>(url, '/api/session/salt', { username: 'eva' });
      const { authKey } = await passwordKeys(PASSWORD, fromHex(json.salt));
      const reply = await fetch(new URL('/api/session', url), {
        method: 'POST',
        body: JSON.stringify({ username: 'eva', authKey: toHex(authKey) }),
      });
      const cookie = reply.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^bulwark=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
      expect(await reply.json()).not.toHaveProperty('token');
      const headers = { cookie: cookie.split(';')[0] as string };
      expect((await fetch(new URL('/api/vessels', url), { headers })).status).toBe(200);
      const called = await fetch(new URL('/api/call', url), {
        method: 'POST',
        headers,
        body: JSON.stringify({ method: 'GET', path: '/api/session' }),
      });
      expect(await called.json()).toMatchObject({ username: 'eva' });
    });

    test('a wrong password and an unknown user look the same, and guessing waits longer and longer', async () => {
      let now = 1_800_000_000_000;
      const { hub, url } = await start({ clock: { now: () => now } });
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const salt = async (username: string) =>
        (await postJson<{ salt: string }>(url, '/api/session/salt', { username })).json.salt;
      expect(await salt('nobody')).toHaveLength((await salt('eva')).length);
      expect(await salt('nobody')).toBe(await salt('nobody'));
      expect(await salt('nobody')).not.toBe(await salt('nobody2'));
      const guess = (username: string) =>
        postJson(url, '/api/session', { username, authKey: toHex(nodeRandom.bytes(32)) });
      expect(await guess('nobody')).toEqual({ status: 401, json: { code: 'auth/wrong-password' } });
      for (let n = 0; n < 5; n++)
        expect(await guess('eva')).toEqual({ status: 401, json: { code: 'auth/wrong-password' } });
      expect(await guess('eva')).toEqual({ status: 429, json: { code: 'auth/wait', params: { waitS: 1 } } });
      expect(await signIn(url, 'eva')).toMatchObject({ status: 429, code: 'auth/wait' });
      now += 1000;
      expect((await guess('eva')).status).toBe(401);
      expect(await guess('eva')).toMatchObject({ status: 429, json: { params: { waitS: 2 } } });
      now += 20 * 60_000;
      expect(await signIn(url, 'eva')).toMatchObject({ status: 200 });
    });

    test('what is no token of ours names nobody, whatever signs it holds', async () => {
      const { url } = await start();
      for (const token of ['%00.x', 'x.%00', 'a%00b', '.', `${'a'.repeat(26)}.${'0'.repeat(64)}`]) {
        const headers = { cookie: `bulwark=${token}` };
        const asked = await fetch(new URL('/api/session', url), { headers });
        expect([token, asked.status, await asked.json()]).toEqual([token, 401, { code: 'auth/signed-out' }]);
        const left = await fetch(new URL('/api/session', url), { method: 'DELETE', headers });
        expect([token, left.status]).toEqual([token, 200]);
        const request = { token: decodeURIComponent(token), vessel: VESSEL };
        expect((await postJson(url, '/api/files/reach', request)).json).toEqual({ code: 'auth/signed-out' });
      }
    });

    test('names with a 0 byte are refused, the same on every database', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const { token } = await signInStaff(url, 'eva');
      const refused = { status: 400, json: { code: 'input/invalid' } };
      expect(await call(url, token, 'POST', '/api/vessels', { vessel: OTHER, name: 'a\0b' })).toEqual(refused);
      const desk = { vessel: VESSEL, certificate: '00', label: 'a\0b' };
      expect(await call(url, token, 'POST', '/api/desk', desk)).toEqual(refused);
      expect(await call(url, token, 'POST', '/api/desk', { ...desk, vessel: 'a\0b', label: '' })).toEqual(refused);
      expect(await postJson(url, '/enrol', { company: company.id, certificate: '00', label: 'a\0b' })).toEqual(refused);
    });

    test('behind a proxy the address is what the proxy has seen, not what the asker says of itself', async () => {
      const { url } = await start({ trustProxy: true, limits: { signInPerMinute: 2 } });
      const ask = async (forwarded: string) => {
        const headers = { 'x-forwarded-for': forwarded };
        const body = JSON.stringify({ username: 'eva' });
        return (await fetch(new URL('/api/session/salt', url), { method: 'POST', headers, body })).status;
      };
      expect([await ask('10.0.0.1, 192.0.2.7'), await ask('10.0.0.2, 192.0.2.7')]).toEqual([200, 200]);
      expect(await ask('10.0.0.3, 192.0.2.7')).toBe(429);
      expect(await ask('10.0.0.3, 192.0.2.8')).toBe(200);
    });

    test('a session ends by itself, and with the account', async () => {
      let now = 1_800_000_000_000;
      const { hub, url } = await start({ clock: { now: () => now } });
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const first = await signInStaff(url, 'eva');
      now += SESSION_MS - 1;
      expect((await call(url, first.token, 'GET', '/api/session')).status).toBe(200);
      now += 1;
      expect((await call(url, first.token, 'GET', '/api/session')).json).toEqual({ code: 'auth/signed-out' });
      const second = await signInStaff(url, 'eva');
      await hub.context.database
        .company(company.id)
        .update('staff')
        .set({ disabled_at: now })
        .where('username', '=', 'eva')
        .execute();
      expect((await call(url, second.token, 'GET', '/api/session')).status).toBe(401);
      expect(await signIn(url, 'eva')).toMatchObject({ code: 'auth/wrong-password' });
    });

    test('one company never sees another, nor staff a vessel that is not theirs', async () => {
      const { hub, url } = await start();
      const one = await makeCompany(hub, [VESSEL, OTHER], 'One');
      const two = await makeCompany(hub, [VESSEL], 'Two');
      await makeStaffMember(hub, one, 'eva');
      await makeStaffMember(hub, one, 'super', ['revoke', 'admit', 'enrol'], OTHER);
      await makeStaffMember(hub, two, 'rival');
      const ship = await makeShip(hub, one, url);
      const id = await writeAsset(ship, { name: 'secret of One' });
      await run(ship);
      const [eva, superintendent, rival] = [
        await signInStaff(url, 'eva'),
        await signInStaff(url, 'super'),
        await signInStaff(url, 'rival'),
      ];
      const seen = async (token: string) =>
        (await call<VesselList>(url, token, 'GET', '/api/vessels')).json.vessels.map((v) => [
          v.vessel,
          v.devices.length,
        ]);
      expect(await seen(eva.token)).toEqual([
        [VESSEL, 1],
        [OTHER, 0],
      ]);
      expect(await seen(superintendent.token)).toEqual([[OTHER, 0]]);
      expect(await seen(rival.token)).toEqual([[VESSEL, 0]]);
      const detail = (token: string, vessel: string) => call<VesselDetail>(url, token, 'GET', `/api/vessels/${vessel}`);
      expect((await detail(superintendent.token, VESSEL)).json).toEqual({ code: 'hub/not-found' });
      expect((await detail(rival.token, OTHER)).json).toEqual({ code: 'hub/not-found' });
      expect((await detail(rival.token, VESSEL)).json.devices).toEqual([]);
      const revoke = { replica: ship.replica.id, reason: 'try' };
      expect((await call(url, superintendent.token, 'POST', `/api/vessels/${VESSEL}/revoke`, revoke)).json).toEqual({
        code: 'hub/not-found',
      });
      expect((await call(url, rival.token, 'POST', `/api/vessels/${VESSEL}/revoke`, revoke)).json).toEqual({
        code: 'sync/unknown-device',
      });
      await run(ship);
      // A desk of the rival for the vessel of the same name gets the rival's empty log, not One's.
      const desk = await makeDesk(url, rival);
      await run(desk);
      expect((await desk.replica.store.records([id])).size).toBe(0);
      await expect(makeDesk(url, superintendent, VESSEL)).rejects.toThrow(/hub\/not-found|auth\/forbidden/);
      // Nor with One's vessel certified by the rival's own staff key.
      const keys = newKeys();
      const { request } = await requestDesk(
        rival,
        { vessel: OTHER, publicKey: keys.signer.publicKey, kexSecret: keys.kexSecret, label: '' },
        one.key.publicKey,
      );
      expect((await call<EnrolReply>(url, rival.token, 'POST', '/api/desk', request)).json).toEqual({
        code: 'hub/not-found',
      });
    });

    test('a desk gets no more rights than its staff member, and only by that member’s own key', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva', ['dpa']);
      await makeStaffMember(hub, company, 'boss');
      const [eva, boss] = [await signInStaff(url, 'eva'), await signInStaff(url, 'boss')];
      const keys = newKeys();
      const about = { vessel: VESSEL, publicKey: keys.signer.publicKey, kexSecret: keys.kexSecret, label: '' };
      const asBoss = await requestDesk(
        { signer: eva.signer, certificate: boss.certificate },
        about,
        company.key.publicKey,
      );
      expect((await call(url, eva.token, 'POST', '/api/desk', asBoss.request)).json).toEqual({
        code: 'auth/forbidden',
      });
      const bossDesk = await requestDesk(boss, about, company.key.publicKey);
      expect((await call(url, eva.token, 'POST', '/api/desk', bossDesk.request)).json).toEqual({
        code: 'auth/forbidden',
      });
      const own = await requestDesk(eva, about, company.key.publicKey);
      const first = await call<EnrolReply>(url, eva.token, 'POST', '/api/desk', own.request);
      expect(first.status).toBe(200);
      const again = await call<EnrolReply>(url, eva.token, 'POST', '/api/desk', own.request);
      expect(again.json.link).toBe(first.json.link);
      expect(
        (await call(url, eva.token, 'POST', `/api/vessels/${VESSEL}/revoke`, { replica: 'aaaaaaaaaaaaa', reason: 'x' }))
          .json,
      ).toEqual({ code: 'auth/forbidden' });
      expect(
        (
          await call(url, eva.token, 'POST', `/api/vessels/${VESSEL}/admit`, {
            batches: ['ab'.repeat(32)],
            reason: 'x',
          })
        ).json,
      ).toEqual({ code: 'auth/forbidden' });
      expect((await call(url, eva.token, 'POST', '/api/vessels', { vessel: 'new', name: 'New' })).json).toEqual({
        code: 'auth/forbidden',
      });
    });

    test('vessels are added once', async () => {
      const { hub, url } = await start();
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva');
      const { token } = await signInStaff(url, 'eva');
      const add = (vessel: unknown) =>
        call(url, token, 'POST', '/api/vessels', { vessel, name: 'New', imo: '9241061' });
      expect((await add(OTHER)).status).toBe(200);
      expect(await add(OTHER)).toMatchObject({ status: 400, json: { code: 'input/invalid' } });
      for (const bad of ['', 'UPPER', '*', 'a/b', '-x', 'x'.repeat(41), 7])
        expect(await add(bad)).toMatchObject({ status: 400, json: { code: 'input/invalid' } });
      const ship = await makeShip(hub, company, url, { vessel: OTHER });
      await writeAsset(ship, { name: 'here' });
      await run(ship);
    });

    test('the log holds ids and codes, no name, text, key, token, code or password', async () => {
      const lines: string[] = [];
      const log = pinoLog({ level: 'trace', stream: { write: (line: string) => lines.push(line) } });
      const { hub, url } = await start({ log });
      const company = await makeCompany(hub);
      await makeStaffMember(hub, company, 'eva.longname');
      const eva = await signInStaff(url, 'eva.longname');
      await signIn(url, 'eva.longname', 'a wrong password');
      const code = await makeCode(hub, company, url);
      const keys = newKeys();
      const enrolled = await enrol(url, code, keys);
      const ship = await makeShip(hub, company, url, { letter: 'B' });
      await writeAsset(ship, { name: 'Confidential ECDIS' });
      await run(ship);
      const desk = await makeDesk(url, eva);
      await run(desk);
      await call(url, eva.token, 'GET', '/api/vessels');
      await call(url, 'x.secret-token', 'GET', '/api/vessels/unknown-vessel?secret=query');
      await call(url, eva.token, 'POST', `/api/vessels/${VESSEL}/revoke`, {
        replica: ship.replica.id,
        reason: 'Stolen by Mr Nobody',
      });
      await post(url, '/x', 'garbage that is sent');
      await post(url, '/enrol', '{"secret":"broken json');
      hub.context.log.error({ event: 'test' }, new Error('message that quotes a value'));
      const all = lines.join('');
      expect(lines.length).toBeGreaterThan(12);
      const events = new Set(lines.map((line) => JSON.parse(line).event));
      for (const event of ['http', 'exchange', 'enrol', 'desk', 'sign-in', 'revoke', 'test'])
        expect(events).toContain(event);
      const secrets = {
        password: PASSWORD,
        token: eva.token,
        'end of token': eva.token.slice(-20),
        'enrolment secret': toHex(code.secret),
        'link key': toHex(enrolled.keys.key),
        'device seed': toHex(keys.seed),
        envelope: eva.info.envelope.slice(0, 40),
        username: 'eva.longname',
        'person’s name': 'Staff eva',
        'vessel’s name': `MV ${VESSEL}`,
        'company’s name': 'Test Shipping',
        record: 'ECDIS',
        label: 'bridge PC',
        reason: 'Nobody',
        query: 'secret=query',
        body: 'garbage',
        message: 'quotes a value',
        address: '127.0.0.1',
      };
      for (const [what, secret] of Object.entries(secrets)) expect([what, all.includes(secret)]).toEqual([what, false]);
    });
  });
