// npm test: sets up what is missing, then runs every suite one after the other, goes on when one fails, and closes with
// the plain line `N passed, N failed, N skipped`. `npm test -- NAME...` runs only the suites of these names.
// A suite whose files do not exist, and on CI one that lacks its browser or database, has failed: nothing is pretended.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from './browser.mjs';
import { startPostgres } from './postgres.mjs';
import { childEnv, ensureReady, nodeArgs, nodePath, removeFolder, root, runMain, since, toolPath } from './setup.mjs';

const reports = path.join(root, 'node_modules', '.cache', 'test-reports');

/** One vitest project, told to leave its counts in a file. */
function vitest(project) {
  return (report) => [
    ...[toolPath('vitest', 'vitest.mjs'), 'run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ];
}

/** One Playwright configuration; where the report goes is told by the environment. */
function playwright(config, ...only) {
  return () => [toolPath('@playwright/test', 'cli.js'), 'test', '-c', config, '--reporter=list,json', ...only];
}

/**
 * The list of suites, in order: edit it here.
 * - entry: what must exist: a file, or a folder with at least one file that ends like `ending`
 * - needs: what the machine must have
 * - counts: whose report tells how many tests ran; a suite without one counts as one test
 * - args: the arguments for Node, made from the path of the report
 * @type {readonly { name: string, entry: string, ending?: RegExp, needs?: readonly ('browser' | 'postgres')[],
 *   counts?: 'vitest' | 'playwright', minutes: number, args: (report: string) => readonly string[] }[]}
 */
const SUITES = [
  { name: 'types', entry: 'tsconfig.json', minutes: 10, args: () => ['build/typecheck.mjs'] },
  {
    name: 'lint',
    entry: 'biome.json',
    minutes: 8,
    args: () => [toolPath('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'],
  },
  { name: 'layers', entry: 'tools/layers/main.ts', minutes: 2, args: () => ['tools/layers/main.ts'] },
  { name: 'dead-code', entry: 'knip.json', minutes: 8, args: () => [toolPath('knip', 'bin/knip.js')] },
  { name: 'locales', entry: 'tools/locales/main.ts', minutes: 3, args: () => ['tools/locales/main.ts'] },
  {
    name: 'unit',
    entry: 'shared',
    ending: /(?<!\.browser)\.test\.ts$/,
    needs: ['postgres'],
    counts: 'vitest',
    minutes: 20,
    args: vitest('node'),
  },
  {
    name: 'browser',
    entry: 'renderer',
    ending: /\.browser\.test\.tsx?$/,
    needs: ['browser'],
    counts: 'vitest',
    minutes: 20,
    args: vitest('browser'),
  },
  { name: 'build', entry: 'renderer/index.html', minutes: 10, args: () => ['build/build.mjs'] },
  {
    name: 'sim',
    entry: 'tests/sim/run.ts',
    minutes: 20,
    args: () => ['tests/sim/run.ts', '--from', '1', '--count', '1000'],
  },
  {
    name: 'fuzz',
    entry: 'tests/fuzz/packet.ts',
    minutes: 20,
    args: () => ['tests/fuzz/packet.ts', '--count', '100000'],
  },
  {
    name: 'e2e',
    entry: 'tests/e2e',
    ending: /\.spec\.ts$/,
    needs: ['browser'],
    counts: 'playwright',
    minutes: 25,
    args: playwright('tests/e2e/playwright.config.ts', 'tests/e2e/'),
  },
  {
    name: 'a11y',
    entry: 'tests/a11y',
    ending: /\.spec\.ts$/,
    needs: ['browser'],
    counts: 'playwright',
    minutes: 20,
    args: playwright('tests/e2e/playwright.config.ts', 'tests/a11y/', 'tests/security/'),
  },
  {
    name: 'electron',
    entry: 'tests/electron',
    ending: /\.spec\.ts$/,
    needs: ['browser'],
    counts: 'playwright',
    minutes: 20,
    args: playwright('tests/electron/playwright.config.ts'),
  },
  {
    name: 'stand-in',
    entry: 'tests/standin',
    ending: /\.test\.ts$/,
    needs: ['browser'],
    counts: 'vitest',
    minutes: 20,
    args: vitest('standin'),
  },
];

const onCi = Boolean(process.env.CI) && process.env.CI !== 'false';
let running;

function print(line = '') {
  process.stdout.write(`${line}\n`);
}

function exists({ entry, ending }) {
  const at = path.join(root, entry);
  if (!existsSync(at)) return false;
  if (ending === undefined || !statSync(at).isDirectory()) return true;
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).some((file) => ending.test(file));
}

/** Ends a suite with all that it started: its process group. */
function kill(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

/** @returns {Promise<{ ok: boolean, why?: string }>} */
function runNode(args, env, minutes) {
  return new Promise((resolve) => {
    const options = { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' };
    const child = spawn(nodePath(), [...nodeArgs(), ...args], options);
    running = child;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill(child, 'SIGKILL');
    }, minutes * 60_000);
    const end = (result) => {
      clearTimeout(timer);
      running = undefined;
      resolve(result);
    };
    child.once('error', (error) => end({ ok: false, why: error.message }));
    child.once('close', (code) => {
      if (late) end({ ok: false, why: `did not end within ${minutes} minutes` });
      else end({ ok: code === 0, why: code === 0 ? undefined : `ended with code ${code}` });
    });
  });
}

/** What a report counts; undefined when there is none to read. */
function readCounts(kind, report) {
  let read;
  try {
    read = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
  if (kind === 'vitest') {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + (numTodoTests ?? 0) };
  }
  const { expected, unexpected, flaky, skipped } = read.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/** The specs of a Playwright report that `wanted` picks, a line each: where it stands, its name, its first error. */
function readSpecs(read, wanted) {
  const inSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(inSuite),
    ...(suite.specs ?? []).filter(wanted).map((spec) => {
      const error = spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error;
      return failureLine(`${spec.file}:${error?.location?.line ?? spec.line}`, spec.title, error?.message);
    }),
  ];
  return read.suites.flatMap(inSuite);
}

function failureLine(where, title, message = '') {
  return stripVTControlCharacters(`${where}: ${title}: ${message.split('\n', 1)[0]}`).slice(0, 400);
}

/** What passed at its second try only: it does not refuse a change, and is never passed over in silence. */
function readUnsteady(kind, report) {
  if (kind !== 'playwright' || !existsSync(report)) return [];
  const isFlaky = (spec) => spec.tests.some((test) => test.status === 'flaky');
  return readSpecs(JSON.parse(readFileSync(report, 'utf8')), isFlaky);
}

/** The failed tests of a report, a line each: where it stands, its name, the first line of its error. */
function readFailures(kind, report) {
  if (!existsSync(report)) return [];
  const read = JSON.parse(readFileSync(report, 'utf8'));
  if (kind === 'vitest') {
    return read.testResults.flatMap((file) => {
      const failed = file.assertionResults.filter((test) => test.status === 'failed');
      const where = path.relative(root, file.name);
      if (failed.length === 0 && file.status === 'failed') return [failureLine(where, 'does not load', file.message)];
      return failed.map((test) => failureLine(where, test.fullName, test.failureMessages[0]));
    });
  }
  const outside = read.errors.map((error) => failureLine('outside a test', '', error.message));
  return [...readSpecs(read, (spec) => !spec.ok), ...outside];
}

async function runSuite(suite, env) {
  const report = path.join(reports, `${suite.name}.json`);
  const result = await runNode(suite.args(report), { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, suite.minutes);
  if (suite.counts === undefined) {
    return { passed: result.ok ? 1 : 0, failed: result.ok ? 0 : 1, skipped: 0, why: result.why };
  }
  const counts = readCounts(suite.counts, report);
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0, why: result.why ?? 'left no report' };
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, why: result.why ?? 'ran no test' };
  // A file that does not load or an error outside a test: the tools say so by their code only.
  if (!result.ok && counts.failed === 0) return { ...counts, failed: 1, why: result.why };
  return { ...counts, why: counts.failed > 0 ? `${counts.failed} failed` : undefined };
}

/** The names of the lacking things with what to do about each, found once before the suites start. */
async function prepare(suites, env) {
  const lacking = new Map();
  const needed = new Set(suites.filter(exists).flatMap((suite) => suite.needs ?? []));
  let stop = () => {};
  if (needed.has('browser')) {
    const browser = findBrowser({ install: true });
    if (browser.path === undefined) lacking.set('browser', browser.problem);
    else env.BULWARK_CHROMIUM = browser.path;
    print(`browser: ${browser.path === undefined ? 'NONE' : `${browser.path} (${browser.source})`}`);
  }
  if (needed.has('postgres') && !env.BULWARK_TEST_PG) {
    const postgres = await startPostgres({ install: true });
    if ('problem' in postgres) {
      lacking.set('postgres', postgres.problem);
      print('PostgreSQL: NONE');
    } else {
      env.BULWARK_TEST_PG = postgres.url;
      stop = postgres.stop;
      print(`PostgreSQL: version ${postgres.version}, a cluster of its own`);
    }
  }
  return { lacking, stop };
}

function chosen(names) {
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`No suite ${unknown.join(', ')}. There are: ${SUITES.map((suite) => suite.name).join(', ')}.`);
  }
  return names.length === 0 ? SUITES : SUITES.filter((suite) => names.includes(suite.name));
}

async function main() {
  const startMs = Date.now();
  const suites = chosen(process.argv.slice(2));
  ensureReady();
  removeFolder(reports);
  mkdirSync(reports, { recursive: true });
  const env = childEnv();
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => {
      if (running !== undefined) kill(running, 'SIGKILL');
      process.exit(code);
    });
  }
  const { lacking, stop } = await prepare(suites, env);

  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const failures = [];
  const unsteady = [];
  const note = (name, state, detail) => lines.push(`  ${state.padEnd(8)} ${name.padEnd(10)} ${detail}`);
  // Without its database the unit suite still runs: it skips that half itself. This line makes the gap count.
  if (lacking.has('postgres')) {
    total[onCi ? 'failed' : 'skipped'] += 1;
    note('PostgreSQL', onCi ? 'FAILED' : 'NOT RUN', `the tests on PostgreSQL did not run: ${lacking.get('postgres')}`);
  }
  for (const [at, suite] of suites.entries()) {
    print(`\n=== ${suite.name} (${at + 1} of ${suites.length}) ===`);
    if (!exists(suite)) {
      total.failed += 1;
      const what = suite.ending === undefined ? `${suite.entry} does not exist yet` : `${suite.entry} has no tests yet`;
      print(`MISSING: ${what}`);
      note(suite.name, 'MISSING', what);
      continue;
    }
    if (suite.needs?.includes('browser') && lacking.has('browser')) {
      total[onCi ? 'failed' : 'skipped'] += 1;
      print(`COULD NOT RUN: ${lacking.get('browser')}`);
      note(suite.name, onCi ? 'FAILED' : 'NOT RUN', lacking.get('browser'));
      continue;
    }
    const suiteMs = Date.now();
    const { passed, failed, skipped, why } = await runSuite(suite, env);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    const counts = suite.counts === undefined ? '' : `, ${passed} passed, ${failed} failed, ${skipped} skipped`;
    const report = path.join(reports, `${suite.name}.json`);
    if (failed > 0 && suite.counts !== undefined) failures.push(...readFailures(suite.counts, report));
    unsteady.push(...readUnsteady(suite.counts, report));
    note(suite.name, failed === 0 ? 'passed' : 'FAILED', `${since(suiteMs)}${counts}${why ? ` (${why})` : ''}`);
    print(`--- ${suite.name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${since(suiteMs)}${why ? ` (${why})` : ''}`);
  }
  stop();

  print(`\n=== summary, ${since(startMs)} ===`);
  for (const line of lines) print(line);
  if (failures.length > 0) print(`\n=== failed ===\n${failures.slice(0, 20).join('\n')}`);
  if (unsteady.length > 0) print(`\n=== unsteady: passed at the second try, to be mended ===\n${unsteady.join('\n')}`);
  print();
  print(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

await runMain(main);
