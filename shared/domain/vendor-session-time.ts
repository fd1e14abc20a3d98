import type { VendorSessionFields } from './vendor-session.ts';

/** How long a session may run where nobody has set an end: product default, the company's permit may say less. */
export const ALLOWED_MS = 4 * 3_600_000;

/** UTC ms at which an open session is over its time; null: it has not begun. */
export function overAt({ plannedToAt, startedAt }: VendorSessionFields): number | null {
  if (typeof plannedToAt === 'number') return plannedToAt;
  return typeof startedAt === 'number' ? startedAt + ALLOWED_MS : null;
}

/** Whether a session is open and over its time. @param state code of its workflow. @param now UTC ms. */
export function isOverTime(state: string | null, fields: VendorSessionFields, now: number): boolean {
  const at = overAt(fields);
  return state === 'active' && at !== null && now > at;
}
