import { describe, expect, test } from 'vitest';
import en from '#resources/locales/en/incidents.json' with { type: 'json' };
import ru from '#resources/locales/ru/incidents.json' with { type: 'json' };
import { incident, SEVERITIES } from '#shared/domain/incident.ts';
import { incidentWorkflow } from '#shared/domain/incident-workflow.ts';
import { movesOf, type Worker } from '#shared/domain/moves.ts';
import { closeGaps, FIELD_GROUPS, mayEditFacts, mayWrite } from './incident-values.ts';
import { movePress } from './move-press.ts';
import { rowOf, T0 } from './test-rows.ts';

const MASTER: Worker = { roles: ['MASTER'], side: 'ship', person: { record: 'person.x.1' } };
const RATING: Worker = { roles: ['RATING'], side: 'ship', person: { record: 'person.x.9' } };
const DPA: Worker = { roles: ['DPA'], side: 'shore', person: null };
const inState = (state: string, values = {}) => rowOf('incident', { title: 'x', ...values, state: { state } });
const action = (state = 'open') => rowOf('action', { state: { state } });

describe('the close', () => {
  test('needs cause, lessons and an action that was not cancelled', () => {
    expect(closeGaps(inState('underReview'), [])).toEqual(['rootCause', 'lessons', 'actions']);
    const written = inState('underReview', { rootCause: 'A stick.', lessons: 'Scan sticks.' });
    expect(closeGaps(written, [action('cancelled')])).toEqual(['actions']);
    expect(closeGaps(written, [action()])).toEqual([]);
    expect(closeGaps(inState('underReview', { rootCause: ' ', lessons: 'x' }), [action()])).toEqual(['rootCause']);
  });

  test('is the DPA’s alone; a false alarm needs nothing written', () => {
    expect(movesOf(inState('underReview'), DPA)).toContain('closed');
    expect(movesOf(inState('underReview'), MASTER)).not.toContain('closed');
    expect(closeGaps(inState('falseAlarm'), [])).toEqual([]);
  });
});

describe('who may', () => {
  test('a rating writes into the log and moves nothing', () => {
    expect(mayWrite(inState('reported'), RATING)).toBe(true);
    expect(movesOf(inState('reported'), RATING)).toEqual([]);
  });

  test('the shore writes into the log, and leaves the facts to the ship', () => {
    expect(mayWrite(inState('contained'), DPA)).toBe(true);
    expect(mayEditFacts(inState('contained'), DPA)).toBe(false);
    expect(mayEditFacts(inState('contained'), MASTER)).toBe(true);
  });

  test('nobody writes into what is closed until it is opened again', () => {
    for (const worker of [MASTER, DPA, RATING]) expect(mayWrite(inState('closed'), worker)).toBe(false);
    expect(movesOf(inState('closed'), MASTER)).toEqual(['reopened']);
  });
});

test('a change of state says who, in which role, when, where and why, and leaves a line', () => {
  const row = inState('triaged', { latDeg: 36.5, lonDeg: -5.1 });
  const [change, line] = movePress({ row, to: 'contained', worker: MASTER, author: null, now: T0 });
  expect(change?.values).toEqual({
    state: { state: 'contained', by: 'person.x.1', at: T0, role: 'MASTER' },
    containedAt: T0,
  });
  expect(line?.values).toMatchObject({ kind: 'system', step: 'state:contained', text: '36-30.0 N 005-06.0 W' });
  const again = movePress({
    row: inState('recovering', { containedAt: 5 }),
    to: 'contained',
    worker: MASTER,
    author: null,
    now: T0,
  });
  expect(again[0]?.values).not.toHaveProperty('containedAt'); // the first time counts
});

test('every state, severity and group has words, and every field of the record stands in one place', () => {
  for (const texts of [en, ru]) {
    expect(Object.keys(texts.move).sort()).toEqual([...incidentWorkflow.states].sort());
    expect(Object.keys(texts.severity)).toEqual(SEVERITIES.map(String));
    expect(Object.keys(texts.severityRule)).toEqual(SEVERITIES.map(String));
    for (const group of Object.keys(FIELD_GROUPS)) expect(texts.group).toHaveProperty(group);
  }
  const fields = Object.values(FIELD_GROUPS).flat();
  expect(new Set(fields).size).toBe(fields.length);
  for (const field of fields) expect(incident.fields).toHaveProperty(field);
});
