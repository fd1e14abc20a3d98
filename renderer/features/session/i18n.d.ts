import type session from '#resources/locales/en/session.json';

declare global {
  interface BulwarkTexts {
    readonly session: typeof session;
  }
}
