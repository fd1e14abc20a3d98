import { expect, test } from 'vitest';
import { fromHex, toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import type { Value } from '../base/value.ts';
import { someBytes } from '../testing/blob-pair.ts';
import { MemoryBlobStore } from './memory-blob-store.ts';
import { dropRedacted, goneMark, redactedBlobs } from './redacted-blobs.ts';

const PHOTO = someBytes('photo', 40_000);
const HASH = toHex(sha256(PHOTO));
const OTHER = toHex(sha256(someBytes('other', 10)));

function attachment(values: Readonly<Record<string, Value>>, redacted: readonly string[] = []) {
  return { id: 'attachment.x', values, redacted, created: { at: 1 } } as unknown as Parameters<
    typeof redactedBlobs
  >[0][0];
}
const named = { sha256: fromHex(HASH), sizeBytes: PHOTO.length };
const gone = attachment({ sizeBytes: PHOTO.length, gone: [goneMark(HASH)] }, ['sha256']);

test('B11: a file goes when its name was redacted and the mark fits; the mark does not tell the hash', () => {
  expect(redactedBlobs([gone], [HASH, OTHER])).toEqual([HASH]);
  expect(goneMark(HASH)).not.toContain(HASH);
  expect(redactedBlobs([gone], [OTHER])).toEqual([]);
});

test('B11: a mark without a redaction, or with one of another field, drops nothing', () => {
  expect(redactedBlobs([attachment({ gone: [goneMark(HASH)] })], [HASH])).toEqual([]);
  expect(redactedBlobs([attachment({ gone: [goneMark(HASH)] }, ['caption'])], [HASH])).toEqual([]);
});

test('B11: what another attachment names stays, also while that one is removed', () => {
  expect(redactedBlobs([gone, attachment(named)], [HASH])).toEqual([]);
  const removed = { by: 'anonymous', at: 5, reason: 'twice' };
  expect(redactedBlobs([gone, attachment({ ...named, removed })], [HASH])).toEqual([]);
});

test('B11: whole or in part, and out of what could bring it back first', async () => {
  const store = new MemoryBlobStore();
  await store.take(HASH, PHOTO.length, [{ n: 1, bytes: PHOTO.slice(16_384, 32_768) }]);
  const seen: boolean[] = [];
  const first = async () => void seen.push((await store.held([HASH])).has(HASH));
  expect(await dropRedacted([gone], store, first)).toEqual([HASH]);
  expect(seen).toEqual([true]);
  expect(await store.hashes()).toEqual([]);
  expect(await dropRedacted([gone], store, first)).toEqual([]);
});
