import path from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Signer } from '#shared/base/crypto.ts';
import { Refusal, type Result } from '#shared/base/result.ts';
import { openEnvelope, passwordKeys } from '#shared/sync/persons-staff.ts';
import { hasVessel } from '#shore/hub/company.ts';
import { readCompanyKey } from '#shore/hub/company-key.ts';
import { nodeSigner } from '#shore/hub/crypto/node-keys.ts';
import { type Hub, type OpenHubOptions, openHub } from '#shore/hub/hub.ts';
import { pinoLog } from '#shore/hub/log.ts';
import { askSecret } from './ask.ts';

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** Lines that cannot wait for the end: answers go to `out`, progress to `say`. */
export type Io = { readonly out: (line: string) => void; readonly say: (line: string) => void };

/** What a command has to say: lines for people, one object for scripts, and 1 where it found something wrong. */
export type Outcome = { readonly lines: readonly string[]; readonly json: unknown; readonly code?: 0 | 1 };

export type Command = {
  readonly summary: string;
  readonly usage: string;
  /** Option and what it means, as the help shows them. */
  readonly about: readonly (readonly [option: string, meaning: string])[];
  readonly options: ParseArgsOptionsConfig;
  readonly run: (values: Values, io: Io) => Promise<Outcome>;
};

/** A mistake in how a command was called: exit status 2. */
export class UsageError extends Error {}

export const COMMON_OPTIONS = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  'database-schema': { type: 'string' },
  company: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'log-level': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const COMMON_ABOUT: Command['about'] = [
  ['--data DIR', 'folder of the hub: its secret, and its database unless another is named (BULWARK_DATA; ./data/hub)'],
  ['--database-url URL', 'PostgreSQL (DATABASE_URL); BULWARK_HUB_SECRET then gives all processes one secret'],
  ['--company ID', 'fingerprint of the company, where the hub works for more than one'],
  ['--json', 'the last line on stdout is one JSON object'],
];

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function needed(values: Values, name: string): string {
  const value = text(values, name);
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

export function list(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** npm starts commands in the project's folder; paths are meant from where npm was called. */
export function resolved(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}

export function hubOptions(values: Values): OpenHubOptions {
  const databaseUrl = text(values, 'database-url') ?? process.env.DATABASE_URL;
  const databaseSchema = text(values, 'database-schema');
  const secret = process.env.BULWARK_HUB_SECRET;
  if (secret && !/^[0-9a-f]{64}$/i.test(secret)) throw new UsageError('BULWARK_HUB_SECRET has 64 hex digits');
  return {
    dataDir: resolved(text(values, 'data') ?? process.env.BULWARK_DATA ?? 'data/hub'),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(databaseSchema ? { databaseSchema } : {}),
    ...(secret ? { secret } : {}),
    log: pinoLog({ level: text(values, 'log-level') ?? 'warn', stream: process.stderr }),
  };
}

export async function withHub<T>(values: Values, task: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await openHub(hubOptions(values));
  try {
    return await task(hub);
  } finally {
    await hub.close();
  }
}

/** The company named, or the only one there is. */
export async function companyOf(hub: Hub, values: Values): Promise<string> {
  const named = text(values, 'company');
  const all = await hub.context.database.directory.companies();
  if (named !== undefined) {
    if (!all.includes(named)) throw new UsageError(`this hub does not work for a company ${named}`);
    return named;
  }
  const [only, ...more] = all;
  if (only === undefined) throw new UsageError('this hub works for no company yet: run `init` first');
  if (more.length > 0) throw new UsageError(`say which company: --company ${all.join(' | ')}`);
  return only;
}

export const KEY_OPTIONS = { key: { type: 'string' } } as const satisfies ParseArgsOptionsConfig;
export const KEY_ABOUT: Command['about'] = [
  ['--key FILE', 'the company key (BULWARK_COMPANY_KEY); its passphrase is asked for, or BULWARK_KEY_PASSPHRASE'],
];

export async function companyKeyOf(values: Values): Promise<Signer> {
  const file = text(values, 'key') ?? process.env.BULWARK_COMPANY_KEY;
  if (!file) throw new UsageError('--key is missing: the file of the company key');
  const plain = await readCompanyKey(resolved(file), null);
  if (plain.ok) return plain.value;
  if (plain.error.code !== 'auth/wrong-password') return must(plain);
  return must(
    await readCompanyKey(resolved(file), await askSecret('BULWARK_KEY_PASSPHRASE', 'Passphrase of the company key')),
  );
}

/** The signing key of a staff member, opened by their password: the company key stays in its drawer. */
export async function staffKeyOf(hub: Hub, company: string, username: string): Promise<Signer> {
  const row = await hub.context.database
    .company(company)
    .select('staff')
    .select(['password_salt', 'envelope'])
    .where('username', '=', username)
    .executeTakeFirst();
  const password = await askSecret('BULWARK_STAFF_PASSWORD', `Password of ${username}`);
  if (!row || password === null) throw new Refusal('auth/wrong-password');
  const { wrapKey } = await passwordKeys(password, row.password_salt);
  const secrets = openEnvelope(row.envelope, wrapKey, username);
  if (!secrets) throw new Refusal('auth/wrong-password');
  return nodeSigner(secrets.sign);
}

/** The vessel named, of that company. */
export async function placeOf(hub: Hub, values: Values): Promise<{ company: string; vessel: string }> {
  const company = await companyOf(hub, values);
  const vessel = needed(values, 'vessel');
  if (!(await hasVessel(hub.context, company, vessel))) throw new UsageError(`there is no vessel ${vessel}`);
  return { company, vessel };
}
