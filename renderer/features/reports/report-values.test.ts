import { expect, test } from 'vitest';
import { idOf, MASTER, row, SECOND } from '#renderer/app/testing/fake-ship.ts';
import { movesOf, roleForMove } from '#shared/domain/moves.ts';
import { TEMPLATES } from './ncr-content.ts';
import { readinessOf } from './readiness.ts';
import { begunFrom, emptyReport, openReport, problemsOf, sealedReport, wholeDraft } from './report-draft.ts';
import { GRADES, gradeOf, valuesOfGrade } from './report-grade.ts';
import { doersOf, mayCheckEffect, mayEdit, mayGrade, waitsFor } from './report-values.ts';

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
  expect(roleForMove(report('submitted'), 'masterReview', ['SSO', 'MASTER'])).toBe('MASTER');
  expect(roleForMove(report('returned'), 'submitted', ['2O'])).toBe(null);
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

test('who put it right, owns one of its actions or proposed it neither checks the effect nor closes it', () => {
  const proposed = report('verification', {
    owner: SECOND.record,
    state: { state: 'verification', by: MASTER.record },
  });
  const actions = [row(idOf('action', 1), { owner: 'person.7' })];
  expect([...doersOf(proposed, actions)].sort()).toEqual([SECOND.record, MASTER.record, 'person.7'].sort());
  const chief = { roles: ['CE'], side: 'ship', person: { record: 'person.8' } } as const;
  expect(mayCheckEffect(proposed, actions, master)).toBe(false);
  expect(mayCheckEffect(proposed, actions, second)).toBe(false);
  expect(mayCheckEffect(proposed, actions, { ...chief, person: { record: 'person.7' } })).toBe(false);
  expect(mayCheckEffect(proposed, actions, chief)).toBe(true);
  expect(mayCheckEffect(proposed, actions, dpa)).toBe(true);
  expect(mayCheckEffect(sealed, [], dpa)).toBe(false);
  const own = report('verification', { owner: 'person.5', state: { state: 'verification', by: 'person.5' } });
  const owner = { roles: ['DPA'], side: 'shore', person: { record: 'person.5' } } as const;
  expect(movesOf(own, owner)).not.toContain('closed');
});

test('a grade is kind and class in one; the DPA’s counts, and nobody grades what is sealed', () => {
  for (const grade of GRADES) expect(gradeOf(valuesOfGrade(grade))).toBe(grade);
  expect(gradeOf({ kind: 'nonConformity', class: null })).toBeNull();
  expect(mayGrade(report('dpaReview'), dpa)).toBe(true);
  expect(mayGrade(report('dpaReview'), { ...dpa, roles: ['TSI'] })).toBe(false);
  expect(mayGrade(report('submitted'), second)).toBe(true);
  for (const row of [sealed, report('closed')]) expect(mayGrade(row, dpa)).toBe(false);
});

test('a typical case fills what nobody has typed, and proposes its grade and clause', () => {
  const [first, second] = TEMPLATES;
  if (!first || !second) throw new Error('there are typical cases');
  const texts = { title: 'one', description: 'first' };
  const begun = { ...emptyReport(FILED), ...begunFrom(emptyReport(FILED), null, first, texts) };
  expect(begun).toMatchObject({ template: first.id, kind: first.kind, ...texts });
  const changed = { ...begun, description: 'my own words' };
  expect({ ...changed, ...begunFrom(changed, texts, second, { title: 'two', description: 'other' }) }).toMatchObject({
    template: second.id,
    title: 'two',
    description: 'my own words',
  });
  expect({ ...changed, ...begunFrom(changed, texts, null, null) }).toMatchObject({
    template: null,
    title: '',
    description: 'my own words',
  });
  const filed = openReport(begun, null, 'en', FILED).values;
  expect(filed).toMatchObject({ class: first.class, requirementRule: 'ISM', requirementClause: first.ism[0] });
  expect(openReport({ ...begun, template: null }, null, 'en', FILED).values).not.toHaveProperty('class');
  // Nothing of what to look for or to do is passed off as seen or done.
  expect(filed).not.toHaveProperty('objectiveEvidence');
  expect(filed).not.toHaveProperty('immediateCorrection');
});

test('a draft that an older app kept is read whole', () => {
  const old = { kind: 'hazard', description: 'kept' } as const;
  expect(wholeDraft(old, FILED)).toEqual({ ...emptyReport(FILED), ...old });
});

test('a proposal shows what is still open', () => {
  const open = (values: object, actions: object[] = []) =>
    readinessOf(
      report('correctiveAction', { kind: 'nonConformity', class: 'major', ...values }),
      actions.map((each, at) => row(idOf('action', at + 1), each as never)),
      [],
    )
      .filter(({ isMet }) => !isMet)
      .map(({ key }) => key);
  expect(open({})).toEqual(['correction', 'cause', 'actions', 'proof']);
  const done = { state: { state: 'done' }, doneNote: 'Photo 3.' };
  expect(open({ rootCause: 'x', immediateCorrection: 'y' }, [done, { state: { state: 'cancelled' } }])).toEqual([]);
  expect(open({ rootCause: 'x', immediateCorrection: 'y' }, [done, { state: { state: 'open' } }])).toEqual(['actions']);
  expect(open({ kind: 'nearMiss', class: null, immediateCorrection: 'y', objectiveEvidence: 'z' })).toEqual([]);
});
