import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** A photo from the ship to shore: its preview by itself, the original when somebody ashore asks. */
test.describe.configure({ mode: 'serial' });

const PHOTO = path.resolve(import.meta.dirname, '../../docs/pictures/today-day.png');

let world: E2eWorld;
let contexts: readonly BrowserContext[] = [];
let ship: Page;
let desk: Page;
let reportNumber = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  const viewport = { width: 1366, height: 850 };
  contexts = [await browser.newContext({ viewport }), await browser.newContext({ viewport })];
  ship = await (contexts[0] as BrowserContext).newPage();
  desk = await (contexts[1] as BrowserContext).newPage();
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await world?.close();
});

async function openReport(page: Page): Promise<void> {
  await person.goTo(page, 'Reports');
  await page.getByRole('row', { name: new RegExp(reportNumber) }).click();
  await expect(page.getByRole('heading', { name: 'Photos' })).toBeVisible();
}

test('a photo that was attached with the link cut goes ashore when it is back', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  world.link.setLink(false);
  reportNumber = await person.fileReport(ship, 'The cover of the aft switch is broken.');
  await openReport(ship);
  await ship.locator('input[type=file]').setInputFiles(PHOTO);
  await expect(ship.getByText('On board', { exact: true })).toBeVisible();
  world.link.setLink(true);
  await person.contact(ship);
  await openReport(ship);
  await expect(ship.getByText('Original ashore')).toBeVisible({ timeout: 60_000 });
});

test('a desk shows the preview, and the original when it was asked for', async () => {
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, 'MV Test Pioneer');
  await person.contact(desk);
  await openReport(desk);
  await expect(desk.getByText('Small copy is here')).toBeVisible({ timeout: 60_000 });
  await desk.getByRole('button', { name: /^Show / }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByText('This is the small copy.', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Ask for the original' }).click();
  await expect(dialog.getByText('Original is here')).toBeVisible({ timeout: 60_000 });
  // The small copy is 640 wide at most.
  const width = () => dialog.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBeGreaterThan(1000);
});
