import type history from '#resources/locales/en/history.json';

declare global {
  interface BulwarkTexts {
    history: typeof history;
  }
}
