import path from 'node:path';
import { APP_HOST, APP_SCHEME } from './policy.ts';

/**
 * The file that an app:// address means.
 *
 * @returns a path inside root; null for anything that is not exactly one of our addresses or would leave the root.
 */
export function assetPath(root: string, address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST || url.username !== '') return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // Control characters, and what Windows takes for a separator, a drive or a stream.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\\:\x00-\x1f]/.test(decoded)) return null;
  const file = path.join(root, decoded === '/' ? 'index.html' : decoded);
  const inside = path.relative(root, file);
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

export function mediaTypeOf(file: string): string {
  return MEDIA_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}
