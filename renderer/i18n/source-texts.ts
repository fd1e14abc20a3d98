import common from '#resources/locales/en/common.json';
import errors from '#resources/locales/en/errors.json';
import nav from '#resources/locales/en/nav.json';
import ui from '#resources/locales/en/ui.json';

/** In the bundle itself: what a start-up that went wrong still has to say. */
export const sourceTexts = { common, errors, nav, ui } as const;
