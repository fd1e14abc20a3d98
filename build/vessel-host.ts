import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.bin': 'application/octet-stream',
};

export type VesselHost = { readonly url: string; readonly close: () => Promise<void> };

/**
 * The vessel app as a page, for where Electron cannot be had and for tests: the same files under the same content
 * security policy, with the hub as the only other address that the page may talk to.
 *
 * @param extra JSON answers by path: `/config.json`, `/demo.json`; a function is asked at each request.
 */
export async function serveVessel(
  folder: string,
  port: number,
  hubUrl: string,
  extra: Readonly<Record<string, unknown>>,
): Promise<VesselHost> {
  const policy = [
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:",
    `font-src 'self'; connect-src 'self' ${hubUrl}; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  ].join('; ');
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://vessel');
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    if (pathname in extra) {
      response.setHeader('content-type', 'application/json');
      response.setHeader('cache-control', 'no-store');
      const answer = extra[pathname];
      response.end(JSON.stringify(typeof answer === 'function' ? await answer() : answer));
      return;
    }
    const file = path.join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname));
    const isInside = file.startsWith(folder + path.sep);
    if (!isInside || !existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
