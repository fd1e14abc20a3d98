import type people from '#resources/locales/en/people.json';

declare global {
  interface BulwarkTexts {
    readonly people: typeof people;
  }
}
