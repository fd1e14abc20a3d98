import type reports from '#resources/locales/en/reports.json';

declare global {
  interface BulwarkTexts {
    readonly reports: typeof reports;
  }
}
