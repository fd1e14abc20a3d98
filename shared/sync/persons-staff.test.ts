import { expect, test } from 'vitest';
import { seededRandom } from '../testing/fake-crypto.ts';
import { openEnvelope, passwordKeys, sealEnvelope } from './persons-staff.ts';

const random = seededRandom('staff');
const seed = random.bytes(32);
const CHEAP = { memoryKiB: 64, passes: 1 };

test('a password gives the hub one key and opens the envelope with another', async () => {
  const salt = random.bytes(16);
  const keys = await passwordKeys('correct horse', salt, CHEAP);
  expect(keys.authKey).not.toEqual(keys.wrapKey);
  const envelope = sealEnvelope({ sign: seed, seal: seed }, keys.wrapKey, 'dpa', random);
  expect(openEnvelope(envelope, keys.wrapKey, 'dpa')).toEqual({ sign: seed, seal: seed });
  expect(openEnvelope(sealEnvelope({ sign: seed }, keys.wrapKey, 'fcm', random), keys.wrapKey, 'fcm')).toEqual({
    sign: seed,
  });
  expect(openEnvelope(envelope, keys.authKey, 'dpa')).toBeNull();
  expect(openEnvelope(envelope, keys.wrapKey, 'fcm')).toBeNull();
  expect(openEnvelope(new Uint8Array(3), keys.wrapKey, 'dpa')).toBeNull();
  const other = await passwordKeys('correct horsf', salt, CHEAP);
  expect(openEnvelope(envelope, other.wrapKey, 'dpa')).toBeNull();
});
