import { fromHex, toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import {
  type Certificate,
  decodeCertificate,
  encodeCertificate,
  mayIssue,
  verifyCertificate,
} from '#shared/oplog/certificate.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import {
  checkDevice,
  type EnrolReply,
  type EnrolRequest,
  type GrantReply,
  type GrantRequest,
  linkKey,
  proofOf,
} from '#shared/sync/enrolment.ts';
import { type Company, findCompany, hasVessel, standingCertificates } from './company.ts';
import type { HubContext } from './context.ts';
import { addLink } from './links.ts';
import type { Rooms, VesselRoom } from './rooms.ts';
import type { VesselScope } from './storage/scope.ts';

const hexOf = (certificate: Certificate) => toHex(encodeCertificate(certificate));

/** Lets devices in (rules E1-E6): each step checks signatures up to the company key; the hub adds none of its own. */
export class Enrolments {
  readonly #context: HubContext;
  readonly #rooms: Rooms;

  constructor(context: HubContext, rooms: Rooms) {
    this.#context = context;
    this.#rooms = rooms;
  }

  /**
   * Keeps a grant that staff or the company key signed, until a device uses it.
   * @returns 'auth/forbidden' when its issuer may not, 'hub/not-found' for an unknown vessel.
   */
  async addGrant(companyId: string, encoded: Uint8Array, vessel: string): Promise<Result<Certificate>> {
    const company = await findCompany(this.#context, companyId);
    const grant = decodeCertificate(encoded);
    if (!company || grant?.role !== 'grant' || grant.letter === undefined || grant.side !== 'ship')
      return fail('input/invalid');
    if (grant.vessel !== vessel) return fail('packet/wrong-vessel');
    if (!(await hasVessel(this.#context, companyId, vessel))) return fail('hub/not-found');
    if (!(await this.#isChained(company, grant))) return fail('auth/forbidden');
    const scope = this.#context.database.vessel(companyId, grant.vessel);
    const subject = toHex(grant.subject);
    const place = { company: companyId, vessel: grant.vessel };
    if (!(await this.#context.database.directory.add('enrolment', subject, place))) return fail('enrol/code-used');
    await scope
      .insert('enrolment', [
        {
          subject,
          certificate: encoded,
          letter: grant.letter,
          created_at: this.#context.clock.now(),
          expires_at: grant.notAfter ?? null,
          used_at: null,
          link: null,
          used_by: null,
        },
      ])
      .execute();
    return ok(grant);
  }

  async #isChained(company: Company, certificate: Certificate): Promise<boolean> {
    if (!(await verifyCertificate(this.#context.verifier, certificate))) return false;
    const issuer = toHex(certificate.issuer);
    if (issuer === toHex(company.root)) return true;
    const standing = await standingCertificates(this.#context, company, certificate.vessel);
    return standing.some((c) => c.role === 'staff' && toHex(c.subject) === issuer && mayIssue(c, certificate));
  }

  /** What a code is for, with the proof. Says nothing to who does not hold the code. */
  async describeGrant({ company: id, grant }: GrantRequest): Promise<Result<GrantReply>> {
    const held = await this.#find(id, grant);
    if (!held.ok) return held;
    const { company, certificate } = held.value;
    const row = await company.scope
      .select('vessel')
      .select('name')
      .where('vessel_id', '=', certificate.vessel)
      .executeTakeFirst();
    const standing = await standingCertificates(this.#context, company, certificate.vessel);
    const needed = standing.filter((c) => c.role === 'hub' || toHex(c.subject) === toHex(certificate.issuer));
    return ok({
      vessel: certificate.vessel,
      vesselName: row?.name ?? '',
      root: toHex(company.root),
      certificates: [...needed, certificate].map(hexOf),
    });
  }

  /**
   * Enrols a device of a ship.
   * @returns 'enrol/code-unknown', 'enrol/code-used' (by another device), 'enrol/code-expired', 'enrol/wrong-company',
   *          'enrol/code-malformed', 'sync/revoked' when this device was cut off.
   */
  async enrol(request: EnrolRequest): Promise<Result<EnrolReply>> {
    const offered = decodeCertificate(fromHex(request.certificate));
    if (!offered) return fail('enrol/code-malformed');
    const held = await this.#find(request.company, toHex(offered.issuer));
    if (!held.ok) return held;
    const { company, certificate: grant } = held.value;
    const device = await checkDevice(request.certificate, grant, this.#context.verifier);
    if (!device.ok) return device;
    const room = await this.#rooms.of(company.id, grant.vessel);
    const reply = await room.run(async (replica): Promise<Result<EnrolReply>> => {
      const row = await enrolmentRow(room.scope, toHex(grant.subject));
      const usedBy = toHex(sha256(encodeCertificate(device.value)));
      if (row?.used_at != null && row.used_by !== usedBy) return fail('enrol/code-used');
      if (row?.used_at == null && (row?.expires_at ?? Number.POSITIVE_INFINITY) < this.#context.clock.now())
        return fail('enrol/code-expired');
      if (replica.state.controls.isRevoked(replicaIdOf(device.value.subject))) return fail('sync/revoked');
      const key = linkKey(company.kexSecret, device.value.seal as Uint8Array, device.value);
      if (!key) return fail('enrol/code-malformed');
      await room.certify(replica, [grant, device.value]);
      const link = row?.link ?? (await this.#use(room, grant, device.value, { key, label: request.label, usedBy }));
      return link === null ? fail('enrol/code-used') : ok(await this.#reply(room, link, key, [grant, device.value]));
    });
    const code = reply.ok ? {} : { code: reply.error.code };
    this.#context.log.info({
      event: 'enrol',
      company: company.id,
      vessel: grant.vessel,
      replica: replicaIdOf(device.value.subject),
      ...code,
    });
    return reply;
  }

  /** Marks the grant as used and makes the link in one step; null when another process was faster. */
  async #use(
    room: VesselRoom,
    grant: Certificate,
    device: Certificate,
    made: { key: Uint8Array; label: string; usedBy: string },
  ): Promise<number | null> {
    const link = await addLink(this.#context, room.scope, { certificate: device, key: made.key, label: made.label });
    const done = await room.scope
      .update('enrolment')
      .set({ used_at: this.#context.clock.now(), used_by: made.usedBy, link })
      .where('subject', '=', toHex(grant.subject))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 1n) return link;
    await room.scope.delete('link').where('number', '=', link).execute();
    const row = await enrolmentRow(room.scope, toHex(grant.subject));
    return row?.used_by === made.usedBy ? row.link : null;
  }

  /**
   * Gives a desk of a signed-in staff member a link to a vessel. The same certificate again gets the same link.
   * @param staff certificate of who is signed in: it must be the issuer.
   */
  async enrolDesk(
    company: Company,
    staff: Certificate,
    request: { readonly vessel: string; readonly certificate: string; readonly label: string },
  ): Promise<Result<EnrolReply>> {
    const device = await checkDevice(request.certificate, staff, this.#context.verifier);
    if (!device.ok) return fail('auth/forbidden');
    if (device.value.vessel !== request.vessel) return fail('packet/wrong-vessel');
    if (!(await hasVessel(this.#context, company.id, request.vessel))) return fail('hub/not-found');
    const key = linkKey(company.kexSecret, device.value.seal as Uint8Array, device.value);
    if (!key) return fail('input/invalid');
    const room = await this.#rooms.of(company.id, request.vessel);
    return room.run(async (replica) => {
      const id = replicaIdOf(device.value.subject);
      if (replica.state.controls.isRevoked(id)) return fail('sync/revoked');
      await room.certify(replica, [device.value]);
      const held = await room.scope
        .select('link')
        .select(['number', 'certificate'])
        .where('replica', '=', id)
        .execute();
      const same = held.find((row) => toHex(row.certificate) === request.certificate);
      const link =
        same?.number ??
        (await addLink(this.#context, room.scope, { certificate: device.value, key, label: request.label }));
      this.#context.log.info({ event: 'desk', company: company.id, vessel: request.vessel, link, replica: id });
      return ok(await this.#reply(room, link, key, [device.value]));
    });
  }

  async #find(companyId: string, subject: string): Promise<Result<{ company: Company; certificate: Certificate }>> {
    const place = await this.#context.database.directory.find('enrolment', subject);
    if (!place) return fail('enrol/code-unknown');
    if (place.company !== companyId) return fail('enrol/wrong-company');
    const company = await findCompany(this.#context, companyId);
    const row = await enrolmentRow(this.#context.database.vessel(place.company, place.vessel), subject);
    const certificate = row ? decodeCertificate(row.certificate) : null;
    return company && certificate ? ok({ company, certificate }) : fail('enrol/code-unknown');
  }

  async #reply(room: VesselRoom, link: number, key: Uint8Array, more: readonly Certificate[]): Promise<EnrolReply> {
    const { company, scope } = room;
    const standing = await standingCertificates(this.#context, company, scope.vessel);
    const certificates = [...standing, ...more].map(hexOf);
    const reply = {
      vessel: scope.vessel,
      link,
      root: toHex(company.root),
      hub: toHex(company.certificate.subject),
      certificates,
    };
    return { ...reply, proof: toHex(proofOf(reply, key)) };
  }
}

function enrolmentRow(scope: VesselScope, subject: string) {
  return scope.select('enrolment').selectAll().where('subject', '=', subject).executeTakeFirst();
}
