import type readinessContent from '#resources/locales/en/content-readiness.json';
import type policy from '#resources/locales/en/policy.json';

declare global {
  interface BulwarkTexts {
    readonly policy: typeof policy;
    readonly 'content-readiness': typeof readinessContent;
  }
}
