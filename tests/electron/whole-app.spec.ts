import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { demoShip } from '#tests/demo/demo-ship.ts';
import * as person from '#tests/e2e/driver.ts';
import { makeWorld } from '#tests/e2e/world.ts';
import { expect, test } from './ship-app.ts';

/** The app itself, not a fixture page, on the compiled main and preload. */
const root = path.resolve(import.meta.dirname, '../..');
const env = { BULWARK_DEMO: '1' };

let folder: string;
let rendererFolder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-whole-'));
  rendererFolder = path.join(folder, 'renderer');
  cpSync(path.join(root, 'out/renderer'), rendererFolder, { recursive: true });
  const ship = demoShip();
  const records = ship.records.filter((record) => ['person', 'zone'].includes(record.collection));
  const demo = {
    ...ship,
    records,
    signatures: [],
    master: { name: person.MASTER, pin: person.PIN },
    enrolmentCode: null,
  };
  writeFileSync(path.join(rendererFolder, 'demo.json'), JSON.stringify(demo));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

async function opened(page: Page): Promise<void> {
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 60_000 });
}

async function isListed(page: Page, number: string): Promise<void> {
  await person.visit(page, '/reports');
  await expect(page.getByText(number).first()).toBeVisible({ timeout: 30_000 });
}

test('what was accepted is there after a kill, and after Chromium has lost its database', async ({ launch }) => {
  const first = await launch({ rendererFolder, env });
  await opened(first.page);
  const number = await person.fileReport(first.page, 'The gangway log computer shows a ransom note.');
  await first.kill9();

  const { profile } = first;
  const second = await launch({ rendererFolder, env, profile });
  await person.unlock(second.page);
  await isListed(second.page, number);
  await second.kill9();

  rmSync(path.join(second.dataFolder, 'chromium'), { recursive: true, force: true });
  const third = await launch({ rendererFolder, env, profile });
  await person.unlock(third.page);
  await isListed(third.page, number);
});

test('records go ashore through main, and no socket opens while the ship is isolated', async ({ launch }) => {
  const world = await makeWorld();
  try {
    const { page } = await launch({ rendererFolder, env });
    await opened(page);
    await person.connect(page, await world.newCode());
    expect(world.link.take().exchanges).toBeGreaterThan(1);

    await page.getByRole('button', { name: 'Isolate now' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Strange traffic on the bridge network.');
    await page.getByRole('dialog').getByRole('button', { name: 'Isolate', exact: true }).click();
    await expect(page.getByText('Strange traffic on the bridge network.').first()).toBeVisible();
    world.link.take();
    const number = await person.fileReport(page, 'The alarm printer prints by itself.');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await isListed(page, number);
    expect(world.link.take()).toEqual({ up: 0, down: 0, connections: 0, exchanges: 0 });
  } finally {
    await world.close();
  }
});
