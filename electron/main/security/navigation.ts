import { APP_PAGE } from './policy.ts';

/**
 * Where our window may go: to the page it shows, which is what a reload is. Everything else is refused; views change by
 * the fragment, which is no navigation.
 */
export function mayNavigate(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  url.hash = '';
  return url.href === APP_PAGE;
}

/**
 * What Chromium itself may request: our own files and what pages make up in memory. The hub is reached by main, so this
 * holds for every page, worker and background service of Chromium.
 */
export function mayRequest(address: string, appOrigin: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (['blob:', 'data:', 'devtools:'].includes(url.protocol)) return true;
  return `${url.protocol}//${url.host}` === appOrigin;
}
