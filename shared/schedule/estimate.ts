import type { LinkRules } from './policy.ts';

export type Estimate = {
  readonly seconds: number;
  /** Null where nothing is known to be paid by volume. `from` and `to` are equal where the company set its price. */
  readonly cost: { readonly from: number; readonly to: number; readonly currency: string } | null;
};

/** Ops compress to about a third: measured on the standard workload (tests/bench/results-sync.json). */
const TEXT_ON_WIRE = 0.4;

export function wireBytesOfText(bytes: number): number {
  return Math.ceil(bytes * TEXT_ON_WIRE);
}

/** What so many bytes take on a link. @param rateBps bits per second, over 0. @param bytes as they go over the wire. */
export function estimate(rules: LinkRules, rateBps: number, rttMs: number, bytes: number): Estimate | null {
  if (rules.bearer !== 'packet' || rateBps <= 0) return null;
  const price = rules.price
    ? { min: rules.price.perMb, max: rules.price.perMb, currency: rules.price.currency }
    : rules.pricePerMb;
  const mb = bytes / 1_000_000;
  return {
    seconds: bytes === 0 ? 0 : (bytes * 8) / rateBps + rttMs / 1000,
    cost: price === null ? null : { from: mb * price.min, to: mb * price.max, currency: price.currency },
  };
}
