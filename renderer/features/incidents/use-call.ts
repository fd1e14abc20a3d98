import { useCallback } from 'react';
import { contactOf, useContacts } from '#renderer/features/contacts/index.ts';
import type { NotificationRule } from '#shared/domain/notify/notification-rules.ts';
import { contactsFor, numberToCall } from '#shared/domain/notify/notify-contacts.ts';

/** The number to call at a duty: of the ship's own contacts first, else the one that the rule's source gives. */
export function useCall(): (rule: NotificationRule) => string | null {
  const contacts = useContacts();
  return useCallback(
    (rule) => {
      const [first] = contactsFor(rule, contacts);
      return (first === undefined ? null : numberToCall(contactOf(first))) ?? rule.phone ?? null;
    },
    [contacts],
  );
}
