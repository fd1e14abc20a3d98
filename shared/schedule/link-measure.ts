import type { LinkId, LinkProfile, LinkProfiles } from './link-profile.ts';

/**
 * One request and its answer, as they went. What a cold connection takes for TCP and TLS is in the time too: how many round
 * trips that were nobody says, and a link is better taken for a slow one than for a cheap one.
 */
export type Exchanged = { readonly ms: number; readonly bytesUp: number; readonly bytesDown: number };

/** What exchanges have shown of a link. */
export type LinkMeasure = {
  /** Of the last small exchanges, ms: the least of them is the link, what is above it was work at the other end. */
  readonly rttsMs: readonly number[];
  /** Bits per second both ways together, smoothed; null: nothing large has gone yet. */
  readonly bps: number | null;
  readonly link: LinkId | null;
  /** What the last exchanges looked like instead, and how many in a row. */
  readonly other: LinkId | null;
  readonly otherCount: number;
};

export const NOT_MEASURED: LinkMeasure = { rttsMs: [], bps: null, link: null, other: null, otherCount: 0 };

/** Bad news is believed sooner: bytes at the price of a satellite are not got back. */
const WEIGHT = { slower: 0.6, faster: 0.3 } as const;
const RTTS_KEPT = 3;
/** Below this a rate says more about the round trip than about the link. */
const RATE_FROM_BYTES = 8192;
/** A link that looks dearer is believed after this many exchanges that say so, one that looks cheaper after more. */
const DEARER_AFTER = 1;
const CHEAPER_AFTER = 3;

/** ms; null: not known yet. */
export function rttOf({ rttsMs }: Pick<LinkMeasure, 'rttsMs'>): number | null {
  return rttsMs.length === 0 ? null : Math.min(...rttsMs);
}

/**
 * Takes one more exchange into account. Its time is a round trip and the bytes at the rate; small exchanges tell of the
 * one, large ones of the other.
 */
export function measured(before: LinkMeasure, exchanged: Exchanged, data: LinkProfiles): LinkMeasure {
  const { ms, bytesUp, bytesDown } = exchanged;
  if (!(ms >= 0)) return before;
  const bits = (bytesUp + bytesDown) * 8;
  if (bytesUp + bytesDown < RATE_FROM_BYTES) {
    const onRateMs = before.bps === null ? 0 : (bits * 1000) / before.bps;
    const rttsMs = [...before.rttsMs, Math.max(0, ms - onRateMs)].slice(-RTTS_KEPT);
    return follow({ ...before, rttsMs }, data);
  }
  // Half of the time at least was the bytes': a round trip that was measured too long makes no rate without end.
  const onBytesMs = Math.max(1, ms / 2, ms - (rttOf(before) ?? 0));
  const sample = (bits * 1000) / onBytesMs;
  const weight = sample < (before.bps ?? 0) ? WEIGHT.slower : WEIGHT.faster;
  const bps = before.bps === null ? sample : before.bps + weight * (sample - before.bps);
  return follow({ ...before, bps }, data);
}

function follow(now: LinkMeasure, data: LinkProfiles): LinkMeasure {
  const seen = classify(now, data);
  if (seen === null || seen === now.link) return { ...now, other: null, otherCount: 0 };
  if (now.link === null) return { ...now, link: seen, other: null, otherCount: 0 };
  const otherCount = seen === now.other ? now.otherCount + 1 : 1;
  const isDearer = rank(seen, data) < rank(now.link, data);
  if (otherCount < (isDearer ? DEARER_AFTER : CHEAPER_AFTER)) return { ...now, other: seen, otherCount };
  return { ...now, link: seen, other: null, otherCount: 0 };
}

function rank(id: LinkId, { rows }: LinkProfiles): number {
  return rows.findIndex((row) => row.id === id);
}

/**
 * The link that a measure looks like: the dearest that fits, since a rate that is not known yet excludes nothing.
 * Profiles stand in the data from the dearest to the cheapest.
 */
export function classify(measure: Pick<LinkMeasure, 'rttsMs' | 'bps'>, { rows }: LinkProfiles): LinkId | null {
  const rttMs = rttOf(measure);
  if (rttMs === null) return null;
  const { bps } = measure;
  const fits = ({ detect }: LinkProfile) =>
    detect !== null &&
    rttMs >= detect.fromRttMs &&
    (detect.toRttMs === null || rttMs < detect.toRttMs) &&
    (detect.toKbps === null || bps === null || bps <= detect.toKbps * 1000);
  return rows.find(fits)?.id ?? null;
}

/** Bits per second to count with: as measured, else what the profile says of its slower direction. */
export function rateOf(measure: Pick<LinkMeasure, 'bps'>, profile: Pick<LinkProfile, 'upKbps' | 'downKbps'>): number {
  return measure.bps ?? Math.min(profile.upKbps, profile.downKbps) * 1000;
}
