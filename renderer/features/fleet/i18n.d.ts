import type fleet from '#resources/locales/en/fleet.json';

declare global {
  interface BulwarkTexts {
    fleet: typeof fleet;
  }
}
