import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { browserArgs, findBrowser } from '#build/browser.mjs';
import { servePage } from '#tests/bench/page-server.ts';

/** The browser is killed while the store writes, again and again on one profile: nothing accepted is lost. */
const ROUNDS = 50;

test('nothing accepted is lost when the browser is killed during writes, 50 times', async () => {
  test.setTimeout(400_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-kill-'));
  const server = await servePage('tests/e2e/kill-page.ts', folder);
  const browserPath = findBrowser().path as string;
  const accepted: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const running = await launch(browserPath, path.join(folder, 'profile'));
      const page = running.context.pages()[0] ?? (await running.context.newPage());
      let inRound = 0;
      let enough: () => void = () => undefined;
      const some = new Promise<void>((resolve) => {
        enough = resolve;
      });
      await page.exposeFunction('accepted', (number: number) => {
        accepted.push(number);
        if (++inRound >= 3 + (round % 9)) enough();
      });
      await page.goto(server.url);
      await page.waitForFunction(() => 'held' in globalThis);
      const held = new Set(await page.evaluate(() => globalThis.held()));
      expect(
        accepted.filter((number) => !held.has(number)),
        `after kill ${round}`,
      ).toEqual([]);
      if (round < ROUNDS) {
        const next = (Math.max(0, ...held, ...accepted) ?? 0) + 1;
        page.evaluate((first) => globalThis.writeFrom(first), next).catch(() => undefined); // ends with the browser
        await some;
      }
      await running.kill();
    }
    expect(accepted.length).toBeGreaterThan(ROUNDS * 3);
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function launch(browserPath: string, profile: string) {
  rmSync(path.join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    browserPath,
    [
      ...browserArgs(),
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await expect.poll(() => portOf(profile)).not.toBe('');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${portOf(profile)}`);
  const context = browser.contexts()[0];
  if (!context) throw new Error('no context');
  return {
    context,
    kill: async () => {
      process.kill(-(child.pid as number), 'SIGKILL');
      await gone;
    },
  };
}

function portOf(profile: string): string {
  try {
    return readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}
