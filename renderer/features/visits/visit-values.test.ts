import { beforeEach, expect, test, vi } from 'vitest';
import { idOf, MASTER, row, SECOND } from '#renderer/app/testing/fake-ship.ts';
import { setWorld, theWorld, worldOf } from '#renderer/app/testing/fake-world.ts';
import type { VendorSessionFields } from '#shared/domain/vendor-session.ts';
import {
  firstVisit,
  isPlan,
  logVisit,
  mayAllow,
  nextPress,
  permitDraft,
  planProblems,
  type VisitValues,
  visitProblems,
} from './visit-values.ts';

vi.mock('#renderer/data/index.ts', () => import('#renderer/app/testing/fake-data.ts'));
beforeEach(() => setWorld(worldOf('master')));

const NOW = Date.UTC(2026, 10, 29, 12, 0, 30);
const HOUR = 3_600_000;
const master = { side: 'ship', roles: ['MASTER'], person: MASTER } as const;
const electro = { side: 'ship', roles: ['ETO'], person: SECOND } as const;
const fleet = { side: 'shore', roles: ['FCM'], person: null } as const;
const typed: VisitValues = { ...firstVisit(MASTER.record, NOW), company: 'Furuno', assets: [idOf('asset', 1)] };
const wrong = (values: object, isAllowed = true) => visitProblems(values as VendorSessionFields, NOW, isAllowed);
const visits = () => [...theWorld().records.values()].filter(({ collection }) => collection === 'vendorSession');

test('company and systems are enough, and a time to come makes a plan of it', () => {
  expect(wrong(firstVisit(MASTER.record, NOW))).toEqual(['company', 'assets']);
  expect(wrong({ ...typed, company: '  ' })).toEqual(['company']);
  expect(wrong({ ...typed, startedAt: NOW + 48 * HOUR, plannedToAt: NOW + 50 * HOUR })).toEqual([]);
  expect(wrong({ ...typed, startedAt: NOW + 48 * HOUR })).toEqual(['plannedToAt']);
  expect(wrong({ ...typed, startedAt: Date.UTC(2062, 1, 1), plannedToAt: null })).toEqual(['startedAt']);
  expect(wrong({ ...typed, startedAt: NOW + HOUR, plannedToAt: null, endedAt: NOW })).toEqual(['endedAt']);
  expect(wrong({ ...typed, approvedBy: null })).toEqual(['approvedBy']);
  expect(wrong({ ...typed, approvedBy: null }, false)).toEqual([]);
});

test('who may allow it files a permit, everybody else asks for one', () => {
  expect([master, electro, fleet].map(mayAllow)).toEqual([true, false, true]);
  expect(permitDraft(typed, master, NOW).values).toMatchObject({
    plannedFromAt: typed['startedAt'],
    approvedBy: MASTER.record,
    approvedAt: NOW,
    state: { state: 'approved' },
  });
  const asked = permitDraft({ ...typed, approvedBy: MASTER.record }, electro, NOW).values;
  expect(asked['state']).toMatchObject({ state: 'requested', by: SECOND.record });
  for (const field of ['approvedBy', 'approvedAt', 'startedAt']) expect(asked).not.toHaveProperty(field);
});

test('what is filed is filed once, also where whoever files it may not start it', async () => {
  expect((await logVisit(typed, master, NOW)).ok).toBe(true);
  expect(visits().at(-1)).toMatchObject({ state: 'active' });
  for (const worker of [fleet, electro]) {
    const before = visits().length;
    expect((await logVisit(typed, worker, NOW)).ok).toBe(true);
    expect(visits()).toHaveLength(before + 1);
    const filed = visits().at(-1);
    expect(filed !== undefined && isPlan(filed)).toBe(true);
  }
  await logVisit({ ...typed, startedAt: NOW + HOUR }, master, NOW);
  expect(visits().at(-1)).toMatchObject({ state: 'approved', values: { plannedFromAt: NOW + HOUR } });
});

test('the next press is offered to whose it is', () => {
  const visit = (state: string) => row(idOf('vendorSession', 1), { company: 'Furuno', state: { state } });
  expect(nextPress(visit('requested'), electro)).toBeNull();
  expect(nextPress(visit('requested'), master)).toBe('approved');
  expect(nextPress(visit('approved'), electro)).toBe('active');
  expect(nextPress(visit('approved'), fleet)).toBeNull();
  expect(nextPress(visit('ended'), electro)).toBeNull();
  for (const state of ['refused', 'cancelled', 'reviewed']) expect(nextPress(visit(state), master)).toBeNull();
});

test('a plan that is changed keeps a company, a system and an end after its beginning', () => {
  const plan = { company: 'Furuno', assets: ['a'], plannedFromAt: NOW, plannedToAt: NOW + HOUR };
  expect(planProblems(plan, NOW)).toEqual([]);
  expect(planProblems({ ...plan, company: ' ', assets: [], plannedToAt: NOW - HOUR }, NOW)).toEqual([
    'company',
    'assets',
    'plannedToAt',
  ]);
  expect(planProblems({ ...plan, plannedFromAt: null }, NOW)).toEqual(['plannedFromAt']);
});
