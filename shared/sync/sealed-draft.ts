import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, toHex, utf8 } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import type { Random } from '../base/ports.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { PersonKey } from './persons.ts';
import { padded, unpadded } from './sealed-report.ts';

/**
 * A confidential text that is still being typed, kept so that its writer alone can open it again (ADR 0010). The key
 * follows from what an unlocked person has and this device has, so it opens with that PIN on that device and nowhere else.
 *
 *   key    = HKDF-SHA256(seed of the person ‖ device secret, salt, "bulwark draft 1")
 *   box    = version ‖ salt 16 ‖ iv 12 ‖ AES-256-GCM of the content, padded as reports are; bound to the name of the draft
 *   content  version 1: the text alone; version 2: CBOR of text and files
 *   place  = HKDF-SHA256(device secret, name, "bulwark draft place 1"), hex: it says neither whose it is nor of what
 */
const TEXT_ALONE = 1;
const WITH_FILES = 2;
const SALT_END = 17;
const IV_END = 29;

/** A file that was chosen and is not handed in yet. */
export type DraftFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type DraftContent = { readonly text: string; readonly files: readonly DraftFile[] };

function draftKey(key: PersonKey, deviceSecret: Uint8Array, salt: Uint8Array): Uint8Array {
  return hkdf(sha256, concat(key.seed, deviceSecret), salt, utf8('bulwark draft 1'), 32);
}

export function draftPlace(name: string, deviceSecret: Uint8Array): string {
  return toHex(hkdf(sha256, deviceSecret, utf8(name), utf8('bulwark draft place 1'), 16));
}

export function sealDraft(
  { text, files }: DraftContent,
  name: string,
  key: PersonKey,
  deviceSecret: Uint8Array,
  random: Random,
): Uint8Array {
  const [salt, iv] = [random.bytes(16), random.bytes(12)];
  const hasFiles = files.length > 0;
  const content = hasFiles ? encodeCbor({ text, files: files.map((file): Value => ({ ...file })) }) : utf8(text);
  const box = gcm(draftKey(key, deviceSecret, salt), iv, utf8(name)).encrypt(padded(content));
  return concat(Uint8Array.of(hasFiles ? WITH_FILES : TEXT_ALONE), salt, iv, box);
}

/** Null for anybody else, on any other device, under another name, and for damage: told apart by nobody. */
export function openDraft(
  box: Uint8Array,
  name: string,
  key: PersonKey,
  deviceSecret: Uint8Array,
): DraftContent | null {
  const [version] = box;
  if ((version !== TEXT_ALONE && version !== WITH_FILES) || box.length <= IV_END) return null;
  const [salt, iv] = [box.subarray(1, SALT_END), box.subarray(SALT_END, IV_END)];
  try {
    const plain = gcm(draftKey(key, deviceSecret, salt), iv, utf8(name)).decrypt(box.subarray(IV_END));
    const content = unpadded(plain);
    if (version === WITH_FILES) return contentOf(decodeCbor(content));
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), files: [] };
  } catch {
    return null;
  }
}

function contentOf(value: Value): DraftContent | null {
  if (!isPlainObject(value) || typeof value.text !== 'string' || !Array.isArray(value.files)) return null;
  return { text: value.text, files: (value.files as readonly Value[]).flatMap(fileOf) };
}

function fileOf(value: Value): readonly DraftFile[] {
  if (!isPlainObject(value)) return [];
  const { name, mime, bytes } = value;
  return typeof name === 'string' && typeof mime === 'string' && bytes instanceof Uint8Array
    ? [{ name, mime, bytes }]
    : [];
}
