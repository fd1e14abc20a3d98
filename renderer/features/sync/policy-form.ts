import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { equalValues, type Value } from '#shared/base/value.ts';
import { LANES, type Lane } from '#shared/oplog/op.ts';
import type { BlobRule, Hours, LinkId } from '#shared/schedule/link-profile.ts';
import {
  type LinkPolicy,
  type LinkRules,
  MAX_SILENT_HOURS,
  type PolicyKey,
  settingId,
} from '#shared/schedule/policy.ts';

/** The rules of one link as a form shows them. Kilobytes; null: no limit. */
export type PolicyForm = {
  readonly dayKb: number | null;
  readonly monthKb: number | null;
  readonly largestKb: number | null;
  readonly hours: string;
  /** Urgent text is among them whatever is set. */
  readonly lanes: readonly Lane[];
  readonly blobs: BlobRule;
  readonly perMb: number | null;
  readonly currency: string;
  /** Of the vessel, not of a link. Null: her own rhythm. */
  readonly silentHours: number | null;
};

export function formOf({ budget, largestItemKb, hours, lanes, blobs, price }: LinkRules, now: LinkPolicy): PolicyForm {
  return {
    dayKb: budget.dayKb,
    monthKb: budget.monthKb,
    largestKb: largestItemKb,
    hours: hoursText(hours),
    lanes: withUrgent(lanes),
    blobs,
    perMb: price?.perMb ?? null,
    currency: price?.currency ?? 'USD',
    silentHours: now['sync.silentAfterHours'] ?? null,
  };
}

/** In the order in which they go. */
export function withUrgent(lanes: readonly Lane[]): readonly Lane[] {
  return LANES.filter((lane) => lane === 'urgent' || lanes.includes(lane));
}

export function hoursText(hours: Hours): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return hours.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(', ');
}

/** Null: that is not how hours are written. */
export function readHours(text: string): Hours | null {
  const out: [number, number][] = [];
  for (const part of text.split(/[,;]/).map((p) => p.trim())) {
    if (part === '') continue;
    const found = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/.exec(part);
    if (!found) return null;
    const [, h1 = 0, m1 = 0, h2 = 0, m2 = 0] = found.map(Number);
    const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
    if (m1 > 59 || m2 > 59 || from > 1439 || to > 1440 || from === to) return null;
    out.push([from, to]);
  }
  return out;
}

function isHours(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MAX_SILENT_HOURS;
}

export type PolicyProblem = 'number' | 'hours' | 'currency';

/** Fields that cannot be as they are. */
export function problemsOf(form: PolicyForm): Readonly<Partial<Record<keyof PolicyForm, PolicyProblem>>> {
  const isAmount = (value: number | null) => value === null || (Number.isInteger(value) && value >= 0 && value <= 1e9);
  return {
    ...(isAmount(form.dayKb) ? {} : { dayKb: 'number' }),
    ...(isAmount(form.monthKb) ? {} : { monthKb: 'number' }),
    ...(isAmount(form.largestKb) ? {} : { largestKb: 'number' }),
    ...(readHours(form.hours) ? {} : { hours: 'hours' }),
    ...(form.perMb === null || (form.perMb >= 0 && form.perMb <= 1e6) ? {} : { perMb: 'number' }),
    ...(form.silentHours === null || isHours(form.silentHours) ? {} : { silentHours: 'number' }),
    ...(/^[A-Z]{3}$/.test(form.currency) ? {} : { currency: 'currency' }),
  };
}

/**
 * Settings that have to be written so that a link's rules become those of the form; what did not change is left alone, and
 * what holds for other links stays.
 *
 * @param now the policy as it is. @param rows `setting` records by key.
 */
export function changesOf(
  link: LinkId,
  before: PolicyForm,
  after: PolicyForm,
  now: LinkPolicy,
  about: { readonly rows: ReadonlyMap<string, RecordRow>; readonly reason: string; readonly setBy: string | null },
): readonly SaveDraft[] {
  const values: [PolicyKey, Value][] = [];
  const set = (key: Exclude<PolicyKey, 'sync.linkPrices' | 'sync.silentAfterHours'>, value: Value) =>
    values.push([key, { ...(now[key] as Readonly<Record<string, Value>> | undefined), [link]: value }]);
  if (before.dayKb !== after.dayKb) set('sync.linkBudgets', after.dayKb);
  if (before.monthKb !== after.monthKb) set('sync.linkMonthBudgets', after.monthKb);
  if (before.largestKb !== after.largestKb) set('sync.linkLargestItem', after.largestKb);
  if (before.blobs !== after.blobs) set('sync.linkBlobs', after.blobs);
  if (!equalValues(withUrgent(before.lanes), withUrgent(after.lanes))) set('sync.linkLanes', withUrgent(after.lanes));
  if (before.silentHours !== after.silentHours) values.push(['sync.silentAfterHours', after.silentHours]);
  const hours = readHours(after.hours) ?? [];
  if (!equalValues(readHours(before.hours) ?? [], hours)) set('sync.linkHours', hours);
  if (after.perMb !== null && (before.perMb !== after.perMb || before.currency !== after.currency)) {
    const perMb = { ...now['sync.linkPrices']?.perMb, [link]: after.perMb };
    values.push(['sync.linkPrices', { currency: after.currency, perMb }]);
  }
  return values.map(([key, value]) => {
    const row = about.rows.get(key) ?? null;
    const { reason, setBy } = about;
    return {
      record: row?.id ?? settingId(key),
      collection: 'setting',
      values: { key, value, reason, ...(setBy === null ? {} : { setBy }) },
      loaded: row,
    };
  });
}
