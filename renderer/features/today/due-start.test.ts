import { expect, test } from 'vitest';
import { idOf } from '#renderer/app/testing/fake-ship.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { startOf } from './due-start.ts';

const entry = (kind: DueEntry['kind'], record: string | null) => ({ kind, record }) as DueEntry;
const plan = idOf('backupPlan', 1);
const page = `#/backups/plan/${encodeURIComponent(plan)}`;

test('one press begins the work aboard; ashore it opens the record', () => {
  expect(startOf(entry('backup', plan), 'ship')).toEqual({ href: `${page}/log`, isStart: true });
  expect(startOf(entry('restoreTest', plan), 'ship')).toEqual({ href: `${page}/test`, isStart: true });
  expect(startOf(entry('restoreTest', plan), 'shore')).toEqual({ href: page, isStart: false });
});

test('drills lead to their programme, reports and assets to their pages, what has no page nowhere', () => {
  expect(startOf(entry('drill', null), 'ship')?.href).toBe('#/drills');
  expect(startOf(entry('report:closing', idOf('report', 1)), 'ship')?.href).toMatch(/^#\/reports\//);
  expect(startOf(entry('assetCheck', idOf('asset', 1)), 'ship')?.href).toMatch(/^#\/assets\//);
  expect(startOf(entry('riskReview', null), 'ship')).toBe(null);
});
