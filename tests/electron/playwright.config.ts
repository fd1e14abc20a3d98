import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { HostOptions } from './ship-app.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** One set of specs, two hosts: the stand-in always, the real Electron wherever its binary is. */
export default defineConfig<HostOptions>({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: path.join(root, 'test-results/electron'),
  globalSetup: path.join(import.meta.dirname, 'global-setup.ts'),
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  // On CI a second try: what needed it is named as unsteady at the end of `npm test` (docs/adr/0011).
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  projects: [
    { name: 'stand-in', use: { host: 'stand-in' } },
    // What concerns the bundles alone is looked at once.
    { name: 'electron', use: { host: 'electron' }, testIgnore: '**/bundles.spec.ts' },
  ],
});
