import type * as z from 'zod/mini';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { parseImoNumber } from '#shared/domain/imo-number.ts';
import { encodeCertificate, fingerprint } from '#shared/oplog/certificate.ts';
import { issueGrant, signerOfSeed } from '#shared/sync/enrolment.ts';
import { encodeEnrolmentCode, enrolmentFile, isHubUrl } from '#shared/sync/enrolment-code.ts';
import * as api from '#shared/sync/hub-api.ts';
import type { MadeCode, NewCode, VesselAccess } from '../contract.ts';
import type { EngineHost } from './host.ts';
import { call } from './hub-client.ts';
import type { SignedIn } from './staff.ts';

/** Who may write into a vessel's log: codes, devices and quarantine, as the hub keeps them; by signed-in staff. */
const DAY_MS = 86_400_000;
const MAX_DAYS = 365;

type Ask = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown };

function asStaff<S extends z.ZodMiniType>(
  host: EngineHost,
  { hubUrl, token }: SignedIn,
  request: Ask,
  reply: S,
): Promise<Result<z.infer<S>>> {
  return call(host, hubUrl, { token, ...request }, reply);
}

export async function loadAccess(
  host: EngineHost,
  signedIn: SignedIn,
  vesselId: string,
): Promise<Result<VesselAccess>> {
  const path = `/api/vessels/${vesselId}`;
  const detail = await asStaff(host, signedIn, { method: 'GET', path }, api.vesselDetail);
  if (!detail.ok) return detail;
  const { devices, quarantine, grants } = detail.value;
  return ok({
    vesselId,
    devices: devices.map(({ replica, side, letter, label, enrolledAt, lastContactAt, isRevoked }) => ({
      replica,
      side,
      letter,
      label,
      enrolledAt,
      lastContactAt,
      isRevoked,
    })),
    waiting: quarantine,
    codes: grants
      .filter(({ usedAt }) => usedAt === null)
      .map(({ subject, letter, createdAt, expiresAt }) => ({ id: subject, letter, createdAt, expiresAt })),
    usedLetters: [...new Set(grants.map(({ letter }) => letter))],
  });
}

/** The secret is made here and signed with the key that the password opened: the hub never sees it. */
export async function addVessel(
  host: EngineHost,
  signedIn: SignedIn,
  { name, imoNumber }: { readonly name: string; readonly imoNumber: string },
): Promise<Result<string>> {
  const imo = parseImoNumber(imoNumber);
  if (!imo.ok) return imo;
  const vessel = `imo${imo.value}`;
  const request: Ask = { method: 'POST', path: '/api/vessels', body: { vessel, name, imo: imo.value } };
  const added = await asStaff(host, signedIn, request, api.done);
  return added.ok ? ok(vessel) : added;
}

export async function makeCode(host: EngineHost, signedIn: SignedIn, asked: NewCode): Promise<Result<MadeCode>> {
  const letter = asked.letter.trim().toUpperCase();
  const hubUrl = asked.hubUrl.trim().replace(/\/$/, '');
  if (!/^[A-Z]$/.test(letter)) return fail('input/invalid', { field: 'letter' });
  if (!isHubUrl(hubUrl)) return fail('input/invalid', { field: 'hubUrl' });
  if (!(asked.days >= 1 && asked.days <= MAX_DAYS)) return fail('input/invalid', { field: 'days' });
  const { vesselId } = asked;
  const expiresAt = host.clock.now() + asked.days * DAY_MS;
  const issuer = signerOfSeed(signedIn.secrets.sign);
  const grant = await issueGrant(issuer, { vessel: vesselId, letter, notAfter: expiresAt }, host.random);
  const request: Ask = {
    method: 'POST',
    path: `/api/vessels/${vesselId}/grants`,
    body: { certificate: toHex(encodeCertificate(grant.certificate)) },
  };
  const kept = await asStaff(host, signedIn, request, api.done);
  if (!kept.ok) return kept;
  const company = fingerprint(fromHex(signedIn.info.root));
  const code = encodeEnrolmentCode({ hubUrl, company, secret: grant.secret });
  const file = enrolmentFile(code, { vessel: vesselId, vesselName: asked.vesselName });
  return ok({ code, file, letter, expiresAt, company });
}

export async function revokeDevice(
  host: EngineHost,
  signedIn: SignedIn,
  vesselId: string,
  replica: string,
  reason: string,
): Promise<Result<VesselAccess>> {
  const request: Ask = { method: 'POST', path: `/api/vessels/${vesselId}/revoke`, body: { replica, reason } };
  const done = await asStaff(host, signedIn, request, api.revokeReply);
  return done.ok ? loadAccess(host, signedIn, vesselId) : done;
}

export async function admitBatches(
  host: EngineHost,
  signedIn: SignedIn,
  vesselId: string,
  batches: readonly string[],
  reason: string,
): Promise<Result<VesselAccess>> {
  const request: Ask = { method: 'POST', path: `/api/vessels/${vesselId}/admit`, body: { batches, reason } };
  const done = await asStaff(host, signedIn, request, api.done);
  return done.ok ? loadAccess(host, signedIn, vesselId) : done;
}
