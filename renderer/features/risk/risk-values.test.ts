import { describe, expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import rawMatrix from '#resources/rules/risk-matrix.json' with { type: 'json' };
import { matrixInUse, readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { decided, linkBoth, mayDecide, measureAction, newRisk, reviewed, unlinkBoth } from './risk-values.ts';

const read = readRiskMatrix(rawMatrix);
if (!read.ok) throw new Error('the matrix does not fit');
const matrix = matrixInUse(read.value, undefined);
const NOW = Date.parse('2026-11-29T10:00:00Z');
const A = 'risk.aaaaaaaaaaaaa.1';
const B = 'drill.aaaaaaaaaaaaa.2';

function row(id: string, values: RecordRow['values']): RecordRow {
  return { id, collection: id.split('.')[0] ?? '', values } as RecordRow;
}

const LOW = { residualLikelihood: 1, residualShip: 2 };
const HIGH = { residualLikelihood: 3, residualShip: 5 };
const EXTREME = { residualLikelihood: 5, residualShip: 5 };

describe('a new risk', () => {
  test('is a whole record, with the review day of its level where none was set', () => {
    const draft = newRisk(matrix, { title: 'Infected chart update', ...HIGH, note: null }, NOW);
    expect(validateRecord('risk', draft.values).ok).toBe(true);
    expect(draft).toMatchObject({
      number: true,
      values: { reviewOn: '2027-05-29', matrixEdition: '1', status: 'open' },
    });
    expect(draft.values).not.toHaveProperty('note');
    expect(newRisk(matrix, { title: 'x', ...HIGH, reviewOn: '2027-01-01' }, NOW).values['reviewOn']).toBe('2027-01-01');
    expect(newRisk(matrix, { title: 'x' }, NOW).values).not.toHaveProperty('reviewOn');
  });

  test('looked at again it is looked at later the next time, by its level', () => {
    expect(reviewed(matrix, row(A, LOW), NOW).values).toEqual({ reviewedOn: '2026-11-29', reviewOn: '2027-11-29' });
    expect(reviewed(matrix, row(A, EXTREME), NOW).values['reviewOn']).toBe('2027-02-28');
  });
});

describe('who decides', () => {
  test('is what the matrix says for the level', () => {
    expect(mayDecide(matrix, LOW, ['2O', 'MASTER'])).toEqual({ may: true, role: 'MASTER' });
    expect(mayDecide(matrix, LOW, ['2O'])).toMatchObject({ may: false, why: 'role' });
    expect(mayDecide(matrix, HIGH, ['MASTER'])).toEqual({ may: false, why: 'role', roles: ['DPA'] });
    expect(mayDecide(matrix, HIGH, ['DPA'])).toEqual({ may: true, role: 'DPA' });
    expect(mayDecide(matrix, {}, ['DPA'])).toMatchObject({ may: false, why: 'unrated' });
  });

  test('the worst level needs an interim measure first, whoever asks', () => {
    expect(mayDecide(matrix, EXTREME, ['DPA'])).toMatchObject({ may: false, why: 'interim' });
    expect(mayDecide(matrix, { ...EXTREME, interimMeasure: ' ' }, ['DPA'])).toMatchObject({ why: 'interim' });
    expect(mayDecide(matrix, { ...EXTREME, interimMeasure: 'Two men at the wheel' }, ['DPA']).may).toBe(true);
  });

  test('what is decided carries who, when and the edition it was read in', () => {
    const by = { record: null, name: 'DPA' };
    const values = decided(matrix, row(A, LOW), { what: 'accept', reason: ' ', by }, NOW).values;
    expect(values).toMatchObject({
      decision: 'accept',
      decisionReason: null,
      status: 'accepted',
      approvedOn: '2026-11-29',
    });
    expect(decided(matrix, row(A, LOW), { what: 'mitigate', reason: 'x', by }, NOW).values['status']).toBe('treating');
  });
});

describe('links', () => {
  test('stand on both sides, once, and are taken off on both', () => {
    const [risk, drill] = [row(A, { links: [B] }), row(B, { links: ['report.x'] })];
    expect(linkBoth(risk, drill).map(({ values }) => values['links'])).toEqual([[B], ['report.x', A]]);
    expect(unlinkBoth(risk, row(B, { links: ['report.x', A] })).map(({ values }) => values['links'])).toEqual([
      [],
      ['report.x'],
    ]);
  });

  test('a measure becomes an action under the risk, by its day, that both name', () => {
    const owner = { record: 'person.aaaaaaaaaaaaa.1', name: 'ETO' };
    const action = 'action.aaaaaaaaaaaaa.1';
    const drafts = measureAction(row(A, { dueOn: '2026-12-24' }), action, { title: 'x'.repeat(300) }, owner, NOW);
    expect(drafts[0]).toMatchObject({ record: action, values: { parent: A, links: [A], plannedOn: '2026-12-24' } });
    expect(validateRecord('action', drafts[0]?.values ?? {}).ok).toBe(true);
    expect(drafts[1]).toMatchObject({ record: A, values: { links: [action] } });
    const [late] = measureAction(row(A, {}), action, { title: 'x' }, owner, NOW);
    expect(late?.values['plannedOn']).toBe('2026-12-29');
  });
});
