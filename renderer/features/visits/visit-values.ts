import { getRecord, type RecordRow, type SaveDraft, type Saved, save, transition } from '#renderer/data/index.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { movesOf, type Worker } from '#shared/domain/moves.ts';
import { effectiveRoles } from '#shared/domain/roles.ts';
import { type VendorSessionFields, vendorSessionWorkflow } from '#shared/domain/vendor-session.ts';
import { ALLOWED_MS } from '#shared/domain/vendor-session-time.ts';
import { moversOf } from '#shared/domain/workflow.ts';

const MINUTE_MS = 60_000;

export function visitOf(row: RecordRow): VendorSessionFields {
  return row.values as VendorSessionFields;
}

export type VisitValues = Readonly<Record<string, Value>>;

/** As most visits begin: now, on the word of who logs it, for the usual time. @param now UTC ms. */
export function firstVisit(person: string | null, now: number): VisitValues {
  const startedAt = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return { kind: 'visit', startedAt, plannedToAt: startedAt + ALLOWED_MS, approvedBy: person };
}

export type VisitProblem = 'company' | 'assets' | 'approvedBy' | 'startedAt' | 'plannedToAt' | 'endedAt';

/** A clock that runs ahead a little is no reason to stop anybody. */
const AHEAD_MS = MINUTE_MS;
/** Nobody plans a visit further ahead: such a day is a slip of the keys. */
const PLANNED_AHEAD_MS = 366 * 86_400_000;

/** It is still to come: a plan, which begins by a press of its own. @param now UTC ms. */
export function isToCome({ startedAt }: VendorSessionFields, now: number): boolean {
  return typeof startedAt === 'number' && startedAt > now + AHEAD_MS;
}

/**
 * What is missing, or cannot be, before it is logged or planned.
 *
 * @param now UTC ms.
 * @param isAllowed whoever files it may allow it, and says whose word it is.
 */
export function visitProblems(values: VendorSessionFields, now: number, isAllowed: boolean): readonly VisitProblem[] {
  const { company, assets, approvedBy, startedAt, plannedToAt, endedAt } = values;
  const started = typeof startedAt === 'number' ? startedAt : null;
  const isBefore = (at: number | null | undefined) => typeof at === 'number' && started !== null && at < started;
  const all: readonly (readonly [VisitProblem, boolean])[] = [
    ['company', !company?.trim()],
    ['assets', (assets ?? []).length === 0],
    ['approvedBy', isAllowed && !approvedBy],
    ['startedAt', started === null || started > now + PLANNED_AHEAD_MS],
    ['plannedToAt', isBefore(plannedToAt)],
    ['endedAt', isBefore(endedAt) || (typeof endedAt === 'number' && endedAt > now + AHEAD_MS)],
  ];
  return all.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

export type PlanProblem = 'company' | 'assets' | 'plannedFromAt' | 'plannedToAt';

/** The same of a plan that is changed before it begins. */
export function planProblems(values: VendorSessionFields, now: number): readonly PlanProblem[] {
  const { plannedFromAt = null } = values;
  const wrong = visitProblems({ ...values, startedAt: plannedFromAt, endedAt: null }, now, false);
  const named = wrong.map((field) => (field === 'startedAt' ? 'plannedFromAt' : field));
  return (['company', 'assets', 'plannedFromAt', 'plannedToAt'] as const).filter((field) => named.includes(field));
}

const MAY_ALLOW: readonly string[] = moversOf(vendorSessionWorkflow, 'requested', 'approved') ?? [];

/** Whose word is the permit itself; what others file waits for one of them. */
export function mayAllow({ side, roles }: Pick<Worker, 'side' | 'roles'>): boolean {
  return effectiveRoles(side, roles).some((role) => MAY_ALLOW.includes(role));
}

/** The permit as it is filed; the session begins in a move of its own, so that both stand in its history. */
export function permitDraft(values: VisitValues, worker: Worker, now: number): SaveDraft {
  const { startedAt: plannedFromAt = null, endedAt: _end, ...rest } = values;
  const by: VisitValues = worker.person === null ? {} : { by: worker.person.record };
  const filed: VisitValues = mayAllow(worker)
    ? { approvedAt: now, state: { state: 'approved', at: now, ...by } }
    : { approvedBy: null, state: { state: 'requested', at: now, ...by } };
  const known = Object.entries({ ...rest, plannedFromAt, ...filed }).filter(([, value]) => value !== null);
  return { collection: 'vendorSession', number: true, loaded: null, values: Object.fromEntries(known) };
}

/**
 * Files the permit, starts the session, and ends it at once where it is over already. Each step holds by itself: what is
 * filed stays filed, and what could not follow is pressed on its page, or a second press would file it twice.
 */
export async function logVisit(values: VisitValues, worker: Worker, now: number): Promise<Result<Saved>> {
  const saved = await save([permitDraft(values, worker, now)]);
  if (!saved.ok) return saved;
  const [first] = saved.value;
  if (first === undefined) return fail('input/invalid', { field: 'record', why: 'required' });
  if (isToCome(values as VendorSessionFields, now)) return ok(first);
  const hasBegun = await moveOn(first.record, worker, 'active', { startedAt: values['startedAt'] ?? now });
  if (hasBegun && typeof values['endedAt'] === 'number')
    await moveOn(first.record, worker, 'ended', { endedAt: values['endedAt'] });
  return ok(first);
}

/** @returns whether it was moved: not where it waits for somebody else. */
async function moveOn(record: string, worker: Worker, to: string, values: VisitValues): Promise<boolean> {
  const row = await getRecord(record);
  return row !== null && movesOf(row, worker).includes(to) && (await transition(row, to, { values })).ok;
}

/** What one press says. */
export type VisitPress = 'approved' | 'active' | 'ended' | 'reviewed';

/** The state that one press leads to; none: nothing more is expected. */
const NEXT: Readonly<Record<string, VisitPress>> = {
  requested: 'approved',
  approved: 'active',
  active: 'ended',
  ended: 'reviewed',
};

/** The next press, where it is this person's. */
export function nextPress(row: RecordRow, worker: Worker): VisitPress | null {
  const to = NEXT[row.state ?? ''];
  return to !== undefined && movesOf(row, worker).includes(to) ? to : null;
}

/** One press: allows, begins, ends, or says that it was looked at afterwards. */
export function press(row: RecordRow, to: VisitPress, worker: Worker, now: number): Promise<Result<unknown>> {
  const moments: Readonly<Record<VisitPress, VisitValues>> = {
    approved: { approvedAt: now, ...(worker.person === null ? {} : { approvedBy: worker.person.record }) },
    active: { startedAt: now },
    ended: { endedAt: now },
    reviewed: {},
  };
  return transition(row, to, { values: moments[to] });
}

/** Nothing has begun: what was planned may still be changed, refused or called off. */
export function isPlan({ state }: RecordRow): boolean {
  return state === 'requested' || state === 'approved';
}

/** When it began or, while nothing has, when it is planned for. UTC ms. */
export function beginsAt(row: RecordRow): number | null {
  const { startedAt, plannedFromAt } = visitOf(row);
  return startedAt ?? plannedFromAt ?? null;
}
