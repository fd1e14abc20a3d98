import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/** Makers who come aboard or on the line, and what is plugged in: with no link. */
test.describe.configure({ mode: 'serial' });

let world: E2eWorld;
let context: BrowserContext;
let ship: Page;
let assetPath = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  world.link.setLink(false);
  context = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  ship = await context.newPage();
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  assetPath = await person.addAsset(ship, 'ECDIS 1');
});

test.afterAll(async () => {
  await context?.close();
  await world?.close();
});

/** As the form writes it, UTC. */
function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

test('a visit over its time is said on Today and ends in one press', async () => {
  await person.visit(ship, '/visits/new');
  await ship.getByRole('textbox', { name: 'Planned to' }).fill(hoursAgo(1));
  await ship.getByRole('button', { name: 'Log it' }).click();
  for (const text of ['Write which company', 'Choose at least one system', 'The end cannot be before the beginning'])
    await expect(ship.getByText(text, { exact: false })).toBeVisible();
  await ship.getByRole('textbox', { name: 'Started' }).fill(hoursAgo(5));
  await ship.getByRole('radio', { name: 'Remote session' }).check();
  const visit = await person.logVisit(ship, 'Furuno service', 'ECDIS 1');
  await expect(ship.getByRole('main')).toContainText(/VEN-TP-[A-Z0-9]+-0001/);
  await person.goTo(ship, 'Today');
  await expect(ship.getByRole('list', { name: 'On board or connected now' })).toContainText('Over its time');
  await ship
    .getByRole('banner')
    .getByRole('button', { name: /alert|alarm/ })
    .click();
  await expect(ship.getByRole('dialog')).toContainText('1 visit or remote session is over its time');
  await ship.keyboard.press('Escape');
  await ship.getByRole('button', { name: 'End it: Furuno service' }).click();
  await expect(ship.getByRole('list', { name: 'On board or connected now' })).toHaveCount(0);
  await person.visit(ship, visit);
  await ship.getByRole('button', { name: 'Change', exact: true }).click();
  await ship.getByRole('textbox', { name: 'What was done' }).fill('Chart software 7.2 put in.');
  await person.choose(ship, 'Switch afterwards', '', 'Unplugged');
  await ship.getByRole('button', { name: 'Save changes' }).click();
  await ship.getByRole('button', { name: 'Reviewed: Furuno service' }).click();
  await expect(ship.getByRole('button', { name: 'Reviewed: Furuno service' })).toHaveCount(0);
  await expect(ship.getByRole('main')).toContainText('Chart software 7.2 put in.');
});

test('a plan is changed and called off', async () => {
  await person.visit(ship, '/visits/new');
  await ship.getByRole('textbox', { name: 'Planned to' }).fill(hoursAgo(-50));
  await ship.getByRole('textbox', { name: 'Started' }).fill(hoursAgo(-48));
  await person.logVisit(ship, 'Sperry service', 'ECDIS 1');
  await expect(ship.getByRole('button', { name: 'Start now: Sperry service' })).toBeVisible();
  await ship.getByRole('button', { name: 'Change', exact: true }).click();
  await ship.getByRole('textbox', { name: /^Company/ }).fill(' ');
  await ship.getByRole('textbox', { name: 'Planned from' }).fill(hoursAgo(-72));
  await ship.getByRole('button', { name: 'Save changes' }).click();
  for (const text of ['Write which company', 'The end cannot be before the beginning'])
    await expect(ship.getByText(text, { exact: false })).toBeVisible();
  await ship.getByRole('textbox', { name: /^Company/ }).fill('Sperry Marine');
  await ship.getByRole('textbox', { name: 'Planned to' }).fill(hoursAgo(-75));
  await ship.getByRole('button', { name: 'Save changes' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: 'Sperry Marine' })).toBeVisible();
  await ship.getByRole('button', { name: 'Call it off' }).click();
  await ship.getByRole('dialog').getByRole('textbox').fill('The port was changed.');
  await ship.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click();
  await expect(ship.getByRole('main')).toContainText('Cancelled');
  await expect(ship.getByRole('button', { name: 'Start now: Sperry Marine' })).toHaveCount(0);
});

test('a stick that a scan stopped stays out of use until it is cleaned; the system names both', async () => {
  await person.visit(ship, '/media/log');
  await ship.getByRole('button', { name: 'Log it' }).click();
  await expect(ship.getByText('Choose what the scan said.')).toBeVisible();
  const medium = await person.logMedium(ship, 'CHART-2', 'ECDIS 1', 'Infected');
  await expect(ship.getByText('Do not use this medium')).toBeVisible();
  await ship.getByRole('link', { name: 'Log a use' }).click();
  await ship.getByRole('radio', { name: 'Scanned', exact: true }).check();
  await ship.getByRole('radio', { name: 'Cleaned', exact: true }).check();
  await ship.getByRole('button', { name: 'Log it' }).click();
  await expect(ship).toHaveURL(new RegExp(`${medium}$`));
  await expect(ship.getByText('Do not use this medium')).toHaveCount(0);
  await expect(ship.getByRole('list', { name: 'What happened to it' }).getByRole('listitem')).toHaveCount(2);
  await person.visit(ship, assetPath);
  await expect(ship.getByRole('list', { name: 'Visits and remote sessions' })).toContainText('Furuno service');
  await expect(ship.getByRole('list', { name: 'Removable media' })).toContainText('CHART-2');
});
