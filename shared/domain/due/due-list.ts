import { isPlainObject, type Value } from '#shared/base/value.ts';
import { type ActionFields, actionWorkflow } from '../action.ts';
import type { ReportDeadlines } from '../report-deadlines.ts';
import type { RiskFields } from '../risk.ts';
import type { SettingFields } from '../setting.ts';
import type { VesselFields } from '../vessel.ts';
import { isFinal, stateOf } from '../workflow.ts';
import { endOfDay } from './calendar.ts';
import { type DueItem, type DueVessel, dueItems, dueState, earliestDue } from './due-items.ts';
import { dueOverrides } from './due-overrides.ts';
import type { BackupDefaults, DueRules } from './due-rules.ts';
import { type DueRecord, type DueRecords, dueSubjects } from './due-subjects.ts';
import { openReportOf, wholeWayOf } from './open-report.ts';
import { reportDueItems } from './report-due.ts';

/** Everything that {@link dueList} reads. */
export const DUE_COLLECTIONS = [
  'vessel',
  'setting',
  'drill',
  'drillPlan',
  'backupPlan',
  'backup',
  'restoreTest',
  'asset',
  'risk',
  'incident',
  'review',
  'report',
  'action',
] as const;

export type DueData = {
  readonly rules: DueRules;
  readonly backups: BackupDefaults;
  readonly deadlines: ReportDeadlines;
  /** Readiness questions that make an assessment whole. */
  readonly questions: readonly string[];
};

/** One thing that is or will be due, with what its record is called; '' for the ship as a whole. */
export type DueEntry = DueItem & { readonly title: string; readonly number: string | null };

/**
 * All that is or will be due on this ship, the earliest first, each thing once: of several rules the earliest counts.
 *
 * @param now UTC ms.
 */
export function dueList(data: DueData, records: DueRecords, now: number): readonly DueEntry[] {
  const ship = records['vessel']?.find(({ isRemoved }) => !isRemoved);
  const vessel = vesselOf(ship);
  const policy = policyOf(records['setting'] ?? []);
  const subjects = dueSubjects(records, ship?.createdAt ?? now, data.questions);
  const changedBy = daysOnly(policy['reportDeadlines']);
  const reports = live(records, 'report').flatMap((record) => openReportOf(record) ?? []);
  const items = [
    ...dueItems({ ...data, vessel, subjects, now, overrides: dueOverrides(policy) }),
    ...firstOfEach(reportDueItems({ rules: data.deadlines, vessel, reports, now, changedBy })),
    ...live(records, 'action').flatMap((record) => actionItem(record, data.deadlines, now)),
    ...live(records, 'risk').flatMap((record) => riskItem(record, data.deadlines, now)),
  ];
  const known = new Map(Object.values(records).flatMap((all) => all.map((record) => [record.id, record] as const)));
  return earliestDue(items)
    .map((item) => {
      const record = item.record === null ? undefined : known.get(item.record);
      return { ...item, title: record?.title ?? '', number: record?.number ?? null };
    })
    .sort((a, b) => a.dueAt - b.dueAt || (`${a.kind}${a.record}` < `${b.kind}${b.record}` ? -1 : 1));
}

/** Of a report only the next limit: it has several duties at once. */
function firstOfEach(items: readonly DueItem[]): readonly DueItem[] {
  const seen = new Set<string | null>();
  return items.filter(({ record }) => !seen.has(record) && seen.add(record));
}

function live(records: DueRecords, collection: string): readonly DueRecord[] {
  return (records[collection] ?? []).filter(({ isRemoved }) => !isRemoved);
}

function vesselOf(ship: DueRecord | undefined): DueVessel {
  const { flag, trade, type, e26Applies, nis2Entity } = (ship?.values ?? {}) as VesselFields;
  return {
    ...(flag ? { flag } : {}),
    ...(trade ? { trade } : {}),
    ...(type ? { type } : {}),
    ...(typeof e26Applies === 'boolean' ? { e26Applies } : {}),
    ...(typeof nis2Entity === 'boolean' ? { nis2Entity } : {}),
  };
}

const POLICY = 'policy.';

/** Settings of the company by the name after `policy.`. */
function policyOf(settings: readonly DueRecord[]): Readonly<Record<string, Value>> {
  const entries = settings.flatMap(({ values, isRemoved }) => {
    const { key, value } = values as SettingFields;
    return !isRemoved && key?.startsWith(POLICY) && value != null ? [[key.slice(POLICY.length), value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function daysOnly(value: Value | undefined): Readonly<Record<string, number>> {
  if (!isPlainObject(value)) return {};
  const days = Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return Object.fromEntries(days);
}

/** The ship and its company's own times, as limits are counted with. */
export type ReportLimitRecords = { readonly vessel: readonly DueRecord[]; readonly setting: readonly DueRecord[] };

/** Every limit of one report until it is closed, the earliest first; the list of all takes the first of them. */
export function limitsOfReport(
  deadlines: ReportDeadlines,
  { vessel, setting }: ReportLimitRecords,
  record: DueRecord,
  now: number,
): readonly DueItem[] {
  const report = wholeWayOf(record);
  if (report === null || record.isRemoved) return [];
  const ship = vesselOf(vessel.find(({ isRemoved }) => !isRemoved));
  const changedBy = daysOnly(policyOf(setting)['reportDeadlines']);
  return reportDueItems({ rules: deadlines, vessel: ship, reports: [report], now, changedBy });
}

/** The day that the company set for an action, or the one to which it was put off; until then the ship's own plan. */
export function actionDay({ extendedToOn, dueOn, plannedOn }: ActionFields): string | null {
  return extendedToOn || dueOn || plannedOn || null;
}

function actionItem({ id, values }: DueRecord, deadlines: ReportDeadlines, now: number): readonly DueItem[] {
  const fields = values as ActionFields;
  const on = actionDay(fields);
  const isGranted = Boolean(fields.extendedToOn || fields.dueOn);
  const state = stateOf(actionWorkflow, values['state']);
  if (on === null || isFinal(actionWorkflow, state) || state === 'verified') return [];
  const key = isGranted ? 'due.action' : 'due.actionPlanned';
  return [setDay({ kind: 'action', record: id, on, key, ruleId: isGranted ? 'granted' : 'plan' }, deadlines, now)];
}

/** The day that was set for looking at a risk again. */
function riskItem({ id, values }: DueRecord, deadlines: ReportDeadlines, now: number): readonly DueItem[] {
  const { reviewOn, status } = values as RiskFields;
  if (!reviewOn || status === 'closed') return [];
  const key = 'due.riskReviewOn';
  return [setDay({ kind: 'riskReview', record: id, on: reviewOn, key, ruleId: 'granted' }, deadlines, now)];
}

type SetDay = {
  readonly kind: 'action' | 'riskReview';
  readonly record: string;
  readonly on: string;
  readonly key: string;
  readonly ruleId: 'granted' | 'plan';
};

function setDay({ kind, record, on, key, ruleId }: SetDay, deadlines: ReportDeadlines, now: number): DueItem {
  const dueAt = endOfDay(on);
  const soonBefore = `P${Math.max(0, ...deadlines.reminderDays)}D`;
  return {
    ruleId,
    kind,
    record,
    dueAt,
    state: dueState(dueAt, soonBefore, now),
    explanation: { key, params: {} },
    basis: 'companyPolicy',
    source: '',
    edition: '',
    unverified: false,
  };
}
