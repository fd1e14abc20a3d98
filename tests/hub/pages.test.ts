import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCompany } from '#shore/hub/company.ts';
import { nodeRandom } from '#shore/hub/crypto/node-keys.ts';
import { SecretBox } from '#shore/hub/crypto/secret-box.ts';
import { openHub } from '#shore/hub/hub.ts';
import { sqliteFolder } from './databases.ts';
import { testHubs } from './hubs.ts';
import { makeCompany } from './world.ts';

describe('the pages that the hub serves', () => {
  const { start } = testHubs(sqliteFolder);

  test('carry a policy that lets nothing in from elsewhere, and nothing outside their folder is served', async () => {
    const webRoot = mkdtempSync(path.join(os.tmpdir(), 'bulwark-web-'));
    mkdirSync(path.join(webRoot, 'assets'));
    writeFileSync(path.join(webRoot, 'index.html'), '<!doctype html><title>Bulwark</title>');
    writeFileSync(path.join(webRoot, 'assets', 'index-BxY12abc.js'), 'export {};');
    writeFileSync(path.join(webRoot, '.hidden'), 'secret');
    const { url } = await start({ webRoot, version: '1.2.3', isDemo: true });
    const page = await fetch(url);
    expect(await page.text()).toContain('Bulwark');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self';connect-src 'self';worker-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await fetch(new URL('/assets/index-BxY12abc.js', url));
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const config = await fetch(new URL('/config.json', url));
    expect(await config.json()).toEqual({ role: 'shore', hubUrl: '', version: '1.2.3', demo: true });
    for (const away of [
      '/.hidden',
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/hub-secret',
      '/assets/../../hub.sqlite',
      '/unknown',
      '/api/unknown',
    ]) {
      const reply = await fetch(new URL(away, url));
      expect([away, reply.status, await reply.json()]).toEqual([away, 404, { code: 'hub/not-found' }]);
    }
    rmSync(webRoot, { recursive: true });
  });

  test('a body that is no JSON, or too much of it, is refused with a code', async () => {
    const { url } = await start();
    const send = (body: string) => fetch(new URL('/api/session/salt', url), { method: 'POST', body });
    for (const body of [
      '{',
      '',
      'null',
      '[]',
      '{"username":"UPPER"}',
      '{"username":"eva","more":1}',
      '{"__proto__":{"username":"eva"}}',
    ])
      expect([body, (await send(body)).status]).toEqual([body, 400]);
    const much = await send(JSON.stringify({ username: 'x'.repeat(300_000) }));
    expect([much.status, await much.json()]).toEqual([413, { code: 'packet/too-large' }]);
    expect((await send('{"username":"eva"}')).status).toBe(200);
  });
});

describe('keys at rest', () => {
  test('a wrapped value opens with its secret and in its own row only', () => {
    const secret = nodeRandom.bytes(32);
    const box = new SecretBox(secret, nodeRandom);
    const sealed = box.seal('link c/v/1', Uint8Array.of(1, 2, 3));
    expect(new SecretBox(secret, nodeRandom).open('link c/v/1', sealed)).toEqual(Uint8Array.of(1, 2, 3));
    expect(() => box.open('link c/v/2', sealed)).toThrow(/secret/);
    expect(() => new SecretBox(nodeRandom.bytes(32), nodeRandom).open('link c/v/1', sealed)).toThrow(/secret/);
    expect(() => box.open('link c/v/1', sealed.with(30, (sealed[30] as number) ^ 1))).toThrow();
  });

  test('a database without the secret that belongs to it says so', async () => {
    const folder = sqliteFolder();
    const dataDir = (folder.options as { folder: string }).folder;
    const hub = await openHub({ dataDir });
    const company = await makeCompany(hub);
    await hub.close();
    rmSync(path.join(dataDir, 'hub-secret'));
    const other = await openHub({ dataDir });
    await expect(findCompany(other.context, company.id)).rejects.toThrow(/hub-secret/);
    await other.close();
    await folder.remove();
  });
});
