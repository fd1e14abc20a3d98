import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import type { Value } from '#shared/base/value.ts';
import { COLLECTIONS, kindOf, workflowOf } from '#shared/domain/kinds.ts';
import { judgeMove } from '#shared/domain/workflow.ts';
import type { RecordRow, SaveDraft } from '../contract.ts';
import { WorkspaceDb } from '../store/db.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, type TestTab, VESSEL } from '../testing/test-engine.ts';
import { rowOf, shipInTouch } from '../testing/test-world.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

const PIN = '1357';
const NEEDED: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  restoreTest: { asset: 'asset.~.0123456789abcdef01234567' },
  report: { kind: 'hazard', description: 'A wet floor' },
  vendorSession: { company: 'Maker' },
  review: { kind: 'internalAudit' },
};
const FLOWS = COLLECTIONS.filter((collection) => workflowOf(collection) !== undefined);

/** A ship with somebody of each of these roles, on a host that is a demonstration or one in service. */
async function crew(roles: readonly string[], isDemo = true) {
  const tab = await openTab(fakePlatform({ disk: new FakeDisk(), config: { isDemo } }));
  must(await tab.engine.createVessel(VESSEL));
  const { session } = await tab.until((s) => s.session.person !== null);
  const people = new Map<string, string>([['MASTER', session.person?.record ?? '']]);
  for (const role of roles)
    people.set(role, must(await tab.engine.addPerson({ name: role, roles: [role] }, PIN)).record);
  const be = async (role: string) => {
    must(await tab.engine.unlock(people.get(role) ?? '', role === 'MASTER' ? VESSEL.pin : PIN));
    return people.get(role) ?? '';
  };
  return { tab, be, people };
}

/** A record as others left it; only a demonstration can begin with one. */
async function left(tab: TestTab, collection: string, state: string, values: Readonly<Record<string, Value>> = {}) {
  const record = must(await tab.engine.newId(collection));
  const said = { state, by: 'person.~.0123456789abcdef01234567', at: 1 };
  const whole = { title: 'As it was', ...NEEDED[collection], ...values, state: said };
  const known = Object.entries(whole).filter(([field]) => field in kindOf(collection).fields);
  must(await tab.engine.loadRecords([{ record, collection, loaded: null, values: Object.fromEntries(known) }]));
  return rowOf(tab, record);
}

async function opsOf(tab: TestTab): Promise<number> {
  const db = new WorkspaceDb(tab.state().database ?? '');
  const count = await db.ops.count();
  db.close();
  return count;
}

/** Past the pages: both ways in which a state can be asked for. */
function ask(tab: TestTab, row: RecordRow, to: string, isSave: boolean) {
  if (!isSave) return tab.engine.transition(row, to, { reason: 'because' });
  const state = { state: to, at: 2, reason: 'because' };
  return tab.engine.save([{ record: row.id, collection: row.collection, values: { state } }]);
}

describe('the command layer', () => {
  test.each(['MASTER', 'CE', 'OOW', 'RATING'])(
    'takes from a %s what the tables allow, and writes nothing else',
    async (role) => {
      const { tab, be } = await crew(role === 'MASTER' ? [] : [role]);
      const rows: RecordRow[] = [];
      for (const collection of FLOWS)
        for (const state of workflowOf(collection)?.states ?? []) rows.push(await left(tab, collection, state));
      await be(role);
      const may = (row: RecordRow, to: string) => {
        const workflow = workflowOf(row.collection);
        if (!workflow) throw new Error(`${row.collection} has no workflow`);
        return judgeMove(workflow, row.state ?? '', to, { roles: [role], relations: [] }, 'because') === 'ok';
      };
      const asked = fc.constantFrom(...rows).chain((row) =>
        fc.record({
          row: fc.constant(row),
          to: fc.constantFrom(...(workflowOf(row.collection)?.states ?? [])),
          isSave: fc.boolean(),
        }),
      );
      let refused = 0;
      for (const { row, to, isSave } of fc.sample(asked, { numRuns: 60, seed: 11 })) {
        const held = await rowOf(tab, row.id);
        const before = await opsOf(tab);
        const answer = await ask(tab, held, to, isSave);
        const isWritten = (await opsOf(tab)) > before;
        expect(answer.ok, `${row.collection}: ${held.state} → ${to}`).toBe(isWritten);
        if (answer.ok) expect(may(held, to), `${row.collection}: ${held.state} → ${to}`).toBe(true);
        // what the table allows may still be none of this role's fields (role-rights.json)
        else if (may(held, to)) expect(answer.error.code).toBe('auth/forbidden');
        else refused++;
        expect((await rowOf(tab, row.id)).state).toBe(answer.ok ? to : held.state);
      }
      expect(refused).toBeGreaterThan(10);
      await tab.engine.stop();
    },
  );

  test('a refused move takes the whole press with it', async () => {
    const { tab, be } = await crew(['ETO']);
    const report = await left(tab, 'report', 'masterReview');
    await be('ETO');
    const before = await opsOf(tab);
    const state = { state: 'dpaReview', at: 2 };
    const press: readonly SaveDraft[] = [
      { collection: 'report', values: { kind: 'hazard', description: 'Something else' } },
      { record: report.id, collection: 'report', values: { description: 'New words', state } },
    ];
    expect(await tab.engine.save(press)).toMatchObject({
      error: { code: 'move/wrong-role', params: { from: 'masterReview', to: 'dpaReview' } },
    });
    expect(await opsOf(tab)).toBe(before);
  });

  test('a state is not brought in under the name of another kind, nor as a decision that nobody asked for', async () => {
    const { tab } = await crew([]);
    const report = await left(tab, 'report', 'verification');
    const before = await opsOf(tab);
    const closed = { state: 'closed', at: 2, reason: 'because' };
    expect(
      await tab.engine.save([{ record: report.id, collection: 'reportRemark', values: { state: closed } }]),
    ).toMatchObject({ error: { code: 'input/invalid' } });
    const drill = await left(tab, 'drill', 'completed');
    const whole = await opsOf(tab);
    const heads = drill.heads['state'] ?? [];
    const state = { value: { state: 'acknowledged', at: 2 }, heads };
    expect(await tab.engine.resolve(drill.id, { state }, 'because')).toMatchObject({
      error: { code: 'record/stale-resolution' },
    });
    expect(await opsOf(tab)).toBe(whole);
    expect(whole).toBeGreaterThan(before);
  });

  test('who did the work does not confirm it, in whatever role', async () => {
    const { tab, be } = await crew([]);
    const master = await be('MASTER');
    const own = await left(tab, 'restoreTest', 'finished', { tester: master });
    expect(await tab.engine.transition(own, 'accepted')).toMatchObject({ error: { code: 'move/not-by-doer' } });
    const action = await left(tab, 'action', 'inProgress');
    must(await tab.engine.transition(action, 'done'));
    expect(await tab.engine.transition(await rowOf(tab, action.id), 'verified')).toMatchObject({
      error: { code: 'move/not-by-doer' },
    });
    // nor by leaving out, when it is said to be done, who says so
    const other = await left(tab, 'action', 'inProgress');
    must(
      await tab.engine.save([{ record: other.id, collection: 'action', values: { state: { state: 'done', at: 2 } } }]),
    );
    expect(await tab.engine.transition(await rowOf(tab, other.id), 'verified')).toMatchObject({
      error: { code: 'move/not-by-doer' },
    });
  });

  test('who signs moves by their own roles, while another has the PC; both are written or neither', async () => {
    const { tab, be, people } = await crew(['2O', 'CE']);
    const tester = await be('2O');
    await be('MASTER');
    const run = await left(tab, 'restoreTest', 'finished', { tester });
    await be('2O');
    const by = (role: string) => ({ person: people.get(role) ?? '', pin: PIN });
    const before = await opsOf(tab);
    const order = { record: run.id, meaning: 'verified', move: 'accepted' };
    expect(await tab.engine.sign({ ...order, ...by('2O') })).toMatchObject({ error: { code: 'move/wrong-role' } });
    expect(await opsOf(tab)).toBe(before);
    expect(await tab.engine.signOffs([run.id])).toEqual([]);
    must(await tab.engine.sign({ ...order, ...by('CE') }));
    const { values } = await rowOf(tab, run.id);
    expect(values['state']).toMatchObject({ state: 'accepted', by: people.get('CE'), role: 'CE' });
    expect(await tab.engine.signOffs([run.id])).toMatchObject([{ person: people.get('CE'), state: 'valid' }]);
  });
});

describe('a past', () => {
  const past: SaveDraft = {
    collection: 'report',
    number: true,
    values: {
      kind: 'hazard',
      description: 'Long ago',
      state: { state: 'closed', by: 'person.~.0123456789abcdef01234567', at: 1 },
    },
  };

  test('is not written on a ship in service, whoever asks', async () => {
    const { tab } = await crew([], false);
    const before = await opsOf(tab);
    expect(await tab.engine.loadRecords([past])).toMatchObject({ error: { code: 'move/wrong-role' } });
    expect(await opsOf(tab)).toBe(before);
  });

  test('is written on a demonstration host only as an import, and only until the ship belongs to a company', async () => {
    const { tab } = await crew([]);
    expect(await tab.engine.save([past])).toMatchObject({ ok: false });
    must(await tab.engine.loadRecords([past]));
    await tab.engine.stop();
    freshIndexedDb(new IDBFactory());
    const world = await shipInTouch({}, { isDemo: true });
    expect(await world.ship.engine.loadRecords([past])).toMatchObject({ ok: false });
  });
});
