import type audits from '#resources/locales/en/audits.json';

declare global {
  interface BulwarkTexts {
    readonly audits: typeof audits;
  }
}
