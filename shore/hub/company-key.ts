import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import type { Random } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { fingerprint } from '#shared/oplog/certificate.ts';
import { openEnvelope, passwordKeys, sealEnvelope } from '#shared/sync/persons-staff.ts';
import { nodeSigner } from './crypto/node-keys.ts';

/**
 * The file of the company key: the root of all trust, needed to take in staff and hubs and otherwise kept offline (a
 * stick in a safe, with a copy elsewhere). Under a passphrase; without one only for a demonstration.
 *
 *   {"format":"bulwark company key 1","company":"<fingerprint>","seed":hex}   or   {..., "salt":hex, "envelope":hex}
 */
const FORMAT = 'bulwark company key 1';
const OWNER = 'company key';

export function newCompanySeed(random: Random): Uint8Array {
  return random.bytes(32);
}

/** @param passphrase null leaves the key in plain: for a demonstration. The file must not exist. */
export async function writeCompanyKey(
  file: string,
  seed: Uint8Array,
  passphrase: string | null,
  random: Random,
): Promise<void> {
  const company = fingerprint(nodeSigner(seed).publicKey);
  const salt = random.bytes(16);
  const kept =
    passphrase === null
      ? { seed: toHex(seed) }
      : {
          salt: toHex(salt),
          envelope: toHex(sealEnvelope({ sign: seed }, (await passwordKeys(passphrase, salt)).wrapKey, OWNER, random)),
        };
  writeFileSync(file, `${JSON.stringify({ format: FORMAT, company, ...kept }, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  chmodSync(file, 0o600);
}

/** @returns 'file/unreadable', 'auth/wrong-password' (also when a passphrase is needed and none is given). */
export async function readCompanyKey(file: string, passphrase: string | null): Promise<Result<Signer>> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    if (kept.format !== FORMAT) return fail('file/unreadable');
    if (kept.seed) return ok(nodeSigner(fromHex(kept.seed)));
    if (passphrase === null) return fail('auth/wrong-password');
    const { wrapKey } = await passwordKeys(passphrase, fromHex(kept.salt ?? ''));
    const secrets = openEnvelope(fromHex(kept.envelope ?? ''), wrapKey, OWNER);
    return secrets ? ok(nodeSigner(secrets.sign)) : fail('auth/wrong-password');
  } catch {
    return fail('file/unreadable');
  }
}
