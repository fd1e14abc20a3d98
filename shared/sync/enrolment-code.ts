import { concat, equalBytes, fromBase32, toBase32, utf8 } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { fail, ok, type Result } from '../base/result.ts';

/**
 * The code that connects a device: read from a screen, typed, pasted, scanned, or taken from a file.
 *
 *   bytes   version and scheme (1) · company fingerprint (16) · secret (16) · host and port of the hub · check (2)
 *   text    base 32 in groups of five signs, each followed by a check sign of its own, so that a typing error is found
 *           in its group: `a4v9cq-...`
 *
 * Whoever has a code may enrol one device until it is used or runs out; it says nothing about records.
 */
export type EnrolmentCode = {
  /** `https://hub.example.com`, no path. */
  readonly hubUrl: string;
  /** Fingerprint of the company key (26 signs): what makes a false hub useless. */
  readonly company: string;
  /** 16 bytes that nobody can guess; the grant's key follows from them. */
  readonly secret: Uint8Array;
};

const VERSION = 1;
const HTTP = 0x80;
const FINGERPRINT_BYTES = 16;
const SECRET_BYTES = 16;
const CHECK_BYTES = 2;
const GROUP = 5;
const SIGNS = 'abcdefghjkmnpqrstvwxyz0123456789';
/** Odd, so that every single wrong sign changes the sum; different, so that swapped neighbours do. */
const WEIGHTS = [1, 5, 13, 27, 9];
const HUB_URL = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?\/?$/;
const MAX_TEXT = 4096;

/** Every file that carries a code begins with this name. */
const FILE_FORMAT = 'bulwark enrolment 1';

export function isHubUrl(url: string): boolean {
  return HUB_URL.test(url.toLowerCase());
}

function check(payload: Uint8Array): Uint8Array {
  return sha256(concat(utf8('bulwark enrolment code\n'), payload)).subarray(0, CHECK_BYTES);
}

function checkSign(group: string, index: number): string {
  let sum = index * 7;
  for (let i = 0; i < group.length; i++) sum += (WEIGHTS[i] as number) * SIGNS.indexOf(group[i] as string);
  return SIGNS[sum % SIGNS.length] as string;
}

/** @throws Error when the parts have the wrong shape. */
export function encodeEnrolmentCode(code: EnrolmentCode): string {
  const url = HUB_URL.exec(code.hubUrl.toLowerCase());
  const company = fromBase32(code.company);
  if (!url || company?.length !== FINGERPRINT_BYTES || code.secret.length !== SECRET_BYTES)
    throw new Error('not the parts of an enrolment code');
  const [, scheme, host = '', port = ''] = url;
  const payload = concat(
    Uint8Array.of(VERSION | (scheme === 'http' ? HTTP : 0)),
    company,
    code.secret,
    utf8(host + port),
  );
  const text = toBase32(concat(payload, check(payload)));
  const groups: string[] = [];
  for (let at = 0; at < text.length; at += GROUP) {
    const group = text.slice(at, at + GROUP);
    groups.push(group + checkSign(group, groups.length));
  }
  return groups.join('-');
}

/** The text of a file with a code, for a ship without a link or a stick at the gangway. */
export function enrolmentFile(code: string, about: { readonly vessel: string; readonly vesselName: string }): string {
  return `${JSON.stringify({ format: FILE_FORMAT, ...about, code }, null, 2)}\n`;
}

function codeIn(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return trimmed;
  try {
    const { code } = JSON.parse(trimmed) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}

/**
 * Reads a code however it was written: any case, any separators, o for 0, i and l for 1, u for v; or a whole file.
 * @returns 'enrol/code-malformed', with `group` (from 1) where one group is mistyped.
 */
export function decodeEnrolmentCode(text: string): Result<EnrolmentCode> {
  if (text.length > MAX_TEXT) return fail('enrol/code-malformed');
  const signs = codeIn(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
    .replaceAll('u', 'v');
  let data = '';
  for (let at = 0, index = 0; at < signs.length; at += GROUP + 1, index++) {
    const group = signs.slice(at, at + GROUP + 1);
    const own = group.slice(0, -1);
    if (own === '' || checkSign(own, index) !== group.at(-1)) return fail('enrol/code-malformed', { group: index + 1 });
    data += own;
  }
  const bytes = fromBase32(data);
  if (!bytes || bytes.length <= 1 + FINGERPRINT_BYTES + SECRET_BYTES + CHECK_BYTES) return fail('enrol/code-malformed');
  const payload = bytes.subarray(0, bytes.length - CHECK_BYTES);
  if (!equalBytes(check(payload), bytes.subarray(payload.length))) return fail('enrol/code-malformed');
  const [head = 0] = payload;
  if ((head & ~HTTP) !== VERSION) return fail('sync/client-too-old');
  const host = new TextDecoder().decode(payload.subarray(1 + FINGERPRINT_BYTES + SECRET_BYTES));
  const hubUrl = `${head & HTTP ? 'http' : 'https'}://${host}`;
  if (!isHubUrl(hubUrl)) return fail('enrol/code-malformed');
  return ok({
    hubUrl,
    company: toBase32(payload.subarray(1, 1 + FINGERPRINT_BYTES)),
    secret: payload.slice(1 + FINGERPRINT_BYTES, 1 + FINGERPRINT_BYTES + SECRET_BYTES),
  });
}
