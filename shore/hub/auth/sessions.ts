import { fromHex, toHex, utf8 } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type Certificate, decodeCertificate, type Permission } from '#shared/oplog/certificate.ts';
import type { SessionInfo } from '#shared/sync/hub-api.ts';
import { SALT_BYTES } from '#shared/sync/staff-access.ts';
import { type Company, findCompany, hasVessel } from '../company.ts';
import type { HubContext } from '../context.ts';
import { Attempts } from './attempts.ts';
import { hashAuthKey, isAuthKey } from './staff.ts';

/** A working day; signing in again costs a second. */
export const SESSION_MS = 12 * 3_600_000;

/** Who sent a request, and all that they may reach. */
export type SignedIn = {
  readonly company: Company;
  readonly username: string;
  readonly certificate: Certificate;
  readonly info: SessionInfo;
};

/** Where a request may act. Made by {@link placeOf} alone. */
export type Place = { readonly company: string; readonly vessel: string };

/** As `signIn` makes it. What has another shape names nobody, and is asked of no database: PostgreSQL fails on a 0 byte. */
function companyOf(token: string | undefined): string | undefined {
  return /^([a-z0-9]{1,64})\.[0-9a-f]{64}$/.exec(token ?? '')?.[1];
}

export class Sessions {
  readonly #context: HubContext;
  readonly #attempts: Attempts;
  #nobody: Promise<string> | null = null;

  constructor(context: HubContext) {
    this.#context = context;
    this.#attempts = new Attempts(context.clock);
  }

  /** The same answer for the same name always, whether there is such a user or not. */
  async saltOf(username: string): Promise<Uint8Array> {
    const row = await this.#staffRow(username);
    return row?.password_salt ?? this.#context.box.derive(`salt ${username}`, SALT_BYTES);
  }

  async #staffRow(username: string) {
    const place = await this.#context.database.directory.find('login', username);
    if (!place) return null;
    const row = await this.#context.database
      .company(place.company)
      .select('staff')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
    return row && row.disabled_at === null ? row : null;
  }

  /**
   * @param from address of the asker, only to slow guessing down.
   * @returns 'auth/wait' with `waitS`, 'auth/wrong-password' (also when there is no such user).
   */
  async signIn(
    username: string,
    authKey: string,
    from: string,
  ): Promise<Result<{ token: string; signedIn: SignedIn }>> {
    const keys = [`user ${username}`, `from ${from}`] as const;
    const waitMs = this.#attempts.waitMs(keys);
    if (waitMs > 0) return fail('auth/wait', { waitS: Math.ceil(waitMs / 1000) });
    const row = await this.#staffRow(username);
    const isRight = await isAuthKey(fromHex(authKey), row?.auth_hash ?? (await this.#nobodysHash()));
    if (!row || !isRight) {
      this.#attempts.failed(keys);
      this.#context.log.warn({ event: 'sign-in', code: 'auth/wrong-password' });
      return fail('auth/wrong-password');
    }
    this.#attempts.succeeded(`user ${username}`);
    const token = `${row.company_id}.${toHex(this.#context.random.bytes(32))}`;
    const now = this.#context.clock.now();
    const scope = this.#context.database.company(row.company_id);
    await scope.delete('session').where('expires_at', '<=', now).execute();
    await scope.insert('session', [{ token_hash: hashOf(token), username, expires_at: now + SESSION_MS }]).execute();
    const signedIn = await this.find(token);
    this.#context.log.info({ event: 'sign-in', company: row.company_id });
    return signedIn ? ok({ token, signedIn }) : fail('hub/internal');
  }

  /** Compared against when there is no such user, so that time does not tell. */
  #nobodysHash(): Promise<string> {
    this.#nobody ??= hashAuthKey(this.#context.random.bytes(32), this.#context.random.bytes(16));
    return this.#nobody;
  }

  /** Null when nobody is signed in by that token, or not any more. */
  async find(token: string | undefined): Promise<SignedIn | null> {
    const companyId = companyOf(token);
    if (!token || !companyId) return null;
    const scope = this.#context.database.company(companyId);
    const session = await scope
      .select('session')
      .select(['username', 'expires_at'])
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst();
    if (!session || session.expires_at <= this.#context.clock.now()) return null;
    const staff = await scope.select('staff').selectAll().where('username', '=', session.username).executeTakeFirst();
    const company = await findCompany(this.#context, companyId);
    const certificate = staff ? decodeCertificate(staff.certificate) : null;
    if (!staff || staff.disabled_at !== null || !company || !certificate) return null;
    const info: SessionInfo = {
      company: company.id,
      companyName: company.name,
      root: toHex(company.root),
      username: staff.username,
      name: staff.name,
      may: [...certificate.may],
      vessel: certificate.vessel,
      certificate: toHex(staff.certificate),
      envelope: toHex(staff.envelope),
      expiresAt: session.expires_at,
    };
    return { company, username: staff.username, certificate, info };
  }

  async signOut(token: string | undefined): Promise<void> {
    const companyId = companyOf(token);
    if (!token || !companyId) return;
    await this.#context.database.company(companyId).delete('session').where('token_hash', '=', hashOf(token)).execute();
  }

  /**
   * The one place where it is decided whether somebody may do something with a vessel. A vessel that they may not see
   * is not there.
   * @returns 'hub/not-found', 'auth/forbidden'
   */
  async placeOf(who: SignedIn, vessel: string, permission: Permission | null): Promise<Result<Place>> {
    const { certificate, company } = who;
    const isTheirs = certificate.vessel === '*' || certificate.vessel === vessel;
    if (!isTheirs || !(await hasVessel(this.#context, company.id, vessel))) return fail('hub/not-found');
    if (permission !== null && !certificate.may.includes(permission)) return fail('auth/forbidden');
    return ok({ company: company.id, vessel });
  }
}

function hashOf(token: string): string {
  return toHex(sha256(utf8(token)));
}
