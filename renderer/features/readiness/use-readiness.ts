import { use } from 'react';
import { loadDueRules, loadReadiness, type Readiness } from '#renderer/i18n/load-content.ts';
import type { DueRules } from '#shared/domain/due/due-rules.ts';

/** Loaded once; what failed is tried again by the next page that asks. */
const loading = new Map<string, Promise<unknown>>();

function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  if (loading.has(key)) return loading.get(key) as Promise<T>;
  const made = load();
  loading.set(key, made);
  made.catch(() => loading.delete(key));
  return made;
}

/** Rows, editions and crosswalk of the assessment. The page waits for them under its Suspense. */
export function useReadiness(): Readiness {
  return use(once('readiness', loadReadiness));
}

/** How long an answer counts by the rules: the product's default for repeating the assessment. */
export type Cycle = { readonly interval: string; readonly soonBefore: string };

const CYCLE_RULE = 'DU15';
const YEARLY: Cycle = { interval: 'P1Y', soonBefore: 'P30D' };

export function useCycle(): Cycle {
  return cycleOf(use(once('due', loadDueRules)).rules);
}

function cycleOf({ rows }: DueRules): Cycle {
  const rule = rows.find(({ id }) => id === CYCLE_RULE);
  if (rule?.schedule.kind !== 'every') return YEARLY;
  return { interval: rule.schedule.interval, soonBefore: rule.soonBefore };
}
