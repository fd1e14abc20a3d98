import { equalBytes, toHex } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { encodeCertificate } from '#shared/oplog/certificate.ts';
import { LANES } from '#shared/oplog/op.ts';
import {
  askForGrant,
  decodePending,
  encodePending,
  enrolReply,
  finishEnrolment,
  grantReply,
  grantSigner,
  type Invitation,
  type PendingEnrolment,
  readInvitation,
  requestEnrolment,
} from '#shared/sync/enrolment.ts';
import { decodeEnrolmentCode, type EnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { keepSealSecret } from './files.ts';
import type { EngineHost } from './host.ts';
import { ask } from './hub-client.ts';
import { deviceLabel, VESSEL_WORKSPACE } from './setting-up.ts';
import {
  BELONGING_META,
  belongingValue,
  type OpenOptions,
  type OpenWorkspace,
  openWorkspace,
  ownBelonging,
} from './workspace.ts';

export type Enrolment = { readonly workspace: OpenWorkspace; readonly vesselId: string; readonly company: string };

type Events = Pick<OpenOptions, 'onProgress' | 'onBehind'>;

function pendingName(workspace: string): string {
  return `${workspace}:pending`;
}

/**
 * Connects this device to the hub that a code names. A vessel that was made here keeps its records; on a fresh device an
 * empty workspace is made, which the first sync fills.
 *
 * @param current the open vessel, if there is one. It may be closed and opened anew: the answer has the one to go on with.
 * @param isForgotten its hub has said that it does not know this device: it may be enrolled again, by the same company.
 */
export async function enrolDevice(
  host: EngineHost,
  codeText: string,
  current: OpenWorkspace | null,
  events: Events,
  isForgotten: boolean,
): Promise<Result<Enrolment>> {
  const code = decodeEnrolmentCode(codeText);
  if (!code.ok) return code;
  if (current && current.belonging().link !== null && !isForgotten) return fail('enrol/already-enrolled');
  const company = current?.replica.state.trust.root ?? code.value.company;
  if (company !== code.value.company) return fail('enrol/wrong-company');
  const described = await ask(host, code.value.hubUrl, '/enrol/grant', askForGrant(code.value), grantReply);
  if (!described.ok) return described;
  const invitation = await readInvitation(code.value, described.value, host.verifier);
  if (!invitation.ok) return invitation;
  const opened = await workspaceFor(host, invitation.value, current, events);
  if (!opened.ok) return opened;
  const done = await finish(host, code.value, invitation.value, opened.value);
  if (done.ok) return done;
  if (!current) opened.value.close();
  return done;
}

/** The workspace under the id that certificates of this vessel are bound to. */
async function workspaceFor(
  host: EngineHost,
  { vessel, vesselName }: Invitation,
  current: OpenWorkspace | null,
  events: Events,
): Promise<Result<OpenWorkspace>> {
  const fresh = ownBelonging(vessel, vesselName);
  if (!current) return openWorkspace(host, { id: VESSEL_WORKSPACE, role: 'vessel', fresh, ...events });
  if (current.belonging().vesselId === vessel) return ok(current);
  await current.replica.setMeta({ [BELONGING_META]: belongingValue({ ...current.belonging(), vesselId: vessel }) });
  current.close();
  const opened = await openWorkspace(host, { id: current.id, role: 'vessel', ...events });
  if (!opened.ok) return opened;
  const { replica } = opened.value;
  const hasSealed = LANES.some((lane) => replica.state.index.tips(replica.id, lane).length > 0);
  // What was sealed was signed for another id of the vessel, and nobody else has it: it is written again.
  if (hasSealed) await replica.becomeNew(() => false);
  return opened;
}

async function finish(
  host: EngineHost,
  code: EnrolmentCode,
  invitation: Invitation,
  workspace: OpenWorkspace,
): Promise<Result<Enrolment>> {
  const { id, replica } = workspace;
  const label = deviceLabel(replica.publicKey);
  const pending =
    (await heldPending(host, code, workspace)) ?? (await newPending(host, code, invitation, workspace, label));
  const request = { company: code.company, certificate: toHex(encodeCertificate(pending.certificate)), label };
  const reply = await ask(host, code.hubUrl, '/enrol', request, enrolReply);
  if (!reply.ok) return reply;
  const enrolled = await finishEnrolment(pending, reply.value, host.verifier);
  if (!enrolled.ok) return enrolled;
  const { keys, company, root, certificates, vessel } = enrolled.value;
  await host.keys.setLinkSecret(id, keys.key);
  await keepSealSecret(host, id, pending.kexSecret);
  await replica.join(company, certificates);
  const belonging = {
    ...workspace.belonging(),
    vesselId: vessel,
    hubUrl: code.hubUrl,
    link: keys.link,
    company: root,
    enrolled: replica.id,
    letter: invitation.letter,
  };
  await replica.setMeta({ [BELONGING_META]: belongingValue(belonging) });
  await host.keys.setLinkSecret(pendingName(id), null);
  return ok({ workspace, vesselId: vessel, company });
}

/** The answer to an earlier try was lost: the same request gets the same answer. */
async function heldPending(
  host: EngineHost,
  code: EnrolmentCode,
  { id, replica }: OpenWorkspace,
): Promise<PendingEnrolment | null> {
  const bytes = await host.keys.linkSecret(pendingName(id));
  const pending = bytes && decodePending(bytes);
  if (!pending) return null;
  const { certificate } = pending;
  const isSame =
    equalBytes(certificate.subject, replica.publicKey) && equalBytes(certificate.issuer, grantSigner(code).publicKey);
  return isSame ? pending : null;
}

async function newPending(
  host: EngineHost,
  code: EnrolmentCode,
  invitation: Invitation,
  { id, replica }: OpenWorkspace,
  label: string,
): Promise<PendingEnrolment> {
  const kexSecret = host.random.bytes(32);
  const { pending } = await requestEnrolment(code, invitation, { publicKey: replica.publicKey, kexSecret, label });
  await host.keys.setLinkSecret(pendingName(id), encodePending(pending));
  return pending;
}
