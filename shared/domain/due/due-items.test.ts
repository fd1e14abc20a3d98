import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rawBackups from '#resources/rules/backup-defaults.json' with { type: 'json' };
import rawRules from '#resources/rules/due-rules.json' with { type: 'json' };
import rawDeadlines from '#resources/rules/report-deadlines.json' with { type: 'json' };
import { type ReportDeadlines, readReportDeadlines } from '../report-deadlines.ts';
import { addDuration, endOfDay, endOfYear, subtractDuration } from './calendar.ts';
import { type DueSubject, type DueVessel, dueItems, dueState, earliestDue } from './due-items.ts';
import { dueOverrides, POLICY_RULES } from './due-overrides.ts';
import { type BackupDefaults, type DueRules, readBackupDefaults, readDueRules } from './due-rules.ts';
import { reportDueItems } from './report-due.ts';

function held<T>(read: { readonly ok: boolean; readonly value?: T }): T {
  expect(read.ok).toBe(true);
  return read.value as T;
}
const rules: DueRules = held(readDueRules(rawRules));
const backups: BackupDefaults = held(readBackupDefaults(rawBackups));
const deadlines: ReportDeadlines = held(readReportDeadlines(rawDeadlines));

const at = (text: string) => Date.parse(text);
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
const PANAMA: DueVessel = { flag: 'PA', trade: 'worldwide', type: 'bulkCarrier', e26Applies: false };
const AMERICAN: DueVessel = { ...PANAMA, flag: 'US' };

function subject(kind: DueSubject['kind'], more: Partial<DueSubject> = {}): DueSubject {
  return { kind, record: null, startedAt: at('2026-01-10'), doneAt: [], ...more };
}
function due(vessel: DueVessel, subjects: readonly DueSubject[], now: string, overrides = {}) {
  return dueItems({ rules, backups, vessel, subjects, now: at(now), overrides });
}

describe('the calendar', () => {
  test.each([
    ['2026-11-30T10:00:00Z', 'P3M', '2027-02-28T10:00:00.000Z'],
    ['2027-11-30T10:00:00Z', 'P3M', '2028-02-29T10:00:00.000Z'],
    ['2026-01-31T00:00:00Z', 'P1M', '2026-02-28T00:00:00.000Z'],
    ['2028-01-31T23:59:59Z', 'P1M', '2028-02-29T23:59:59.000Z'],
    ['2028-02-29T00:00:00Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
    ['2028-02-29T00:00:00Z', 'P4Y', '2032-02-29T00:00:00.000Z'],
    ['2096-02-29T00:00:00Z', 'P4Y', '2100-02-28T00:00:00.000Z'],
    ['2026-08-31T00:00:00Z', 'P18M', '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T23:30:00Z', 'PT1H', '2027-01-01T00:30:00.000Z'],
    ['2026-03-28T12:00:00Z', 'PT72H', '2026-03-31T12:00:00.000Z'],
    ['2026-01-01T00:00:00Z', 'P1W', '2026-01-08T00:00:00.000Z'],
    ['2026-01-31T00:00:00Z', 'P1M1W', '2026-03-07T00:00:00.000Z'],
  ])('%s and %s is %s', (from, duration, expected) => {
    expect(iso(addDuration(at(from), duration))).toBe(expected);
  });

  const instants = fc.integer({ min: at('1990-01-01'), max: at('2150-01-01') });
  test('months keep the time of day, and the day or the last of the month', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 120 }), (from, months) => {
        const [a, b] = [new Date(from), new Date(addDuration(from, `P${months}M`))];
        const count = (d: Date) => d.getUTCFullYear() * 12 + d.getUTCMonth();
        expect(count(b) - count(a)).toBe(months);
        expect(b.toISOString().slice(10)).toBe(a.toISOString().slice(10));
        const lastDay = new Date(Date.UTC(b.getUTCFullYear(), b.getUTCMonth() + 1, 0)).getUTCDate();
        expect(b.getUTCDate()).toBe(Math.min(a.getUTCDate(), lastDay));
      }),
    );
  });

  test('days and hours are always as long, whatever the clock of the PC does', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 5000 }), (from, n) => {
        expect(addDuration(from, `P${n}D`) - from).toBe(n * 86_400_000);
        expect(addDuration(from, `PT${n}H`) - from).toBe(n * 3_600_000);
        expect(addDuration(from, `P${n}W`) - from).toBe(n * 7 * 86_400_000);
        expect(subtractDuration(addDuration(from, `P${n}D`), `P${n}D`)).toBe(from);
      }),
    );
  });

  test('a later start is never due earlier, a longer interval never sooner', () => {
    fc.assert(
      fc.property(instants, instants, fc.constantFrom('P1M', 'P3M', 'P18M', 'P1Y', 'P7D'), (a, b, every) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        expect(addDuration(first, every)).toBeLessThanOrEqual(addDuration(second, every));
        expect(addDuration(a, 'P3M')).toBeGreaterThan(addDuration(a, 'P2M'));
      }),
    );
  });

  test('ends of days and years', () => {
    expect(iso(endOfDay('2028-02-29'))).toBe('2028-02-29T23:59:59.999Z');
    expect(iso(endOfYear(at('2026-12-31T23:59:59Z')))).toBe('2026-12-31T23:59:59.999Z');
    expect(iso(endOfYear(at('2026-01-01T00:00:00Z'), 1))).toBe('2027-12-31T23:59:59.999Z');
  });
});

describe('what is due', () => {
  test('a cyber drill each quarter by default, counted from the last one', () => {
    const [item] = due(PANAMA, [subject('drill', { doneAt: [at('2026-02-01'), at('2026-08-31')] })], '2026-09-15');
    expect(item).toMatchObject({ ruleId: 'DU6', record: null, state: 'ok', basis: 'productDefault', unverified: true });
    expect(iso(item?.dueAt)).toBe('2026-11-30T00:00:00.000Z');
    expect(item?.explanation).toEqual({
      key: 'due.companyQuarter',
      params: { interval: 'P3M', last: at('2026-08-31') },
    });
  });

  test('what a clock that ran ahead has dated does not keep the work from falling due', () => {
    const [item] = due(PANAMA, [subject('drill', { doneAt: [at('2026-08-31'), at('2062-08-31')] })], '2026-12-15');
    expect(item).toMatchObject({ state: 'overdue', explanation: { params: { last: at('2026-08-31') } } });
    const today = due(PANAMA, [subject('drill', { doneAt: [at('2026-12-16T10:00Z')] })], '2026-12-15');
    expect(today[0]?.state).toBe('ok');
  });

  test('never held: counted from the ship’s first day here, and it says that there was none', () => {
    const [item] = due(PANAMA, [subject('drill')], '2026-05-01');
    expect(iso(item?.dueAt)).toBe('2026-04-10T00:00:00.000Z');
    expect(item?.state).toBe('overdue');
    expect(item?.explanation.params).not.toHaveProperty('last');
  });

  test.each([
    ['2026-11-15T23:59:59Z', 'ok'],
    ['2026-11-16T00:00:00Z', 'soon'],
    ['2026-11-28T23:59:59Z', 'soon'],
    ['2026-11-29T00:00:00Z', 'due'],
    ['2026-11-30T00:00:00Z', 'due'],
    ['2026-11-30T00:00:01Z', 'overdue'],
  ])('at %s it is %s', (now, state) => {
    expect(due(PANAMA, [subject('drill', { doneAt: [at('2026-08-31')] })], now)[0]?.state).toBe(state);
  });

  test('rules of the United States count under their flag, and where the flag is not known', () => {
    const ids = (vessel: DueVessel) => due(vessel, [subject('drill')], '2026-09-01').map(({ ruleId }) => ruleId);
    expect(ids(PANAMA)).toEqual(['DU6']);
    expect(ids(AMERICAN).sort()).toEqual(['DU1', 'DU6']);
    expect(ids({}).sort()).toEqual(['DU1', 'DU6']);
  });

  test('a rule counts from the day it takes effect', () => {
    const ids = (now: string) => due(AMERICAN, [subject('reassessment')], now).map(({ ruleId }) => ruleId);
    expect(ids('2027-07-15')).not.toContain('DU7');
    expect(ids('2027-07-16')).toContain('DU7');
  });

  test('for the first time by a day, and never again', () => {
    const item = (doneAt: readonly number[]) =>
      due(AMERICAN, [subject('planRenewal', { doneAt })], '2027-06-01').find(({ ruleId }) => ruleId === 'DU22');
    expect(item([])).toMatchObject({ state: 'soon', unverified: true });
    expect(iso(item([])?.dueAt)).toBe('2027-07-16T23:59:59.999Z');
    expect(item([at('2027-01-01')])).toBeUndefined();
    expect(due(PANAMA, [subject('planRenewal')], '2027-06-01')).toEqual([]);
  });

  test('two drills a year: by the end of the year, of the next one when both are held', () => {
    const item = (doneAt: readonly number[], now: string) =>
      due(AMERICAN, [subject('drill', { doneAt })], now).find(({ ruleId }) => ruleId === 'DU1');
    expect(iso(item([at('2026-03-01')], '2026-04-01')?.dueAt)).toBe('2026-12-31T23:59:59.999Z');
    expect(item([at('2026-03-01')], '2026-04-01')?.explanation.params).toMatchObject({ times: 2, done: 1 });
    expect(iso(item([at('2026-03-01'), at('2026-10-01')], '2026-10-02')?.dueAt)).toBe('2027-12-31T23:59:59.999Z');
    expect(item([at('2025-03-01'), at('2025-10-01')], '2026-12-20')).toMatchObject({ state: 'soon' });
    expect(item([at('2025-03-01')], '2026-12-31T12:00:00Z')).toMatchObject({ state: 'due' });
  });

  test('an exercise each year, and never more than eighteen months apart', () => {
    const item = (doneAt: readonly number[], now: string) =>
      due(AMERICAN, [subject('exercise', { doneAt })], now).find(({ ruleId }) => ruleId === 'DU2');
    expect(iso(item([at('2026-01-31')], '2026-02-01')?.dueAt)).toBe('2027-07-31T00:00:00.000Z');
    expect(iso(item([at('2026-11-30')], '2026-12-01')?.dueAt)).toBe('2027-12-31T23:59:59.999Z');
    expect(iso(item([at('2025-02-28')], '2026-03-01')?.dueAt)).toBe('2026-08-28T00:00:00.000Z');
  });

  test('a security drill within a week of a large crew change, unless held since', () => {
    const crew = { event: 'crewChange25' as const, at: at('2026-06-10') };
    const ids = (doneAt: readonly number[]) =>
      due(PANAMA, [subject('securityDrill', { doneAt, events: [crew] })], '2026-06-11').map(({ ruleId }) => ruleId);
    expect(ids([at('2026-06-01')])).toEqual(['DU4', 'DU3']);
    expect(ids([at('2026-06-10T08:00:00Z')])).toEqual(['DU3']);
  });

  test('of several rules the earliest counts', () => {
    const items = due(AMERICAN, [subject('drill', { doneAt: [at('2026-08-31')] })], '2026-09-01');
    expect(items).toHaveLength(2);
    expect(earliestDue(items).map(({ ruleId }) => ruleId)).toEqual(['DU6']);
    expect(earliestDue([...items].reverse()).map(({ ruleId }) => ruleId)).toEqual(['DU6']);
  });

  test('the company changes a default at will, and tightens what is not its own', () => {
    const ism = (own: string) =>
      due(PANAMA, [subject('internalAudit', { doneAt: [at('2026-02-28')] })], '2026-03-01', { DU10: own })[0];
    expect(iso(ism('P15M')?.dueAt)).toBe('2027-02-28T00:00:00.000Z');
    expect(iso(ism('P6M')?.dueAt)).toBe('2026-08-28T00:00:00.000Z');
    const security = (own: string) =>
      due(PANAMA, [subject('securityDrill', { doneAt: [at('2026-02-28')] })], '2026-03-01', { DU3: own })[0];
    expect(iso(security('P1Y')?.dueAt)).toBe('2026-05-28T00:00:00.000Z');
    expect(iso(security('P1M')?.dueAt)).toBe('2026-03-28T00:00:00.000Z');
    const drill = due(PANAMA, [subject('drill', { doneAt: [at('2026-02-28')] })], '2026-03-01', { DU6: 'P6M' })[0];
    expect(iso(drill?.dueAt)).toBe('2026-08-28T00:00:00.000Z');
    // The rule's own sentence names the quarter: it must not stand beside another rhythm.
    expect(drill?.explanation).toMatchObject({ key: 'due.ownRhythm', params: { interval: 'P6M' } });
    expect(due(PANAMA, [subject('drill')], '2026-03-01', { DU6: 'P3M' })[0]?.explanation.key).toBe(
      'due.companyQuarter',
    );
    const looser = due(PANAMA, [subject('internalAudit')], '2026-03-01', { DU10: 'P15M' })[0];
    expect(looser?.explanation.key).toBe('due.ismAudit');
    expect(due(PANAMA, [subject('drill')], '2026-03-01', { toString: 'P6M' })).toHaveLength(1);
  });

  test('settings of the company are taken as they are stored', () => {
    expect(dueOverrides({ drillEveryDays: 60, riskReviewDays: 180, assetVerifyDays: null, other: 3 })).toEqual({
      DU6: 'P60D',
      DU11: 'P180D',
    });
    for (const bad of [0, -1, 1.5, Number.NaN, '60', true]) expect(dueOverrides({ drillEveryDays: bad })).toEqual({});
    for (const ruleId of Object.values(POLICY_RULES)) expect(rules.rows.map(({ id }) => id)).toContain(ruleId);
  });

  test('a new crew member is trained within days that sources disagree about', () => {
    const item = (days?: number) =>
      due(
        AMERICAN,
        [subject('training', { record: 'person.x.1', events: [{ event: 'newHire', at: at('2026-03-01') }] })],
        '2026-03-02',
        dueOverrides({ newHireTrainingDays: days }),
      ).find(({ ruleId }) => ruleId === 'DU20');
    expect(iso(item()?.dueAt)).toBe('2026-03-31T00:00:00.000Z');
    expect(iso(item(5)?.dueAt)).toBe('2026-03-06T00:00:00.000Z');
    expect(iso(item(90)?.dueAt)).toBe('2026-03-31T00:00:00.000Z');
    expect(item()?.unverified).toBe(true);
  });

  test('class looks only at ships under E26', () => {
    const ids = (vessel: DueVessel) => due(vessel, [subject('reassessment')], '2026-09-01').map(({ ruleId }) => ruleId);
    expect(ids(PANAMA)).toEqual(['DU15']);
    expect(ids({ ...PANAMA, e26Applies: true })).toContain('DU18');
  });
});

describe('backups and restore tests', () => {
  const plan = { record: 'backupPlan.x.1', key: 'load' };
  test('follow the row that the plan was made from', () => {
    const items = due(
      PANAMA,
      [
        subject('backup', { ...plan, doneAt: [at('2026-09-01T06:00:00Z')] }),
        subject('restoreTest', { ...plan, doneAt: [at('2026-05-31')] }),
      ],
      '2026-09-02',
    );
    expect(items.map(({ ruleId, state }) => [ruleId, state])).toEqual([
      ['restore:load', 'overdue'],
      ['backup:load', 'due'],
    ]);
    expect(iso(items[0]?.dueAt)).toBe('2026-08-31T00:00:00.000Z');
  });

  test('a daily one is quiet until the last quarter of its day', () => {
    const state = (now: string) =>
      due(PANAMA, [subject('backup', { ...plan, doneAt: [at('2026-09-01T06:00:00Z')] })], now)[0]?.state;
    expect(state('2026-09-01T06:01:00Z')).toBe('ok');
    expect(state('2026-09-02T00:00:00Z')).toBe('due');
    expect(state('2026-09-02T06:00:01Z')).toBe('overdue');
  });

  test('follow the company’s own rhythm first', () => {
    const [item] = due(
      PANAMA,
      [subject('backup', { ...plan, every: 'P7D', doneAt: [at('2026-09-01')] })],
      '2026-09-06T12:00:00Z',
    );
    expect(item).toMatchObject({ ruleId: 'plan', basis: 'companyPolicy', unverified: false, state: 'soon' });
    expect(iso(item?.dueAt)).toBe('2026-09-08T00:00:00.000Z');
  });

  test('are due after their trigger, and not without one where only triggers count', () => {
    const power = (events: DueSubject['events']) =>
      due(PANAMA, [subject('backup', { record: 'b', key: 'power', ...(events ? { events } : {}) })], '2026-09-03');
    expect(power([])).toEqual([]);
    expect(power([{ event: 'beforeChange', at: at('2026-09-02') }])).toEqual([]);
    const [item] = power([{ event: 'afterChange', at: at('2026-09-02T12:00:00Z') }]);
    expect(item).toMatchObject({ ruleId: 'backup:power', state: 'due' });
    expect(item?.explanation).toEqual({ key: 'due.backupTrigger', params: { event: 'afterChange' } });
  });

  test('of a plan of the ship’s own are due in its rhythm only', () => {
    expect(due(PANAMA, [subject('backup', { record: 'b' })], '2026-09-03')).toEqual([]);
    expect(due(PANAMA, [subject('backup', { record: 'b', key: 'toString' })], '2026-09-03')).toEqual([]);
    expect(due(PANAMA, [subject('restoreTest', { record: 'b', every: 'P1Y' })], '2026-09-03')).toHaveLength(1);
  });
});

describe('limits of reports', () => {
  const items = (startedOn: string, now: string, more = {}) =>
    reportDueItems({
      rules: deadlines,
      vessel: PANAMA,
      now: at(now),
      reports: [
        {
          record: 'report.x.1',
          facts: { kind: 'nonConformity', class: 'major', source: 'externalAudit' },
          startedAt: { found: at(startedOn) },
          open: ['rectification', 'downgrade'],
          ...more,
        },
      ],
    });

  test('three months for a major one, to the last day of a short month', () => {
    const [before, rectify] = items('2026-11-30T15:00:00Z', '2026-12-01');
    expect(before).toMatchObject({ ruleId: 'RD8', kind: 'report:downgrade', state: 'due' });
    expect(before?.explanation.params).toMatchObject({ event: 'beforeSailing' });
    expect(rectify).toMatchObject({ ruleId: 'RD9', state: 'ok' });
    expect(iso(rectify?.dueAt)).toBe('2027-02-28T23:59:59.999Z');
    expect(iso(items('2027-11-30', '2027-12-01')[1]?.dueAt)).toBe('2028-02-29T23:59:59.999Z');
  });

  test('a day that the company granted', () => {
    const granted = items('2026-11-30', '2027-03-01', { grantedOn: '2027-03-31' });
    expect(granted.map(({ dueAt }) => iso(dueAt))).toContain('2027-03-31T23:59:59.999Z');
  });

  test('nothing before the clock has started, nothing that is done', () => {
    expect(items('2026-11-30', '2026-12-01', { startedAt: {} })).toEqual([]);
    expect(items('2026-11-30', '2026-12-01', { open: [] })).toEqual([]);
  });
});

test('for any history: states follow the clock, and the order is that of the dates', () => {
  const day = fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') });
  const kinds = fc.constantFrom(...rules.rows.map(({ kind }) => kind), 'backup' as const, 'restoreTest' as const);
  const subjects = fc.array(
    fc.record({
      kind: kinds,
      record: fc.constantFrom(null, 'a', 'b'),
      key: fc.constantFrom(...backups.rows.map(({ key }) => key)),
      startedAt: day,
      doneAt: fc.array(day, { maxLength: 4 }),
      events: fc.array(fc.record({ event: fc.constantFrom('crewChange25', 'afterChange', 'dryDock'), at: day })),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(subjects, day, fc.constantFrom(PANAMA, AMERICAN, {}), (all, now, vessel) => {
      const items = dueItems({ rules, backups, vessel, subjects: all as DueSubject[], now });
      expect(items.map(({ dueAt }) => dueAt)).toEqual(items.map(({ dueAt }) => dueAt).sort((a, b) => a - b));
      for (const { dueAt, state } of items) {
        expect(Number.isSafeInteger(dueAt)).toBe(true);
        expect(state === 'overdue').toBe(now > dueAt);
      }
      expect(earliestDue(items).length).toBeLessThanOrEqual(items.length);
      expect(dueState(now, 'P7D', now)).toBe('due');
    }),
    { numRuns: 300 },
  );
});

test('doing it again never makes it due earlier', () => {
  const day = fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') });
  fc.assert(
    fc.property(
      day,
      fc.array(day, { maxLength: 5 }),
      fc.constantFrom('drill', 'securityDrill', 'riskReview'),
      (now, days, kind) => {
        const doneAt = days.filter((done) => done <= now);
        const all = (done: readonly number[]) =>
          dueItems({
            rules,
            backups,
            vessel: AMERICAN,
            subjects: [subject(kind as DueSubject['kind'], { doneAt: done, startedAt: at('2024-01-01') })],
            now,
          });
        for (const before of all(doneAt)) {
          const after = all([...doneAt, now]).find(({ ruleId }) => ruleId === before.ruleId);
          if (after) expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt);
        }
      },
    ),
  );
});
