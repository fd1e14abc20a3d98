import type { ContactFields } from '../contact.ts';
import type { NotificationRule } from './notification-rules.ts';

/** What is called first stands first: who answers at all hours, then who can be called at all. */
export const WAYS_TO_CALL = ['phoneAllHours', 'phone', 'satphone', 'vhf'] as const;

/** A number or a channel to call; null: only written ways are known, or none. */
export function numberToCall(contact: ContactFields): string | null {
  for (const way of WAYS_TO_CALL) {
    const value = contact[way]?.trim();
    if (value) return value;
  }
  return null;
}

/**
 * Whether a contact answers a row of the matrix: the rows that somebody wrote at the contact, else those of its kind. A
 * contact without countries serves everywhere.
 */
export function answersRule({ id, contacts }: NotificationRule, contact: ContactFields): boolean {
  const named = contact.notifies ?? [];
  if (named.length > 0) return named.includes(id);
  if (contacts === undefined || !contacts.kinds.some((kind) => kind === contact.kind)) return false;
  const { country } = contacts;
  const served = contact.countries ?? [];
  return country === undefined || served.length === 0 || served.includes(country);
}

/** Those who answer a row, who can be called first, else in the order given. */
export function contactsFor<C extends { readonly values: Readonly<Record<string, unknown>> }>(
  rule: NotificationRule,
  contacts: readonly C[],
): readonly C[] {
  const fields = (contact: C) => contact.values as ContactFields;
  const found = contacts.filter((contact) => answersRule(rule, fields(contact)));
  const canCall = (contact: C) => numberToCall(fields(contact)) !== null;
  return [...found.filter(canCall), ...found.filter((contact) => !canCall(contact))];
}
