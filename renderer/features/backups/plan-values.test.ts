import { expect, test } from 'vitest';
import rawR5 from '#resources/procedures/r5.json' with { type: 'json' };
import rawBackups from '#resources/rules/backup-defaults.json' with { type: 'json' };
import { readProcedure } from '#shared/domain/content/procedure.ts';
import { readBackupDefaults } from '#shared/domain/due/due-rules.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { minutesOf, planFromDefault, procedureFor } from './plan-values.ts';

const backups = readBackupDefaults(rawBackups);
const r5 = readProcedure(rawR5);
const procedures = r5.ok ? [r5.value] : [];
const rows = backups.ok ? backups.value.rows : [];

test('a plan starts with the targets and the procedure of its row, and leaves the rhythm to the row', () => {
  const row = rows.find(({ key }) => key === 'load');
  if (row === undefined) throw new Error('no such row');
  const plan = planFromDefault({ row, name: 'Loading computer', content: 'Model', assets: [], procedures });
  expect(plan).toMatchObject({ libraryKey: 'load', dataClass: 'A', rpoMin: 1440, rtoMin: 240, procedure: 'R5' });
  expect(plan).not.toHaveProperty('everyDays');
});

test('each row of the data makes a record that fits', () => {
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const plan = planFromDefault({ row, name: row.key, content: 'x', assets: [], procedures });
    expect(validateRecord('backupPlan', plan).ok, row.key).toBe(true);
  }
});

test('durations in minutes', () => {
  expect(['PT4H', 'P7D', 'P3M'].map(minutesOf)).toEqual([240, 10_080, 129_600]);
});

test('the procedure of a plan, else one that proves the same copies', () => {
  expect(procedureFor({ procedure: 'R5' }, procedures)?.id).toBe('R5');
  expect(procedureFor({ libraryKey: 'load' }, procedures)?.id).toBe('R5');
  expect(procedureFor({ libraryKey: 'vdr' }, procedures)).toBe(null);
});
