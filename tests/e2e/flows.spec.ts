import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** The main job, as people do it: one vessel PC, one desk, a hub, and a link that is really cut. */
test.describe.configure({ mode: 'serial' });

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let assetPath = '';
let reportNumber = '';
let words: readonly string[] = [];

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  shipContext = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  deskContext = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
});

test.afterAll(async () => {
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
});

test('a vessel is set up with no hub', async () => {
  await ship.goto(world.vessel.url);
  words = await person.setUpShip(ship);
  expect(words).toHaveLength(12);
});

test('a report is filed offline and keeps its number', async () => {
  world.link.setLink(false);
  reportNumber = await person.fileReport(ship, 'A USB stick was put into the chart PC without a scan.');
  expect(reportNumber).toMatch(/^NCR-TP-[A-Z0-9]{4}-0001$/);
  await person.goTo(ship, 'Reports');
  await expect(ship.getByRole('row', { name: new RegExp(reportNumber) })).toContainText('Queued');
  world.link.setLink(true);
});

test('what was typed survives a killed tab', async () => {
  await person.visit(ship, '/reports/new');
  await ship.getByLabel('What happened?').fill('The firewall was found open.');
  await expect(ship.getByText(/Kept on this PC at/)).toBeVisible();
  await ship.close({ runBeforeUnload: false });
  ship = await shipContext.newPage();
  await ship.goto(world.vessel.url);
  await person.unlock(ship);
  await person.visit(ship, '/reports/new');
  await expect(ship.getByLabel('What happened?')).toHaveValue('The firewall was found open.');
  await ship.getByRole('button', { name: 'Discard', exact: true }).click();
  await ship.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
});

test('an asset is added, and the vessel connects by code', async () => {
  assetPath = await person.addAsset(ship, 'ECDIS 1');
  await person.editAsset(ship, assetPath, 'Version', '7.2.1');
  await person.connect(ship, await world.newCode());
  await person.goTo(ship, 'Reports');
  await expect(ship.getByRole('row', { name: new RegExp(reportNumber) })).toContainText('Stored ashore');
});

test('a desk signs in, sees the vessel, answers the report', async () => {
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, 'MV Test Pioneer');
  await person.goTo(desk, 'Reports');
  await desk.getByRole('row', { name: new RegExp(reportNumber) }).click();
  await desk.getByLabel('Your answer').fill('Thank you. A scan station comes at the next port.');
  await desk.getByRole('button', { name: 'Send the answer' }).click();
  await expect(desk.getByText('Thank you. A scan station comes at the next port.').first()).toBeVisible();
  await person.contact(desk);
  await person.contact(ship);
  await person.goTo(ship, 'Reports');
  await expect(ship.getByRole('row', { name: new RegExp(reportNumber) })).toContainText('Answered');
});

test('both sides change one field with the link cut; the queue shows it, a decision goes back with its reason', async () => {
  world.link.setLink(false);
  await person.editAsset(ship, assetPath, 'Version', '7.2.4');
  await person.editAsset(desk, assetPath, 'Version', '7.3.0');
  await person.contact(desk);
  world.link.setLink(true);
  await person.contact(ship);
  await person.contact(desk);
  await person.goTo(desk, 'Merge queue');
  await desk.getByRole('row', { name: /ECDIS 1/ }).click();
  for (const value of ['7.2.1', '7.2.4', '7.3.0'])
    await expect(desk.getByText(value, { exact: true }).first()).toBeVisible();
  await desk.getByRole('radio', { name: 'Version, Shore' }).check();
  await desk.getByLabel(/Reason, the vessel will read it/).fill('Version of the service report.');
  await desk.getByRole('button', { name: 'Settle and tell the vessel' }).click();
  await expect(desk.getByText(/: settled/).first()).toBeVisible();
  await person.contact(desk);
  await person.contact(ship);
  await person.visit(ship, assetPath);
  await expect(ship.getByText('7.3.0').first()).toBeVisible();
  await expect(ship.getByText('Version of the service report.').first()).toBeVisible();
});

test('the log verifies on both sides, with one fingerprint of all records', async () => {
  const digests: (string | null)[] = [];
  await person.contact(ship);
  await person.contact(desk);
  for (const page of [ship, desk]) {
    await person.goTo(page, 'Proof');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect(page.getByText('All holds')).toBeVisible({ timeout: 60_000 });
    digests.push(await page.locator('[data-digest]').getAttribute('data-digest'));
  }
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(digests[1]).toBe(digests[0]);
});
