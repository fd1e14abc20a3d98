import { toHex } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { fail, ok, Refusal, type Result } from '#shared/base/result.ts';
import {
  type Certificate,
  decodeCertificate,
  encodeCertificate,
  fingerprint,
  issueCertificate,
  PERMISSIONS,
} from '#shared/oplog/certificate.ts';
import { kexPublicKey } from '#shared/sync/enrolment.ts';
import { newVesselRequest } from '#shared/sync/hub-api.ts';
import type { HubContext } from './context.ts';
import { nodeSigner } from './crypto/node-keys.ts';
import type { CompanyScope } from './storage/scope.ts';

/** A company as the hub works for it. */
export type Company = {
  readonly id: string;
  readonly name: string;
  readonly scope: CompanyScope;
  /** Public key of the company. */
  readonly root: Uint8Array;
  /** The hub's own, which certifies the keys that it writes vessels' logs with. */
  readonly signer: Signer;
  readonly kexSecret: Uint8Array;
  readonly certificate: Certificate;
};

/** What the hub itself may do: cut off lost devices and let in what a person admits. Never more (rule T4). */
const HUB_MAY = ['revoke', 'admit'] as const;

function boxLabel(company: string): string {
  return `company ${company}`;
}

export function companyId(root: Uint8Array): string {
  return fingerprint(root);
}

/**
 * Takes a company in: the company key, lent for a moment, certifies a fresh hub key and goes back into its drawer.
 * @returns 'input/invalid' when the hub works for that company already.
 */
export async function initCompany(context: HubContext, companyKey: Signer, name: string): Promise<Result<string>> {
  const { database, box, random, clock } = context;
  const id = companyId(companyKey.publicKey);
  const seed = random.bytes(32);
  const kexSecret = random.bytes(32);
  const certificate = await issueCertificate(companyKey, {
    role: 'hub',
    subject: nodeSigner(seed).publicKey,
    seal: kexPublicKey(kexSecret),
    side: 'shore',
    vessel: '*',
    may: [...HUB_MAY],
    name,
  });
  return database.company(id).transaction(async (scope, directory) => {
    if (!(await directory.add('company', id, { company: id, vessel: '' })))
      return fail('input/invalid', { field: 'company' });
    await scope
      .insert('company', [
        {
          name,
          root_public_key: companyKey.publicKey,
          hub_keys: box.seal(boxLabel(id), new Uint8Array([...seed, ...kexSecret])),
          hub_certificate: encodeCertificate(certificate),
          created_at: clock.now(),
        },
      ])
      .execute();
    return ok(id);
  });
}

/** Null when the hub does not work for that company. */
export async function findCompany(context: HubContext, id: string): Promise<Company | null> {
  const scope = context.database.company(id);
  const row = await scope.select('company').selectAll().executeTakeFirst();
  if (!row) return null;
  const keys = context.box.open(boxLabel(id), row.hub_keys);
  const certificate = decodeCertificate(row.hub_certificate);
  if (!certificate) throw new Error('the stored certificate of the hub cannot be read');
  return {
    id,
    name: row.name,
    scope,
    root: row.root_public_key,
    signer: nodeSigner(keys.subarray(0, 32)),
    kexSecret: keys.subarray(32),
    certificate,
  };
}

export async function getCompany(context: HubContext, id: string): Promise<Company> {
  const company = await findCompany(context, id);
  if (!company) throw new Refusal('enrol/wrong-company');
  return company;
}

export type NewVessel = { readonly vessel: string; readonly name: string; readonly imo?: string };

/** @returns 'input/invalid' with `field`, also when the id is taken. */
export async function addVessel(
  context: HubContext,
  company: string,
  { vessel, name, imo }: NewVessel,
): Promise<Result<null>> {
  const read = newVesselRequest.safeParse({ vessel, name, ...(imo !== undefined ? { imo } : {}) });
  if (!read.success) return fail('input/invalid', { field: String(read.error.issues[0]?.path[0]) });
  const done = await context.database
    .company(company)
    .insert('vessel', [{ vessel_id: vessel, name, imo: imo ?? null, quarantined: 0, created_at: context.clock.now() }])
    .onConflict((conflict) => conflict.columns(['company_id', 'vessel_id']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? ok(null) : fail('input/invalid', { field: 'vessel' });
}

export async function hasVessel(context: HubContext, company: string, vessel: string): Promise<boolean> {
  const row = await context.database
    .company(company)
    .select('vessel')
    .select('vessel_id')
    .where('vessel_id', '=', vessel)
    .executeTakeFirst();
  return row !== undefined;
}

export async function vesselIds(context: HubContext, company: string): Promise<readonly string[]> {
  const rows = await context.database.company(company).select('vessel').select('vessel_id').execute();
  return rows.map((row) => row.vessel_id).sort();
}

/** Certificates that every log of a vessel must hold before its devices come: the hub's, and those of its staff. */
export async function standingCertificates(
  context: HubContext,
  company: Company,
  vessel: string,
): Promise<readonly Certificate[]> {
  const rows = await context.database
    .company(company.id)
    .select('staff')
    .select(['certificate'])
    .where('disabled_at', 'is', null)
    .execute();
  const staff = rows
    .flatMap((row) => decodeCertificate(row.certificate) ?? [])
    .filter((c) => c.vessel === '*' || c.vessel === vessel);
  return [company.certificate, ...staff.sort((a, b) => (toHex(a.subject) < toHex(b.subject) ? -1 : 1))];
}

export function unknownPermissions(may: readonly string[]): readonly string[] {
  return may.filter((p) => !(PERMISSIONS as readonly string[]).includes(p));
}
