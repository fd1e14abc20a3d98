import type register from '#resources/locales/en/register.json';

declare global {
  interface BulwarkTexts {
    readonly register: typeof register;
  }
}
