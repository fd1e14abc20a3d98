import type risk from '#resources/locales/en/risk.json';

declare global {
  interface BulwarkTexts {
    readonly risk: typeof risk;
  }
}
