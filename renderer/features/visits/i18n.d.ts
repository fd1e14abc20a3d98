import type visits from '#resources/locales/en/visits.json';

declare global {
  interface BulwarkTexts {
    readonly visits: typeof visits;
  }
}
