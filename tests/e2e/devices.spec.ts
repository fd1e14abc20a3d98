import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** A device joins by a code that the desk made, is lost, and what it wrote honestly comes in after all. */
test.describe.configure({ mode: 'serial' });

const AT_SEA = 'Written at sea, before anybody knew.';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let assetPath = '';
let reportNumber = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  shipContext = await browser.newContext();
  deskContext = await browser.newContext();
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
  await ship.goto(world.vessel.url);
  await desk.goto(world.hub.url);
});

test.afterAll(async () => {
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
});

/** Opens the page of the devices anew, so that it asks the hub. */
async function enrolment(): Promise<void> {
  await person.visit(desk, '/fleet');
  await expect(desk.getByRole('heading', { name: 'Fleet' })).toBeVisible();
  await person.visit(desk, '/enrolment');
  await expect(desk.getByRole('region', { name: 'Devices' })).toBeVisible();
}

const bridgePc = () =>
  desk.getByRole('region', { name: 'Devices' }).getByRole('listitem').filter({ hasText: 'A, on board' });

test('the desk makes a code, which connects the ship and no second one', async () => {
  await person.setUpShip(ship);
  assetPath = await person.addAsset(ship, 'ECDIS 1');
  await person.signIn(desk, STAFF.username, STAFF.password);
  await enrolment();
  await desk.getByLabel('Address of the hub, as the ship reaches it').fill(`http://127.0.0.1:${world.link.port}`);
  await desk.getByRole('button', { name: 'Make the code' }).click();
  const code = await desk.getByRole('region', { name: 'Enrolment code' }).locator('code').innerText();
  await expect(desk.getByText(/^Good until \d+/)).toBeVisible();
  await expect(desk.getByRole('list', { name: 'Codes not used yet' })).toContainText('Device A');
  const saved = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Save as a file' }).click();
  const stream = await (await saved).createReadStream();
  const file = (await stream.toArray()).join('');
  expect(JSON.parse(file)).toMatchObject({ vessel: 'imo9074729', code });
  await person.connect(ship, file);
  await enrolment();
  await expect(bridgePc()).toContainText('Works');
  await expect(desk.getByText('No code waits to be used.')).toBeVisible();
});

test('a device that is shut out fetches nothing more, and what it sends waits', async () => {
  await person.openVessel(desk, person.SHIP.name);
  world.link.setLink(false);
  reportNumber = await person.fileReport(ship, AT_SEA);
  await person.editAsset(desk, assetPath, 'Version', '7.3.0');
  await person.contact(desk);
  await enrolment();
  await bridgePc().getByRole('button', { name: 'Shut out' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
  await expect(desk.getByRole('dialog')).toContainText('Write the reason.');
  await desk.getByLabel('Reason').fill('The laptop was left in a taxi.');
  await desk.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
  await expect(bridgePc()).toContainText('Shut out');
  await expect(bridgePc().getByRole('button')).toHaveCount(0);
  world.link.setLink(true);
  await person.goTo(ship, 'Sync');
  const call = ship.getByRole('button', { name: 'Contact now' });
  if (await call.isEnabled()) await call.click();
  await expect(ship.getByText('The company has withdrawn this PC from the exchange.')).toBeVisible();
  await person.visit(ship, assetPath);
  await expect(ship.getByRole('heading', { level: 1, name: 'ECDIS 1' })).toBeVisible();
  await expect(ship.getByText('7.3.0')).toHaveCount(0);
  await enrolment();
  await expect(desk.getByRole('region', { name: 'Quarantine' }).getByRole('listitem')).not.toHaveCount(0);
  await person.contact(desk);
  await person.goTo(desk, 'Reports');
  await expect(desk.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
  await expect(desk.getByRole('row', { name: new RegExp(reportNumber) })).toHaveCount(0);
});

test('what is admitted appears', async () => {
  await enrolment();
  const quarantine = desk.getByRole('region', { name: 'Quarantine' });
  const buttons = quarantine.getByRole('button', { name: /^Admit/ });
  await buttons.first().click();
  await desk.getByLabel('Reason').fill('The master called: it was himself.');
  await desk.getByRole('dialog').getByRole('button', { name: 'Admit' }).click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(quarantine.getByText('Nothing waits.')).toBeVisible();
  await person.contact(desk);
  await person.goTo(desk, 'Reports');
  await desk.getByRole('row', { name: new RegExp(reportNumber) }).click();
  await expect(desk.getByText(AT_SEA).first()).toBeVisible();
});

test('who may not, is told so', async ({ browser }) => {
  await world.newStaff('reader', ['settle']);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(world.hub.url);
  await person.signIn(page, 'reader', STAFF.password);
  await person.visit(page, '/enrolment');
  await expect(page.getByText('Your account may not make codes.')).toBeVisible();
  await expect(page.getByText('Your account may not shut a device out.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Shut out' })).toHaveCount(0);
  await context.close();
});

test('a vessel joins the fleet on the page, which ends in her enrolment code', async () => {
  await person.visit(desk, '/fleet');
  await desk.getByRole('link', { name: 'Add a vessel' }).click();
  const add = desk.getByRole('region', { name: 'Add a vessel' });
  await add.getByLabel('Name of the ship').fill('MV Second');
  await add.getByLabel('IMO number').fill('9319467');
  await add.getByRole('button', { name: 'Add to the fleet' }).click();
  await expect(add.getByText('A digit is wrong')).toBeVisible();
  await add.getByLabel('IMO number').fill(person.SHIP.imo);
  await expect(add.getByText('This vessel is in the fleet already.')).toBeVisible();
  await add.getByLabel('IMO number').fill('IMO 9319466');
  await add.getByRole('button', { name: 'Add to the fleet' }).click();
  await expect(
    desk.getByText('MV Second, IMO 9319466').or(desk.locator('input[value="MV Second, IMO 9319466"]')).first(),
  ).toBeVisible();
  await desk.getByLabel('Address of the hub, as the ship reaches it').fill(`http://127.0.0.1:${world.link.port}`);
  await desk.getByRole('button', { name: 'Make the code' }).click();
  await expect(desk.getByRole('region', { name: 'Enrolment code' }).locator('code')).toBeVisible();
  await person.visit(desk, '/fleet');
  await expect(desk.getByRole('row', { name: /MV Second/ })).toContainText('Never heard');
});
