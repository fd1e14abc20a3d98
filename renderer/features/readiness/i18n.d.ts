import type readiness from '#resources/locales/en/readiness.json';

declare global {
  interface BulwarkTexts {
    readonly readiness: typeof readiness;
    /** Words of rows and clauses are found by ids from data (use-words.ts): checking their keys only costs time. */
    readonly 'content-readiness': Readonly<Record<never, string>>;
    readonly 'content-clauses': Readonly<Record<never, string>>;
  }
}
