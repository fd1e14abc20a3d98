import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from '../../build/browser.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const found = findBrowser();
if (found.path === undefined) throw new Error(`Browser tests: ${found.problem}`);

export default defineConfig({
  testDir: path.join(root, 'tests'),
  testMatch: '{e2e,security,a11y}/**/*.spec.ts',
  outputDir: path.join(root, 'test-results'),
  // A test fails by what it sees, not by how slow the machine is: these limits only end what hangs.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  // On CI a second try: what needed it is named as unsteady at the end of `npm test` (docs/adr/0011).
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath: found.path, args: browserArgs() },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'off',
    actionTimeout: 30_000,
  },
});
