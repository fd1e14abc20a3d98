import type readinessContent from '#resources/locales/en/content-readiness.json';
import type gaps from '#resources/locales/en/gaps.json';

declare global {
  interface BulwarkTexts {
    readonly gaps: typeof gaps;
    readonly 'content-readiness': typeof readinessContent;
  }
}
