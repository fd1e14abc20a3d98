import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '#build/browser.mjs';
import { startDemoHub } from '#build/demo-company.ts';
import { ensureBuilt } from '#build/freshness.ts';
import { serveVessel } from '#build/vessel-host.ts';
import { countingProxy } from '#tests/bench/counting-proxy.ts';
import * as person from '#tests/e2e/driver.ts';
import { demoShip } from './demo-ship.ts';

/**
 * npm run demo [-- --json] [--seed 1] [--shots FOLDER]: the whole job in real Chromium against a real hub, told as it
 * goes. Loads the standard workload's ship, cuts the link, lets both sides work, joins them again, settles what differs,
 * verifies both sides.
 */
const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    shots: { type: 'string', default: path.join(root, 'test-results/demo') },
  },
});

const startedMs = performance.now();
const tell = (line: string) =>
  process.stderr.write(`${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

/** Assets that both sides change in the same field while the link is cut. */
const CONTESTED = 5;
const REPORTS = 3;

type Figures = {
  readonly records: number;
  readonly ops: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly roundTrips: number;
  readonly conflictsFound: number;
  readonly conflictsSettled: number;
  readonly digestsEqual: boolean;
  readonly seconds: number;
};

async function main(): Promise<number> {
  const browser = findBrowser({ install: true });
  if (browser.path === undefined) {
    tell(`No Chromium can be had here: ${browser.problem}. The demo cannot run.`);
    return 2;
  }
  if (!ensureBuilt()) return 1;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-demo-'));
  mkdirSync(values.shots, { recursive: true });
  const vesselPort = await freePort();
  const hubPort = await freePort();
  const proxyFor = await countingProxy(hubPort);
  const throughProxy = `http://127.0.0.1:${proxyFor.port}`;
  const { hub, staff, nextShip } = await startDemoHub(folder, hubPort, `http://127.0.0.1:${vesselPort}`, throughProxy);
  const host = await serveVessel(path.join(root, 'out/renderer'), vesselPort, throughProxy, {
    '/config.json': { role: 'vessel', hubUrl: throughProxy, demo: true },
    '/demo.json': {
      ...demoShip(Number(values.seed)),
      master: { name: person.MASTER, pin: person.PIN },
      enrolmentCode: null,
    },
  });
  const chrome = await chromium.launch({ executablePath: browser.path, args: browserArgs() });
  try {
    const shipContext = await chrome.newContext({ viewport: { width: 1366, height: 850 } });
    const deskContext = await chrome.newContext({ viewport: { width: 1366, height: 850 } });
    const figures = await run({
      shipContext,
      deskContext,
      hubUrl: hub.url,
      vesselUrl: host.url,
      code: (await nextShip()).enrolmentCode,
      staff,
      proxy: proxyFor,
    });
    for (const [name, value] of Object.entries(figures)) tell(`${name.padEnd(18)} ${value}`);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return figures.digestsEqual && figures.conflictsSettled === figures.conflictsFound ? 0 : 1;
  } finally {
    await chrome.close();
    await host.close();
    await proxyFor.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Stage = {
  readonly shipContext: BrowserContext;
  readonly deskContext: BrowserContext;
  readonly hubUrl: string;
  readonly vesselUrl: string;
  readonly code: string;
  readonly staff: { readonly username: string; readonly password: string };
  readonly proxy: Awaited<ReturnType<typeof countingProxy>>;
};

async function run(stage: Stage): Promise<Figures> {
  const { shipContext, deskContext } = stage;
  const ship = await shipContext.newPage();
  const desk = await deskContext.newPage();
  tell('The ship sets itself up alone: no hub, no link.');
  await ship.goto(stage.vesselUrl);
  await expect(ship.getByRole('navigation')).toBeVisible({ timeout: 300_000 });
  tell('She connects with an enrolment code, and her records go ashore.');
  await person.connect(ship, stage.code);
  await shot(ship, '1-ship-connected');
  tell('The DPA signs in ashore and opens her.');
  await desk.goto(stage.hubUrl);
  await person.signIn(desk, stage.staff.username, stage.staff.password);
  await person.openVessel(desk, 'MV Test Pioneer');
  await shot(desk, '2-fleet');
  const assets = await assetPaths(ship);

  tell('The link is cut. Both sides go on working.');
  stage.proxy.setLink(false);
  for (let i = 0; i < REPORTS; i++) {
    const number = await person.fileReport(ship, `Observation ${i + 1} while the link was down.`, 'Observation');
    tell(`  on board: ${number} filed`);
  }
  for (const [i, asset] of assets.entries()) {
    await person.editAsset(ship, asset, 'Version', `7.2.${i}`);
    await person.editAsset(desk, asset, 'Version', `7.3.${i}`);
    tell(`  both sides: the version of asset ${i + 1}`);
  }
  await person.contact(desk);
  tell('The link is back.');
  stage.proxy.setLink(true);
  await person.contact(ship);
  await person.contact(desk);
  await person.goTo(desk, 'Merge queue');
  await expect(desk.getByRole('row')).toHaveCount(CONTESTED + 1);
  const conflictsFound = (await desk.getByRole('row').count()) - 1;
  tell(`Ashore ${conflictsFound} records wait for a decision.`);
  await shot(desk, '3-merge-queue');
  let conflictsSettled = 0;
  for (let i = 0; i < conflictsFound; i++) {
    await person.goTo(desk, 'Merge queue');
    await desk.getByRole('row').nth(1).click();
    await desk.getByRole('radio', { name: i % 2 === 0 ? 'Version, Shore' : 'Version, Ship' }).check();
    await desk.getByLabel(/Reason, the vessel will read it/).fill('As read from the screen and the service report.');
    if (i === 0) await shot(desk, '4-merge');
    await desk.getByRole('button', { name: 'Settle and tell the vessel' }).click();
    await expect(desk.getByText(/: settled/).first()).toBeVisible();
    conflictsSettled++;
  }
  await person.contact(desk);
  await person.contact(ship);
  tell('Both sides check the whole log.');
  const onShip = await verified(ship);
  const ashore = await verified(desk);
  await shot(ship, '5-proof');
  const { up, down, exchanges, connections } = stage.proxy.take();
  return {
    records: onShip.records,
    ops: onShip.ops,
    bytesUp: up,
    bytesDown: down,
    roundTrips: exchanges + connections, // a connection is a handshake
    conflictsFound,
    conflictsSettled,
    digestsEqual: onShip.digest !== '' && onShip.digest === ashore.digest,
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  };
}

/** The first assets of the list, by their address. */
async function assetPaths(page: Page): Promise<readonly string[]> {
  const paths: string[] = [];
  for (let i = 0; i < CONTESTED; i++) {
    await person.visit(page, '/assets');
    const row = page.getByRole('row').nth(i + 1);
    await row.click();
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
    paths.push(new URL(page.url()).hash.slice(1));
  }
  return paths;
}

async function verified(page: Page): Promise<{ records: number; ops: number; digest: string }> {
  await person.goTo(page, 'Proof');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText('All holds')).toBeVisible({ timeout: 120_000 });
  const figure = async (name: string) => {
    const row = await page.getByRole('row', { name: new RegExp(`^${name}`) }).innerText();
    return Number(row.replace(/[\s\u202f,]/g, '').match(/\d+/)?.[0] ?? 0);
  };
  return {
    records: await figure('Records'),
    ops: await figure('Entries'),
    digest: await page.evaluate(() => document.querySelector('[data-digest]')?.getAttribute('data-digest') ?? ''),
  };
}

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(values.shots, `${name}.png`) });
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

process.exitCode = await main();
