import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeViolations } from '#tests/a11y/palette-colours.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** A risk from the first word to the decision: by keyboard aboard without a link, above the Master's word decided ashore. */
test.describe.configure({ mode: 'serial' });

const SIZE = { viewport: { width: 1366, height: 850 } };
const TITLE = 'Chart PC infected by an update stick';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let riskPath = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  shipContext = await browser.newContext(SIZE);
  deskContext = await browser.newContext(SIZE);
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
});

test.afterAll(async () => {
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
});

async function rate(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).selectOption(value);
}

test('a ship with two systems of which one needs the other', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  world.link.setLink(false);
  await person.addAsset(ship, 'Bridge UPS');
  const ecdis = await person.addAsset(ship, 'ECDIS 1');
  await person.visit(ship, ecdis);
  await ship.getByRole('button', { name: 'Edit', exact: true }).click();
  await ship.getByRole('combobox', { name: 'Cannot work without' }).fill('Bridge');
  await ship.getByRole('option', { name: /Bridge UPS/ }).click();
  await ship.keyboard.press('Escape');
  await ship.locator('input[name=maxOutageMin]').fill('30');
  await ship.getByRole('button', { name: /^Save \d+ change/ }).click();
  await expect(ship.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
});

test('what is typed about a risk outlives a restart; the level is seen while one chooses', async () => {
  await person.goTo(ship, 'Readiness');
  await person.visit(ship, '/risk');
  await expect(ship.getByText('No risk is written down yet. Add the first one.')).toBeVisible();
  await ship.getByRole('link', { name: 'Add a risk' }).first().click();
  await ship.getByRole('button', { name: 'Add to the register' }).click();
  await expect(ship.getByText('Give the risk a name: what could happen, in one line.')).toBeVisible();
  await ship.getByRole('textbox', { name: /^Title/ }).fill(TITLE);
  await rate(ship, 'Likelihood before controls', '4');
  await rate(ship, 'Ship, before controls', '4');
  await expect(ship.getByText('16 Extreme')).toBeVisible();
  await ship.getByRole('combobox', { name: 'Questions of the assessment' }).fill('D-22');
  await ship.getByRole('option', { name: /^D-22/ }).click();
  await ship.keyboard.press('Escape');
  await person.visit(ship, '/risk'); // leaving the form writes what is in it
  await expect(ship.getByRole('heading', { level: 1, name: 'Risks' })).toBeVisible();
  await ship.reload();
  await person.unlock(ship);
  await person.visit(ship, '/risk/new');
  await expect(ship.getByRole('textbox', { name: /^Title/ })).toHaveValue(TITLE);
  await rate(ship, 'Likelihood with controls', '2');
  await rate(ship, 'Ship, with controls', '4');
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('button', { name: 'Add to the register' }).focus();
  await ship.keyboard.press('Enter');
  await expect(ship.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(ship.getByText(/RSK-TP-/).first()).toBeVisible();
  await expect(ship.getByRole('link', { name: /^D-22 / })).toBeVisible();
  riskPath = new URL(ship.url()).hash.slice(1);
});

test('a measure becomes an action; the Master accepts what the matrix leaves to the Master, with the PIN', async () => {
  await ship.getByRole('textbox', { name: 'What is to be done' }).fill('Scan each stick before the chart PC');
  await ship.getByRole('button', { name: 'Make an action' }).click();
  await expect(ship.getByRole('list', { name: 'Actions' })).toContainText('Scan each stick before the chart PC');
  await ship.getByRole('combobox', { name: 'What is decided' }).click();
  await ship.getByRole('option', { name: 'Accept' }).click();
  await ship.getByRole('button', { name: 'Decide and sign' }).click();
  await person.pinPad(ship, `PIN of ${person.MASTER}`, person.PIN);
  await expect(ship.getByRole('list', { name: 'Signatures' })).toContainText(person.MASTER);
  await expect(ship.getByText('Accepted').first()).toBeVisible();
  await ship.getByRole('button', { name: 'Reviewed today, still right' }).click();
  await expect(ship.getByText('Reviewed on').first()).toBeVisible(); // the history says so too
  // changed after it was signed: the signature says so
  await ship.getByRole('button', { name: 'Change', exact: true }).click();
  await rate(ship, 'Likelihood with controls', '4');
  await ship.getByRole('button', { name: 'Save the changes' }).click();
  await expect(ship.getByText('16 Extreme').first()).toBeVisible();
  await expect(ship.getByText(/not accepted without an interim measure/)).toBeVisible();
  await expect(ship.getByRole('list', { name: 'Signatures' })).toContainText(/changed/i);
});

test('the heat map lists the risks of a cell by keyboard', async () => {
  await person.visit(ship, '/risk');
  const cell = ship.getByRole('button', { name: '16 Extreme 1 risk' });
  await expect(cell).toBeVisible();
  await cell.focus();
  await ship.keyboard.press('Enter');
  await expect(ship.getByRole('row', { name: new RegExp(TITLE) })).toBeVisible();
  await ship.getByRole('radio', { name: 'Before measures' }).check();
  await expect(ship.getByRole('button', { name: '16 Extreme 1 risk' })).toHaveAttribute('aria-pressed', 'false');
  expect(await axeViolations(ship, 'all')).toEqual([]);
});

test('what stops if this stops', async () => {
  await person.visit(ship, '/risk/impact');
  await expect(ship.getByRole('heading', { name: 'Bridge UPS' })).toBeVisible();
  await expect(ship.getByRole('list', { name: 'Needs Bridge UPS' })).toContainText('ECDIS 1');
  const map = ship.getByRole('group', { name: 'Map' });
  await map.getByRole('button', { name: 'Bridge UPS, If this stops' }).focus();
  await ship.keyboard.press('ArrowRight');
  await expect(map.getByRole('button', { name: 'ECDIS 1, Stops directly' })).toBeFocused();
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.keyboard.press('Enter');
  await expect(ship.getByRole('heading', { name: 'ECDIS 1' })).toBeVisible();
  await expect(map.getByRole('button', { name: 'ECDIS 1, If this stops' })).toBeFocused();
  await ship.keyboard.press('ArrowLeft');
  await expect(map.getByRole('button', { name: 'Bridge UPS, It needs' })).toBeFocused();
});

test('ashore the DPA sets the company’s matrix, a falling one is refused; aboard the levels follow', async () => {
  world.link.setLink(true);
  await person.contact(ship);
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await person.visit(desk, '/risk/matrix');
  await desk.getByRole('textbox', { name: /^Edition/ }).fill('SMS 7.2');
  await rate(desk, 'Likelihood 4, severity 4', 'low');
  await desk.getByRole('button', { name: 'Set for this ship' }).click();
  await expect(desk.getByText(/A likelier or worse thing cannot have a lower level/)).toBeVisible();
  await rate(desk, 'Likelihood 4, severity 4', 'high');
  await desk.getByRole('button', { name: 'Set for this ship' }).click();
  await expect(desk.getByText('The matrix is set.', { exact: false })).toBeVisible();
  expect(await axeViolations(desk, 'all')).toEqual([]);
  await person.contact(desk);
  await person.contact(ship);
  await person.visit(ship, riskPath);
  await expect(ship.getByText('16 High').first()).toBeVisible();
  await expect(ship.getByText('This level is decided by', { exact: false })).toBeVisible();
});

test('decisions of both sides without a link meet: neither is lost, one counts on both, the DPA settles it', async () => {
  test.setTimeout(180_000);
  const title = 'Office printer opened from the internet';
  await person.visit(ship, '/risk/new');
  await ship.getByRole('textbox', { name: /^Title/ }).fill(title);
  await rate(ship, 'Likelihood with controls', '2');
  await rate(ship, 'Ship, with controls', '2');
  await ship.getByRole('button', { name: 'Add to the register' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const path = new URL(ship.url()).hash.slice(1);
  await person.contact(ship);
  await person.contact(desk);
  world.link.setLink(false);

  const decide = async (page: Page, what: string) => {
    await person.visit(page, path);
    await page.getByRole('combobox', { name: 'What is decided' }).click();
    await page.getByRole('option', { name: what, exact: true }).click();
    await page.getByRole('button', { name: 'Decide and sign' }).click();
  };
  await decide(ship, 'Mitigate');
  await person.pinPad(ship, `PIN of ${person.MASTER}`, person.PIN);
  await expect(ship.getByRole('list', { name: 'Signatures' })).toContainText(person.MASTER);
  await decide(desk, 'Accept');
  await desk.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
  await expect(desk.getByRole('list', { name: 'Signatures' })).toBeVisible();
  await person.contact(desk);
  world.link.setLink(true);
  await person.contact(ship);
  await person.contact(desk);

  for (const page of [ship, desk]) {
    await person.visit(page, path);
    await expect(page.getByText(/fields? differs? between ship and shore/)).toBeVisible();
    // risk decisions are the company's word: it counts until somebody settles it, and both signatures stand
    await expect(page.getByRole('region', { name: 'Decision', exact: true })).toContainText('Accept');
    await expect(page.getByRole('list', { name: 'Signatures' }).getByRole('listitem')).toHaveCount(2);
  }
  await desk.getByRole('link', { name: 'Settle', exact: true }).click();
  for (const choice of [/^Approved by, Ship/, /^Decision, Ship Mitigate/, /^State, Ship/])
    await desk.getByRole('radio', { name: choice }).check();
  await desk.getByLabel(/Reason, the vessel will read it/).fill('The Master knows the printer.');
  await desk.getByRole('button', { name: 'Settle and tell the vessel' }).click();
  await expect(desk.getByText(/: settled/).first()).toBeVisible();
  await person.contact(desk);
  await person.contact(ship);
  for (const page of [ship, desk]) {
    await person.visit(page, path);
    await expect(page.getByText(/Settled by Staff dpa/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Decision', exact: true })).toContainText('Mitigate');
  }
});
