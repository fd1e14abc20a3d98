import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { faultsOf } from './screen.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/** Several people on one PC, with no link at all: crew list, rights by role, quick switch, waits, PINs, signing off. */
test.describe.configure({ mode: 'serial' });

const ETO = 'Mira Kovac';
const RATING = 'Ben Ali';
const HALF = 'A loose cable behind the rad';

let world: E2eWorld;
let context: BrowserContext;
let ship: Page;

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  world.link.setLink(false);
  context = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  ship = await context.newPage();
});

test.afterAll(async () => {
  await context?.close();
  await world?.close();
});

/** Takes over by keyboard from whatever page is open: four keys and the PIN. */
async function takeOver(page: Page, name: string, pin = person.PIN): Promise<void> {
  await page.keyboard.press('Alt+w');
  const dialog = page.getByRole('dialog');
  const cards = dialog.getByRole('list', { name: 'Somebody else takes over' }).getByRole('button');
  await expect(cards.first()).toBeVisible();
  const names = await cards.allTextContents();
  await page.keyboard.press(String(names.findIndex((each) => each.includes(name)) + 1));
  await expect(dialog.getByLabel(`PIN of ${name}`)).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

test('the Master keeps the crew list: rank, number, roles, languages, sign-on', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.addPerson(ship, ETO, 'Electro-technical officer', ['English', 'Русский']);
  await person.addPerson(ship, RATING, 'Rating');
  const row = ship.getByRole('row', { name: new RegExp(ETO) });
  await expect(row).toContainText('English, Русский');
  await expect(row).toContainText('Has a PIN here');
  await expect(row).toContainText(String(new Date().getUTCFullYear()));
  await row.click();
  await ship.getByRole('button', { name: 'Edit', exact: true }).click();
  await ship.getByRole('textbox', { name: /^Crew number/ }).fill('TP-10482');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(row).toContainText('Crew number TP-10482');
  expect(await faultsOf(ship)).toEqual([]);
});

test('a few keys hand the PC over from any page; nobody sees what the other was typing', async () => {
  await person.visit(ship, '/reports/new');
  await ship.getByLabel('What happened?').fill(HALF);
  await takeOver(ship, RATING);
  await expect(ship.getByLabel('What happened?')).toHaveValue('');
  await expect(ship.locator('body')).not.toContainText(HALF);
  await takeOver(ship, person.MASTER);
  await expect(ship.getByLabel('What happened?')).toHaveValue(HALF);
  await ship.keyboard.press('Alt+l');
  await expect(ship.getByRole('heading', { name: 'Who works now?' })).toBeVisible();
  await expect(ship.locator('body')).not.toContainText(HALF);
  await person.unlock(ship, RATING);
});

test('a rating is offered what the role may do, and is refused the rest', async () => {
  await person.visit(ship, '/people');
  await expect(ship.getByRole('button', { name: 'Add person' })).toHaveCount(0);
  await ship.getByRole('row', { name: new RegExp(person.MASTER) }).click();
  await expect(ship.getByRole('button', { name: 'New PIN' })).toHaveCount(0);
  await expect(ship.getByRole('button', { name: 'Sign off' })).toHaveCount(0);
  await person.visit(ship, '/settings');
  await expect(ship.getByText('Only the Master changes it.')).toBeVisible();
  await person.visit(ship, '/people/rights');
  const row = ship.getByRole('row', { name: /^Give a new PIN/ });
  await expect(row.getByText('may', { exact: true })).toHaveCount(1);
  await expect(row).toContainText('Verify with company or flag');
  expect(await faultsOf(ship)).toEqual([]);
  // past the page: the form of a system is filled in and handed to the worker
  await person.visit(ship, '/assets/new');
  await ship.getByRole('button', { name: 'Blank form' }).click();
  await ship.getByRole('textbox', { name: 'Name', exact: true }).fill('Radar');
  await ship.getByRole('button', { name: 'Add to the register' }).click();
  await expect(ship.getByText('Your role does not allow this.')).toBeVisible();
});

test('wrong PINs wait, and closing the app does not shorten it', async () => {
  await ship.keyboard.press('Alt+l');
  await ship.getByText(ETO, { exact: true }).first().click();
  for (const pin of ['1111', '2222', '3333']) await person.pinPad(ship, `PIN of ${ETO}`, pin);
  await expect(ship.getByText(/^Too many wrong tries/)).toBeVisible();
  await ship.reload();
  await ship.getByText(ETO, { exact: true }).first().click();
  await expect(ship.getByText(/^Too many wrong tries/)).toBeVisible();
  await person.unlock(ship); // nobody else waits
});

test('the Master gives a new PIN: the trail says who, when, for whom', async () => {
  await person.visit(ship, '/people');
  await ship.getByRole('row', { name: new RegExp(ETO) }).click();
  await ship.getByRole('button', { name: 'New PIN' }).click();
  await person.pinPad(ship, `New PIN of ${ETO}`, '864201');
  await person.pinPad(ship, 'The same PIN again', '864201');
  const trail = ship.getByRole('list', { name: 'PIN and key' });
  await expect(trail.getByRole('listitem')).toHaveCount(2);
  await expect(trail.getByRole('listitem').first()).toContainText('new PIN given');
  await expect(trail.getByRole('listitem').first()).toContainText(person.MASTER);
  await expect(ship.getByText('2 keys so far.')).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await takeOver(ship, ETO, '864201');
  await takeOver(ship, person.MASTER);
});

test('who signs off cannot sign in any more and stays in the history; who comes back can', async () => {
  await person.visit(ship, '/people');
  await ship.getByRole('row', { name: new RegExp(RATING) }).click();
  await ship.getByRole('button', { name: 'Sign off' }).click();
  await ship.getByRole('dialog').getByRole('button', { name: 'Sign off today' }).click();
  await expect(ship.getByRole('row', { name: new RegExp(RATING) })).toHaveCount(0);
  await ship.keyboard.press('Alt+w');
  await expect(ship.getByRole('dialog').getByText(ETO)).toBeVisible();
  await expect(ship.getByRole('dialog').getByText(RATING)).toHaveCount(0);
  await ship.keyboard.press('Escape');
  await ship.getByRole('button', { name: /^Show 1 who left/ }).click();
  await ship.getByRole('row', { name: new RegExp(RATING) }).click();
  await ship.getByRole('button', { name: 'Sign on again' }).click();
  await expect(ship.getByRole('row', { name: new RegExp(RATING) })).toContainText('Has a PIN here');
  await takeOver(ship, RATING);
});

test('before the PC locks itself it says so, and a key puts it off', async () => {
  await takeOver(ship, person.MASTER);
  await person.visit(ship, '/settings');
  await ship.getByRole('combobox', { name: /lock/i }).click();
  await ship.getByRole('option', { name: '2 minutes' }).click();
  await expect(ship.getByRole('combobox', { name: /lock/i })).toHaveValue('2 minutes'); // it is kept
  await ship.close();
  ship = await context.newPage();
  await ship.clock.install();
  await ship.goto(world.vessel.url);
  await person.unlock(ship);
  await ship.clock.fastForward(91_000);
  await expect(ship.getByText(/about to lock itself/)).toBeVisible();
  await ship.keyboard.press('Shift');
  await expect(ship.getByText(/about to lock itself/)).toHaveCount(0);
});
