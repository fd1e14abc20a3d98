import type contentNcr from '#resources/locales/en/content-ncr.json';
import type reports from '#resources/locales/en/reports.json';

declare global {
  interface BulwarkTexts {
    readonly 'content-ncr': typeof contentNcr;
    readonly reports: typeof reports;
  }
}
