import { gcm } from '@noble/ciphers/aes.js';
import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { fromBase32, toBase32 } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import type { Random } from '../base/ports.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import { buffer, hpkeOpen, hpkeSeal, hpkeSuite } from './hpke.ts';

/**
 * Confidential reports (design.md 3): sealed with HPKE (RFC 9180, X25519, HKDF-SHA256, AES-256-GCM) to the DPA's certified
 * key at the moment of filing. Nobody else, on that PC or at the hub, can read them, the reporter neither; a one-time
 * code is the only way to the answer.
 *
 *   box      = version 1 ‖ encapsulated key 32 ‖ ciphertext of the padded CBOR
 *   padding  = length (LEB128) ‖ CBOR ‖ zeros up to the next of 512, 1024, 2048 ... bytes
 *   answer   = such a box, to a key that follows from the code; its public half lies inside the report
 */
const VERSION = 1;
const SMALLEST_CLASS = 512;
const INFO = { report: 'bulwark report 1', answer: 'bulwark answer 1' } as const;
type Purpose = keyof typeof INFO;

export type SealKeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

/** A sealed report, and what only the reporter gets. */
export type SealedReport = { readonly sealed: Uint8Array /** 26 signs, to be written down. */; readonly code: string };

/** A fresh X25519 pair (of a DPA). Raw bytes, so that the private half can be kept in an envelope. */
export async function newSealKeyPair(random: Random): Promise<SealKeyPair> {
  return keyPairFrom(random.bytes(32));
}

async function keyPairFrom(secret: Uint8Array): Promise<SealKeyPair> {
  const pair = await hpkeSuite.kem.deriveKeyPair(buffer(secret));
  const [publicKey, privateKey] = await Promise.all([
    hpkeSuite.kem.serializePublicKey(pair.publicKey),
    hpkeSuite.kem.serializePrivateKey(pair.privateKey),
  ]);
  return { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) };
}

/** @param report any values; the key of the answer is added inside. */
export async function sealReport(
  report: Readonly<Record<string, Value>>,
  dpaKey: Uint8Array,
  random: Random,
): Promise<SealedReport> {
  const secret = random.bytes(16);
  const answerKey = (await keyPairFrom(secret)).publicKey;
  const sealed = await seal('report', { report, answerKey }, dpaKey);
  return { sealed, code: toBase32(secret) };
}

export type OpenedSealedReport = { readonly report: Readonly<Record<string, Value>>; readonly answerKey: Uint8Array };

/** @returns 'sealed/cannot-open' for anybody but the one whom it was sealed to. */
export async function openReport(sealed: Uint8Array, dpa: SealKeyPair): Promise<Result<OpenedSealedReport>> {
  const opened = await open('report', sealed, dpa);
  if (!opened.ok) return opened;
  const value = opened.value;
  if (!isPlainObject(value) || !isPlainObject(value.report) || !(value.answerKey instanceof Uint8Array))
    return fail('sealed/cannot-open');
  return ok({ report: value.report, answerKey: value.answerKey });
}

export function sealAnswer(text: string, answerKey: Uint8Array): Promise<Uint8Array> {
  return seal('answer', { text }, answerKey);
}

/** @param code as shown at filing; spaces, dashes and capitals do not matter. */
export async function openAnswer(box: Uint8Array, code: string): Promise<Result<string>> {
  const secret = fromBase32(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (secret?.length !== 16) return fail('sealed/cannot-open');
  const opened = await open('answer', box, await keyPairFrom(secret));
  if (!opened.ok) return opened;
  return isPlainObject(opened.value) && typeof opened.value.text === 'string'
    ? ok(opened.value.text)
    : fail('sealed/cannot-open');
}

/** Encrypts a file of a confidential report before it is hashed; key and nonce go inside the report. */
export function sealFile(bytes: Uint8Array, random: Random): { readonly box: Uint8Array; readonly key: Uint8Array } {
  const key = random.bytes(44); // 32 bytes of key, 12 of nonce: used for this file only
  return { box: gcm(key.subarray(0, 32), key.subarray(32)).encrypt(bytes), key };
}

export function openFile(box: Uint8Array, key: Uint8Array): Result<Uint8Array> {
  try {
    return ok(gcm(key.subarray(0, 32), key.subarray(32)).decrypt(box));
  } catch {
    return fail('sealed/cannot-open');
  }
}

async function seal(purpose: Purpose, content: Value, recipient: Uint8Array): Promise<Uint8Array> {
  const sealed = await hpkeSeal(INFO[purpose], padded(encodeCbor(content)), recipient);
  const out = new ByteWriter();
  out.u8(VERSION);
  out.bytes(sealed.encapsulated);
  out.bytes(sealed.box);
  return out.finish();
}

async function open(purpose: Purpose, box: Uint8Array, keys: SealKeyPair): Promise<Result<Value>> {
  if (box.length < 50 || box[0] !== VERSION) return fail('sealed/cannot-open');
  const plain = await hpkeOpen(INFO[purpose], box.subarray(1, 33), box.subarray(33), keys.privateKey);
  if (!plain) return fail('sealed/cannot-open');
  try {
    return ok(decodeCbor(unpadded(plain)));
  } catch {
    return fail('sealed/cannot-open'); // no such content: like a wrong key or damage, told apart by nobody
  }
}

/** The length of a text says less when all are as long as one of a few. */
export function padded(content: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  out.uint(content.length);
  out.bytes(content);
  let size = SMALLEST_CLASS;
  while (size < out.length) size *= 2;
  out.bytes(new Uint8Array(size - out.length));
  return out.finish();
}

/** @throws when it is not what {@link padded} made. */
export function unpadded(plain: Uint8Array): Uint8Array {
  const reader = new ByteReader(plain);
  return reader.bytes(reader.uint());
}
