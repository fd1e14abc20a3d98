import type common from '#resources/locales/en/common.json';
import type errors from '#resources/locales/en/errors.json';
import type nav from '#resources/locales/en/nav.json';
import type ui from '#resources/locales/en/ui.json';

/** The namespaces that are always there; a feature adds its own in its `i18n.d.ts`, see types.d.ts. */
export type CoreResources = {
  readonly common: typeof common;
  readonly errors: typeof errors;
  readonly nav: typeof nav;
  readonly ui: typeof ui;
};
