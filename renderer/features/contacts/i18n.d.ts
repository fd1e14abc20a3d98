import type contacts from '#resources/locales/en/contacts.json';

declare global {
  interface BulwarkTexts {
    readonly contacts: typeof contacts;
  }
}
