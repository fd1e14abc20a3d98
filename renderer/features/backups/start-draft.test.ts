import { expect, test } from 'vitest';
import { idOf, row } from '#renderer/app/testing/fake-ship.ts';
import rawR5 from '#resources/procedures/r5.json' with { type: 'json' };
import rawR9 from '#resources/procedures/r9.json' with { type: 'json' };
import { type Procedure, readProcedure } from '#shared/domain/content/procedure.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { freshGate, newTest, type StartDraft, startProblems } from './start-draft.ts';

function procedure(raw: unknown): Procedure {
  const read = readProcedure(raw);
  if (!read.ok) throw new Error('the procedure does not fit');
  return read.value;
}
const R5 = procedure(rawR5);
const R9 = procedure(rawR9);
const DRAFT: StartDraft = {
  procedure: 'R5',
  backup: null,
  asset: idOf('asset', 1),
  environment: 'secondUnit',
  witness: null,
  gate: ['masterOrChiefConsents', 'mediumScanned'],
};
const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;

test('it does not begin while anything of the safety check is open', () => {
  expect(startProblems(DRAFT, R5)).toEqual({});
  expect(startProblems({ ...DRAFT, gate: ['mediumScanned'] }, R5)).toEqual({ gate: true });
  expect(startProblems({ ...DRAFT, environment: null }, R5)).toEqual({ environment: true });
  expect(startProblems({ ...DRAFT, asset: null }, R5)).toEqual({ asset: true });
  expect(startProblems(DRAFT, null)).toEqual({ procedure: true });
});

test('the safety check of another day is answered again', () => {
  const said = { ...DRAFT, gateAt: NOW };
  expect(freshGate(said, NOW + HOUR)).toEqual(DRAFT.gate);
  expect(freshGate(said, NOW + 13 * HOUR)).toEqual([]);
  expect(freshGate(said, NOW - 13 * HOUR)).toEqual([]); // the clock was set back
  expect(freshGate(DRAFT, NOW)).toEqual([]); // kept by an older app
});

test('the envelope is opened by two people', () => {
  expect(startProblems(DRAFT, R9)).toEqual({ witness: true });
  expect(startProblems({ ...DRAFT, witness: 'person.1' }, R9)).toEqual({});
});

test('the targets of the plan, else of the procedure; the age of the data as it was', () => {
  const plan = row(idOf('backupPlan', 1), { name: 'Loading computer', rtoMin: 120 });
  const backup = row(idOf('backup', 1), { endedAt: NOW - 22 * HOUR });
  const about = { plan, backup, procedure: R5, draft: DRAFT, witness: null, at: NOW };
  const made = newTest({ ...about, tester: { record: idOf('person', 2), name: 'Mira' } });
  expect(made.values).toMatchObject({
    rtoTargetMin: 120,
    rpoTargetMin: 1440,
    rpoActualMin: 22 * 60,
    procedureEdition: '1',
    tester: idOf('person', 2),
    state: { state: 'running', by: idOf('person', 2), at: NOW },
  });
  expect(made.values).not.toHaveProperty('witness');
  expect(validateRecord('restoreTest', made.values).ok).toBe(true);
});
