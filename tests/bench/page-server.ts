import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

export type PageServer = { readonly url: string; readonly close: () => void };

/** Bundles one TypeScript file and serves it as a page of its own on loopback: real IndexedDB, the product's own code. */
export async function servePage(entry: string, folder: string): Promise<PageServer> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome130',
      lib: { entry: path.join(root, entry), formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const script = readFileSync(path.join(folder, 'page.js'), 'utf8');
  const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>';
  const server = http.createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
