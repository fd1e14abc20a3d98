import type today from '#resources/locales/en/today.json';

declare global {
  interface BulwarkTexts {
    readonly today: typeof today;
  }
}
