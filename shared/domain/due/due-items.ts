import type { ReportDuty } from '../report-deadlines.ts';
import { countsFor, isCompanys, type RuleBasis, type VesselProfile } from '../rule-source.ts';
import { addDuration, endOfDay, endOfYear, startOfYear, subtractDuration } from './calendar.ts';
import type { BackupDefaults, DueEvent, DueKind, DueRule, DueRules } from './due-rules.ts';

/** One thing that may fall due: the ship's drills as a whole, one backup plan, the restore tests of one plan … */
export type DueSubject = {
  readonly kind: DueKind;
  /** Record that it is about; null for the ship as a whole. */
  readonly record: string | null;
  /** Row of resources/rules/backup-defaults.json, for `backup` and `restoreTest`. */
  readonly key?: string | null;
  /** From when it is counted while nothing was done yet: the ship's or the plan's first day here. UTC ms. */
  readonly startedAt: number;
  /** When it was done, UTC ms, in any order. Only records that are complete count (domain.md 5.1). */
  readonly doneAt: readonly number[];
  readonly events?: readonly { readonly event: DueEvent; readonly at: number }[];
  /** Rhythm of the company's own plan, ISO 8601; it replaces a default and can only tighten a rule. */
  readonly every?: string | null;
};

export type DueState = 'ok' | 'soon' | 'due' | 'overdue';

export type DueItem = {
  /**
   * `DU3`; `backup:ecdis`, `restore:ecdis` for the defaults of a plan; `plan` for a rhythm or a day of the ship's own plan;
   * `granted` for the day that was set for an action or for the review of a risk.
   */
  readonly ruleId: string;
  readonly kind: DueKind | 'action' | `report:${ReportDuty}`;
  readonly record: string | null;
  /** Last instant at which it is still in time, UTC ms. Not clamped to now. */
  readonly dueAt: number;
  readonly state: DueState;
  /** Why: key of `content-rules` and its values; a code among them (`event`) has a text of its own, `event.<code>`. */
  readonly explanation: { readonly key: string; readonly params: Readonly<Record<string, string | number>> };
  readonly basis: RuleBasis;
  readonly source: string;
  readonly edition: string;
  readonly unverified: boolean;
};

export type DueVessel = VesselProfile & { readonly e26Applies?: boolean; readonly nis2Entity?: boolean };

/** Shown as "due" in its last day. */
const LAST_DAY = 'P1D';

/**
 * Everything that is or will be due, the earliest first.
 *
 * @param overrides times that the company sets, ISO 8601 by rule id: see due-overrides.ts.
 * @param now       UTC ms.
 */
export function dueItems(input: {
  readonly rules: DueRules;
  readonly backups: BackupDefaults;
  readonly vessel: DueVessel;
  readonly subjects: readonly DueSubject[];
  readonly now: number;
  readonly overrides?: Readonly<Record<string, string>>;
}): readonly DueItem[] {
  const { rules, vessel, now, backups } = input;
  const subjects = input.subjects.map((subject) => untilNow(subject, now));
  const rows = rules.rows.filter((row) => countsFor(row.profile, vessel) && isFor(row, vessel) && isInForce(row, now));
  const items = subjects.flatMap((subject) => [
    ...rows
      .filter(({ kind }) => kind === subject.kind)
      .flatMap((row) => itemOf(row, subject, now, ownTime(input.overrides, row, subject))),
    ...planItems(backups, subject, now),
  ]);
  return items.sort((a, b) => a.dueAt - b.dueAt || (a.ruleId < b.ruleId ? -1 : 1));
}

/** Of several rules about the same thing, the one that is due first (domain.md 5.1: the earliest counts). */
export function earliestDue(items: readonly DueItem[]): readonly DueItem[] {
  const first = new Map<string, DueItem>();
  for (const item of items) {
    const about = `${item.kind} ${item.record ?? ''}`;
    const known = first.get(about);
    if (known === undefined || item.dueAt < known.dueAt) first.set(about, item);
  }
  return [...first.values()];
}

/**
 * @param spanMs length of the interval: of a short one only the last quarter shines, or a daily backup would be "due" all
 *               day long.
 */
export function dueState(dueAt: number, soonBefore: string, now: number, spanMs = Number.POSITIVE_INFINITY): DueState {
  if (now > dueAt) return 'overdue';
  const latest = dueAt - spanMs / 4;
  if (now >= Math.max(subtractDuration(dueAt, LAST_DAY), latest)) return 'due';
  return now >= Math.max(subtractDuration(dueAt, soonBefore), latest) ? 'soon' : 'ok';
}

/** The ship's day may be tomorrow in UTC, and no clock is exact. */
const AHEAD_MS = 2 * 86_400_000;

/** What is dated ahead was written by a clock that ran ahead: counted, it would keep the work from falling due for years. */
function untilNow(subject: DueSubject, now: number): DueSubject {
  return { ...subject, doneAt: subject.doneAt.filter((at) => at <= now + AHEAD_MS) };
}

/** A fact that the ship does not know yet excludes nothing. */
function isFor({ onlyIf }: DueRule, vessel: DueVessel): boolean {
  return onlyIf === undefined || vessel[onlyIf] !== false;
}

function isInForce({ effectiveOn }: DueRule, now: number): boolean {
  return effectiveOn === null || Date.parse(effectiveOn) <= now;
}

/** What the company says in place of the rule; the rhythm of a plan is none for "so long after an event". */
function ownTime(
  overrides: Readonly<Record<string, string>> | undefined,
  { id, schedule }: DueRule,
  subject: DueSubject,
): string | null {
  const own = overrides !== undefined && Object.hasOwn(overrides, id) ? overrides[id] : undefined;
  return own ?? (schedule.kind === 'every' ? (subject.every ?? null) : null);
}

function itemOf(row: DueRule, subject: DueSubject, now: number, own: string | null): readonly DueItem[] {
  const found = whenDue(row, subject, now, own);
  if (found === null) return [];
  const { kind, basis, source, edition, unverified } = row;
  return [
    {
      ruleId: row.id,
      kind,
      record: subject.record,
      dueAt: found.dueAt,
      state: dueState(found.dueAt, row.soonBefore, now),
      explanation: { key: `due.${isOwnRhythm(row, found) ? 'ownRhythm' : row.explanationKey}`, params: found.params },
      basis,
      source,
      edition,
      unverified,
    },
  ];
}

/** The sentence of a rule names its own rhythm: where another counts, it would be wrong. */
function isOwnRhythm({ schedule }: DueRule, { params }: Found): boolean {
  return schedule.kind === 'every' && params['interval'] !== schedule.interval;
}

type Found = { readonly dueAt: number; readonly params: Readonly<Record<string, string | number>> };

function whenDue({ schedule, basis }: DueRule, subject: DueSubject, now: number, own: string | null): Found | null {
  const last = lastOf(subject);
  const from = last ?? subject.startedAt;
  if (schedule.kind === 'every') {
    const { dueAt, interval } = tightest(from, schedule.interval, own, basis);
    return { dueAt, params: { interval, ...lastParam(last) } };
  }
  if (schedule.kind === 'timesPerYear') {
    const done = subject.doneAt.filter((at) => at >= startOfYear(now) && at <= now).length;
    const yearEnd = endOfYear(now, done >= schedule.times ? 1 : 0);
    const gapEnd = schedule.maxGap === undefined ? yearEnd : addDuration(from, schedule.maxGap);
    const params = { times: schedule.times, done, ...lastParam(last) };
    return { dueAt: Math.min(yearEnd, gapEnd), params };
  }
  if (schedule.kind === 'byDate')
    return last === null ? { dueAt: endOfDay(schedule.on), params: { on: schedule.on } } : null;
  const event = openEvent(subject, schedule.events);
  if (event === null) return null;
  const { dueAt, interval } = tightest(event.at, schedule.within, own, basis);
  return { dueAt, params: { event: event.event, interval, ...lastParam(last) } };
}

/** The company's time in place of the rule's; what is not its own to loosen is only tightened. */
function tightest(
  from: number,
  rule: string,
  own: string | null,
  basis: RuleBasis,
): { readonly dueAt: number; readonly interval: string } {
  const byRule = { dueAt: addDuration(from, rule), interval: rule };
  if (own === null) return byRule;
  const byOwn = { dueAt: addDuration(from, own), interval: own };
  return !isCompanys(basis) && byOwn.dueAt > byRule.dueAt ? byRule : byOwn;
}

/** Backups and restore tests: the ship's own rhythm, else that of the row that the plan was made from. */
function planItems(backups: BackupDefaults, subject: DueSubject, now: number): readonly DueItem[] {
  if (subject.kind !== 'backup' && subject.kind !== 'restoreTest') return [];
  const isBackup = subject.kind === 'backup';
  const row = backups.rows.find(({ key }) => key === subject.key);
  const every = subject.every ?? (isBackup ? row?.backupEvery : row?.testEvery) ?? null;
  const last = lastOf(subject);
  const isOwn = typeof subject.every === 'string' || row === undefined;
  const from = {
    kind: subject.kind,
    record: subject.record,
    basis: isOwn ? ('companyPolicy' as const) : row.basis,
    source: isOwn ? '' : row.source,
    edition: isOwn ? '' : row.edition,
    unverified: isOwn ? false : row.unverified,
  };
  const ruleId = isOwn ? 'plan' : `${isBackup ? 'backup' : 'restore'}:${row.key}`;
  const items: DueItem[] = [];
  if (every !== null) {
    const start = last ?? subject.startedAt;
    const dueAt = addDuration(start, every);
    const state = dueState(dueAt, backups.soonBefore, now, dueAt - start);
    const key = isBackup ? 'due.backupPlan' : 'due.restorePlan';
    const params = { interval: every, ...lastParam(last) };
    items.push({ ...from, ruleId, dueAt, state, explanation: { key, params } });
  }
  const event = isBackup && row ? openEvent(subject, row.triggers) : null;
  if (event !== null) {
    const dueAt = addDuration(event.at, backups.triggerWithin);
    const explanation = { key: 'due.backupTrigger', params: { event: event.event, ...lastParam(last) } };
    items.push({ ...from, ruleId, dueAt, state: dueState(dueAt, backups.soonBefore, now), explanation });
  }
  return items;
}

function lastOf({ doneAt }: DueSubject): number | null {
  return doneAt.length === 0 ? null : doneAt.reduce((a, b) => Math.max(a, b));
}

function lastParam(last: number | null): { readonly last?: number } {
  return last === null ? {} : { last };
}

/** The oldest event of these that nothing was done after. */
function openEvent(
  subject: DueSubject,
  wanted: readonly string[],
): { readonly event: DueEvent; readonly at: number } | null {
  const last = lastOf(subject);
  const open = (subject.events ?? []).filter(
    ({ event, at }) => wanted.includes(event) && at >= subject.startedAt && (last === null || at > last),
  );
  return open.reduce<(typeof open)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
}
