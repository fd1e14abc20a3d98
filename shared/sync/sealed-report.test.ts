import { x25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { seededRandom } from '../testing/fake-crypto.ts';
import {
  answerKeyOf,
  decryptFile,
  encryptFile,
  newAnswerCode,
  openAnswer,
  openReport,
  type SealedContent,
  sealAnswer,
  sealReport,
  startOfDay,
  tidyAnswerCode,
} from './sealed-report.ts';

const random = seededRandom('sealed');
const dpa = random.bytes(32);
const dpaPublic = x25519.getPublicKey(dpa);
const NUMBER = 'NCR-TP-A-0007';

function content(description: string, more: Partial<SealedContent> = {}): SealedContent {
  return { report: { kind: 'hazard', description }, files: [], answerKey: new Uint8Array(32).fill(9), ...more };
}

async function sealed(description: string, more: Partial<SealedContent> = {}): Promise<Uint8Array> {
  const result = await sealReport(content(description, more), dpaPublic, 'v1');
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('a sealed report', () => {
  test('opens for the DPA, and for nobody else', async () => {
    const bytes = await sealed('the master switches the firewall off');
    const opened = await openReport(bytes, dpa, 'v1');
    expect(opened.ok && opened.value.report).toEqual({
      kind: 'hazard',
      description: 'the master switches the firewall off',
    });
    for (const [key, vessel] of [
      [random.bytes(32), 'v1'],
      [dpa, 'v2'],
    ] as const)
      expect(await openReport(bytes, key, vessel)).toMatchObject({ error: { code: 'sealed/cannot-open' } });
  });

  test('no word of it, nor the key of the answer, stands in the bytes', async () => {
    const bytes = Buffer.from(
      await sealed('firewall off', { answerKey: utf8('0123456789abcdef0123456789abcdef') }),
    ).toString('latin1');
    expect(bytes).not.toContain('firewall');
    expect(bytes).not.toContain('0123456789');
  });

  test('its size tells its size class and nothing else; the same text never looks the same', async () => {
    const sizes = new Set<number>();
    for (const length of [1, 10, 400, 900]) sizes.add((await sealed('x'.repeat(length))).length);
    expect(sizes.size).toBe(1);
    expect((await sealed('x'.repeat(1500))).length).toBeGreaterThan([...sizes][0] as number);
    expect(await sealed('same')).not.toEqual(await sealed('same'));
  });

  test('what is too much for one field is refused', async () => {
    const result = await sealReport(content('x'.repeat(300_000)), dpaPublic, 'v1');
    expect(result).toMatchObject({ ok: false, error: { code: 'input/too-long' } });
    expect((await sealed('x'.repeat(200_000))).length).toBeLessThanOrEqual(262_144);
  });

  test('changed, cut and foreign bytes open nothing', async () => {
    const bytes = await sealed('text');
    for (const at of [0, 1, 40, bytes.length - 1]) {
      const bad = bytes.slice();
      bad[at] = (bad[at] as number) ^ 1;
      expect((await openReport(bad, dpa, 'v1')).ok).toBe(false);
    }
    expect((await openReport(bytes.subarray(0, 30), dpa, 'v1')).ok).toBe(false);
    expect((await openReport(new Uint8Array(0), dpa, 'v1')).ok).toBe(false);
  });

  test('files are encrypted before they are hashed; name and kind lie in the seal', async () => {
    const photo = random.bytes(5000);
    const { stored, key } = encryptFile(photo, random);
    const file = { name: 'bridge.jpg', mime: 'image/jpeg', sizeBytes: photo.length, sha256: sha256(stored), key };
    const opened = await openReport(await sealed('see photo', { files: [file] }), dpa, 'v1');
    expect(opened.ok && opened.value.files).toEqual([file]);
    expect(decryptFile(stored, key)).toEqual(photo);
    expect(decryptFile(stored, random.bytes(32))).toBeNull();
    expect(encryptFile(photo, random).stored).not.toEqual(stored);
  });
});

describe('the one-time code', () => {
  test('lets the reporter, and nobody else, read the answer', async () => {
    const code = newAnswerCode(random);
    const answerKey = await answerKeyOf(code, NUMBER);
    const opened = await openReport(await sealed('text', { answerKey }), dpa, 'v1');
    const box = await sealAnswer(
      'thank you, acted on',
      opened.ok ? opened.value.answerKey : new Uint8Array(32),
      NUMBER,
    );
    if (!box.ok) throw new Error(box.error.code);
    expect(await openAnswer(box.value, code, NUMBER)).toEqual({ ok: true, value: 'thank you, acted on' });
    expect((await openAnswer(box.value, newAnswerCode(random), NUMBER)).ok).toBe(false);
    expect((await openAnswer(box.value, code, 'NCR-TP-A-0008')).ok).toBe(false);
  });

  test('is read in capitals and without lines; what cannot be one is told at once', () => {
    const code = newAnswerCode(random);
    expect(code).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
    expect(tidyAnswerCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(tidyAnswerCode('abcd')).toBeNull();
    expect(tidyAnswerCode('iiii-llll-oooo-uuuu')).toBeNull();
  });
});

test('times are rounded to the day', () => {
  expect(new Date(startOfDay(Date.UTC(2026, 10, 22, 21, 30))).toISOString()).toBe('2026-11-22T00:00:00.000Z');
});
