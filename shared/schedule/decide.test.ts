import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import { MIN_BLOB_BYTES } from '../blobs/blob-types.ts';
import { classesOf, decide, leftBytes, NO_BLOBS, nextSliceBytes, type Situation } from './decide.ts';
import { LINK_IDS, type LinkProfiles, readLinkProfiles } from './link-profile.ts';
import { rulesOf } from './policy.ts';

const read = readLinkProfiles(raw);
const data = (read.ok ? read.value : undefined) as LinkProfiles;
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const EMPTY = { ops: 0, bytes: 0 };
const SOME = { ops: 3, bytes: 900 };
const NO_QUEUE = { urgent: EMPTY, routine: EMPTY, bulk: EMPTY };
const PHOTO = { files: 1, bytes: 3_000_000 };

function situation(more: Partial<Situation> = {}): Situation {
  return {
    now: NOON,
    sinceTryMs: 1000,
    failures: 0,
    retryMs: 15_000,
    isNoLink: false,
    rules: rulesOf(data, {}, 'iridium'),
    urgentRetryMs: data.retry.urgentMs,
    rateBps: 88_000,
    spentDayBytes: 0,
    spentMonthBytes: 0,
    queue: NO_QUEUE,
    blobs: NO_BLOBS,
    isIsolated: false,
    isEnrolled: true,
    isRevoked: false,
    isAsked: false,
    photosOnce: false,
    ...more,
  };
}

describe('urgent text', () => {
  const urgent = { ...NO_QUEUE, urgent: SOME };

  test('goes at once, with the budget spent and out of hours, whole', () => {
    const rules = { ...rulesOf(data, {}, 'iridium'), hours: [[0, 60] as [number, number]] };
    const decision = decide(situation({ queue: urgent, rules, spentDayBytes: 10_000_000 }));
    expect(decision).toMatchObject({ waitMs: 0, lanes: ['urgent'], reason: 'urgent' });
    expect(decision.maxUpBytes).toBeGreaterThan(50_000);
  });

  test('tries a link that does not answer every few seconds, whatever backing off says', () => {
    const failing = situation({ queue: urgent, failures: 9, retryMs: 30 * 60_000, isNoLink: true, sinceTryMs: 2000 });
    expect(decide(failing)).toMatchObject({ waitMs: 8000, reason: 'retry' });
    expect(decide({ ...failing, queue: NO_QUEUE }).waitMs).toBe(30 * 60_000 - 2000);
    expect(decide({ ...failing, isNoLink: false }).waitMs).toBe(30 * 60_000 - 2000); // a hub that refuses costs bytes
  });
});

describe('text on a metered link', () => {
  test('waits for more of it, and for six hours at most', () => {
    const queue = { ...NO_QUEUE, routine: SOME };
    expect(decide(situation({ queue, sinceTryMs: HOUR }))).toMatchObject({ waitMs: 5 * HOUR, reason: 'text' });
    expect(decide(situation({ queue, sinceTryMs: 7 * HOUR }))).toMatchObject({ waitMs: 0, reason: 'text' });
    expect(decide(situation({ queue, rules: rulesOf(data, {}, 'port4g') })).waitMs).toBe(1000);
  });

  test('does not go over the budget; shore still hears of the ship', () => {
    const queue = { ...NO_QUEUE, routine: SOME };
    const over = situation({ queue, spentDayBytes: 200_000, sinceTryMs: HOUR });
    expect(decide(over)).toMatchObject({ waitMs: 5 * HOUR, lanes: ['urgent'], reason: 'dayBudget' });
    expect(decide({ ...over, now: NOON + 11.5 * HOUR }).waitMs).toBe(HOUR / 2); // a new day, a new budget
    const rules = { ...over.rules, budget: { dayKb: null, monthKb: 100 } };
    expect(decide({ ...over, rules, spentMonthBytes: 100_000 }).reason).toBe('monthBudget');
  });

  test('keeps to the hours, also over midnight, unless somebody asks', () => {
    const queue = { ...NO_QUEUE, routine: SOME };
    const rules = { ...rulesOf(data, {}, 'geoVsat'), hours: [[22 * 60, 4 * 60] as [number, number]] };
    const at = situation({ queue, rules, sinceTryMs: 9 * HOUR });
    expect(decide(at)).toMatchObject({ waitMs: 10 * HOUR, reason: 'hours', lanes: ['urgent'] });
    expect(decide({ ...at, now: NOON + 12 * HOUR })).toMatchObject({ waitMs: 0, lanes: ['urgent', 'routine', 'bulk'] });
    expect(decide({ ...at, isAsked: true })).toMatchObject({ waitMs: 0, lanes: ['urgent', 'routine', 'bulk'] });
  });
});

describe('photos', () => {
  const blobs = { ...NO_BLOBS, previews: { files: 1, bytes: 9000 }, originals: PHOTO };

  test('wait on a link for text alone, go small over a satellite, whole where it is cheap', () => {
    const rule = (id: (typeof LINK_IDS)[number]) =>
      decide(situation({ blobs, rules: rulesOf(data, {}, id) })).blobs.rule;
    expect([rule('iridium'), rule('lBand'), rule('geoVsat'), rule('leo'), rule('port4g')]).toEqual([
      ...['none', 'none', 'previews', 'originals', 'originals'],
    ]);
    expect([classesOf('none'), classesOf('previews'), classesOf('originals')]).toEqual([
      [],
      ['preview'],
      ['preview', 'original'],
    ]);
  });

  test('allowed once go on any link, over the budget, in slices all the same', () => {
    const decision = decide(situation({ blobs, photosOnce: true, spentDayBytes: 10_000_000 }));
    expect(decision).toMatchObject({ waitMs: 0, reason: 'photos', blobs: { rule: 'originals' } });
    expect((decision.blobs.sliceBytes * 8) / 88_000).toBeLessThanOrEqual(2);
  });

  test('larger than the link takes wait for another one, unless somebody allows them', () => {
    const at = situation({ blobs, rules: rulesOf(data, { 'sync.linkLargestItem': { leo: 500 } }, 'leo') });
    expect(decide(at).blobs.largestFileBytes).toBe(500_000);
    expect(decide({ ...at, photosOnce: true }).blobs.largestFileBytes).toBeUndefined();
    expect(decide({ ...at, rules: rulesOf(data, {}, 'leo') }).blobs.largestFileBytes).toBeUndefined();
  });

  test('one slice takes two seconds at most, or one chunk', () => {
    fc.assert(
      fc.property(fc.double({ min: 1000, max: 1e9, noNaN: true }), (rateBps) => {
        const { sliceBytes } = decide(situation({ rateBps, photosOnce: true })).blobs;
        expect(sliceBytes <= MIN_BLOB_BYTES || (sliceBytes * 8) / rateBps <= 2.001).toBe(true);
        expect(sliceBytes).toBeGreaterThanOrEqual(MIN_BLOB_BYTES);
      }),
    );
  });

  test('slices grow twofold, so that a link that became dear shows itself on a small one', () => {
    expect([0, 1, 20_000, 400_000].map((last) => nextSliceBytes(500_000, last))).toEqual([
      ...[MIN_BLOB_BYTES, MIN_BLOB_BYTES, 40_000, 500_000],
    ]);
  });
});

describe('whatever the situation', () => {
  const amount = fc.record({ files: fc.nat(3), bytes: fc.nat(5_000_000) });
  const lane = fc.nat(4).map((ops) => ({ ops, bytes: ops * 300 }));
  const any = fc.record({
    now: fc.integer({ min: -1e12, max: 5e12 }),
    sinceTryMs: fc.option(fc.nat(1e9)),
    failures: fc.nat(3),
    retryMs: fc.nat(2_000_000),
    isNoLink: fc.boolean(),
    rules: fc
      .tuple(
        fc.constantFrom(...LINK_IDS),
        fc.option(fc.nat(500)),
        fc.array(
          fc.tuple(fc.nat(1439), fc.nat(1440)).filter(([a, b]) => a !== b),
          { maxLength: 2 },
        ),
      )
      .map(([id, dayKb, hours]) => ({ ...rulesOf(data, {}, id), budget: { dayKb, monthKb: null }, hours })),
    urgentRetryMs: fc.constant(10_000),
    rateBps: fc.double({ min: 1, max: 1e9, noNaN: true }),
    spentDayBytes: fc.nat(600_000),
    spentMonthBytes: fc.nat(600_000),
    queue: fc.record({ urgent: lane, routine: lane, bulk: lane }),
    blobs: fc.record({ previews: amount, originals: amount, wantedByShore: amount, incoming: amount }),
    isIsolated: fc.boolean(),
    isEnrolled: fc.boolean(),
    isRevoked: fc.boolean(),
    isAsked: fc.boolean(),
    photosOnce: fc.boolean(),
  });

  test('isolated plans nothing and sends nothing', () => {
    fc.assert(
      fc.property(any, (at) => {
        expect(decide({ ...at, isIsolated: true })).toMatchObject({ waitMs: null, lanes: [], blobs: { rule: 'none' } });
      }),
    );
  });

  test('urgent text waits seconds, never for a budget, hours or photos', () => {
    fc.assert(
      fc.property(any, (at) => {
        const urgent = {
          ...at,
          isIsolated: false,
          isEnrolled: true,
          isRevoked: false,
          queue: { ...at.queue, urgent: SOME },
        };
        const decision = decide(urgent);
        if (at.rules.bearer !== 'packet') return;
        expect(decision.lanes).toContain('urgent');
        if (at.failures === 0) expect(decision.waitMs).toBe(0);
        else if (at.isNoLink) expect(decision.waitMs).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  test('a budget that is spent lets nothing but the urgent go', () => {
    fc.assert(
      fc.property(any, (at) => {
        const decision = decide(at);
        if (leftBytes(at) !== 0) return;
        expect(decision.lanes.filter((l) => l !== 'urgent')).toEqual([]);
        if (!at.photosOnce) expect(decision.blobs.rule).toBe('none');
      }),
    );
  });

  test('a wait is a number of ms from now on, and comes to an end with time alone', () => {
    fc.assert(
      fc.property(any, (at) => {
        const { waitMs } = decide(at);
        if (waitMs === null) return;
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(24 * HOUR);
        expect(Number.isFinite(waitMs)).toBe(true);
      }),
    );
  });
});
