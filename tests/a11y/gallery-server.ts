import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** What the app itself is served with: nothing from outside, no inline script, no eval. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export type GalleryServer = {
  /** Address of the gallery page, without a query. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Builds the gallery as the renderer is built and serves it under the app's own content security policy. */
export async function startGallery(): Promise<GalleryServer> {
  const out = await mkdtemp(path.join(os.tmpdir(), 'bulwark-gallery-'));
  await build({
    configFile: path.join(root, 'build/vite.renderer.config.ts'),
    logLevel: 'warn',
    build: {
      outDir: out,
      rolldownOptions: { input: path.join(root, 'renderer/ui/gallery/gallery.html') },
    },
  });

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    const file = path.join(out, path.normalize(pathname));
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    readFile(file).then(
      (body) =>
        response.writeHead(200, { 'content-type': type, 'content-security-policy': CONTENT_SECURITY_POLICY }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/ui/gallery/gallery.html`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await rm(out, { recursive: true, force: true });
    },
  };
}
