import type readinessContent from '#resources/locales/en/content-readiness.json';
import type scorecard from '#resources/locales/en/scorecard.json';

declare global {
  interface BulwarkTexts {
    readonly scorecard: typeof scorecard;
    readonly 'content-readiness': typeof readinessContent;
  }
}
