import { expect, test } from 'vitest';
import { idOf, MASTER, row, SECOND } from '#renderer/app/testing/fake-ship.ts';
import { emptyReport, openReport, problemsOf, sealedReport } from './report-draft.ts';
import { mayEdit, movesOf, roleFor, waitsFor } from './report-values.ts';

const FILED = Date.UTC(2026, 10, 20, 10);
const master = { roles: MASTER.roles, side: 'ship', person: MASTER } as const;
const second = { roles: SECOND.roles, side: 'ship', person: SECOND } as const;
const dpa = { roles: ['DPA'], side: 'shore', person: null } as const;

function report(state: string, more = {}) {
  const values = { kind: 'nearMiss', originator: SECOND.record, state: { state, at: FILED }, ...more };
  return row(idOf('report', 1), values, { at: FILED });
}
const sealed = row(idOf('report', 2), { confidential: true, sealed: new Uint8Array(9), state: { state: 'submitted' } });

test('an open report waits for the Master first, a confidential one only for the DPA', () => {
  expect(waitsFor(report('submitted'), master)).toBe(true);
  expect(waitsFor(report('submitted'), dpa)).toBe(false);
  expect(waitsFor(report('masterReview'), dpa)).toBe(false);
  expect(waitsFor(report('dpaReview'), dpa)).toBe(true);
  expect(waitsFor(report('dpaReview'), master)).toBe(false);
  expect(movesOf(sealed, master)).toEqual([]);
  expect(waitsFor(sealed, dpa)).toBe(true);
});

test('what may be called off does not wait for anybody, and what is closed neither', () => {
  expect(movesOf(report('submitted'), second)).toEqual(['cancelled']);
  expect(waitsFor(report('submitted'), second)).toBe(false);
  expect(waitsFor(report('closed'), dpa)).toBe(false);
});

test('the role of a move is the one that allows it', () => {
  expect(roleFor('submitted', 'masterReview', ['SSO', 'MASTER'])).toBe('MASTER');
  expect(roleFor('returned', 'submitted', ['2O'])).toBe(null);
});

test('its author and the Master may edit a report until it is closed', () => {
  expect(mayEdit(report('submitted'), second)).toBe(true);
  expect(mayEdit(report('submitted'), master)).toBe(true);
  expect(mayEdit(report('submitted'), { ...second, person: { record: idOf('person', 4) } })).toBe(false);
  expect(mayEdit(report('closed'), second)).toBe(false);
  expect(mayEdit(sealed, master)).toBe(false);
  expect(mayEdit(report('submitted'), dpa)).toBe(false);
});

test('a report without kind or words is not handed in, nor a confidential one without a key', () => {
  const empty = emptyReport(FILED);
  expect(problemsOf(empty, true)).toEqual({ kind: 'kind', description: 'description' });
  const typed = { ...empty, kind: 'hazard', description: 'Cable', audience: 'confidential' } as const;
  expect(problemsOf(typed, false)).toEqual({ audience: 'noKey' });
  expect(problemsOf(typed, true)).toEqual({});
});

test('nothing but what was typed is written, and no name without one', () => {
  const draft = { ...emptyReport(FILED), kind: 'hazard', description: ' Cable ', mailFrom: 'x@y' } as const;
  expect(openReport(draft, null, 'en', FILED).values).toEqual({
    kind: 'hazard',
    description: 'Cable',
    assets: [],
    happenedAt: FILED,
    source: 'crew',
    language: 'en',
    state: { state: 'submitted', at: FILED },
  });
  expect(openReport(draft, { ...SECOND, role: '2O', isCrew: true }, 'en', FILED).values).toMatchObject({
    originator: SECOND.record,
    originatorRole: '2O',
    state: { by: SECOND.record },
  });
  expect(sealedReport(draft, [])).toEqual({ kind: 'hazard', description: 'Cable', happenedAt: FILED });
});
