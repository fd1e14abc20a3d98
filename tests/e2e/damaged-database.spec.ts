import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { browserArgs, findBrowser } from '#build/browser.mjs';
import * as person from './driver.ts';
import { tear } from './torn-database.ts';
import { makeWorld } from './world.ts';

test('a ship in a browser goes on with all its records, its people and its place at the hub when Chromium throws the database away', async () => {
  const world = await makeWorld();
  const profile = mkdtempSync(path.join(os.tmpdir(), 'bulwark-torn-'));
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findBrowser().path as string,
      args: browserArgs(),
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = (context.pages()[0] ?? (await context.newPage())) as Page;
    await page.goto(world.vessel.url);
    return { context, page };
  };
  try {
    const before = await start();
    await person.setUpShip(before.page);
    await person.connect(before.page, await world.newCode());
    const delivered = await person.fileReport(before.page, 'The bilge alarm panel restarts by itself.');
    await person.contact(before.page);
    world.link.setLink(false);
    const queued = await person.fileReport(before.page, 'A printer cable was pulled out of the bridge switch.');
    await before.context.close();

    tear(profile, 'records');
    const after = await start();
    await person.unlock(after.page);
    await person.visit(after.page, '/reports');
    for (const number of [delivered, queued])
      await expect(after.page.getByRole('row', { name: new RegExp(number) })).toBeVisible();
    world.link.setLink(true);
    await person.contact(after.page);
    await person.goTo(after.page, 'Proof');
    await after.page.getByRole('button', { name: 'Verify now' }).click();
    await expect(after.page.getByText('All holds')).toBeVisible({ timeout: 60_000 });
    await after.context.close();
  } finally {
    await world.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
