/** Whom the ship can call: the list, the sheet on paper, and who answers which duty of an incident. */

export { ContactPage } from './contact-page.tsx';
export { contactOf } from './contact-values.ts';
export { ContactsPage } from './contacts-page.tsx';
export { NewContactPage } from './new-contact-page.tsx';
export { useContacts } from './use-contacts.ts';
