import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ErrorCode } from '#shared/base/error-codes.ts';

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
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const pathname = pathOf(request.url ?? '/');
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    if (pathname === null) return refuse(response, 400, 'input/invalid');
    if (Object.hasOwn(extra, pathname)) {
      const told = extra[pathname];
      const text = JSON.stringify(typeof told === 'function' ? await told() : told);
      response.setHeader('content-type', 'application/json');
      response.setHeader('cache-control', 'no-store');
      response.end(text);
      return;
    }
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
    const isInside = file.startsWith(folder + path.sep);
    if (!isInside || !existsSync(file) || !statSync(file).isFile()) return refuse(response, 404, 'hub/not-found');
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    await pipeline(createReadStream(file), response);
  };
  const server = http.createServer((request, response) => {
    // A file that cannot be read, a reader who has gone, no ship to be had: what one request meets ends no other.
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'hub/internal');
    });
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

/** Null for an address that is none. */
function pathOf(address: string): string | null {
  try {
    return decodeURIComponent(new URL(address, 'http://vessel').pathname);
  } catch {
    return null;
  }
}

function refuse(response: http.ServerResponse, status: number, code: ErrorCode): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ code }));
}
