import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/**
 * Clicks, keys and seconds of the common tasks; docs/tasks.md keeps the table (TASKS=1 prints it). Seconds are of the app
 * alone, typing left out: how long a person takes on top is theirs. Clicks have a limit, since they do not depend on the
 * machine; seconds have none.
 */
test.describe.configure({ mode: 'serial' });

const ETO = 'Mira Kovac';

let world: E2eWorld;
let context: BrowserContext;
let ship: Page;
const table: string[] = [];

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  world.link.setLink(false);
  context = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  await person.countPresses(context);
  ship = await context.newPage();
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.addPerson(ship, ETO, 'Electro-technical officer');
  await person.addAsset(ship, 'Loading computer PC');
});

test.afterAll(async () => {
  if (process.env['TASKS']) console.log(table.join('\n'));
  await context?.close();
  await world?.close();
});

/** From Today, where the app opens; the task is done when what it made is on the screen. */
async function measure(task: string, who: string, most: number, run: () => Promise<void>): Promise<void> {
  await person.visit(ship, '/');
  await expect(ship.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  const { clicks, seconds } = await person.presses(ship, run);
  table.push(`| ${task} | ${who} | ${clicks} | ${seconds} |`);
  expect(clicks, task).toBeGreaterThan(0);
  expect(clicks, task).toBeLessThanOrEqual(most);
}

test('hand the PC over', () =>
  measure('Hand the PC over to somebody else', 'anybody', 4, async () => {
    await ship.keyboard.press('Alt+w');
    await ship
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(ETO) })
      .click();
    await person.pinPad(ship, `PIN of ${ETO}`, person.PIN);
    await expect(ship.getByRole('dialog')).toHaveCount(0);
  }));

test('hand in a report', () =>
  measure('Hand in a report', 'anybody', 5, async () => {
    await ship
      .getByRole('link', { name: /^Report/ })
      .last()
      .click();
    await ship.getByRole('radio', { name: 'Near miss' }).check();
    await ship.getByLabel('What happened?').fill('A cable lies across the door');
    await ship.getByRole('button', { name: 'Hand in', exact: true }).click();
    await expect(ship.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  }));

test('begin to back a system up', () =>
  measure('Add a system to the backups', 'ETO', 6, async () => {
    await person.goTo(ship, 'Backups');
    await ship.getByRole('link', { name: 'Add systems' }).first().click();
    await ship.getByRole('checkbox', { name: 'Loading computer' }).check();
    await ship.getByRole('button', { name: 'Add 1 system' }).click();
    await expect(ship.getByRole('heading', { level: 1, name: 'Loading computer' })).toBeVisible();
  }));

async function openPlan(): Promise<void> {
  await person.goTo(ship, 'Backups');
  await ship.getByRole('row', { name: /Loading computer/ }).click();
  await ship.getByRole('link', { name: 'Log a backup' }).click();
}

test('log the first backup', () =>
  measure('Log the first backup of a system', 'ETO', 10, async () => {
    await openPlan();
    await ship.getByRole('combobox', { name: 'Kind of medium' }).click();
    await ship.getByRole('option', { name: 'External disk' }).click();
    await ship.getByRole('textbox', { name: 'Label of the medium' }).fill('Disk 2');
    await ship.getByRole('combobox', { name: /^System/ }).click();
    await ship.getByRole('option', { name: /Loading computer PC/ }).click();
    await ship.getByRole('button', { name: 'Log it' }).click();
    await expect(ship.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(1);
  }));

test('log the next backup', () =>
  measure('Log a backup as the last one', 'ETO', 4, async () => {
    await openPlan();
    await ship.getByRole('button', { name: 'Log it' }).click();
    await expect(ship.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(2);
  }));

test('plan a drill', () =>
  measure('Plan a drill', 'officer', 5, async () => {
    await person.goTo(ship, 'Drills');
    await ship.getByRole('link', { name: /S05/ }).click();
    await ship.getByRole('link', { name: 'Plan this drill' }).click();
    await ship.getByRole('button', { name: 'Plan it' }).click();
    await expect(ship.getByRole('heading', { level: 1, name: /^S05/ })).toBeVisible();
  }));

test('start it and mark a step', async () => {
  await measure('Start a planned talk-through', 'controller', 4, async () => {
    await person.goTo(ship, 'Drills');
    await ship.getByRole('row', { name: /S05/ }).click();
    await ship.getByRole('checkbox', { name: ETO }).check();
    await ship.getByRole('button', { name: 'Start the drill' }).click();
    await expect(ship.getByText(/Step 1 of/)).toBeVisible();
  });
  await measure('Mark a step of the running drill', 'controller', 3, async () => {
    await person.goTo(ship, 'Drills');
    await ship.getByRole('row', { name: /S05/ }).click();
    await ship.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(ship.getByText(/Step 2 of/)).toBeVisible();
  });
});

test('capture an incident, tell one party, log a decision', async () => {
  await measure('Capture an incident', 'anybody', 4, async () => {
    await ship.getByRole('link', { name: /^Something is wrong/ }).click();
    await ship.getByRole('textbox', { name: /^What is wrong/ }).fill('Ransom note on the office PC');
    await ship.getByRole('textbox', { name: /^Where/ }).fill('Ship office');
    await ship.getByRole('checkbox', { name: 'Chief engineer' }).check();
    await ship.getByRole('button', { name: 'Record and start the guide' }).click();
    await expect(ship.getByRole('button', { name: 'Safe. Go on' })).toBeVisible();
  });
  await measure('Tell one party', 'Master', 2, async () => {
    await ship.getByRole('link', { name: 'Tell: Master' }).click();
    await ship.getByLabel('Taken by').fill('Master');
    await ship.getByRole('button', { name: 'Told', exact: true }).click();
    await expect(ship.getByRole('region', { name: 'What was done' })).toBeVisible();
  });
  await measure('Log a decision', 'Master', 2, async () => {
    await ship.getByRole('link', { name: 'Open: Ransom note on the office PC' }).click();
    await ship.getByRole('textbox', { name: /^What was decided/ }).fill('Stay at anchor');
    await ship.getByRole('button', { name: 'Log the decision' }).click();
    await expect(ship.getByRole('list', { name: 'Decisions', exact: true })).toContainText('Stay at anchor');
  });
});

test('see why something is due', () =>
  measure('See why something is due', 'anybody', 1, async () => {
    await ship.getByRole('button', { name: /^Why/ }).first().click();
    await expect(ship.getByRole('dialog')).toBeVisible();
  }));
