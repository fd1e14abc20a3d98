import type today from '#resources/locales/en/today.json';

declare global {
  interface BulwarkTexts {
    readonly today: typeof today;
    /** Words of rules are found by keys from data (due-words.ts): checking their keys only costs time. */
    readonly 'content-rules': Readonly<Record<never, string>>;
  }
}
