import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './ship-app.ts';

test('serves our pages with the content security policy, and runs them', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.locator('#state')).toHaveText('ready');
  const served = await page.evaluate(async () => {
    const answer = await fetch(location.pathname);
    return { status: answer.status, ...Object.fromEntries(answer.headers) };
  });
  expect(served).toMatchObject({
    status: 200,
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
      "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'",
  });
});

test('the policy stops inline scripts, eval, frames and foreign requests', async ({ launch }) => {
  const { page } = await launch();
  const violated = await page.evaluate(async () => {
    const seen: string[] = [];
    const done = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.push(event.effectiveDirective);
        if (new Set(seen).size === 5) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/frame';
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel';
    const base = document.createElement('base');
    base.href = 'https://example.org/';
    document.head.append(script, frame, image, base);
    await fetch('https://example.org/exfiltrate').catch(() => {});
    await done;
    return { seen: [...new Set(seen)].sort(), wasRun: 'wasRun' in window };
  });
  expect(violated).toEqual({
    seen: ['base-uri', 'connect-src', 'frame-src', 'img-src', 'script-src-elem'],
    wasRun: false,
  });
  // Asked by the page's own script: what a test evaluates is not bound by the policy.
  expect(await page.evaluate(() => window.couldEval)).toBe(false);
});

test('WebAssembly, WebCrypto and IndexedDB are there', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(async () => {
    const wasm = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const key = await crypto.subtle.generateKey('Ed25519', false, ['sign']);
    const database = await new Promise<string>((resolve, reject) => {
      const opening = indexedDB.open('probe');
      opening.onsuccess = () => resolve(opening.result.name);
      opening.onerror = () => reject(opening.error);
    });
    return { wasm: wasm instanceof WebAssembly.Module, key: 'privateKey' in key, database, secure: isSecureContext };
  });
  expect(found).toEqual({ wasm: true, key: true, database: 'probe', secure: true });
});

test('serves nothing outside the folder of the pages', async ({ launch }, { outputDir }) => {
  const rendererFolder = path.join(outputDir, 'pages');
  mkdirSync(rendererFolder, { recursive: true });
  writeFileSync(path.join(rendererFolder, 'index.html'), '<!doctype html><title>x</title>');
  writeFileSync(path.join(outputDir, 'secret.txt'), 'secret');
  const { page } = await launch({ rendererFolder });
  const statuses = await page.evaluate(async () => {
    const get = async (address: string, method = 'GET') => (await fetch(address, { method })).status;
    return {
      page: await get('/'),
      missing: await get('/nothing.js'),
      encoded: await get('/..%2fsecret.txt'),
      doubled: await get('/%2e%2e%2fsecret.txt'),
      backslash: await get('/..%5csecret.txt'),
      nul: await get('/index.html%00'),
      drive: await get('/c:%2fsecret.txt'),
      // Browsers resolve these before they ask.
      plain: await get('/../secret.txt'),
      post: await get('/index.html', 'POST'),
    };
  });
  expect(statuses).toEqual({
    page: 200,
    missing: 404,
    encoded: 403,
    doubled: 403,
    backslash: 403,
    nul: 403,
    drive: 403,
    plain: 404,
    post: 405,
  });
});
