import { addDuration } from '../due/calendar.ts';
import type { EvidenceKind } from './readiness-codes.ts';
import type { EvidenceRule } from './score-rules.ts';

/** One thing that shows it: a drill, a plan, a system. */
export type EvidenceItem = {
  /** Record to open. */
  readonly record: string;
  /** When it was good last, UTC ms; null: never. For shares and counts when it was looked at or changed last. */
  readonly at: number | null;
  /** As it should be; of a count: counts against. Ages say it themselves. */
  readonly isGood: boolean;
};

/** What a kind of evidence is worth now, with everything that made the number. */
export type EvidencePoints = {
  readonly kind: EvidenceKind;
  readonly measure: EvidenceRule['measure'];
  /** 0 to 100; null: nothing there that says anything. */
  readonly points: number | null;
  readonly items: readonly (EvidenceItem & { readonly points: number | null })[];
  /** UTC ms: newest and oldest of the items that have a time. */
  readonly newestAt: number | null;
  readonly oldestAt: number | null;
};

/** @param now UTC ms. */
export function evidencePoints(rule: EvidenceRule, items: readonly EvidenceItem[], now: number): EvidencePoints {
  const worth = items.map((item) => ({ ...item, points: itemPoints(rule, item, now) }));
  const times = items.flatMap(({ at }) => (at === null ? [] : [at]));
  return {
    kind: rule.kind,
    measure: rule.measure,
    points: wholePoints(rule, worth),
    items: worth,
    newestAt: times.length === 0 ? null : Math.max(...times),
    oldestAt: times.length === 0 ? null : Math.min(...times),
  };
}

function itemPoints(rule: EvidenceRule, { at, isGood }: EvidenceItem, now: number): number | null {
  if (rule.measure === 'count') return null;
  if (rule.measure === 'share') return isGood ? 100 : 0;
  if (at === null) return rule.never;
  return rule.bands.find(({ upTo }) => now <= addDuration(at, upTo))?.points ?? rule.older;
}

function wholePoints(rule: EvidenceRule, items: readonly { readonly points: number | null }[]): number | null {
  if (rule.measure === 'count') return rule.bands.find(({ upTo }) => items.length <= upTo)?.points ?? rule.more;
  if (items.length === 0) return rule.none;
  return Math.round(items.reduce((sum, { points }) => sum + (points ?? 0), 0) / items.length);
}
