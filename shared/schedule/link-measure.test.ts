import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import { estimate, wireBytesOfText } from './estimate.ts';
import { classify, type Exchanged, measured, NOT_MEASURED, rateOf, rttOf } from './link-measure.ts';
import { type LinkId, type LinkProfiles, profileOf, readLinkProfiles } from './link-profile.ts';
import { rulesOf } from './policy.ts';

const read = readLinkProfiles(raw);
const data = (read.ok ? read.value : undefined) as LinkProfiles;

/** How an exchange goes on a link of this round trip and rate. */
function went(rttMs: number, bps: number, bytes: number): Exchanged {
  return { ms: rttMs + (bytes * 8000) / bps, bytesUp: bytes, bytesDown: 0 };
}

const polls = (n: number, rttMs: number, bps: number, from = NOT_MEASURED) =>
  Array.from({ length: n }).reduce<typeof NOT_MEASURED>((m) => measured(m, went(rttMs, bps, 190), data), from);

describe('a link shows what it is', () => {
  test.each<[string, number, number, LinkId]>([
    ['Certus 100', 1000, 88_000, 'iridium'],
    ['FleetBroadband', 900, 400_000, 'lBand'],
    ['GEO VSAT', 650, 4_000_000, 'geoVsat'],
    ['Starlink', 45, 50_000_000, 'leo'],
    ['a cable', 3, 100_000_000, 'unmetered'],
  ])('%s', (_, rttMs, bps, link) => {
    let measure = polls(1, rttMs, bps);
    for (let i = 0; i < 6; i++) measure = measured(measure, went(rttMs, bps, 60_000), data);
    expect(measure.link).toBe(link);
    expect(rttOf(measure)).toBeCloseTo(rttMs, -3);
  });

  test('while the rate is not known it is taken for the dearest that fits', () => {
    expect(polls(1, 650, 4_000_000).link).toBe('iridium');
    expect(classify({ rttsMs: [50], bps: null }, data)).toBe('leo');
    expect(classify({ rttsMs: [], bps: 1e6 }, data)).toBeNull();
  });

  test('a cold connection is no slow link', () => {
    expect(measured(NOT_MEASURED, went(3 * 80, 5e7, 190), data).link).toBe('leo'); // TCP and TLS before it
  });

  test('one slow answer of a busy hub changes nothing, a link that changed is seen within three', () => {
    const leo = polls(3, 45, 5e7);
    expect(polls(1, 2500, 5e7, leo).link).toBe('leo');
    expect(polls(2, 1000, 88_000, leo).link).toBe('leo');
    expect(polls(3, 1000, 88_000, leo).link).toBe('iridium');
  });

  test('large exchanges that crawl show a metered link within three, and which within nine', () => {
    let measure = measured(polls(3, 600, 5e6), went(600, 5e6, 500_000), data);
    for (let i = 0; i < 5; i++) measure = measured(measure, went(600, 5e6, 500_000), data);
    expect(measure.link).toBe('geoVsat');
    for (let i = 0; i < 3; i++) measure = measured(measure, went(1000, 80_000, 22_000), data);
    expect(['lBand', 'iridium']).toContain(measure.link);
    for (let i = 0; i < 6; i++) measure = measured(measure, went(1000, 80_000, 22_000), data);
    expect(measure.link).toBe('iridium');
  });

  test('a link that looks cheaper is believed later than one that looks dearer', () => {
    const iridium = polls(3, 1000, 88_000);
    expect(polls(2, 45, 5e7, iridium).link).toBe('iridium');
    expect(polls(3, 45, 5e7, iridium).link).toBe('leo');
  });
});

test('whatever is measured, figures stay finite and the link is one of the data', () => {
  const sample = fc.record({
    ms: fc.oneof(fc.double(), fc.nat(1e6)),
    bytesUp: fc.nat(2_000_000),
    bytesDown: fc.nat(2_000_000),
  });
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 40 }), (samples) => {
      let measure = NOT_MEASURED;
      for (const each of samples) if (Number.isFinite(each.ms)) measure = measured(measure, each, data);
      const rtt = rttOf(measure);
      expect(rtt === null || (rtt >= 0 && Number.isFinite(rtt))).toBe(true);
      expect(measure.bps === null || (measure.bps > 0 && Number.isFinite(measure.bps))).toBe(true);
      expect(measure.rttsMs.length).toBeLessThanOrEqual(3);
    }),
  );
});

describe('an estimate', () => {
  test('is time by the rate as measured and money by the price of the company, else by the range of the profile', () => {
    expect(wireBytesOfText(1000)).toBe(400);
    const iridium = rulesOf(data, {}, 'iridium');
    expect(rateOf(NOT_MEASURED, profileOf(data, 'iridium'))).toBe(88_000);
    const plain = estimate(iridium, 88_000, 1000, 1_000_000);
    expect(plain?.seconds).toBeCloseTo(91.9, 1);
    expect(plain?.cost).toEqual({ from: 3, to: 10, currency: 'USD' });
    const priced = rulesOf(data, { 'sync.linkPrices': { currency: 'EUR', perMb: { iridium: 5 } } }, 'iridium');
    expect(estimate(priced, 88_000, 1000, 200_000)?.cost).toEqual({ from: 1, to: 1, currency: 'EUR' });
    expect(estimate(rulesOf(data, {}, 'leo'), 1e6, 50, 1000)?.cost).toBeNull();
    expect(estimate(rulesOf(data, {}, 'offline'), 1e6, 50, 1000)).toBeNull();
  });
});
