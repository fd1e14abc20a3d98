import { describe, expect, test } from 'vitest';
import type { ConflictItem, HistoryEntry } from '#renderer/data/index.ts';
import type { Contender } from '#shared/merge/folded-record.ts';
import {
  canJoin,
  chosenOf,
  columnsOf,
  contenderId,
  groupConflicts,
  inUseOf,
  joinTexts,
  neighbours,
  previewOf,
  settlementOf,
  standingDecision,
  tablesOf,
  undoOf,
} from './merge-model.ts';

function contender(value: Contender['value'], side: 'ship' | 'shore', more: Partial<Contender> = {}): Contender {
  const replica = side === 'ship' ? 'aaaaaaaaaaaaa' : 'zzzzzzzzzzzzz';
  const ref = more.ref ?? { replica, seq: 1 };
  return {
    value,
    side,
    actor: `person.${replica}.1`,
    replica,
    at: 1_000_000,
    ref,
    refs: [ref],
    isDecision: false,
    redacted: false,
    ...more,
  };
}

function item(field: string, contenders: readonly Contender[], more: Partial<ConflictItem> = {}): ConflictItem {
  return {
    record: 'asset.aaaaaaaaaaaaa.1',
    collection: 'asset',
    title: 'ECDIS 1',
    number: 'AST-TP-A-0001',
    field,
    kind: 'values',
    contenders,
    bases: [],
    owner: 'ship',
    heads: contenders.flatMap(({ refs }) => refs),
    maySettle: true,
    updatedAt: 0,
    ...more,
  };
}

const ship = contender('7.2.4', 'ship');
const shore = contender('7.3.0', 'shore');
const version = item('version', [ship, shore]);
const category = item('e22Category', [contender('III', 'shore'), contender('II', 'ship')], { owner: 'shore' });

describe('what a decision asks of the data', () => {
  test('every chosen field with the heads that the page showed, and no other', () => {
    const settled = settlementOf([version, category], { version: { kind: 'contender', id: contenderId(shore) } });
    expect(settled).toEqual({ version: { value: '7.3.0', heads: [ship.ref, shore.ref] } });
  });

  test('a text of one’s own names all heads too', () => {
    const settled = settlementOf([version], { version: { kind: 'joined', text: '7.2.4 and 7.3.0' } });
    expect(settled['version']).toEqual({ value: '7.2.4 and 7.3.0', heads: version.heads });
  });

  test('a value that is gone by now settles nothing', () => {
    const choice = { kind: 'contender', id: 'aaaaaaaaaaaaa/99/' } as const;
    expect(chosenOf(version, choice)).toBeNull();
    expect(settlementOf([version], { version: choice })).toEqual({});
  });

  test('nothing is settled that somebody else decides', () => {
    const theirs = { ...version, maySettle: false };
    expect(settlementOf([theirs], { version: { kind: 'contender', id: contenderId(ship) } })).toEqual({});
  });

  test('a redacted value cannot be chosen', () => {
    const gone = contender(null, 'shore', { redacted: true });
    const choice = { kind: 'contender', id: contenderId(gone) } as const;
    expect(chosenOf(item('note', [ship, gone]), choice)).toBeNull();
  });
});

describe('the record after the decision', () => {
  test('shows what is chosen, what stays open as it is in use, and counts what history keeps', () => {
    const preview = previewOf([version, category], { version: { kind: 'contender', id: contenderId(shore) } });
    expect(preview.rows).toEqual([
      { field: 'version', value: '7.3.0', source: 'shore', isOpen: false },
      { field: 'e22Category', value: 'III', source: 'shore', isOpen: true },
    ]);
    expect(preview).toMatchObject({ kept: 1, settled: 1, open: 1 });
  });

  test('a joined text keeps every value of both sides in the history', () => {
    const preview = previewOf([version], { version: { kind: 'joined', text: 'x' } });
    expect(preview).toMatchObject({ kept: 2, settled: 1, open: 0 });
    expect(preview.rows[0]?.source).toBe('joined');
  });

  test('an undo goes back to what was in use', () => {
    expect(inUseOf([version, category], ['e22Category'])).toEqual({ e22Category: 'III' });
  });
});

describe('columns', () => {
  test('one for each side, the ship first, with its author where it is one person at one time', () => {
    const columns = columnsOf([version, category]);
    expect(columns.map(({ id }) => id)).toEqual(['ship/1', 'shore/1']);
    expect(columns[0]?.author).toMatchObject({ actor: ship.actor, at: ship.at });
    const late = item('maker', [contender('JRC', 'ship', { at: 9_000_000 })]);
    expect(columnsOf([version, late])[0]?.author).toBeNull();
  });

  test('a third and a fourth value get columns of their own, and a table of their own', () => {
    const four = item('maker', [
      contender('a', 'ship', { ref: { replica: 'a', seq: 1 } }),
      contender('b', 'ship', { ref: { replica: 'b', seq: 1 } }),
      contender('c', 'shore', { ref: { replica: 'c', seq: 1 } }),
      contender('d', 'shore', { ref: { replica: 'd', seq: 1 } }),
    ]);
    expect(columnsOf([four]).map(({ id }) => id)).toEqual(['ship/1', 'ship/2', 'shore/1', 'shore/2']);
    expect(tablesOf([four, version, category]).map((table) => table.map(({ field }) => field))).toEqual([
      ['version', 'e22Category'],
      ['maker'],
    ]);
  });
});

test('the queue is by record, and tells what of it one may settle', () => {
  const other = item('name', [ship, shore], { record: 'asset.aaaaaaaaaaaaa.2', maySettle: false });
  const groups = groupConflicts([version, other, { ...category, maySettle: false }]);
  expect(groups.map(({ record, rights }) => [record, rights])).toEqual([
    ['asset.aaaaaaaaaaaaa.1', 'some'],
    ['asset.aaaaaaaaaaaaa.2', 'none'],
  ]);
  expect(neighbours(groups, 'asset.aaaaaaaaaaaaa.1')).toEqual({
    before: null,
    after: 'asset.aaaaaaaaaaaaa.2',
    place: 1,
  });
  expect(neighbours(groups, 'asset.aaaaaaaaaaaaa.9')).toMatchObject({ after: 'asset.aaaaaaaaaaaaa.1', place: 0 });
});

describe('joining texts', () => {
  const text = item(
    'function',
    [contender('Shows charts. Tested in May.', 'ship'), contender('Shows electronic charts.', 'shore')],
    { bases: [contender('Shows charts.', 'ship')] },
  );

  test('takes what each side wrote in its own place', () => {
    expect(canJoin(text)).toBe(true);
    expect(canJoin(version)).toBe(false);
    const { text: joined } = joinTexts(text);
    for (const word of ['electronic', 'Tested in May.']) expect(joined).toContain(word);
  });
});

describe('the decision that still stands', () => {
  const entry = (kind: string, field: string, record = 'asset.aaaaaaaaaaaaa.1') =>
    ({ kind, record, changes: [{ field, before: null, after: 'x', isRedacted: false }] }) as unknown as HistoryEntry;

  test('is the newest one, until one of its fields is changed again', () => {
    const decision = entry('resolve', 'version');
    expect(standingDecision([decision, entry('put', 'version')], decision.record)).toBe(decision);
    expect(standingDecision([entry('put', 'maker'), decision], decision.record)).toBe(decision);
    expect(standingDecision([entry('put', 'version'), decision], decision.record)).toBeNull();
    expect(standingDecision([entry('put', 'version', 'child'), decision], decision.record)).toBe(decision);
    expect(standingDecision([entry('put', 'version')], decision.record)).toBeNull();
  });
});

test('a decision is taken back only while nobody has changed its fields since', () => {
  const ref = { replica: 'aaaaaaaaaaaaa', seq: 9 };
  const last = { before: { version: '7.2', place: null }, after: { version: '7.3', place: 'Bridge' } };
  const heads = { version: [ref], place: [ref] };
  expect(undoOf({ values: { version: '7.3', place: 'Bridge' }, heads }, last)).toEqual({
    ok: true,
    value: { version: { value: '7.2', heads: [ref] }, place: { value: null, heads: [ref] } },
  });
  expect(undoOf({ values: { version: '7.4', place: 'Bridge' }, heads }, last)).toMatchObject({
    error: { code: 'record/stale-resolution', params: { field: 'version' } },
  });
});
