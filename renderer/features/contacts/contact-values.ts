import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import { CONTACT_KINDS, type ContactFields } from '#shared/domain/contact.ts';
import { utcDay } from '#shared/domain/ship-time.ts';

export type ContactKind = (typeof CONTACT_KINDS)[number];

export function contactOf(row: RecordRow): ContactFields {
  return row.values as ContactFields;
}

export function isContactKind(code: string): code is ContactKind {
  return (CONTACT_KINDS as readonly string[]).includes(code);
}

/** Whom every ship needs to reach, whatever its trade: product default after domain.md 7.4. Ports and charters change. */
const USUAL: readonly ContactKind[] = [
  'dpa',
  'companyDuty',
  'companySecurity',
  'flag',
  'class',
  'rescueCentre',
  'coastguard',
  'csirt',
  'insurer',
  'provider',
  'maker',
  'agent',
];

/** The usual ones that nobody has written down yet. */
export function missingKinds(contacts: readonly RecordRow[]): readonly ContactKind[] {
  return USUAL.filter((kind) => contacts.every((row) => contactOf(row).kind !== kind));
}

/** Numbers go stale: after a year a number has to be called again. Product default. */
const STALE_MS = 365 * 86_400_000;

/** When it was last called and found right. @param now UTC ms. */
export function checkState({ checkedOn }: ContactFields, now: number): 'never' | 'stale' | 'good' {
  if (!checkedOn) return 'never';
  return now - Date.parse(`${checkedOn}T00:00:00Z`) > STALE_MS ? 'stale' : 'good';
}

/** A new contact; what is empty is not written. */
export function newContact(values: Readonly<Record<string, Value>>): SaveDraft {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  return { collection: 'contact', loaded: null, values: Object.fromEntries(known) };
}

/** Called and found right, today. @param person who called; null: staff ashore. */
export function checkedNow(row: RecordRow, person: string | null, now: number): SaveDraft {
  const values = { checkedOn: utcDay(now), checkedBy: person };
  return { record: row.id, collection: 'contact', loaded: row, values };
}
