import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { browserArgs, findBrowser } from '#build/browser.mjs';
import { servePage } from '#tests/bench/page-server.ts';
import { tear } from './torn-database.ts';

/** The browser is killed while the store writes, again and again on one profile: nothing accepted is lost. */
const ROUNDS = 50;

type Killed = { readonly accepted: readonly number[]; readonly healed: readonly string[] };

/** Kills the browser `rounds` times, running `between` while none runs, and looks each time what the next one holds. */
async function killAgainAndAgain(rounds: number, between: (profile: string) => void): Promise<Killed> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-kill-'));
  const profile = path.join(folder, 'profile');
  const server = await servePage('tests/e2e/kill-page.ts', folder);
  const browserPath = findBrowser().path as string;
  const accepted: number[] = [];
  const healed: string[] = [];
  let kill = async () => {};
  try {
    for (let round = 0; round <= rounds; round++) {
      const running = await launch(browserPath, profile);
      kill = running.kill;
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
      const { numbers, how } = await page.evaluate(() => globalThis.held());
      healed.push(how);
      const held = new Set(numbers);
      expect(
        accepted.filter((number) => !held.has(number)),
        `after kill ${round}, ${how}`,
      ).toEqual([]);
      if (round < rounds) {
        const next = (Math.max(0, ...held, ...accepted) ?? 0) + 1;
        page.evaluate((first) => globalThis.writeFrom(first), next).catch(() => undefined); // ends with the browser
        await some;
      }
      await kill();
      between(profile);
    }
    return { accepted, healed };
  } finally {
    await kill(); // one that fails must not leave a browser behind that writes for ever
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('nothing accepted is lost when the browser is killed during writes, 50 times', async () => {
  test.setTimeout(900_000);
  const { accepted } = await killAgainAndAgain(ROUNDS, () => {});
  expect(accepted.length).toBeGreaterThan(ROUNDS * 3);
});

test('nothing accepted is lost when Chromium throws the damaged database away, or the journal', async () => {
  let round = 0;
  const { healed } = await killAgainAndAgain(4, (profile) => tear(profile, round++ % 2 === 0 ? 'records' : 'journal'));
  expect(healed).toEqual(['none', 'rebuilt', 'rewritten', 'rebuilt', 'rewritten']);
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
  const group = -(child.pid as number);
  const signal = (name: NodeJS.Signals | 0) => {
    try {
      return process.kill(group, name);
    } catch {
      return false; // none of them lives any more
    }
  };
  /** Ends only when the last process of the browser is gone: two at a time on one profile would damage it, and no person starts the next within a millisecond. */
  const kill = async () => {
    signal('SIGKILL');
    await expect.poll(() => signal(0), { intervals: [5, 10, 20] }).toBe(false);
  };
  try {
    await expect.poll(() => portOf(profile)).not.toBe('');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${portOf(profile)}`);
    const context = browser.contexts()[0];
    if (!context) throw new Error('no context');
    return { context, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function portOf(profile: string): string {
  try {
    return readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}
