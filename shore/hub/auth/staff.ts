import { argon2id, argon2Verify } from 'hash-wasm';
import { equalBytes } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { encodeCertificate } from '#shared/oplog/certificate.ts';
import { username as usernameShape } from '#shared/sync/hub-api.ts';
import { MIN_PASSWORD_LENGTH, makeStaff } from '#shared/sync/staff-access.ts';
import { findCompany, hasVessel, unknownPermissions, vesselIds } from '../company.ts';
import type { HubContext } from '../context.ts';
import type { Rooms } from '../rooms.ts';

/** What comes in is 32 bytes that argon2id at 64 MiB made of a password: this one only protects a stolen database. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1 } as const;

export function hashAuthKey(authKey: Uint8Array, salt: Uint8Array): Promise<string> {
  return argon2id({ password: authKey, salt, ...COST, hashLength: 32, outputType: 'encoded' });
}

export function isAuthKey(authKey: Uint8Array, hash: string): Promise<boolean> {
  return argon2Verify({ password: authKey, hash });
}

export type NewStaffMember = {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly may: readonly string[];
  /** Vessel id, or '*'. */
  readonly vessel: string;
};

/**
 * Takes a staff member in: keys made here and now, certified by the company key, which is lent for it. The certificate
 * goes into the log of every vessel that it is for, so that ships know whom to seal confidential reports to.
 *
 * @returns 'enrol/wrong-company' when the key is of another company, 'input/invalid' with `field`.
 */
export async function addStaff(
  context: HubContext,
  rooms: Rooms,
  companyId: string,
  companyKey: Signer,
  person: NewStaffMember,
): Promise<Result<null>> {
  const { database, random, clock, log } = context;
  const company = await findCompany(context, companyId);
  if (!company || !equalBytes(company.root, companyKey.publicKey)) return fail('enrol/wrong-company');
  if (!usernameShape.safeParse(person.username).success) return fail('input/invalid', { field: 'username' });
  if (person.password.length < MIN_PASSWORD_LENGTH) return fail('input/invalid', { field: 'password' });
  const [unknown] = unknownPermissions(person.may);
  if (unknown !== undefined) return fail('input/invalid', { field: 'may', value: unknown });
  if (person.vessel !== '*' && !(await hasVessel(context, companyId, person.vessel)))
    return fail('input/invalid', { field: 'vessel' });
  const made = await makeStaff(companyKey, person, random);
  const authHash = await hashAuthKey(made.authKey, random.bytes(16));
  const isNew = await database.company(companyId).transaction(async (scope, directory) => {
    if (!(await directory.add('login', person.username, { company: companyId, vessel: '' }))) return false;
    const row = {
      username: person.username,
      name: person.name,
      certificate: encodeCertificate(made.certificate),
      password_salt: made.salt,
      auth_hash: authHash,
      envelope: made.envelope,
      created_at: clock.now(),
      disabled_at: null,
    };
    await scope.insert('staff', [row]).execute();
    return true;
  });
  if (!isNew) return fail('input/invalid', { field: 'username' });
  for (const vessel of await vesselIds(context, companyId)) {
    if (person.vessel !== '*' && person.vessel !== vessel) continue;
    const room = await rooms.of(companyId, vessel);
    await room.run((replica) => room.certify(replica));
  }
  log.info({ event: 'staff-added', company: companyId });
  return ok(null);
}
