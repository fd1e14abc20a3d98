import type backups from '#resources/locales/en/backups.json';
import type contentCommon from '#resources/locales/en/content-common.json';

declare global {
  interface BulwarkTexts {
    readonly backups: typeof backups;
    readonly 'content-common': typeof contentCommon;
  }
}
