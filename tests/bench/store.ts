import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '#build/browser.mjs';
import { servePage } from './page-server.ts';
import type { StoreFigures } from './store-page.ts';

/**
 * npm run bench:store [-- --json] [--records 50000]: the product's store in real Chromium with 50,000 records and
 * 100,000 ops. Prints figures in ms, and the commit of one edit as a ratio to raw Dexie doing the same puts.
 */
const root = path.resolve(import.meta.dirname, '../..');

type Bench = {
  fill: (n: number) => Promise<void>;
  measure: (n: number) => Promise<Omit<StoreFigures, 'rawCommitMs'>>;
  raw: (n: number) => Promise<StoreFigures['rawCommitMs']>;
};

async function inPage<T>(page: Page, url: string, name: keyof Bench, records: number): Promise<T> {
  await page.goto(url); // a fresh page each time: nothing is warm
  return page.evaluate(
    ([step, n]) =>
      (globalThis as unknown as { storeBench: Record<string, (n: number) => Promise<unknown>> }).storeBench[
        step as string
      ]?.(n as number) as Promise<T>,
    [name, records] as const,
  );
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      records: { type: 'string', default: '50000' },
      save: { type: 'boolean', default: false },
    },
  });
  const records = Number(values.records);
  const say = (line: string) => (values.json ? process.stderr : process.stdout).write(`${line}\n`);
  const browser = findBrowser({ install: true });
  if (!browser.path) {
    say('No Chromium can be had here, so the store cannot be measured.');
    return 2;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-bench-store-'));
  const server = await servePage('tests/bench/store-page.ts', folder);
  const { url } = server;
  const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    executablePath: browser.path,
    headless: true,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(600_000);
    say(`Filling the store with ${records} records and ${records * 2} ops ...`);
    const startedMs = performance.now();
    await inPage<void>(page, url, 'fill', records);
    say(`  filled in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
    const own = await inPage<Omit<StoreFigures, 'rawCommitMs'>>(page, url, 'measure', records);
    const rawCommitMs = await inPage<StoreFigures['rawCommitMs']>(page, url, 'raw', records);
    const round = (ms: number) => Math.round(ms * 10) / 10;
    const result = {
      openMs: round(own.openMs),
      commitMs: { median: round(own.commitMs.median), p95: round(own.commitMs.p95) },
      query50Ms: round(own.query50Ms),
      ratioToRawDexie: Math.round((own.commitMs.median / rawCommitMs.median) * 100) / 100,
    };
    say(`open to first list   ${result.openMs} ms`);
    say(`commit of one edit   median ${result.commitMs.median} ms, p95 ${result.commitMs.p95} ms`);
    say(`  raw Dexie          median ${round(rawCommitMs.median)} ms, p95 ${round(rawCommitMs.p95)} ms`);
    say(`  ratio              ${result.ratioToRawDexie}`);
    say(`50 rows by an index  ${result.query50Ms} ms`);
    if (values.save) {
      const about = {
        date: new Date().toISOString().slice(0, 10),
        cpu: os.cpus()[0]?.model ?? '',
        cores: os.cpus().length,
        records,
        rawCommitMs,
      };
      writeFileSync(
        path.join(root, 'tests/bench/results-store.json'),
        `${JSON.stringify({ ...about, ...result }, null, 2)}\n`,
      );
    }
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } finally {
    await context.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
