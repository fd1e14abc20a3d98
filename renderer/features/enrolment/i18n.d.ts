import type enrolment from '#resources/locales/en/enrolment.json';

declare global {
  interface BulwarkTexts {
    enrolment: typeof enrolment;
  }
}
