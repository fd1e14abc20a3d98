import { expect, test } from 'vitest';
import { idOf, MASTER, row, SECOND } from '#renderer/app/testing/fake-ship.ts';
import { accepterRoles, minutesFrom, testMoves } from './test-values.ts';

const run = (state: string, tester: string) => row(idOf('restoreTest', 1), { tester, state: { state } });
const master = { person: MASTER, roles: ['MASTER'] };
const second = { person: SECOND, roles: ['2O'] };

test('who did the test never confirms it, whatever the role', () => {
  expect(testMoves(run('finished', SECOND.record), master)).toContain('accepted');
  expect(testMoves(run('finished', MASTER.record), master)).not.toContain('accepted');
  expect(testMoves(run('finished', SECOND.record), second)).toEqual([]);
});

test('only the tester brings it on, anybody may stop it', () => {
  expect(testMoves(run('running', SECOND.record), second)).toEqual(['paused', 'finished', 'aborted']);
  expect(testMoves(run('running', MASTER.record), second)).toEqual(['aborted']);
});

test('the roles that the procedure names, else all that may accept', () => {
  expect(accepterRoles(['CE', 'ETO'])).toEqual(['CE']);
  expect(accepterRoles(['ETO'])).toEqual(['MASTER', 'CE', 'CO']);
});

test('a test is not called faster than it was', () => {
  expect([0, 1, 60_000, 60_001].map(minutesFrom)).toEqual([0, 1, 1, 2]);
});
