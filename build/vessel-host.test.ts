import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveVessel, type VesselHost } from './vessel-host.ts';

let folder: string;
let host: VesselHost;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark vessel host '));
  mkdirSync(path.join(folder, 'pages'));
  writeFileSync(path.join(folder, 'pages', 'index.html'), '<!doctype html><title>Bulwark</title>');
  writeFileSync(path.join(folder, 'beside.txt'), 'secret');
  host = await serveVessel(path.join(folder, 'pages'), 0, 'http://127.0.0.1:1', {
    '/config.json': { role: 'vessel' },
    '/demo.json': async () => {
      throw new Error('no ship can be made: /home/somebody');
    },
  });
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As it stands, without the repairs of `fetch`. */
function get(address: string): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(host.url);
    const request = http.get({ hostname, port, path: address }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.once('end', () => resolve({ status: response.statusCode, text }));
    });
    request.once('error', reject);
  });
}

test('an answer that cannot be made is told as a code, and the next request is answered', async () => {
  expect(await get('/demo.json')).toEqual({ status: 500, text: '{"code":"hub/internal"}' });
  expect(await get('/config.json')).toEqual({ status: 200, text: '{"role":"vessel"}' });
});

test.each(['/%', '//', '/%E0%A4%A', 'http://'])(
  'an address that is none, %s, is refused and nothing ends',
  async (address) => {
    expect(await get(address)).toEqual({ status: 400, text: '{"code":"input/invalid"}' });
    expect(await get('/')).toMatchObject({ status: 200 });
  },
);

test.each(['/../beside.txt', '/..%2fbeside.txt', '/%2e%2e/beside.txt', '/', '/none.js', '/%00'])(
  'nothing beside the pages is served: %s',
  async (address) => {
    const { status, text } = await get(address);
    expect(status).toBe(address === '/' ? 200 : 404);
    expect(text).not.toContain('secret');
  },
);
