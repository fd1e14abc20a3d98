import type drills from '#resources/locales/en/drills.json';

declare global {
  interface BulwarkTexts {
    readonly drills: typeof drills;
  }
}
