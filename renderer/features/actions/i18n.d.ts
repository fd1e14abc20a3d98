import type actions from '#resources/locales/en/actions.json';

declare global {
  interface BulwarkTexts {
    readonly actions: typeof actions;
  }
}
