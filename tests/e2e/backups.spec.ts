import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** An ETO keeps the backups and does a restore test that fails; it outlives a restart and reads the same ashore. */
test.describe.configure({ mode: 'serial' });

const ETO = 'Mira Kovac';
const SIZE = { viewport: { width: 1366, height: 850 } };
const PHOTO = path.resolve(import.meta.dirname, '../../docs/pictures/today-day.png');

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let files = '';
let testPath = '';
let testNumber = '';
let reportNumber = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  shipContext = await browser.newContext(SIZE);
  deskContext = await browser.newContext(SIZE);
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
  files = mkdtempSync(path.join(os.tmpdir(), 'bulwark-set-'));
  mkdirSync(path.join(files, 'conditions'));
  writeFileSync(path.join(files, 'model.bin'), 'the approved model');
  writeFileSync(path.join(files, 'conditions/DEP-1121.cnd'), 'deadweight 41260');
});

test.afterAll(async () => {
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
  rmSync(files, { recursive: true, force: true });
});

async function switchTo(page: Page, name: string): Promise<void> {
  await page.reload();
  await person.unlock(page, name);
}

async function failsAxe(page: Page): Promise<readonly string[]> {
  const { axeViolations } = await import('#tests/a11y/palette-colours.ts');
  return axeViolations(page, 'all');
}

/** Moves on by Tab until the named control has the focus, and presses it. */
async function pressByKeyboard(page: Page, name: string, key = 'Enter'): Promise<void> {
  const control = page.getByRole(key === 'Space' ? 'checkbox' : 'button', { name, exact: true }).first();
  await expect(control).toBeVisible();
  for (let stop = 0; stop < 80; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

test('the Master sets up the ship and an ETO with a PIN of her own', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  world.link.setLink(false);
  await person.addAsset(ship, 'Loading computer PC');
  await person.visit(ship, '/people');
  await ship.getByRole('button', { name: 'Add person' }).click();
  await ship.getByRole('textbox', { name: /^Name/ }).fill(ETO);
  await ship.getByRole('checkbox', { name: /^(ETO|Electro)/ }).check();
  await ship.getByRole('button', { name: 'Next', exact: true }).click();
  await person.pinPad(ship, `New PIN of ${ETO}`, person.PIN);
  await person.pinPad(ship, 'The same PIN again', person.PIN);
  await expect(ship.getByRole('row', { name: new RegExp(ETO) })).toBeVisible();
});

test('a system is ticked, its backup logged with the fingerprint of a folder', async () => {
  await switchTo(ship, ETO);
  await person.goTo(ship, 'Backups');
  await ship.getByRole('link', { name: 'Add systems' }).first().click();
  await ship.getByRole('checkbox', { name: 'Loading computer' }).check();
  await ship.getByRole('button', { name: 'Add 1 system' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: 'Loading computer' })).toBeVisible();
  expect(await failsAxe(ship)).toEqual([]);
  await ship.getByRole('link', { name: 'Log a backup' }).click();
  await ship.getByLabel('Of a folder').setInputFiles(files);
  await expect(ship.getByText('Fingerprint taken')).toBeVisible();
  await ship.getByRole('combobox', { name: 'Kind of medium' }).click();
  await ship.getByRole('option', { name: 'External disk' }).click();
  await ship.getByRole('textbox', { name: 'Label of the medium' }).fill('Disk 2');
  await ship.getByRole('combobox', { name: /^System/ }).click();
  await ship.getByRole('option', { name: /Loading computer PC/ }).click();
  await ship.getByRole('button', { name: 'Log it' }).click();
  await expect(ship.getByRole('list', { name: 'Backups' })).toContainText('External disk Disk 2');
  // The next one is filled in as this one was: one press.
  await ship.getByRole('link', { name: 'Log a backup' }).click();
  await expect(ship.getByRole('textbox', { name: 'Label of the medium' })).toHaveValue('Disk 2');
  await pressByKeyboard(ship, 'Log it');
  await expect(ship.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(2);
});

test('the test does not begin before the safety check is whole', async () => {
  await ship.getByRole('link', { name: 'Start a restore test' }).click();
  await expect(ship.getByText('R5', { exact: false }).first()).toBeVisible();
  await ship.getByRole('button', { name: 'Begin' }).click();
  await expect(ship.getByText('This must hold before the test begins.').first()).toBeVisible();
  await ship.getByRole('combobox', { name: 'Where it was restored' }).click();
  await ship.getByRole('option', { name: 'Second unit' }).click();
  // the older backup is the one with a fingerprint
  await ship.getByRole('combobox', { name: 'Backup used' }).click();
  await ship.getByRole('option').last().click();
  await ship.getByRole('checkbox', { name: 'Master or chief engineer consents.' }).check();
  await ship.getByRole('checkbox', { name: 'The medium is scanned.' }).check();
  expect(await failsAxe(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Begin' }).click();
  await expect(ship.getByText('Step 1 of 7')).toBeVisible();
  testPath = new URL(ship.url()).hash.slice(1);
});

test('steps by keyboard alone; a restart in the middle loses nothing', async () => {
  await pressByKeyboard(ship, 'Start the clock');
  await expect(ship.getByText(/Running since/)).toBeVisible();
  await pressByKeyboard(ship, 'Passed');
  await expect(ship.getByText('Step 2 of 7')).toBeVisible();
  await pressByKeyboard(ship, 'Passed');
  await expect(ship.getByText('Step 3 of 7')).toBeVisible();
  await ship.getByRole('textbox', { name: 'What you read' }).fill('41 260');
  await ship.getByRole('textbox', { name: 'Note', exact: true }).fill('The licence key is missing');
  expect(await failsAxe(ship)).toEqual([]);
  await ship.close({ runBeforeUnload: false });
  ship = await shipContext.newPage();
  await ship.goto(world.vessel.url);
  await person.unlock(ship, ETO);
  await person.visit(ship, testPath);
  await expect(ship.getByText('Step 3 of 7')).toBeVisible();
  await expect(ship.getByText(/Running since/)).toBeVisible();
  await expect(ship.getByText('2 of 7 answered')).toBeVisible();
  await expect(ship.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('The licence key is missing');
  await expect(ship.getByRole('timer', { name: 'Stop-watch' })).not.toHaveText('00:00');
});

test('a failed step hands in a report at once, both name each other', async () => {
  await pressByKeyboard(ship, 'Failed, report it');
  await ship.getByRole('dialog').getByRole('textbox').fill('The results cannot be compared: no licence.');
  await ship.getByRole('dialog').getByRole('button', { name: 'Failed, report it' }).click();
  await expect(ship.getByText('Step 4 of 7')).toBeVisible();
  await ship.getByRole('button', { name: 'Pause' }).click();
  await expect(ship.getByText(/Paused, started/)).toBeVisible();
  await expect(ship.getByRole('button', { name: 'Passed' })).toBeDisabled();
  await ship.getByRole('button', { name: 'Go on' }).click();
  // proof: the same set has the same fingerprint as in the record, a photo beside it
  await ship.getByLabel('Of a folder').setInputFiles(files);
  await expect(ship.getByText('Kept as proof')).toBeVisible();
  await ship.getByLabel('Add photo').first().setInputFiles(PHOTO);
  await expect(ship.getByText(/On board|waits/i).first()).toBeVisible();
  for (const step of [4, 5, 6, 7]) {
    await expect(ship.getByText(`Step ${step} of 7`)).toBeVisible();
    await ship.getByRole('button', { name: 'Passed' }).click();
  }
  await expect(ship.getByRole('heading', { name: 'What came of it' })).toBeVisible();
  await expect(ship.getByRole('radio', { name: 'Passed', exact: true })).toHaveCount(0);
  await ship.getByRole('radio', { name: 'Failed' }).check();
  await ship.getByRole('button', { name: 'Finish the test' }).click();
  await expect(ship.getByText('Write why. One sentence is enough.')).toBeVisible();
  await ship.getByRole('textbox', { name: 'Why' }).fill('It cannot be used without the licence.');
  await ship.getByRole('button', { name: 'Finish the test' }).click();
  await expect(ship.getByRole('heading', { name: 'Confirmation' })).toBeVisible();
  testNumber = /RST-[A-Z0-9]+-[A-Z0-9]+-\d{4}/.exec((await ship.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  expect(testNumber).not.toBe('');
  await ship
    .getByRole('region', { name: 'Result' })
    .getByRole('link', { name: /Restore test, step 3/ })
    .click();
  await expect(ship.getByText('Raised by', { exact: true })).toBeVisible();
  reportNumber = /NCR-[A-Z0-9]+-[A-Z0-9]+-\d{4}/.exec((await ship.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  expect(reportNumber).not.toBe('');
  await ship
    .getByRole('link', { name: new RegExp(testNumber) })
    .first()
    .click();
  await expect(ship.getByRole('heading', { name: 'Confirmation' })).toBeVisible();
});

test('who did the test cannot confirm it; the Master does, with the PIN', async () => {
  const cards = ship.getByRole('list', { name: 'Who confirms?' });
  await expect(cards.getByRole('button', { name: new RegExp(person.MASTER) })).toBeVisible();
  await expect(cards.getByRole('button', { name: new RegExp(ETO) })).toHaveCount(0);
  expect(await failsAxe(ship)).toEqual([]);
  await cards.getByRole('button', { name: new RegExp(person.MASTER) }).click();
  await person.pinPad(ship, `PIN of ${person.MASTER}`, '1111');
  await expect(ship.getByText(/PIN is wrong|wrong/i).first()).toBeVisible();
  // Nobody is written down as having been there by a PIN that was guessed.
  await expect(ship.getByRole('region', { name: 'Backup in use' })).not.toContainText(person.MASTER);
  await person.pinPad(ship, `PIN of ${person.MASTER}`, person.PIN);
  await expect(ship.getByRole('heading', { name: 'Confirmation' })).toHaveCount(0);
  await expect(ship.getByText('Accepted', { exact: true }).first()).toBeVisible();
});

test('it is in the figures of the system, and the test is due on Today as before', async () => {
  await ship.getByRole('link', { name: 'Back to the system' }).click();
  const bars = ship.getByRole('region', { name: 'Restore tests: time against target' }).getByRole('listitem');
  await expect(bars).toHaveCount(1);
  await expect(bars.first()).toContainText('Failed');
  await expect(bars.first()).toContainText('not measured · target 4 h');
  await person.visit(ship, '/due');
  await expect(ship.getByRole('row', { name: /Restore test: Loading computer/ })).toBeVisible();
  const download = ship.waitForEvent('download');
  await ship.getByRole('button', { name: 'Calendar file' }).click();
  const calendar = readFileSync(await (await download).path(), 'utf8');
  expect(calendar).toContain('SUMMARY:Restore test: Loading computer\r\n');
});

test('ashore it reads the same', async () => {
  world.link.setLink(true);
  await person.contact(ship);
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, 'MV Test Pioneer');
  await person.contact(desk);
  const shown: (string | null)[] = [];
  for (const page of [ship, desk]) {
    await person.visit(page, testPath);
    const result = page.getByRole('region', { name: 'Result' });
    await expect(result).toContainText('It cannot be used without the licence.');
    await expect(page.getByRole('main')).toContainText(testNumber);
    await expect(result.getByRole('link', { name: /Restore test, step 3/ })).toBeVisible();
    shown.push(await result.textContent());
  }
  expect(shown[1]).toBe(shown[0]);
  await person.goTo(desk, 'Reports');
  await desk.getByRole('row', { name: new RegExp(reportNumber) }).click();
  await expect(desk.getByRole('link', { name: new RegExp(testNumber) }).first()).toBeVisible();
});
