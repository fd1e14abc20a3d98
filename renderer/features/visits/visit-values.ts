import { getRecord, type RecordRow, type SaveDraft, type Saved, save, transition } from '#renderer/data/index.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { VendorSessionFields } from '#shared/domain/vendor-session.ts';
import { ALLOWED_MS } from '#shared/domain/vendor-session-time.ts';

export function visitOf(row: RecordRow): VendorSessionFields {
  return row.values as VendorSessionFields;
}

export type VisitValues = Readonly<Record<string, Value>>;

/** As most visits begin: now, on the word of who logs it, for the usual time. @param now UTC ms. */
export function firstVisit(person: string | null, now: number): VisitValues {
  const startedAt = Math.floor(now / 60_000) * 60_000;
  return { kind: 'visit', startedAt, plannedToAt: startedAt + ALLOWED_MS, approvedBy: person };
}

export type VisitProblem = 'company' | 'assets' | 'approvedBy' | 'startedAt' | 'plannedToAt' | 'endedAt';

/** What is missing, or cannot be, before it is logged. @param now UTC ms. */
export function visitProblems(values: VendorSessionFields, now: number): readonly VisitProblem[] {
  const { company, assets, approvedBy, startedAt, plannedToAt, endedAt } = values;
  const started = typeof startedAt === 'number' ? startedAt : null;
  const isBefore = (at: number | null | undefined) => typeof at === 'number' && started !== null && at < started;
  const all: readonly (readonly [VisitProblem, boolean])[] = [
    ['company', !company?.trim()],
    ['assets', (assets ?? []).length === 0],
    ['approvedBy', !approvedBy],
    ['startedAt', started === null || started > now + 60_000],
    ['plannedToAt', isBefore(plannedToAt)],
    ['endedAt', isBefore(endedAt) || (typeof endedAt === 'number' && endedAt > now + 60_000)],
  ];
  return all.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

/** The permit as it is filed; the session begins in a move of its own, so that both stand in its history. */
export function permitDraft(values: VisitValues, person: string | null, now: number): SaveDraft {
  const { startedAt: _start, endedAt: _end, ...rest } = values;
  const state = { state: 'approved', at: now, ...(person === null ? {} : { by: person }) };
  const known = Object.entries({ ...rest, approvedAt: now, state }).filter(([, value]) => value !== null);
  return { collection: 'vendorSession', number: true, loaded: null, values: Object.fromEntries(known) };
}

/** Files the permit, starts the session, and ends it at once where it is over already. Each step holds by itself. */
export async function logVisit(values: VisitValues, person: string | null, now: number): Promise<Result<Saved>> {
  const saved = await save([permitDraft(values, person, now)]);
  if (!saved.ok) return saved;
  const [first] = saved.value;
  if (first === undefined) return fail('input/invalid', { field: 'record', why: 'required' });
  const begun = await moveOn(first.record, 'active', { startedAt: values['startedAt'] ?? now });
  if (!begun.ok) return begun;
  if (typeof values['endedAt'] === 'number') {
    const ended = await moveOn(first.record, 'ended', { endedAt: values['endedAt'] });
    if (!ended.ok) return ended;
  }
  return ok(first);
}

async function moveOn(record: string, to: string, values: VisitValues): Promise<Result<unknown>> {
  const row = await getRecord(record);
  return row === null ? fail('input/invalid', { field: 'record', why: 'required' }) : transition(row, to, { values });
}

/** The state that one press leads to; none: nothing more is expected. */
export const NEXT: Readonly<Record<string, 'active' | 'ended' | 'reviewed'>> = {
  approved: 'active',
  active: 'ended',
  ended: 'reviewed',
};

/** One press: begins, ends, or says that it was looked at afterwards. */
export function press(row: RecordRow, now: number): Promise<Result<unknown>> {
  const to = NEXT[row.state ?? ''];
  if (to === undefined) return Promise.resolve(ok(null));
  const moment: VisitValues = to === 'active' ? { startedAt: now } : to === 'ended' ? { endedAt: now } : {};
  return transition(row, to, { values: moment });
}
