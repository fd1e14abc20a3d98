import { gcm } from '@noble/ciphers/aes.js';
import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { concat, equalBytes, utf8 } from '../base/bytes.ts';
import { type Signer, sha256 } from '../base/crypto.ts';
import type { Random } from '../base/ports.ts';
import { fail, ok, Refusal, type Result } from '../base/result.ts';
import { kexPublicKey } from '../sync/enrolment.ts';
import { ENCAPSULATED_BYTES, hpkeOpen, hpkeSeal } from '../sync/hpke.ts';
import { openFile } from '../sync/sealed-report.ts';

/**
 * One part of an exchange file, complete in itself (ADR 0008, rules P1-P4). What stands outside the box says nothing but
 * how many parts there are and whose keys open it; all of it is bounded and covered by the signature inside.
 *
 *   header    "BULWARK" · format 1 · size of the whole part u32 · part, parts (LEB128, from 1) · receivers 1..32
 *   receiver  fingerprint of its X25519 key 8 · HPKE encapsulation 32 · content key and nonce, sealed 44 + 16
 *   box       AES-256-GCM of: content · Ed25519 signature of the sender over header and content
 *   checksum  first 8 bytes of SHA-256 over all before: tells damage from "not for us", proves nothing
 */
export const FORMAT_VERSION = 1;
/** No part is larger: whoever opens one looks at its size before reading it. */
export const MAX_PART_BYTES = 16 << 20;
export const MAX_PARTS = 9999;
export const MAX_RECEIVERS = 32;

const MAGIC = utf8('BULWARK');
const FINGERPRINT_BYTES = 8;
const CONTENT_KEY_BYTES = 44;
const WRAPPED_BYTES = CONTENT_KEY_BYTES + 16;
const SIGNATURE_BYTES = 64;
const CHECKSUM_BYTES = 8;
const TAG_BYTES = 16;
const RECEIVER_BYTES = FINGERPRINT_BYTES + ENCAPSULATED_BYTES + WRAPPED_BYTES;
const INFO = 'bulwark file 1';

export type PartHeader = {
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  readonly sizeBytes: number;
};

/** What a part takes beyond its content. */
export function envelopeBytes(receivers: number): number {
  return MAGIC.length + 1 + 4 + 2 + 2 + 1 + receivers * RECEIVER_BYTES + SIGNATURE_BYTES + TAG_BYTES + CHECKSUM_BYTES;
}

function signedMessage(header: Uint8Array, content: Uint8Array): Uint8Array {
  return concat(utf8('bulwark file\n'), sha256(concat(header, content)));
}

/** @param receivers X25519 public keys, 1 to 32. */
export async function sealPart(
  content: Uint8Array,
  { part, parts }: Pick<PartHeader, 'part' | 'parts'>,
  receivers: readonly Uint8Array[],
  signer: Signer,
  random: Random,
): Promise<Uint8Array> {
  if (receivers.length < 1 || receivers.length > MAX_RECEIVERS) throw new Error('a file has 1 to 32 receivers');
  const key = random.bytes(CONTENT_KEY_BYTES).slice(); // used for this part only
  const tail = new ByteWriter();
  tail.uint(part);
  tail.uint(parts);
  tail.u8(receivers.length);
  for (const receiver of receivers) {
    const { encapsulated, box } = await hpkeSeal(INFO, key, receiver);
    tail.bytes(fingerprintOf(receiver));
    tail.bytes(encapsulated);
    tail.bytes(box);
  }
  const rest = tail.finish();
  const sizeBytes = MAGIC.length + 1 + 4 + rest.length + content.length + SIGNATURE_BYTES + TAG_BYTES + CHECKSUM_BYTES;
  if (sizeBytes > MAX_PART_BYTES) throw new Error('a part is larger than any reader takes');
  const head = new ByteWriter();
  head.bytes(MAGIC);
  head.u8(FORMAT_VERSION);
  head.u32(sizeBytes);
  head.bytes(rest);
  const header = head.finish();
  const signature = await signer.sign(signedMessage(header, content));
  const box = gcm(key.subarray(0, 32), key.subarray(32)).encrypt(concat(content, signature));
  const whole = concat(header, box);
  return concat(whole, sha256(whole).subarray(0, CHECKSUM_BYTES));
}

/** Names a key generation. */
function fingerprintOf(publicKey: Uint8Array): Uint8Array {
  return sha256(concat(utf8('bulwark seal key\n'), publicKey)).subarray(0, FINGERPRINT_BYTES);
}

type Frame = PartHeader & {
  readonly header: Uint8Array;
  readonly receivers: readonly {
    readonly fingerprint: Uint8Array;
    readonly encapsulated: Uint8Array;
    readonly box: Uint8Array;
  }[];
  readonly box: Uint8Array;
};

/**
 * What a part says of itself to anybody, with its checksum looked at.
 * @returns 'transfer/not-ours', 'transfer/too-large', 'transfer/future-version', 'transfer/cut', 'transfer/damaged'.
 */
export function readHeader(bytes: Uint8Array): Result<PartHeader> {
  const frame = readFrame(bytes);
  if (!frame.ok) return frame;
  const { part, parts, sizeBytes } = frame.value;
  return ok({ part, parts, sizeBytes });
}

function readFrame(bytes: Uint8Array): Result<Frame> {
  if (bytes.length > MAX_PART_BYTES) return fail('transfer/too-large', { sizeBytes: bytes.length });
  const magic = bytes.subarray(0, MAGIC.length);
  if (!equalBytes(magic, MAGIC.subarray(0, magic.length)) || bytes.length < 4) return fail('transfer/not-ours');
  if (bytes.length < MAGIC.length + 5) return fail('transfer/cut');
  const reader = new ByteReader(bytes);
  reader.bytes(MAGIC.length);
  const version = reader.u8();
  if (version > FORMAT_VERSION) return fail('transfer/future-version', { version });
  const sizeBytes = reader.u32();
  if (bytes.length < sizeBytes) return fail('transfer/cut', { sizeBytes: bytes.length, ofBytes: sizeBytes });
  const body = bytes.subarray(0, Math.max(0, bytes.length - CHECKSUM_BYTES));
  const checksum = bytes.subarray(body.length);
  if (bytes.length !== sizeBytes || !equalBytes(sha256(body).subarray(0, CHECKSUM_BYTES), checksum))
    return fail('transfer/damaged');
  try {
    const part = reader.uint();
    const parts = reader.uint();
    const count = reader.u8();
    const isSound = parts >= 1 && parts <= MAX_PARTS && part >= 1 && part <= parts && count <= MAX_RECEIVERS;
    if (!isSound || count * RECEIVER_BYTES > reader.left) return fail('transfer/damaged');
    const receivers = Array.from({ length: count }, () => ({
      fingerprint: reader.bytes(FINGERPRINT_BYTES),
      encapsulated: reader.bytes(ENCAPSULATED_BYTES),
      box: reader.bytes(WRAPPED_BYTES),
    }));
    const header = bytes.subarray(0, reader.at);
    return ok({ part, parts, sizeBytes, header, receivers, box: body.subarray(reader.at) });
  } catch (error) {
    if (error instanceof Refusal) return fail('transfer/damaged');
    throw error;
  }
}

/** A part that was opened; whether its sender signed it is not known yet. */
export type UnsealedPart = PartHeader & {
  /** As it came. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
  /** What the signature covers. */
  readonly message: Uint8Array;
};

/**
 * @param secrets X25519 secrets of this device, old ones too; 32 bytes each.
 * @returns as {@link readHeader}; 'transfer/not-for-us' when none of the keys opens it.
 */
export async function unsealPart(bytes: Uint8Array, secrets: readonly Uint8Array[]): Promise<Result<UnsealedPart>> {
  const frame = readFrame(bytes);
  if (!frame.ok) return frame;
  const { header, receivers, box, ...about } = frame.value;
  for (const secret of secrets) {
    const own = fingerprintOf(kexPublicKey(secret));
    const wrapped = receivers.find((r) => equalBytes(r.fingerprint, own));
    if (!wrapped) continue;
    const key = await hpkeOpen(INFO, wrapped.encapsulated, wrapped.box, secret);
    const plain = key && openFile(box, key);
    if (!plain?.ok || plain.value.length < SIGNATURE_BYTES) return fail('transfer/damaged');
    const content = plain.value.subarray(0, plain.value.length - SIGNATURE_BYTES);
    const signature = plain.value.subarray(content.length);
    return ok({ ...about, bytes, content, signature, message: signedMessage(header, content) });
  }
  return fail('transfer/not-for-us');
}
