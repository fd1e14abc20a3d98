import { expect, test } from 'vitest';
import { idOf, MASTER, row, SECOND } from '#renderer/app/testing/fake-ship.ts';
import { movesOf } from '#shared/domain/moves.ts';
import { accepterRoles, minutesFrom } from './test-values.ts';

const run = (state: string, tester: string) => row(idOf('restoreTest', 1), { tester, state: { state } });
const master = { side: 'ship', person: MASTER, roles: ['MASTER'] } as const;
const second = { side: 'ship', person: SECOND, roles: ['2O'] } as const;

test('who did the test never confirms it, whatever the role', () => {
  expect(movesOf(run('finished', SECOND.record), master)).toContain('accepted');
  expect(movesOf(run('finished', MASTER.record), master)).not.toContain('accepted');
  expect(movesOf(run('finished', SECOND.record), second)).toEqual([]);
});

test('only the tester brings it on, anybody may stop it', () => {
  expect(movesOf(run('running', SECOND.record), second)).toEqual(['paused', 'finished', 'aborted']);
  expect(movesOf(run('running', MASTER.record), second)).toEqual(['aborted']);
});

test('the roles that the procedure names, else all that may accept', () => {
  expect(accepterRoles(['CE', 'ETO'])).toEqual(['CE']);
  expect(accepterRoles(['ETO'])).toEqual(['MASTER', 'CE', 'CO']);
});

test('a test is not called faster than it was', () => {
  expect([0, 1, 60_000, 60_001].map(minutesFrom)).toEqual([0, 1, 1, 2]);
});
