import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/fake-crypto.ts';
import { newSealKeyPair, openAnswer, openFile, openReport, sealAnswer, sealFile, sealReport } from './sealed-report.ts';

const random = seededRandom('sealed');

describe('a confidential report', () => {
  test('is read by the DPA alone, and answered to the code alone', async () => {
    const dpa = await newSealKeyPair(random);
    const other = await newSealKeyPair(random);
    const report = { description: 'A USB stick was put in unscanned.' };
    const { sealed, code } = await sealReport(report, dpa.publicKey, random);
    const opened = await openReport(sealed, dpa);
    expect(opened).toMatchObject({ ok: true, value: { report } });
    expect(await openReport(sealed, other)).toMatchObject({ ok: false, error: { code: 'sealed/cannot-open' } });
    if (!opened.ok) return;
    const answer = await sealAnswer('Thank you.', opened.value.answerKey);
    const typed = (code.match(/.{1,5}/g) ?? []).join('-').toUpperCase();
    expect(await openAnswer(answer, typed)).toEqual({ ok: true, value: 'Thank you.' });
    expect(await openAnswer(answer, 'a'.repeat(26))).toMatchObject({ ok: false });
    expect(await openReport(answer, dpa)).toMatchObject({ ok: false });
  });

  test('its length says only a size class', async () => {
    const dpa = await newSealKeyPair(random);
    const length = async (text: string) => (await sealReport({ text }, dpa.publicKey, random)).sealed.length;
    expect(await length('a')).toBe(await length('a'.repeat(400)));
    expect(await length('a'.repeat(400))).toBeLessThan(await length('a'.repeat(600)));
  });

  test('no byte can be changed', async () => {
    const dpa = await newSealKeyPair(random);
    const { sealed } = await sealReport({ text: 'x' }, dpa.publicKey, random);
    for (const at of [0, 1, 20, 33, sealed.length - 1]) {
      const bad = sealed.slice();
      bad[at] = (bad[at] as number) ^ 1;
      expect(await openReport(bad, dpa)).toMatchObject({ ok: false });
    }
  });

  test('files are encrypted before they are hashed', () => {
    const file = random.bytes(5000);
    const { box, key } = sealFile(file, random);
    expect(openFile(box, key)).toEqual({ ok: true, value: file });
    expect(openFile(box, sealFile(file, random).key)).toMatchObject({ ok: false });
  });
});
