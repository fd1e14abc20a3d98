import { describe, expect, test } from 'vitest';
import type { Value } from '../base/value.ts';
import type { Side } from './kind.ts';
import { COLLECTIONS, workflowOf } from './kinds.ts';
import { type Move, mayMove, movesOf } from './moves.ts';
import type { Doer } from './role-rights.ts';
import { ROLE_CODES, roleSpec } from './roles.ts';
import { RELATIONS, type Relation, type Workflow } from './workflow.ts';

const ME = 'person.x.1';
const OTHER = 'person.x.2';
const workflows = COLLECTIONS.flatMap((collection): [string, Workflow][] => {
  const workflow = workflowOf(collection);
  return workflow ? [[collection, workflow]] : [];
});

/** How somebody comes to stand in a relation to a record: by hand, so that the code is held against what is meant. */
const AS: Readonly<Record<string, Partial<Readonly<Record<Relation, Readonly<Record<string, Value>> | 'author'>>>>> = {
  report: { originator: { originator: ME }, owner: { owner: ME }, verifier: { verifier: ME } },
  action: { originator: 'author', owner: { owner: ME }, verifier: { verifier: ME } },
  incident: { originator: { reporter: ME }, owner: { leader: ME } },
  drill: { controller: { controller: ME } },
  restoreTest: { performer: { tester: ME } },
  review: { performer: { auditor: ME } },
  vendorSession: { originator: 'author', performer: { escort: ME } },
};
/** States in which whoever brought the record there is its performer. */
const SAID: Readonly<Record<string, string>> = { report: 'verification', action: 'done' };

function heldAs(collection: string, state: string, relation: Relation | null, saidBy = OTHER) {
  const as = relation === null ? {} : (AS[collection]?.[relation] ?? {});
  const values: Record<string, Value> = {
    ...(as === 'author' ? {} : as),
    state: { state, by: relation === 'performer' && SAID[collection] === state ? ME : saidBy, at: 1 },
  };
  return { collection, values, created: { actor: as === 'author' ? ME : OTHER }, isVoid: false };
}

function move(held: ReturnType<typeof heldAs>, to: string, more: Partial<Move> = {}, said: object = {}): Move {
  const state: Value = { state: to, at: 2, reason: 'because', ...said };
  return { collection: held.collection, before: held, after: { ...held.values, state }, ...more };
}

/** The table, read by hand. */
function isAllowed(
  workflow: Workflow,
  from: string,
  to: string,
  roles: readonly string[],
  relations: readonly string[],
) {
  const movers: readonly string[] = workflow.transitions[from]?.[to] ?? [];
  const may = movers.some((mover) => mover === 'anyone' || roles.includes(mover) || relations.includes(mover));
  return may && !(workflow.notBy?.[to] ?? []).some((relation) => relations.includes(relation));
}

const doers: readonly Doer[] = [
  ...ROLE_CODES.map((role): Doer => ({ side: (roleSpec(role)?.side ?? 'ship') as Side, roles: [role], record: ME })),
  { side: 'ship', roles: [], record: ME },
];

describe.each(workflows)('the moves of %s', (collection, workflow) => {
  test('are taken exactly as the table says: every state, aim, role and relation', () => {
    const answers = { taken: 0, refused: 0 };
    const wrong: string[] = [];
    for (const doer of doers)
      for (const relation of [null, ...RELATIONS])
        for (const from of workflow.states) {
          const held = heldAs(collection, from, relation);
          const holds = relation !== null && (AS[collection]?.[relation] !== undefined || saysSo(relation, from));
          const relations = holds ? [relation] : [];
          const roles = doer.roles.filter((role) => roleSpec(role)?.side === doer.side);
          const taken = workflow.states.filter((to) => mayMove(doer, move(held, to)).ok);
          const allowed = workflow.states.filter((to) => isAllowed(workflow, from, to, roles, relations));
          const offered = movesOf(
            { ...held, isRemoved: false },
            { side: doer.side, roles: doer.roles, person: { record: ME } },
          );
          for (const [what, states] of Object.entries({ taken, offered }))
            if ([...states].sort().join() !== [...allowed].sort().join())
              wrong.push(`${doer.roles} as ${relation} at ${from}: ${what} ${states}, allowed ${allowed}`);
          answers.taken += taken.length;
          answers.refused += workflow.states.length - taken.length;
        }
    expect(wrong).toEqual([]);
    expect(answers.taken).toBeGreaterThan(20);
    expect(answers.refused).toBeGreaterThan(answers.taken);
  });

  function saysSo(relation: Relation, from: string): boolean {
    return relation === 'performer' && SAID[collection] === from;
  }

  test('need their reason', () => {
    const all: Doer = { side: 'shore', roles: ROLE_CODES, record: ME };
    for (const [from, row] of Object.entries(workflow.transitions))
      for (const to of Object.keys(row)) {
        const silent = move(heldAs(collection, from, null), to, {}, { reason: ' ' });
        if (!mayMove(all, move(heldAs(collection, from, null), to)).ok) continue;
        expect(mayMove(all, silent).ok, `${from} → ${to}`).toBe(!(workflow.reasonFor ?? []).includes(to));
      }
  });

  test('begin in the first state or one step from it', () => {
    for (const doer of doers)
      for (const to of workflow.states) {
        const begun = { collection, before: null, after: { state: { state: to, reason: 'because' } } };
        const roles = doer.roles.filter((role) => roleSpec(role)?.side === doer.side);
        const relations = Object.entries(AS[collection] ?? {}).flatMap(([each, as]) => (as === 'author' ? [each] : []));
        const isTaken = to === workflow.initial || isAllowed(workflow, workflow.initial, to, roles, relations);
        expect(mayMove(doer, begun).ok, `${doer.roles}: ${to}`).toBe(isTaken);
      }
  });
});

describe('a move', () => {
  const dpa: Doer = { side: 'shore', roles: ['DPA'], record: ME };
  const codeOf = (doer: Doer, asked: Move) => {
    const answer = mayMove(doer, asked);
    return answer.ok ? 'ok' : answer.error.code;
  };

  test('says who made it, whatever the form says', () => {
    const held = heldAs('report', 'dpaReview', null);
    for (const said of [{}, { by: 'anonymous' }, { by: ME }])
      expect(mayMove(dpa, move(held, 'accepted', {}, said))).toMatchObject({ value: { state: 'accepted', by: ME } });
    expect(codeOf(dpa, move(held, 'accepted', {}, { by: OTHER }))).toBe('move/wrong-role');
    const unnamed: Doer = { side: 'ship', roles: [], record: null };
    expect(mayMove(unnamed, move(heldAs('report', 'draft', null), 'submitted'))).toMatchObject({
      value: { by: 'anonymous' },
    });
  });

  test('is not made in a role that one does not hold, nor in one of the other side', () => {
    const held = heldAs('report', 'dpaReview', null);
    expect(codeOf(dpa, move(held, 'accepted', {}, { role: 'FCM' }))).toBe('move/wrong-role');
    expect(codeOf({ ...dpa, side: 'ship' }, move(held, 'accepted'))).toBe('move/wrong-role');
  });

  test('says why it is refused', () => {
    const at = (state: string, relation: Relation | null) => heldAs('report', state, relation);
    expect(codeOf(dpa, move(at('draft', null), 'closed'))).toBe('move/no-such-step');
    expect(codeOf(dpa, move(at('submitted', null), 'masterReview'))).toBe('move/wrong-role');
    expect(codeOf(dpa, move(at('verification', 'performer'), 'closed'))).toBe('move/not-by-doer');
    expect(codeOf(dpa, move(at('arbitration', null), 'closed'))).toBe('record/unknown-ops');
    expect(codeOf(dpa, move({ ...at('verification', null), isVoid: true }, 'closed'))).toBe('record/voided');
    const cleared = { ...move(at('closed', null), 'reopened'), after: { state: null } };
    expect(codeOf(dpa, cleared)).toBe('input/invalid');
  });

  test('does not write its doer out of the record in the same breath', () => {
    const held = heldAs('action', 'done', 'owner');
    const doer: Doer = { side: 'ship', roles: ['MASTER'], record: ME };
    const asked = move(held, 'verified');
    expect(codeOf(doer, { ...asked, after: { ...asked.after, owner: OTHER } })).toBe('move/not-by-doer');
    expect(codeOf(doer, move(heldAs('action', 'done', null), 'verified'))).toBe('ok');
  });

  test('lets whoever begins a test be its tester', () => {
    const mate: Doer = { side: 'ship', roles: ['2O'], record: ME };
    const begun = { collection: 'restoreTest', before: null, after: { state: { state: 'running' }, tester: ME } };
    expect(codeOf(mate, begun)).toBe('ok');
    expect(codeOf(mate, { ...begun, after: { ...begun.after, tester: OTHER } })).toBe('move/wrong-role');
  });

  test('from an old page must be a step from what is held too', () => {
    const held = heldAs('report', 'rejected', null);
    const seen = { state: 'dpaReview' };
    expect(codeOf(dpa, move(held, 'accepted', { seen }))).toBe('move/no-such-step');
    expect(codeOf(dpa, move(heldAs('report', 'dpaReview', null), 'accepted', { seen: { state: 'closed' } }))).toBe(
      'move/no-such-step',
    );
  });

  test('of a confidential report is the company’s alone', () => {
    const held = heldAs('report', 'submitted', null);
    const sealed = { ...held, values: { ...held.values, confidential: true } };
    expect(codeOf({ side: 'ship', roles: ['MASTER'], record: ME }, move(sealed, 'masterReview'))).toBe(
      'move/wrong-role',
    );
    expect(codeOf(dpa, move(sealed, 'dpaReview'))).toBe('ok');
  });

  test('an action of a role belongs to whoever holds it, until a person is named', () => {
    const held = heldAs('action', 'done', null);
    const owned = (values: Record<string, Value>) =>
      move({ ...held, values: { ...held.values, ...values } }, 'verified');
    const fcm: Doer = { side: 'shore', roles: ['FCM'], record: ME };
    expect(codeOf(fcm, owned({ ownerRole: 'FCM' }))).toBe('move/not-by-doer');
    expect(codeOf(fcm, owned({ ownerRole: 'FCM', owner: OTHER }))).toBe('ok');
    expect(codeOf({ side: 'ship', roles: ['MASTER', 'FCM'], record: ME }, owned({ ownerRole: 'FCM' }))).toBe('ok');
  });
});
