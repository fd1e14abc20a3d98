import { toHex, utf8 } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';

/** PostgreSQL's index entries must stay under 2,704 bytes. */
const LONGEST_BYTES = 400;

/**
 * A text that came from outside as an indexed key. PostgreSQL takes no 0 byte and no long key, so these get another
 * form; what two texts give is the same only if they are the same.
 */
export function textKey(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0');
  const bytes = utf8(escaped);
  return bytes.length <= LONGEST_BYTES ? escaped : `\\h${toHex(sha256(utf8(text)))}`;
}

/** The text of a key; null when the key is only a digest of it. */
export function textOfKey(key: string): string | null {
  if (key.startsWith('\\h')) return null;
  return key.replace(/\\([\\0])/g, (_, sign) => (sign === '0' ? '\0' : '\\'));
}
