import { describe, expect, test } from 'vitest';
import rawBackups from '#resources/rules/backup-defaults.json' with { type: 'json' };
import rawRules from '#resources/rules/due-rules.json' with { type: 'json' };
import rawDeadlines from '#resources/rules/report-deadlines.json' with { type: 'json' };
import type { Value } from '#shared/base/value.ts';
import { readReportDeadlines } from '../report-deadlines.ts';
import { type DueData, dueList, limitsOfReport } from './due-list.ts';
import { readBackupDefaults, readDueRules } from './due-rules.ts';
import type { DueRecord } from './due-subjects.ts';

function held<T>(read: { readonly ok: boolean; readonly value?: T }): T {
  expect(read.ok).toBe(true);
  return read.value as T;
}
const data: DueData = {
  rules: held(readDueRules(rawRules)),
  backups: held(readBackupDefaults(rawBackups)),
  deadlines: held(readReportDeadlines(rawDeadlines)),
  questions: ['A-10', 'A-11'],
};
const at = (text: string) => Date.parse(text);
const NOW = at('2026-11-23T12:00Z');

function record(id: string, values: Record<string, unknown>, created = '2026-11-20'): DueRecord {
  return {
    id,
    values: values as Record<string, Value>,
    createdAt: at(created),
    updatedAt: at(created),
    isRemoved: false,
    title: `title of ${id}`,
    number: null,
  };
}
const SHIP = [record('vessel.1', { flag: 'PA' })];
const state = (to: string, on = '2026-11-20') => ({ state: to, at: at(on) });

function list(records: Record<string, readonly DueRecord[]>, now = NOW) {
  return dueList(data, { vessel: SHIP, ...records }, now);
}
function days(records: Record<string, readonly DueRecord[]>, kind: string): readonly string[] {
  return list(records)
    .filter((entry) => entry.kind === kind)
    .map(({ dueAt }) => new Date(dueAt).toISOString().slice(0, 10));
}

describe('what is due on a ship', () => {
  test('a new ship has its first drills to come, and nothing overdue', () => {
    const all = list({});
    expect(all.map(({ kind }) => kind)).toContain('drill');
    expect(all.filter((entry) => entry.state === 'overdue')).toEqual([]);
  });

  test('a backup by the ship’s own rhythm, else by the row that its plan came from; only good ones count', () => {
    const plan = record('backupPlan.1', { libraryKey: 'ecdis' });
    const backups = [
      record('backup.1', { plan: plan.id, result: 'ok', endedAt: at('2026-11-21') }),
      record('backup.2', { plan: plan.id, result: 'failed', endedAt: at('2026-11-22') }),
      record('backup.3', { plan: 'backupPlan.9', result: 'ok', endedAt: at('2026-11-22') }),
    ];
    expect(days({ backupPlan: [plan], backup: backups }, 'backup')).toEqual(['2026-11-28']);
    const own = { ...plan, values: { ...plan.values, everyDays: 1 } };
    expect(days({ backupPlan: [own], backup: backups }, 'backup')).toEqual(['2026-11-22']);
    const ended = { ...plan, values: { ...plan.values, status: 'ended' } };
    expect(days({ backupPlan: [ended], backup: backups }, 'backup')).toEqual([]);
    expect(list({ backupPlan: [plan] }).find(({ kind }) => kind === 'backup')?.title).toBe('title of backupPlan.1');
  });

  test('a restore test counts when it passed and somebody has accepted it', () => {
    const plan = record('backupPlan.1', { testEveryDays: 30 });
    const run = (result: string, to: string) =>
      record('restoreTest.1', { plan: plan.id, result, endedAt: at('2026-11-22'), state: state(to) });
    const day = (test: DueRecord) => days({ backupPlan: [plan], restoreTest: [test] }, 'restoreTest');
    expect(day(run('pass', 'accepted'))).toEqual(['2026-12-22']);
    expect(day(run('pass', 'finished'))).toEqual(['2026-12-20']);
    expect(day(run('fail', 'accepted'))).toEqual(['2026-12-20']);
  });

  test('drills count when complete; an exercise counts as a drill; credited rules count for what they are about', () => {
    const drill = (level: string, to: string, rules: readonly string[] = []) =>
      record('drill.1', { level, rules, endedAt: at('2026-11-21'), state: state(to) });
    expect(days({ drill: [drill('drill', 'debrief')] }, 'drill')).toEqual(['2027-02-20']);
    expect(days({ drill: [drill('exercise', 'completed')] }, 'drill')).toEqual(['2027-02-21']);
    expect(days({ drill: [drill('drill', 'completed')] }, 'securityDrill')).toEqual(['2027-02-20']);
    expect(days({ drill: [drill('drill', 'completed', ['DU3'])] }, 'securityDrill')).toEqual(['2027-02-21']);
  });

  test('the company’s settings move what is its own', () => {
    const setting = [record('setting.1', { key: 'policy.drillEveryDays', value: 10 })];
    expect(days({ setting }, 'drill')).toEqual(['2026-11-30']);
  });

  test('the next step of a report is due by the rule of its state', () => {
    const report = (to: string, more = {}) =>
      record('report.1', { kind: 'nonConformity', class: 'minor', description: 'x', state: state(to), ...more });
    const first = (one: DueRecord, more = {}) =>
      list({ report: [one], ...more }).find(({ record: about }) => about === one.id);
    const day = (one: DueRecord, more = {}) => {
      const found = first(one, more);
      return found && new Date(found.dueAt).toISOString().slice(0, 10);
    };
    expect(day(report('submitted'))).toBe('2026-11-23');
    expect(day(report('dpaReview'))).toBe('2026-11-27');
    expect(day(report('accepted', { dueOn: '2026-12-01' }))).toBe('2026-12-01');
    expect(day(report('correctiveAction', { dueOn: '2026-12-01', extendedToOn: '2026-12-09' }))).toBe('2026-12-09');
    const setting = [record('setting.1', { key: 'policy.reportDeadlines', value: { RD1: 1 } })];
    expect(day(report('submitted'), { setting })).toBe('2026-11-21');
    const several = list({ report: [report('accepted', { class: 'major' })] });
    expect(several.filter(({ record: about }) => about === 'report.1')).toHaveLength(1);
    expect(first(report('closed'))).toBeUndefined();
    expect(first({ ...report('submitted'), isRemoved: true })).toBeUndefined();
  });

  test('a major non-conformity is contained the same day; what an auditor found has three months', () => {
    const major = { kind: 'nonConformity', class: 'major', state: state('accepted'), happenedAt: at('2026-11-20') };
    const ways = (values: Record<string, unknown>) =>
      limitsOfReport(data.deadlines, { vessel: SHIP, setting: [] }, record('report.1', values), NOW).map(
        ({ kind, ruleId, dueAt }) => [kind, ruleId, new Date(dueAt).toISOString().slice(0, 10)],
      );
    expect(ways(major)[0]).toEqual(['report:containment', 'RD3', '2026-11-20']);
    expect(ways({ ...major, immediateCorrection: 'Unplugged.' })).toEqual([
      ['report:correctiveAction', 'RD4', '2026-12-20'],
      ['report:verification', 'RD5', '2027-02-18'],
    ]);
    const audited = ways({ ...major, source: 'externalAudit', immediateCorrection: 'Unplugged.' });
    expect(audited).toContainEqual(['report:rectification', 'RD9', '2027-02-20']);
    expect(audited.find(([, rule]) => rule === 'RD8')?.[2]).toBe('2026-11-20'); // before sailing: due at once
    // A day that the company grants moves its own limits, never the containment.
    expect(ways({ ...major, dueOn: '2026-12-01' }).map(([, , day]) => day)).toEqual([
      '2026-11-20',
      '2026-12-01',
      '2026-12-01',
    ]);
    expect(ways({ ...major, state: state('closed') })).toEqual([]);
  });

  test('an action on its day, on the later one that was granted, and no more once it is verified', () => {
    const action = (to: string, more = {}) => record('action.1', { dueOn: '2026-11-20', state: state(to), ...more });
    expect(list({ action: [action('open')] }).find(({ kind }) => kind === 'action')?.state).toBe('overdue');
    expect(days({ action: [action('done', { extendedToOn: '2026-12-20' })] }, 'action')).toEqual(['2026-12-20']);
    expect(days({ action: [action('verified')] }, 'action')).toEqual([]);
    expect(days({ action: [action('cancelled')] }, 'action')).toEqual([]);
    // Until the company sets a day, the ship's own plan counts; with neither nothing is due.
    const planned = { dueOn: null, plannedOn: '2026-12-03' };
    expect(days({ action: [action('open', planned)] }, 'action')).toEqual(['2026-12-03']);
    expect(days({ action: [action('open', { plannedOn: '2026-12-03' })] }, 'action')).toEqual(['2026-11-20']);
    expect(days({ action: [action('open', { dueOn: null })] }, 'action')).toEqual([]);
  });

  test('an asset is verified again a year later, a scrapped one never', () => {
    const asset = (values: Record<string, unknown>) => [record('asset.1', values)];
    expect(days({ asset: asset({ verifiedOn: '2026-03-01' }) }, 'assetCheck')).toEqual(['2027-03-01']);
    expect(days({ asset: asset({ status: 'scrapped' }) }, 'assetCheck')).toEqual([]);
  });

  test('each risk is looked at by its own day, yearly, and soon after a severe incident; a closed one never', () => {
    const risk = (values: Record<string, unknown>) => [record('risk.1', values)];
    const severe = record('incident.1', { severity: 3, detectedAt: at('2026-11-21') });
    const mild = record('incident.2', { severity: 2, detectedAt: at('2026-11-21') });
    expect(days({ risk: risk({ reviewOn: '2026-12-01' }) }, 'riskReview')).toEqual(['2026-12-01']);
    expect(days({ risk: risk({ reviewedOn: '2026-11-20' }) }, 'riskReview')).toEqual(['2027-11-20']);
    expect(days({ risk: risk({ reviewedOn: '2026-11-20' }), incident: [severe] }, 'riskReview')).toEqual([
      '2026-12-21',
    ]);
    expect(days({ risk: risk({ reviewedOn: '2026-11-20' }), incident: [mild] }, 'riskReview')).toEqual(['2027-11-20']);
    expect(
      days({ risk: risk({ reviewedOn: '2026-11-20', reviewTriggers: ['dock'] }), incident: [severe] }, 'riskReview'),
    ).toEqual(['2027-11-20']);
    expect(days({ risk: risk({ reviewOn: '2026-12-01', status: 'closed' }) }, 'riskReview')).toEqual([]);
    expect(list({ risk: risk({ reviewOn: '2026-11-19' }) })[0]).toMatchObject({ kind: 'riskReview', state: 'overdue' });
  });

  test('an incident of the morning is settled by who looks at the risks that afternoon; a false alarm asks for nothing', () => {
    const severe = (to: string) => [
      record('incident.1', { severity: 4, detectedAt: at('2026-11-20T06:00Z'), state: state(to) }),
    ];
    const risk = (updatedAt: string) => [
      { ...record('risk.1', { reviewedOn: '2026-11-20' }), updatedAt: at(updatedAt) },
    ];
    const afternoon = risk('2026-11-20T15:00Z');
    expect(days({ risk: afternoon, incident: severe('reported') }, 'riskReview')).toEqual(['2027-11-20']);
    const before = risk('2026-11-20T05:00Z');
    expect(days({ risk: before, incident: severe('reported') }, 'riskReview')).toEqual(['2026-12-20']);
    expect(days({ risk: before, incident: severe('falseAlarm') }, 'riskReview')).toEqual(['2027-11-20']);
  });

  test('the earliest first', () => {
    const all = list({ asset: [record('asset.1', { verifiedOn: '2025-11-01' })] });
    expect(all[0]?.kind).toBe('assetCheck');
    expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).sort((a, b) => a - b));
  });
});
