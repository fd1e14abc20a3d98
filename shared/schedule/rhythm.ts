/** How often a vessel usually calls, from its past contacts; what is late or silent follows from that. */
export type Rhythm = {
  /** Median of the gaps; null: too few contacts to know. */
  readonly usualGapMs: number | null;
  readonly lateAfterMs: number;
  readonly silentAfterMs: number;
  /** How many gaps it was taken from. */
  readonly gaps: number;
};

const HOUR = 3_600_000;
/** Calls closer together than this are one contact. */
const ONE_CONTACT_MS = 10 * 60_000;
const LEAST_GAPS = 8;
/** Gaps behind this many are of another voyage. */
export const CONTACTS_CONSIDERED = 120;
const USUALLY_LONGEST = 0.95;
const LEAST_LATE_MS = 2 * HOUR;
const LEAST_SILENT_MS = 6 * HOUR;

/** So many calls without a gap in so long: the vessel asks every few minutes. */
const OFTEN = { calls: 60, spanMs: 4 * HOUR } as const;

/** Product defaults while too little is known: a vessel is expected daily, three missed days need a person. */
export const UNKNOWN_RHYTHM: Rhythm = { usualGapMs: null, lateAfterMs: 24 * HOUR, silentAfterMs: 72 * HOUR, gaps: 0 };

/**
 * @param contactsAt UTC ms by the hub's clock, in any order.
 * @param companyMs `sync.silentAfterHours` of the company; it never makes a vessel silent before its own rhythm does.
 */
export function rhythmOf(contactsAt: readonly number[], companyMs: number | null = null): Rhythm {
  const gaps = gapsOf(contactsAt);
  if (gaps.length < LEAST_GAPS && isOften(contactsAt))
    return {
      usualGapMs: ONE_CONTACT_MS,
      lateAfterMs: LEAST_LATE_MS,
      silentAfterMs: Math.max(LEAST_SILENT_MS, companyMs ?? 0),
      gaps: gaps.length,
    };
  if (gaps.length < LEAST_GAPS)
    return companyMs === null
      ? UNKNOWN_RHYTHM
      : { ...UNKNOWN_RHYTHM, lateAfterMs: Math.min(24 * HOUR, companyMs), silentAfterMs: companyMs };
  const longest = quantile(gaps, USUALLY_LONGEST);
  const lateAfterMs = Math.max(LEAST_LATE_MS, longest * 1.5);
  const silentAfterMs = Math.max(LEAST_SILENT_MS, longest * 3, companyMs ?? 0);
  return { usualGapMs: quantile(gaps, 0.5), lateAfterMs, silentAfterMs, gaps: gaps.length };
}

function isOften(contactsAt: readonly number[]): boolean {
  return contactsAt.length >= OFTEN.calls && Math.max(...contactsAt) - Math.min(...contactsAt) >= OFTEN.spanMs;
}

function gapsOf(contactsAt: readonly number[]): readonly number[] {
  const sorted = [...contactsAt].sort((a, b) => a - b).slice(-CONTACTS_CONSIDERED);
  const gaps: number[] = [];
  for (let i = 1; i < sorted.length; i++) {
    const gap = (sorted[i] as number) - (sorted[i - 1] as number);
    if (gap >= ONE_CONTACT_MS) gaps.push(gap);
  }
  return gaps;
}

/** @param part from 0 to 1; the value that so many of them do not exceed. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
