import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import { Refusal, type Result } from '#shared/base/result.ts';
import type { Permission } from '#shared/oplog/certificate.ts';
import { deskRequest, enrolReply, enrolRequest, grantReply, grantRequest } from '#shared/sync/enrolment.ts';
import * as api from '#shared/sync/hub-api.ts';
import { type Place, SESSION_MS, type SignedIn } from '../auth/sessions.ts';
import { addVessel } from '../company.ts';
import { fleetOf, vesselDetail } from '../fleet.ts';
import type { Hub } from '../hub.ts';
import { admitBatches, revokeDevice } from '../revoking.ts';
import type { HubApp } from './app.ts';
import { fileRoutes } from './files.ts';

const COOKIE = 'bulwark';
const nothing = z.object({});
const vesselParams = z.object({ vessel: api.vesselId });

export type RouteLimits = { readonly enrolPerMinute: number; readonly signInPerMinute: number };

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}

function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  return authorization?.startsWith('Bearer ') ? authorization.slice(7) : request.cookies[COOKIE];
}

/** The routes of `shared/sync/hub-api.ts`. Who is signed in and what they may is decided in `auth/sessions.ts`. */
export function apiRoutes(base: HubApp, hub: Hub, limits: RouteLimits): void {
  const app = base.withTypeProvider<ZodTypeProvider>();
  const { context, rooms, sessions, enrolments } = hub;
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

  const signedIn = async (request: FastifyRequest): Promise<SignedIn> => {
    const who = await sessions.find(tokenOf(request));
    if (!who) throw new Refusal('auth/signed-out');
    return who;
  };
  const place = async (
    request: FastifyRequest,
    vessel: string,
    permission: Permission | null,
  ): Promise<{ who: SignedIn; place: Place }> => {
    const who = await signedIn(request);
    return { who, place: must(await sessions.placeOf(who, vessel, permission)) };
  };

  app.post(
    '/enrol/grant',
    { config: perMinute(limits.enrolPerMinute), schema: { body: grantRequest, response: { 200: grantReply } } },
    async ({ body }) => must(await enrolments.describeGrant(body)),
  );
  app.post(
    '/enrol',
    { config: perMinute(limits.enrolPerMinute), schema: { body: enrolRequest, response: { 200: enrolReply } } },
    async ({ body }) => must(await enrolments.enrol(body)),
  );

  app.post(
    '/api/session/salt',
    { config: perMinute(limits.signInPerMinute), schema: { body: api.saltRequest, response: { 200: api.saltReply } } },
    async ({ body }) => ({
      salt: toHex(await sessions.saltOf(body.username)),
    }),
  );
  app.post(
    '/api/session',
    {
      config: perMinute(limits.signInPerMinute),
      schema: { body: api.signInRequest, response: { 200: api.signInReply } },
    },
    async (request, reply) => {
      const { username, authKey, wantsToken } = request.body;
      const { token, signedIn: who } = must(await sessions.signIn(username, authKey, request.ip));
      if (wantsToken) return { ...who.info, token };
      setCookie(request, reply, token);
      return who.info;
    },
  );
  app.get(
    '/api/session',
    { schema: { response: { 200: api.sessionInfo } } },
    async (request) => (await signedIn(request)).info,
  );
  app.delete('/api/session', { schema: { response: { 200: nothing } } }, async (request, reply) => {
    await sessions.signOut(tokenOf(request));
    reply.clearCookie(COOKIE, { path: '/' });
    return {};
  });

  app.get('/api/vessels', { schema: { response: { 200: api.vesselList } } }, async (request) => {
    const { company, certificate } = await signedIn(request);
    return { hubTimeAt: context.clock.now(), vessels: [...(await fleetOf(context, company.id, certificate.vessel))] };
  });
  app.post('/api/vessels', { schema: { body: api.newVesselRequest, response: { 200: nothing } } }, async (request) => {
    const { company, certificate } = await signedIn(request);
    const { vessel, name, imo } = request.body;
    if (!certificate.may.includes('enrol') || (certificate.vessel !== '*' && certificate.vessel !== vessel))
      throw new Refusal('auth/forbidden');
    must(await addVessel(context, company.id, { vessel, name, ...(imo !== undefined ? { imo } : {}) }));
    return {};
  });
  app.get(
    '/api/vessels/:vessel',
    { schema: { params: vesselParams, response: { 200: api.vesselDetail } } },
    async (request) => {
      const at = await place(request, request.params.vessel, null);
      const detail = await vesselDetail(context, rooms, at.place.company, at.place.vessel);
      if (!detail) throw new Refusal('hub/not-found');
      return detail;
    },
  );
  app.post(
    '/api/vessels/:vessel/grants',
    { schema: { params: vesselParams, body: api.newGrantRequest, response: { 200: nothing } } },
    async (request) => {
      const at = await place(request, request.params.vessel, 'enrol');
      const grant = await enrolments.addGrant(at.place.company, fromHex(request.body.certificate), at.place.vessel);
      must(grant);
      return {};
    },
  );
  app.post(
    '/api/vessels/:vessel/revoke',
    { schema: { params: vesselParams, body: api.revokeRequest, response: { 200: api.revokeReply } } },
    async (request) => {
      const at = await place(request, request.params.vessel, 'revoke');
      const done = must(await revokeDevice(context, rooms, at.place, { ...request.body, by: at.who.info.name }));
      return { replicas: [...done.replicas], links: [...done.links] };
    },
  );
  app.post(
    '/api/vessels/:vessel/admit',
    { schema: { params: vesselParams, body: api.admitRequest, response: { 200: nothing } } },
    async (request) => {
      const at = await place(request, request.params.vessel, 'admit');
      must(await admitBatches(context, rooms, at.place, { ...request.body, by: at.who.info.name }));
      return {};
    },
  );
  app.post('/api/desk', { schema: { body: deskRequest, response: { 200: enrolReply } } }, async (request) => {
    const { who } = await place(request, request.body.vessel, null);
    return must(await enrolments.enrolDesk(who.company, who.certificate, request.body));
  });

  fileRoutes(base, hub, tokenOf);

  app.post('/api/call', { schema: { body: api.callRequest } }, async (request, reply) => {
    const { token, method, path, body } = request.body;
    const { cookie } = request.headers;
    const answer = await app.inject({
      method,
      url: path,
      remoteAddress: request.ip,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie } : {}) },
      ...(body !== undefined ? { payload: JSON.stringify(body) } : {}),
    });
    const set = answer.headers['set-cookie'];
    if (set !== undefined) reply.header('set-cookie', set);
    return reply.code(answer.statusCode).type('application/json').send(answer.payload);
  });

  app.setNotFoundHandler(() => {
    throw new Refusal('hub/not-found');
  });
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: SESSION_MS / 1000,
  });
}
