import type paper from '#resources/locales/en/paper.json';

declare global {
  interface BulwarkTexts {
    paper: typeof paper;
  }
}
