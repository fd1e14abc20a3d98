import type sync from '#resources/locales/en/sync.json';

declare global {
  interface BulwarkTexts {
    sync: typeof sync;
  }
}
