import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeViolations } from '#tests/a11y/palette-colours.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/** A scenario is copied, changed, shared as a file and taken in by another; alone, with no link. */
test.describe.configure({ mode: 'serial' });

let world: E2eWorld;
let context: BrowserContext;
let ship: Page;
let shared = '';

const CHANGED = 'The agent writes again: pay at once.';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  world.link.setLink(false);
  context = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  ship = await context.newPage();
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
});

test.afterAll(async () => {
  await context?.close();
  await world?.close();
});

test('a copy is changed in its words and steps and stands in the library', async () => {
  await person.visit(ship, '/drills/scenario/S05');
  await ship.getByRole('link', { name: 'Copy and change' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^New scenario V/ })).toBeVisible();
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('textbox', { name: 'Title' }).fill('Agent fraud at Santos');
  await ship.getByRole('button', { name: 'Add a step' }).click();
  const added = ship.getByRole('region', { name: /^Step \d+$/ }).last();
  await ship.getByRole('button', { name: 'Save it to the library' }).click();
  await expect(ship.getByText(/not a drill scenario that Bulwark can use/)).toBeVisible(); // the new step says nothing yet
  await added.getByRole('textbox', { name: 'What the players are told' }).fill('The agent calls again.');
  await added.getByRole('textbox', { name: 'What is expected of them' }).fill('Call back on the known number.');
  const begins = ship.getByRole('region', { name: 'Step 1', exact: true });
  await begins.getByRole('textbox', { name: 'What the players are told' }).fill(CHANGED);
  await ship.getByRole('button', { name: 'Save it to the library' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^V\w*01 Agent fraud at Santos/ })).toBeVisible();
  await expect(ship.getByText('The agent calls again.')).toBeVisible();
  const download = ship.waitForEvent('download');
  await ship.getByRole('button', { name: 'Save as a file' }).click();
  shared = await (await download).path();
  await ship.getByRole('link', { name: 'Plan this drill' }).click();
  await ship.getByRole('combobox', { name: 'Second language, beside it' }).click();
  await ship.getByRole('option', { name: 'Русский' }).click();
  await ship.getByRole('button', { name: 'Plan it' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /Agent fraud at Santos/ })).toBeVisible();
});

test('words changed in one language are shown as written to the players of both, and never with an old translation', async () => {
  const drill = new URL(ship.url()).hash.slice(1);
  await ship.getByRole('button', { name: 'Start the drill' }).click();
  await ship.getByRole('button', { name: 'Give to the players' }).click();
  await expect(ship.getByText('The players have it since')).toBeVisible();
  const [players] = await Promise.all([
    context.waitForEvent('page'),
    ship.getByRole('link', { name: 'Players’ screen' }).click(),
  ]);
  const now = players.getByRole('region', { name: 'Now' });
  await expect(now.locator('[lang=ru] [lang=en]')).toHaveText(CHANGED);
  await expect(now.locator('[lang=ru]')).toHaveText(`${CHANGED} (English)`);
  expect(await axeViolations(players, 'all')).toEqual([]);
  await players.close();

  // Untouched words keep their translation; the name of an own scenario stays as it was typed, on every page.
  await person.visit(ship, '/drills');
  await person.readIn(ship, 'English', 'Русский');
  const bar = ship.getByRole('region', { name: 'DRILL' }).first();
  await expect(bar).toContainText('Agent fraud at Santos');
  await person.visit(ship, drill);
  await expect(
    ship
      .locator('[lang=ru]')
      .filter({ hasText: /[А-Яа-я]{4}/ })
      .first(),
  ).toBeVisible();
  await person.readIn(ship, 'Русский', 'English');
  await ship.getByRole('button', { name: 'End the drill' }).click();
  await ship.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
  await expect(ship.getByRole('heading', { name: 'Objectives scored' })).toBeVisible();
});

test('a shared file is shown before it is taken in, under a number that is free; others are refused', async () => {
  await person.visit(ship, '/drills');
  await expect(ship.getByText('15 scenarios')).toBeVisible();
  const file = ship.getByLabel('Take in a file');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') });
  await expect(ship.getByText(/not a drill scenario that Bulwark can use/)).toBeVisible();
  await file.setInputFiles({ name: 'y.json', mimeType: 'application/json', buffer: readFileSync(shared) });
  const dialog = ship.getByRole('dialog');
  await expect(dialog).toContainText('Agent fraud at Santos');
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await dialog.getByRole('button', { name: 'Take in' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^V\w*02 Agent fraud at Santos/ })).toBeVisible();
  await ship.getByRole('link', { name: 'Change it' }).click();
  await ship.getByRole('textbox', { name: 'Title' }).fill('Agent fraud, second edition');
  await ship.getByRole('button', { name: 'Save it to the library' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^V\w*02 Agent fraud, second edition/ })).toBeVisible();
});
