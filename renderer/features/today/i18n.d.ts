import type contentRules from '#resources/locales/en/content-rules.json';
import type today from '#resources/locales/en/today.json';

declare global {
  interface BulwarkTexts {
    readonly today: typeof today;
    readonly 'content-rules': typeof contentRules;
  }
}
