import type incidents from '#resources/locales/en/incidents.json';

declare global {
  interface BulwarkTexts {
    readonly incidents: typeof incidents;
  }
}
