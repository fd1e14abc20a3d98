import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { browserArgs, findBrowser } from './build/browser.mjs';

const browserTests = '**/*.browser.test.{ts,tsx}';
const standinTests = 'tests/standin/**/*.test.ts';
const never = [...configDefaults.exclude, 'out/**'];
const limits = { testTimeout: 90_000, hookTimeout: 120_000, teardownTimeout: 20_000 };

/** Found only when the browser project runs: the others must work without one. */
function browserPath() {
  const found = findBrowser();
  if (found.path === undefined) throw new Error(`Browser tests: ${found.problem}`);
  return found.path;
}

const wantsBrowser = !process.argv.some(
  (arg, at, all) => /^--project(=|$)/.test(arg) && !`${arg} ${all[at + 1]}`.includes('browser'),
);

export default defineConfig({
  test: {
    maxWorkers: 2,
    // What the code writes to the console in a test that passes is noise here.
    silent: 'passed-only',
    projects: [
      {
        test: {
          ...limits,
          name: 'node',
          environment: 'node',
          setupFiles: ['tests/setup/property-seed.ts'],
          include: ['**/*.test.ts'],
          exclude: [...never, browserTests, standinTests],
        },
      },
      {
        // The compiled app under the Electron stand-in: needs `npm run build` first.
        test: {
          ...limits,
          testTimeout: 90_000,
          name: 'standin',
          environment: 'node',
          include: [standinTests],
          exclude: never,
          fileParallelism: false,
        },
      },
      ...(wantsBrowser
        ? [
            {
              plugins: [react()],
              cacheDir: 'node_modules/.cache/vitest-browser',
              optimizeDeps: {
                // A dependency that is first met while tests run makes Vite reload the page under them.
                include: [
                  ...['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
                  ...['@mantine/core', '@mantine/hooks', 'i18next', 'react-i18next', '@tanstack/react-virtual'],
                  ...['dexie', 'dexie-react-hooks', 'comlink', 'minisearch', 'hash-wasm', '@bokuweb/zstd-wasm'],
                  ...['@hpke/core', '@hpke/dhkem-x25519', '@noble/ciphers/aes.js', '@noble/curves/ed25519.js'],
                  ...['@noble/hashes/hkdf.js', '@scure/bip39', '@scure/bip39/wordlists/english.js'],
                  ...['qr', 'qr/decode.js'],
                ],
              },
              test: {
                ...limits,
                name: 'browser',
                include: [browserTests],
                exclude: never,
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({ launchOptions: { executablePath: browserPath(), args: browserArgs() } }),
                  instances: [{ browser: 'chromium' as const }],
                },
              },
            },
          ]
        : []),
    ],
  },
});
