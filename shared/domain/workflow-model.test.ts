import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rawRights from '#resources/rules/settle-rights.json' with { type: 'json' };
import type { Value } from '#shared/base/value.ts';
import { foldRecord } from '#shared/merge/fold.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import type { FoldWorld } from '#shared/merge/heads.ts';
import type { ReplicaId } from '#shared/oplog/op.ts';
import { REPLICAS } from '#shared/testing/arbitrary.ts';
import { type BuiltBatch, LogBuilder, refTo, tipOf } from '#shared/testing/log-builder.ts';
import type { Side } from './kind.ts';
import { fieldSpec, workflowOf } from './kinds.ts';
import { maySettle, readSettleRights } from './ownership.ts';
import { effectiveRoles, ROLE_CODES, rolesOf } from './roles.ts';
import { schema } from './schema.ts';
import {
  isFinal,
  isLegalMove,
  judgeMove,
  type MoveBy,
  movesFor,
  RELATIONS,
  type Relation,
  readWorkflow,
  stateOf,
  type Workflow,
} from './workflow.ts';

/**
 * The guided flows as state machines: whatever people of any role do, alone or on two sides at once, no record comes into
 * a state by a move that is none (domain.md 5, 6.2, 7.2, 8; separation: domain.md 1).
 */
const FLOWS = ['drill', 'restoreTest', 'incident', 'report', 'action'] as const;
type Flow = (typeof FLOWS)[number];

function flowOf(collection: Flow): Workflow {
  const workflow = workflowOf(collection);
  if (!workflow) throw new Error(`${collection} has no workflow`);
  return workflow;
}

/** Everything that these people can bring a record to, each move judged, from the first state or another. */
function reachOf(workflow: Workflow, who: readonly MoveBy[], from = workflow.initial): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const state of reached)
    for (const person of who) for (const to of movesFor(workflow, state, person)) reached.add(to);
  return reached;
}

const ALL_RELATIONS: readonly Relation[] = RELATIONS.filter((relation) => relation !== 'anyone');
const ships: MoveBy = { roles: rolesOf('ship'), relations: ALL_RELATIONS };
/** All that sits ashore, in any relation that separation does not bar. */
const shores: MoveBy = { roles: rolesOf('shore'), relations: ['originator', 'verifier', 'controller'] };
/** The same people of the ship, in every set of relations: a relation also takes rights away. */
const shipPeople: readonly MoveBy[] = subsetsOf(ALL_RELATIONS).map((relations) => ({ ...ships, relations }));

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((__, i) => bits & (1 << i)));
}

describe('whatever the whole ship does together', () => {
  test.each<[Flow, readonly string[]]>([
    ['report', ['accepted', 'rejected', 'closed', 'escalatedMajor', 'downgraded', 'externalOpen']],
    ['incident', ['closed']],
    ['drill', ['acknowledged']],
    ['restoreTest', ['acknowledged']],
    ['action', ['closed']],
  ])('a %s never comes to %j from the start', (collection, never) => {
    const reached = reachOf(flowOf(collection), shipPeople);
    expect(never.filter((state) => reached.has(state))).toEqual([]);
  });

  test('a close of the company is reopened with a reason, never overwritten', () => {
    for (const collection of ['report', 'incident', 'action'] as const) {
      const workflow = flowOf(collection);
      for (const person of shipPeople) {
        expect(movesFor(workflow, 'closed', person), collection).toEqual(['reopened']);
        expect(judgeMove(workflow, 'closed', 'reopened', person)).toBe('reasonMissing');
      }
      for (const to of workflow.states)
        if (to !== 'reopened') expect(judgeMove(workflow, 'closed', to, ships, 'because')).not.toBe('ok');
    }
  });
});

describe('separation: performer ≠ verifier', () => {
  const everyRole: MoveBy['roles'] = ROLE_CODES;
  test('who tested never accepts or acknowledges the test, in no role at all', () => {
    const tester: MoveBy = { roles: everyRole, relations: ['performer'] };
    const reached = reachOf(flowOf('restoreTest'), [tester]);
    expect(reached.has('finished')).toBe(true);
    for (const state of ['approved', 'accepted', 'acknowledged']) expect(reached.has(state)).toBe(false);
  });

  test('who owns an action or a report never verifies or closes it', () => {
    const owner: MoveBy = { roles: everyRole, relations: ['owner', 'verifier', 'originator'] };
    expect(reachOf(flowOf('action'), [owner])).not.toContain('verified');
    for (const collection of ['action', 'report', 'incident'] as const)
      expect(reachOf(flowOf(collection), [owner]).has('closed'), collection).toBe(false);
  });

  test('who says that an action or a report is done does not find it good, whatever their role', () => {
    const doer: MoveBy = { roles: everyRole, relations: ['performer'] };
    for (const to of ['verified', 'ineffective'])
      expect(judgeMove(flowOf('action'), 'done', to, doer, 'because'), to).toBe('notSeparate');
    for (const to of ['closed', 'ineffective'])
      expect(judgeMove(flowOf('report'), 'verification', to, doer, 'because'), to).toBe('notSeparate');
  });

  test('a proposal to close and a close say why', () => {
    for (const [from, to] of [
      ['correctiveAction', 'verification'],
      ['verification', 'closed'],
      ['accepted', 'closed'],
    ] as const)
      expect(judgeMove(flowOf('report'), from, to, { roles: ['DPA'], relations: [] }, ' ')).toBe('reasonMissing');
  });

  test('somebody can do it: ship and shore together reach every state', () => {
    for (const collection of FLOWS) {
      const reached = reachOf(flowOf(collection), [...shipPeople, shores]);
      expect([...reached].sort(), collection).toEqual([...flowOf(collection).states].sort());
    }
  });
});

describe('people from outside and unknown roles', () => {
  test.each(FLOWS)('move a %s only where anyone may', (collection) => {
    const workflow = flowOf(collection);
    for (const roles of [rolesOf('outside'), ['ADMIRAL'], []]) {
      for (const from of workflow.states)
        for (const to of movesFor(workflow, from, { roles, relations: [] }))
          expect(workflow.transitions[from]?.[to]).toContain('anyone');
    }
  });

  test('a role of the other side counts for nothing', () => {
    const claimed = effectiveRoles('ship', ['ETO', 'DPA', 'FCM', 'CYSO']);
    for (const collection of FLOWS)
      for (const state of ['closed', 'acknowledged'])
        expect(reachOf(flowOf(collection), [{ roles: claimed, relations: [] }]).has(state)).toBe(false);
  });
});

// ---- model: one record, many hands

type Person = { readonly side: Side; readonly roles: readonly string[]; readonly relations: readonly Relation[] };
type Real = { state: string; path: { from: string; to: string; by: Person }[] };
type Model = { state: string };

const person: fc.Arbitrary<Person> = fc.constantFrom<Side>('ship', 'shore').chain((side) =>
  fc.record({
    side: fc.constant(side),
    roles: fc.subarray([...rolesOf(side)], { maxLength: 3 }),
    relations: fc.subarray([...ALL_RELATIONS], { maxLength: 2 }),
  }),
);

/** Somebody tries to bring the record to a state. The model knows the table only; the record is moved by the judge. */
class TryMove implements fc.Command<Model, Real> {
  private readonly workflow: Workflow;
  private readonly to: string;
  private readonly by: Person;
  private readonly reason: string;
  constructor(workflow: Workflow, to: string, by: Person, reason: string) {
    this.workflow = workflow;
    this.to = to;
    this.by = by;
    this.reason = reason;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    const { workflow, to, by } = this;
    const movers = workflow.transitions[model.state]?.[to] ?? [];
    const may = movers.some((m) => m === 'anyone' || by.roles.includes(m) || (by.relations as string[]).includes(m));
    const isBarred = (workflow.notBy?.[to] ?? []).some((relation) => by.relations.includes(relation));
    const isSilent = (workflow.reasonFor ?? []).includes(to) && this.reason.trim() === '';
    if (may && !isBarred && !isSilent) model.state = to;
    if (judgeMove(workflow, real.state, to, by, this.reason) === 'ok') {
      real.path.push({ from: real.state, to, by });
      real.state = to;
    }
    expect(real.state).toBe(model.state);
  }
  toString(): string {
    return `${this.by.side} ${this.by.roles.join('+')} (${this.by.relations.join('+')}) → ${this.to}`;
  }
}

describe.each(FLOWS)('a %s in many hands', (collection) => {
  const workflow = flowOf(collection);
  const move = fc
    .tuple(fc.constantFrom(...workflow.states), person, fc.constantFrom('', ' ', 'because'))
    .map(([to, by, reason]) => new TryMove(workflow, to, by, reason));

  test('moves only as the table says', () => {
    fc.assert(
      fc.property(fc.commands([move], { maxCommands: 80, size: 'max' }), (commands) => {
        const real: Real = { state: workflow.initial, path: [] };
        fc.modelRun(() => ({ model: { state: workflow.initial }, real }), commands);
        for (const { from, to, by } of real.path) {
          expect(isLegalMove(workflow, from, to)).toBe(true);
          if (to === 'closed') expect(by.roles.includes('DPA') || by.roles.includes('FCM')).toBe(true);
          if (to === 'closed') expect(by.relations).not.toContain('owner');
          if (to === 'accepted' && collection === 'restoreTest') expect(by.relations).not.toContain('performer');
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is really walked by that: runs come further than two moves', () => {
    const runs = fc.sample(fc.array(fc.tuple(person, fc.nat()), { minLength: 40, maxLength: 40 }), {
      numRuns: 60,
      seed: 7,
    });
    const lengths = runs.map((steps) => {
      let state = workflow.initial;
      let count = 0;
      for (const [by, dice] of steps) {
        const moves = movesFor(workflow, state, by);
        const to = moves[dice % Math.max(1, moves.length)];
        if (to !== undefined) {
          state = to;
          count++;
        }
      }
      return count;
    });
    expect(Math.max(...lengths)).toBeGreaterThan(2);
  });
});

// ---- two sides at once

const [SHIP, DESK] = REPLICAS as [ReplicaId, ReplicaId];
const sideOf = (replica: ReplicaId): Side => (replica === DESK ? 'shore' : 'ship');

/** A log of one record whose state is moved on two sides. */
class TwoSides {
  private readonly log = new LogBuilder();
  private readonly last: Partial<Record<ReplicaId, BuiltBatch>> = {};
  private readonly seen: Partial<Record<ReplicaId, BuiltBatch>> = {};
  private readonly collection: Flow;
  constructor(collection: Flow) {
    this.collection = collection;
  }
  write(replica: ReplicaId, to: string, kind: 'put' | 'resolve' = 'put', over?: BuiltBatch[]): void {
    const known = this.seen[replica];
    const fields = { state: { state: to, by: sideOf(replica), at: 1 } as Value };
    const draft = {
      collection: this.collection,
      record: `${this.collection}.one`,
      kind,
      fields,
      seen: known === undefined ? [] : [tipOf(known)],
      ...(over ? { over: { state: over.flatMap(({ ops }) => ops.slice(-1).map(refTo)) } } : {}),
    };
    this.last[replica] = this.log.batch(replica, 'routine', [draft], this.last[replica]);
  }
  /** Both take in what the other has. */
  exchange(): void {
    for (const [to, from] of [
      [SHIP, DESK],
      [DESK, SHIP],
    ] as const) {
      const batch = this.last[from];
      if (batch) this.seen[to] = batch;
    }
  }
  heads(): BuiltBatch[] {
    return [this.last[SHIP], this.last[DESK]].filter((batch) => batch !== undefined);
  }
  fold(): FoldedRecord {
    const world: FoldWorld = { index: this.log.index(), sideOf, schema };
    const folded = foldRecord(
      `${this.collection}.one`,
      this.log.batches.flatMap(({ ops }) => ops),
      world,
    );
    if (!folded) throw new Error('nothing was written');
    return folded;
  }
}

type Step = { readonly by: Person; readonly dice: number };
const steps = (side: Side, max: number) =>
  fc.array(
    fc.record({
      by: fc.record({
        side: fc.constant(side),
        roles: fc.subarray([...rolesOf(side)], { minLength: 1 }),
        relations: fc.subarray([...ALL_RELATIONS], { maxLength: 2 }),
      }),
      dice: fc.nat(),
    }),
    { maxLength: max },
  );

/** Walks by what the screens offer. @returns the states after each move. */
function walk(workflow: Workflow, from: string, list: readonly Step[]): readonly string[] {
  const path: string[] = [];
  for (const { by, dice } of list) {
    const state = path.at(-1) ?? from;
    const moves = movesFor(workflow, state, { roles: effectiveRoles(by.side, by.roles), relations: by.relations });
    const to = moves[dice % Math.max(1, moves.length)];
    if (to !== undefined) path.push(to);
  }
  return path;
}

describe.each(FLOWS)('a %s that both sides move at once', (collection) => {
  const workflow = flowOf(collection);
  const owner = fieldSpec(collection, 'state').owner;
  const stateIn = (record: FoldedRecord) => stateOf(workflow, record.values['state']);

  test('keeps both, asks a person, and holds no state that a move of its side does not give', () => {
    let fights = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(steps('ship', 2), steps('shore', 2)), { maxLength: 6 }),
        steps('ship', 3),
        steps('shore', 3),
        fc.boolean(),
        (common, onShip, onShore, shipFirst) => {
          const sides = new TwoSides(collection);
          sides.write(SHIP, workflow.initial);
          sides.exchange();
          let base = workflow.initial;
          for (const list of common) {
            const path = walk(workflow, base, list);
            for (const to of path) sides.write(list[0]?.by.side === 'shore' ? DESK : SHIP, to);
            sides.exchange();
            base = path.at(-1) ?? base;
          }
          expect(stateIn(sides.fold())).toBe(base);
          expect(sides.fold().conflicts).toEqual([]);

          const shipPath = walk(workflow, base, onShip);
          const shorePath = walk(workflow, base, onShore);
          const ways = [
            [SHIP, shipPath],
            [DESK, shorePath],
          ] as const;
          for (const [replica, path] of shipFirst ? ways : ways.toReversed())
            for (const to of path) sides.write(replica, to);
          const merged = sides.fold();
          expect(merged.illegal).toEqual([]);
          const [shipState, shoreState] = [shipPath.at(-1), shorePath.at(-1)];
          if (shipState === undefined || shoreState === undefined) {
            expect(merged.conflicts).toEqual([]);
            expect(stateIn(merged)).toBe(shipState ?? shoreState ?? base);
            return;
          }
          fights++;
          expect(stateIn(merged)).toBe(owner === 'shore' ? shoreState : shipState);
          expect(merged.conflicts.map(({ kind }) => kind)).toEqual(['workflow']);
          const contenders = merged.conflicts[0]?.contenders.map(({ value }) => readWorkflow(value)?.state);
          expect(new Set(contenders)).toEqual(new Set([shipState, shoreState]));

          // A person settles for one of the two; work goes on from there by legal moves only.
          const heads = sides.heads();
          sides.exchange();
          const chosen = shipFirst ? shipState : shoreState;
          sides.write(DESK, chosen, 'resolve', heads);
          const settled = sides.fold();
          expect(settled.conflicts).toEqual([]);
          expect(settled.illegal).toEqual([]);
          expect(stateIn(settled)).toBe(chosen);
        },
      ),
      { numRuns: 150 },
    );
    expect(fights).toBeGreaterThan(10);
  });

  test('shows a move that is none, wherever it comes from', () => {
    const never = workflow.states.filter((to) => !isLegalMove(workflow, null, to));
    for (const replica of [SHIP, DESK])
      for (const to of never) {
        const sides = new TwoSides(collection);
        sides.write(SHIP, workflow.initial);
        sides.exchange();
        sides.write(replica, to);
        const record = sides.fold();
        expect(record.illegal, to).toEqual(['state']);
        expect(stateIn(record)).toBe(to); // stored and marked, never refused
      }
  });
});

test('nobody aboard settles which of two states counts where the company closes', () => {
  const rights = readSettleRights(rawRights);
  if (!rights.ok) throw new Error('the rights do not fit their shape');
  for (const collection of ['report', 'incident', 'action'] as const) {
    for (const role of ROLE_CODES)
      expect(maySettle(rights.value, { side: 'ship', roles: [role] }, collection, 'state'), role).toBe(false);
    expect(maySettle(rights.value, { side: 'shore', roles: ['DPA'] }, collection, 'state')).toBe(true);
  }
});

test('a close ashore stands against anything the ship did meanwhile', () => {
  for (const collection of ['report', 'incident', 'action'] as const) {
    const workflow = flowOf(collection);
    const before = collection === 'report' ? 'verification' : collection === 'incident' ? 'underReview' : 'verified';
    for (const to of [...reachOf(workflow, shipPeople, before)].filter((state) => state !== before)) {
      const sides = new TwoSides(collection);
      sides.write(SHIP, before);
      sides.exchange();
      sides.write(SHIP, to);
      sides.write(DESK, 'closed');
      const merged = sides.fold();
      expect(stateOf(workflow, merged.values['state']), `${collection} ${to}`).toBe('closed');
      expect(isFinal(workflow, 'closed')).toBe(true);
      expect(merged.conflicts).toHaveLength(1);
    }
  }
});
