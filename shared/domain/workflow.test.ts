import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../base/value.ts';
import { COLLECTIONS, fieldSpec, workflowOf } from './kinds.ts';
import { reportWorkflow } from './report-workflow.ts';
import { isRole } from './roles.ts';
import { schema } from './schema.ts';
import {
  isFinal,
  isLegalMove,
  judgeMove,
  movesFor,
  RELATIONS,
  readWorkflow,
  stateOf,
  type Workflow,
} from './workflow.ts';

const workflows = COLLECTIONS.flatMap((collection): [string, Workflow][] => {
  const workflow = workflowOf(collection);
  return workflow ? [[collection, workflow]] : [];
});

test('every kind with a state has a workflow', () => {
  expect(workflows.map(([collection]) => collection).sort()).toEqual(
    COLLECTIONS.filter((c) => fieldSpec(c, 'state').rule === 'workflow').sort(),
  );
});

describe.each(workflows)('the workflow of %s', (collection, workflow) => {
  test('has the states of the field', () => {
    expect(fieldSpec(collection, 'state').values).toEqual(workflow.states);
  });

  test('goes only between its states, by people that there are', () => {
    expect(Object.keys(workflow.transitions).sort()).toEqual([...workflow.states].sort());
    for (const [from, row] of Object.entries(workflow.transitions)) {
      for (const [to, movers] of Object.entries(row)) {
        expect(workflow.states, `${from} → ${to}`).toContain(to);
        expect(to).not.toBe(from);
        expect(movers.length).toBeGreaterThan(0);
        for (const mover of movers)
          expect(isRole(mover) || (RELATIONS as readonly string[]).includes(mover), mover).toBe(true);
      }
    }
    for (const list of [workflow.final, workflow.reasonFor ?? [], Object.keys(workflow.notBy ?? {})])
      for (const state of list) expect(workflow.states).toContain(state);
  });

  test('reaches every state from the first, and an end from every state', () => {
    const reach = (from: string) => {
      const seen = new Set([from]);
      for (const state of seen) for (const to of Object.keys(workflow.transitions[state] ?? {})) seen.add(to);
      return seen;
    };
    expect([...reach(workflow.initial)].sort()).toEqual([...workflow.states].sort());
    for (const state of workflow.states)
      expect(
        workflow.final.some((end) => reach(state).has(end)),
        state,
      ).toBe(true);
  });

  test('offers only what it would not mark', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...workflow.states),
        fc.subarray(['MASTER', 'DPA', 'ETO', 'RATING', 'FCM']),
        fc.subarray([...RELATIONS]),
        (from, roles, relations) => {
          for (const to of movesFor(workflow, from, { roles, relations })) {
            expect(judgeMove(workflow, from, to, { roles, relations }, 'because')).toBe('ok');
            expect(isLegalMove(workflow, from, to)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a move of a report', () => {
  const nobody = { roles: [], relations: [] };
  test('is marked, never refused', () => {
    expect(judgeMove(reportWorkflow, 'draft', 'submitted', nobody)).toBe('ok');
    expect(judgeMove(reportWorkflow, 'draft', 'closed', { roles: ['DPA'], relations: [] })).toBe('noSuchMove');
    expect(judgeMove(reportWorkflow, 'verification', 'closed', { roles: ['MASTER'], relations: [] })).toBe('wrongRole');
    const dpa = { roles: ['DPA'], relations: [] };
    expect(judgeMove(reportWorkflow, 'verification', 'closed', dpa, 'Seen on board.')).toBe('ok');
    expect(judgeMove(reportWorkflow, 'verification', 'closed', dpa)).toBe('reasonMissing');
    for (const relation of ['owner', 'performer'] as const)
      expect(judgeMove(reportWorkflow, 'verification', 'closed', { ...dpa, relations: [relation] }, 'x')).toBe(
        'notSeparate',
      );
    expect(judgeMove(reportWorkflow, 'masterReview', 'returned', { roles: ['MASTER'], relations: [] })).toBe(
      'reasonMissing',
    );
    expect(judgeMove(reportWorkflow, 'masterReview', 'returned', { roles: ['MASTER'], relations: [] }, ' ')).toBe(
      'reasonMissing',
    );
    expect(judgeMove(reportWorkflow, 'masterReview', 'returned', { roles: ['MASTER'], relations: [] }, 'no date')).toBe(
      'ok',
    );
  });

  test('to or from a state of a newer app is not judged', () => {
    expect(judgeMove(reportWorkflow, 'draft', 'arbitration', nobody)).toBe('unknown');
    expect(judgeMove(reportWorkflow, 'arbitration', 'closed', nobody)).toBe('unknown');
    expect(movesFor(reportWorkflow, 'arbitration', nobody)).toEqual([]);
    expect(movesFor(reportWorkflow, '__proto__', nobody)).toEqual([]);
  });

  test('a confidential report reaches the DPA without the Master', () => {
    expect(judgeMove(reportWorkflow, 'submitted', 'dpaReview', { roles: ['DPA'], relations: [] })).toBe('ok');
  });

  test('anybody may stop a drill or a vendor session', () => {
    const rating = { roles: ['RATING'], relations: [] };
    expect(judgeMove(workflowOf('drill') as Workflow, 'running', 'aborted', rating, 'stop word')).toBe('ok');
    expect(judgeMove(workflowOf('vendorSession') as Workflow, 'active', 'ended', rating)).toBe('ok');
  });

  test('the tester never accepts the own restore test', () => {
    const tester = { roles: ['CE'], relations: ['performer' as const] };
    expect(judgeMove(workflowOf('restoreTest') as Workflow, 'finished', 'accepted', tester)).toBe('notSeparate');
  });
});

describe('the value of a workflow field', () => {
  test('is read as far as it can be', () => {
    expect(readWorkflow({ state: 'closed', by: 'person.x.1', at: 5, reason: 'ok', role: 'DPA', extra: 1 })).toEqual({
      state: 'closed',
      by: 'person.x.1',
      at: 5,
      reason: 'ok',
      role: 'DPA',
    });
    expect(readWorkflow({ state: 'closed', at: 'yesterday' })).toEqual({ state: 'closed' });
    const others: readonly (Value | undefined)[] = [undefined, null, 'closed', {}, { state: 1 }, ['closed']];
    for (const value of others) expect(readWorkflow(value)).toBeNull();
  });

  test('is the first state when there is none', () => {
    expect(stateOf(reportWorkflow, undefined)).toBe('draft');
    expect(stateOf(reportWorkflow, { state: 'arbitration' })).toBe('arbitration');
  });

  test('ends where nothing more is expected', () => {
    expect(isFinal(reportWorkflow, 'closed')).toBe(true);
    expect(isFinal(reportWorkflow, 'verification')).toBe(false);
  });
});

describe('what the fold asks', () => {
  test('knows the first state, one step from it, and nothing of other fields', () => {
    expect(schema.isLegal('report', 'state', null, 'draft')).toBe(true);
    expect(schema.isLegal('report', 'state', null, 'submitted')).toBe(true);
    expect(schema.isLegal('report', 'state', null, 'closed')).toBe(false);
    expect(schema.isLegal('report', 'state', 'closed', 'draft')).toBe(false);
    expect(schema.isLegal('report', 'state', 'closed', 'arbitration')).toBe(true);
    expect(schema.isLegal('report', 'title', 'a', 'b')).toBe(true);
    expect(schema.isLegal('newerThing', 'state', 'a', 'b')).toBe(true);
    expect(schema.ruleOf('report', 'state')).toBe('workflow');
    expect(schema.ownerOf('report', 'state')).toBe('shore');
  });
});
