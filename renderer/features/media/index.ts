/** Removable media: what is aboard, when it was scanned, who used it on what. */
export { LogMediumPage } from './log-medium-page.tsx';
export { MediaAbout } from './media-about.tsx';
export { MediaPage } from './media-page.tsx';
export { MediumPage } from './medium-page.tsx';
