import { decodeCbor, encodeCbor } from '#shared/base/cbor.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { type AppError, Refusal } from '#shared/base/result.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import type { PlatformCore, Secrets } from './platform.ts';
import { keptGet, keptSet } from './web-keep.ts';

/**
 * The keys of this device. In Electron seeds in the operating system's key store; on the web CryptoKeys that nobody can
 * export. Either way a private key never reaches the log, the journal or a page.
 */
export type DeviceKeys = {
  /** Every signing key that this device has had for a workspace, the oldest first. */
  readonly signers: (workspace: string) => Promise<readonly Signer[]>;
  /** Makes and keeps another one. */
  readonly newSigner: (workspace: string) => Promise<Signer>;
  /** 32 bytes that only this device has: what is wrapped under them too cannot be guessed anywhere else. */
  readonly deviceSecret: () => Promise<Uint8Array>;
  readonly linkSecret: (workspace: string) => Promise<Uint8Array | null>;
  readonly setLinkSecret: (workspace: string, secret: Uint8Array | null) => Promise<void>;
};

/** Runs one task at a time among everything that holds keys of this device: other commands, other tabs of a browser. */
type Exclusive = <T>(task: () => Promise<T>) => Promise<T>;

/** RFC 8410: what stands before an Ed25519 seed in PKCS #8. */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

async function signerOfPair(pair: CryptoKeyPair): Promise<Signer> {
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    publicKey,
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message as BufferSource)),
  };
}

async function pairOfSeed(seed: Uint8Array): Promise<CryptoKeyPair> {
  const bytes = Uint8Array.from([...PKCS8_HEAD, ...seed]);
  const whole = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', whole);
  const publicKey = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', true, [
    'verify',
  ]);
  const privateKey = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']);
  bytes.fill(0);
  return { publicKey, privateKey };
}

/** Signs with an Ed25519 seed of 32 bytes. */
export async function signerOfSeed(seed: Uint8Array): Promise<Signer> {
  return signerOfPair(await pairOfSeed(seed));
}

/** One secret of the host holds a small table: workspace → bytes. @throws Refusal when the key store does not open it. */
class SecretTable {
  readonly #secrets: Secrets;
  readonly #name: 'device-key' | 'link-key';
  readonly #exclusive: Exclusive;

  constructor(secrets: Secrets, name: 'device-key' | 'link-key', exclusive: Exclusive) {
    this.#secrets = secrets;
    this.#name = name;
    this.#exclusive = exclusive;
  }

  async read(): Promise<Record<string, Value>> {
    const got = await this.#secrets.get(this.#name);
    if (!got.ok) throw refusal(got.error);
    const value = got.value ? decodeCbor(got.value) : {};
    return isPlainObject(value) ? { ...value } : {};
  }

  /** Reads, changes and writes the whole table in one turn: of two changes at once one would be lost. */
  change(edit: (table: Record<string, Value>) => Record<string, Value>): Promise<void> {
    return this.#exclusive(async () => {
      const set = await this.#secrets.set(this.#name, encodeCbor(edit(await this.read())));
      if (!set.ok) throw refusal(set.error);
    });
  }
}

function refusal({ code, params }: AppError): Refusal {
  return new Refusal(code, params);
}

function linksOf(secrets: Secrets, exclusive: Exclusive): Pick<DeviceKeys, 'linkSecret' | 'setLinkSecret'> {
  const links = new SecretTable(secrets, 'link-key', exclusive);
  return {
    linkSecret: async (workspace) => {
      const held = (await links.read())[workspace];
      return held instanceof Uint8Array ? held : null;
    },
    setLinkSecret: (workspace, secret) =>
      links.change(({ [workspace]: _old, ...rest }) => (secret ? { ...rest, [workspace]: secret } : rest)),
  };
}

function webKeys(secrets: Secrets, exclusive: Exclusive): DeviceKeys {
  const nameOf = (workspace: string) => `signers:${workspace}`;
  const pairs = async (workspace: string) => ((await keptGet(nameOf(workspace))) as CryptoKeyPair[] | undefined) ?? [];
  return {
    ...linksOf(secrets, exclusive),
    deviceSecret: () => exclusive(() => deviceSecret(secrets)),
    signers: async (workspace) => Promise.all((await pairs(workspace)).map(signerOfPair)),
    newSigner: async (workspace) => {
      const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
      await exclusive(async () => keptSet(nameOf(workspace), [...(await pairs(workspace)), pair]));
      return signerOfPair(pair);
    },
  };
}

function bytesOf(value: Value | undefined): readonly Uint8Array[] {
  return Array.isArray(value) ? value.filter((item: Value): item is Uint8Array => item instanceof Uint8Array) : [];
}

function electronKeys(secrets: Secrets, exclusive: Exclusive): DeviceKeys {
  const keys = new SecretTable(secrets, 'device-key', exclusive);
  return {
    ...linksOf(secrets, exclusive),
    deviceSecret: () => exclusive(() => deviceSecret(secrets)),
    signers: async (workspace) => Promise.all(bytesOf((await keys.read())[workspace]).map(signerOfSeed)),
    newSigner: async (workspace) => {
      const seed = crypto.getRandomValues(new Uint8Array(32));
      await keys.change((table) => ({ ...table, [workspace]: [...bytesOf(table[workspace]), seed] }));
      return signerOfSeed(seed);
    },
  };
}

async function deviceSecret(secrets: Secrets): Promise<Uint8Array> {
  const got = await secrets.get('device-secret');
  if (!got.ok) throw refusal(got.error);
  if (got.value) return got.value;
  const made = crypto.getRandomValues(new Uint8Array(32));
  const set = await secrets.set('device-secret', made);
  if (!set.ok) throw refusal(set.error);
  return made;
}

/** In Electron seeds in the host's key store, on the web keys that cannot be exported. */
export function openDeviceKeys(
  { kind, secrets }: Pick<PlatformCore, 'kind' | 'secrets'>,
  exclusive: Exclusive,
): DeviceKeys {
  return kind === 'web' ? webKeys(secrets, exclusive) : electronKeys(secrets, exclusive);
}
