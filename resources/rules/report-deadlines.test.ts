import { describe, expect, test } from 'vitest';
import { REPORT_KINDS } from '#shared/domain/report.ts';
import {
  type DEADLINE_EVENTS,
  deadlinesFor,
  dueOn,
  type ReportDeadline,
  type ReportDeadlines,
  type ReportFacts,
  readReportDeadlines,
} from '#shared/domain/report-deadlines.ts';
import en from '../locales/en/library.json' with { type: 'json' };
import raw from './report-deadlines.json' with { type: 'json' };

const read = readReportDeadlines(raw);
const rules = (read.ok ? read.value : undefined) as ReportDeadlines;
const row = (id: string) => rules.rows.find((r) => r.id === id) as ReportDeadline;
const ids = (facts: ReportFacts) => deadlinesFor(rules, facts, {}).map((r) => r.id);

test('the data has the shape of its schema, with its own ids', () => {
  expect(read).toMatchObject({ ok: true });
  expect(new Set(rules.rows.map((r) => r.id)).size).toBe(rules.rows.length);
});

test('every duty, basis and event has a text', () => {
  for (const { duty, basis, limit } of rules.rows) {
    expect(en.reportDuty[duty]).toBeTruthy();
    expect(en.ruleBasis[basis]).toBeTruthy();
    if ('event' in limit) expect(en.limitEvent[limit.event satisfies (typeof DEADLINE_EVENTS)[number]]).toBeTruthy();
  }
});

test('what is only our own value says so', () => {
  for (const { id, basis, unverified } of rules.rows) if (basis === 'productDefault') expect(unverified, id).toBe(true);
  for (const { id, basis, effectiveOn } of rules.rows) if (basis === 'law') expect(effectiveOn, id).not.toBeNull();
});

describe('the deadlines of domain.md 8', () => {
  test.each<[string, ReportFacts, readonly string[]]>([
    [
      'a major non-conformity',
      { kind: 'nonConformity', class: 'major', source: 'crew' },
      ['RD1', 'RD2', 'RD3', 'RD4', 'RD5'],
    ],
    ['a minor one', { kind: 'nonConformity', class: 'minor', source: 'drill' }, ['RD1', 'RD2', 'RD6']],
    ['one that is not classed yet', { kind: 'nonConformity' }, ['RD1', 'RD2']],
    ['a near miss', { kind: 'nearMiss' }, ['RD1', 'RD2', 'RD7']],
    ['a confidential near miss: no Master’s step', { kind: 'nearMiss', confidential: true }, ['RD2', 'RD7']],
    [
      'a major one of an external audit',
      { kind: 'nonConformity', class: 'major', source: 'externalAudit' },
      ['RD1', 'RD2', 'RD3', 'RD4', 'RD5', 'RD8', 'RD9', 'RD10'],
    ],
    [
      'a code 17 of port state control',
      { kind: 'observation', source: 'portStateControl', pscCode: '17' },
      ['RD1', 'RD2', 'RD7', 'RD12'],
    ],
    ['another code', { kind: 'observation', source: 'portStateControl', pscCode: '16' }, ['RD1', 'RD2', 'RD7']],
    ['a report of a newer app', { kind: 'suggestion' }, ['RD1', 'RD2']],
  ])('of %s', (_, facts, expected) => {
    expect(ids(facts)).toEqual(expected);
  });

  test('leave no kind without a closing or verifying limit once it is classed', () => {
    for (const kind of REPORT_KINDS) {
      const facts =
        kind === 'nonConformity'
          ? [
              { kind, class: 'major' },
              { kind, class: 'minor' },
            ]
          : [{ kind }];
      for (const fact of facts)
        expect(deadlinesFor(rules, fact, {}).some((r) => ['closing', 'verification'].includes(r.duty))).toBe(true);
    }
  });

  test('fall on these days', () => {
    expect(dueOn(row('RD1'), '2026-11-22')).toBe('2026-11-25');
    expect(dueOn(row('RD3'), '2026-11-22')).toBe('2026-11-22');
    expect(dueOn(row('RD5'), '2026-11-22')).toBe('2027-02-20');
    expect(dueOn(row('RD9'), '2026-11-30')).toBe('2027-02-28');
    expect(dueOn(row('RD9'), '2027-11-30')).toBe('2028-02-29');
    expect(dueOn(row('RD9'), '2026-10-31')).toBe('2027-01-31');
    expect(dueOn(row('RD8'), '2026-11-22')).toBeNull();
    expect(dueOn(row('RD1'), 'soon')).toBeNull();
    expect(dueOn(row('RD9'), 'soon')).toBeNull();
  });

  test('are the company’s to change, except by law', () => {
    expect(dueOn(row('RD1'), '2026-11-22', { RD1: 1 })).toBe('2026-11-23');
    expect(dueOn(row('RD12'), '2026-11-22', { RD12: 30 })).toBeNull();
    expect(dueOn(row('RD1'), '2026-11-22', { toString: 1 })).toBe('2026-11-25');
  });
});

test('a row for one flag counts for that flag, and where the flag is not known', () => {
  const flagged = { ...rules, rows: [{ ...row('RD1'), profile: { flags: ['US'], vesselTypes: ['tug' as const] } }] };
  expect(deadlinesFor(flagged, {}, { flag: 'US', type: 'tug' })).toHaveLength(1);
  expect(deadlinesFor(flagged, {}, {})).toHaveLength(1);
  expect(deadlinesFor(flagged, {}, { flag: 'MH', type: 'tug' })).toHaveLength(0);
  expect(deadlinesFor(flagged, {}, { flag: 'US', type: 'lngCarrier' })).toHaveLength(0);
});

test('data of another shape is an answer, not a crash', () => {
  for (const bad of [
    undefined,
    [],
    { ...raw, rows: [{ ...raw.rows[0], limit: { weeks: 1 } }] },
    { ...raw, rows: [{ ...raw.rows[0], by: ['BOSS'] }] },
  ])
    expect(readReportDeadlines(bad)).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
});
