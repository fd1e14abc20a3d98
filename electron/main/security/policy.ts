/** The scheme and host that our pages live at. Never change them: Chromium's databases belong to this origin. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'ship';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/**
 * What our pages may load: our own files, and nothing from anywhere else. The hub is not listed: the renderer cannot
 * reach it, requests leave through main.
 */
const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  // WebAssembly: zstd, argon2 and the layout of PDF.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // Mantine and the virtual lists set styles in attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export function contentSecurityPolicy(): string {
  return Object.entries(CONTENT_SECURITY_POLICY)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

/** Sent with every file of ours. */
export function responseHeaders(mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': contentSecurityPolicy(),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // After an update the same names have other contents.
    'Cache-Control': 'no-cache',
  };
}
