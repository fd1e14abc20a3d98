import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf, MASTER, row, SECOND } from '#renderer/app/testing/fake-ship.ts';
import { actionWorkflow } from '#shared/domain/action.ts';
import { movesOf, relationsTo } from '#shared/domain/moves.ts';
import {
  draftOfAction,
  emptyAction,
  newAction,
  ownerOfRole,
  problemsOfAction,
  valuesOfAction,
} from './action-draft.ts';
import { ACTION_VIEWS, isInView, isMine, isOverdue, mayEditAction } from './action-values.ts';

const NOW = Date.UTC(2026, 10, 20, 10);
const master = { roles: MASTER.roles, side: 'ship', person: MASTER } as const;
const second = { roles: SECOND.roles, side: 'ship', person: SECOND } as const;
const dpa = { roles: ['DPA'], side: 'shore', person: null } as const;
const fcm = { roles: ['FCM'], side: 'shore', person: null } as const;

function action(state: string, more = {}, by: string = SECOND.record) {
  const values = { title: 'Seal it', owner: SECOND.record, state: { state, by, at: NOW }, ...more };
  return row(idOf('action', 1), values, { at: NOW });
}

describe('who may bring an action on', () => {
  test('its owner does it, and somebody else finds it good', () => {
    expect(movesOf(action('open'), second)).toContain('done');
    expect(movesOf(action('done'), second)).not.toContain('verified');
    expect(movesOf(action('done'), master)).toContain('verified');
    expect(movesOf(action('verified'), master)).not.toContain('closed');
    expect(movesOf(action('verified'), dpa)).toContain('closed');
  });

  test('who says that it is done does not find it good, although somebody else owns it', () => {
    const done = action('done', { owner: SECOND.record }, MASTER.record);
    expect(relationsTo(done, master)).toContain('performer');
    expect(movesOf(done, master)).not.toContain('verified');
    expect(movesOf(done, master)).not.toContain('ineffective');
  });

  test('an action of a role ashore belongs to whoever holds it there, and to nobody aboard', () => {
    const ashore = action('done', { owner: null, ownerRole: 'FCM' });
    expect(relationsTo(ashore, fcm)).toContain('owner');
    expect(movesOf(ashore, fcm)).not.toContain('verified');
    expect(movesOf(ashore, dpa)).toContain('verified');
    expect(relationsTo(ashore, { ...master, roles: ['MASTER', 'FCM'] })).not.toContain('owner');
  });

  test('nobody in no state both owns it and verifies or closes it', () => {
    const worker = fc.constantFrom(master, second, dpa, fcm);
    const owner = fc.constantFrom<Record<string, string | null>>(
      { owner: MASTER.record },
      { owner: SECOND.record },
      { owner: null, ownerRole: 'FCM' },
      { owner: null, ownerRole: 'DPA' },
    );
    fc.assert(
      fc.property(worker, owner, fc.constantFrom(...actionWorkflow.states), (who, owned, state) => {
        const held = action(state, owned);
        if (!relationsTo(held, who).includes('owner')) return;
        expect(movesOf(held, who).filter((to) => to === 'verified' || to === 'closed')).toEqual([]);
      }),
    );
  });

  test('wording stays with owner, author and heads; what has ended is not changed', () => {
    expect(mayEditAction(action('open'), second)).toBe(true);
    expect(mayEditAction(action('open', { owner: MASTER.record }), { ...second, person: { record: 'person.9' } })).toBe(
      false,
    );
    expect(mayEditAction(action('closed'), master)).toBe(false);
  });
});

describe('lists', () => {
  test('with me is what I do or what waits for my check', () => {
    expect(isMine(action('open'), second)).toBe(true);
    expect(isMine(action('open'), master)).toBe(false);
    expect(isMine(action('done'), second)).toBe(false);
    expect(isMine(action('done'), master)).toBe(true);
    expect(isMine(action('verified'), dpa)).toBe(true);
    expect(isMine(action('closed'), second)).toBe(false);
  });

  test('late is the day after, by the company’s day before the ship’s', () => {
    const dated = (plannedOn: string | null, dueOn: string | null = null) => action('open', { plannedOn, dueOn });
    expect(isOverdue(dated('2026-11-20'), NOW)).toBe(false);
    expect(isOverdue(dated('2026-11-19'), NOW)).toBe(true);
    expect(isOverdue(dated('2026-11-19', '2026-11-25'), NOW)).toBe(false);
    expect(isOverdue(dated(null), NOW)).toBe(false);
    expect(isOverdue(action('closed', { plannedOn: '2026-01-01' }), NOW)).toBe(false);
  });

  test('each action is open or ended, never both', () => {
    for (const state of actionWorkflow.states) {
      const views = ACTION_VIEWS.filter((view) => isInView(action(state), view, second, NOW));
      expect(views.includes('open') !== views.includes('ended'), state).toBe(true);
    }
  });
});

describe('a new action', () => {
  const author = { record: SECOND.record, name: SECOND.name, role: '2O', isCrew: true };
  const persons = [MASTER, SECOND] as never;
  const draft = { ...emptyAction(author, NOW), title: ' Seal it ' };
  const made = (source: Parameters<typeof newAction>[0]['source']) =>
    newAction({ record: 'action.x', draft, persons, side: 'ship', author, source, now: NOW });

  test('is whoever raises it, for thirty days, and names its source and its systems', () => {
    const report = row(idOf('report', 1), { description: 'x', assets: ['asset.1'] });
    expect(made(report).values).toMatchObject({
      title: 'Seal it',
      parent: report.id,
      assets: ['asset.1'],
      owner: SECOND.record,
      ownerName: SECOND.name,
      plannedOn: '2026-12-20',
      state: { state: 'open', by: SECOND.record },
    });
    expect(made(null).values).not.toHaveProperty('parent');
    expect(problemsOfAction({ ...draft, title: ' ', owner: null })).toEqual({ title: true, owner: true });
  });

  test('the ship plans a day, the company sets one; a role ashore has no record aboard', () => {
    const given = { ...draft, owner: ownerOfRole('TSI'), day: '2026-12-01' };
    expect(valuesOfAction(given, persons, 'shore')).toMatchObject({
      owner: null,
      ownerRole: 'TSI',
      dueOn: '2026-12-01',
    });
    expect(valuesOfAction(given, persons, 'ship')).toMatchObject({ plannedOn: '2026-12-01' });
    const held = row(idOf('action', 2), { title: 'a', ownerRole: 'TSI', plannedOn: '2026-12-01', dueOn: '2026-12-05' });
    expect(draftOfAction(held, 'ship').day).toBe('2026-12-01');
    expect(draftOfAction(held, 'shore')).toMatchObject({ day: '2026-12-05', owner: ownerOfRole('TSI') });
  });
});
