import type files from '#resources/locales/en/files.json';

declare global {
  interface BulwarkTexts {
    files: typeof files;
  }
}
