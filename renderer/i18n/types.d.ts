import 'i18next';
import type { CoreResources } from './resources.ts';

/**
 * A feature adds its namespace beside its code, so that its keys are checked too:
 *
 *     // renderer/features/drills/i18n.d.ts
 *     import type drills from '#resources/locales/en/drills.json';
 *     declare global {
 *       interface BulwarkTexts { drills: typeof drills }
 *     }
 */
declare global {
  interface BulwarkTexts extends CoreResources {}
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: BulwarkTexts;
    returnNull: false;
  }
}
