import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase32 } from '../base/bytes.ts';
import { decodeEnrolmentCode, type EnrolmentCode, encodeEnrolmentCode, enrolmentFile } from './enrolment-code.ts';

const code: EnrolmentCode = {
  hubUrl: 'https://hub.example.com',
  company: toBase32(Uint8Array.from({ length: 16 }, (_, i) => i * 11)),
  secret: Uint8Array.from({ length: 16 }, (_, i) => 250 - i),
};
const text = encodeEnrolmentCode(code);
const anyBytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('enrolment code', () => {
  test('comes back as it was, with any host, port and scheme', () => {
    for (const hubUrl of ['https://hub.example.com', 'http://127.0.0.1:8080', 'https://[::1]:443', 'http://hub'])
      expect(decodeEnrolmentCode(encodeEnrolmentCode({ ...code, hubUrl }))).toEqual({
        ok: true,
        value: { ...code, hubUrl },
      });
    fc.assert(
      fc.property(anyBytes, anyBytes, (company, secret) => {
        const one = { ...code, company: toBase32(company), secret };
        expect(decodeEnrolmentCode(encodeEnrolmentCode(one))).toEqual({ ok: true, value: one });
      }),
    );
  });

  test('is short enough to be typed: a usual host makes under 100 signs', () => {
    expect(text.replaceAll('-', '').length).toBeLessThan(100);
    expect(text).toMatch(/^([a-z0-9]{6}-)+[a-z0-9]{2,6}$/);
  });

  test('is read however it was written down', () => {
    const ways = [
      text.toUpperCase(),
      text.replaceAll('-', ''),
      text.replaceAll('-', ' \n'),
      `  ${text.replaceAll('-', ' – ')}\r\n`,
      text.replaceAll('0', 'O'),
      text.replaceAll('1', 'l'),
      text.replaceAll('1', 'I'),
      text.replaceAll('v', 'u'),
      enrolmentFile(text, { vessel: 'imo9074729', vesselName: 'Test Pride' }),
    ];
    for (const way of ways) expect(decodeEnrolmentCode(way)).toEqual({ ok: true, value: code });
  });

  test('every single wrong sign is found, in its own group', () => {
    const signs = 'abcdefghjkmnpqrstvwxyz0123456789';
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '-') continue;
      for (const sign of signs) {
        if (sign === text[at]) continue;
        const read = decodeEnrolmentCode(text.slice(0, at) + sign + text.slice(at + 1));
        expect(read).toEqual({
          ok: false,
          error: { code: 'enrol/code-malformed', params: { group: Math.floor(at / 7) + 1 } },
        });
      }
    }
  });

  test('swapped neighbours, a lost or doubled sign and swapped groups never pass', () => {
    const plain = text.replaceAll('-', '');
    const groups = text.split('-');
    for (let at = 0; at + 1 < plain.length; at++) {
      const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
      if (swapped !== plain) expect(decodeEnrolmentCode(swapped).ok).toBe(false);
      expect(decodeEnrolmentCode(plain.slice(0, at) + plain.slice(at + 1)).ok).toBe(false);
      expect(decodeEnrolmentCode(plain.slice(0, at) + plain[at] + plain.slice(at)).ok).toBe(false);
    }
    for (let at = 0; at + 1 < groups.length; at++) {
      const swapped = groups.with(at, groups[at + 1] as string).with(at + 1, groups[at] as string);
      expect(decodeEnrolmentCode(swapped.join('-')).ok).toBe(false);
    }
  });

  test('anything else is malformed, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (noise) => {
        expect(decodeEnrolmentCode(noise).ok).toBe(false);
      }),
    );
    for (const noise of ['', '-', '{', '{"code":7}', '{"format":"bulwark enrolment 1"}', 'x'.repeat(100_000)])
      expect(decodeEnrolmentCode(noise)).toMatchObject({ ok: false, error: { code: 'enrol/code-malformed' } });
  });

  test('is not made from a wrong address or wrong parts', () => {
    for (const hubUrl of ['ftp://hub', 'https://hub/path', 'https://user@hub', 'hub', '', 'https://hub?x', 'https://'])
      expect(() => encodeEnrolmentCode({ ...code, hubUrl })).toThrow();
    expect(() => encodeEnrolmentCode({ ...code, secret: new Uint8Array(15) })).toThrow();
    expect(() => encodeEnrolmentCode({ ...code, company: 'short' })).toThrow();
  });
});
