import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** Presses and seconds of reports and actions, on the ship and at a desk; rows of docs/tasks.md (TASKS=1 prints them). */
test.describe.configure({ mode: 'serial' });

const ACTION = 'Seal the port and label it.';
const DONE = 'What was done, and where is the proof?';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let path = '';
const table: string[] = [];

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  const viewport = { width: 1366, height: 850 };
  shipContext = await browser.newContext({ viewport });
  deskContext = await browser.newContext({ viewport });
  for (const context of [shipContext, deskContext]) await person.countPresses(context);
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
});

test.afterAll(async () => {
  if (process.env['TASKS']) console.log(table.join('\n'));
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
});

/** From where it begins, Today or the record itself, until what it made is on the screen. */
async function measure(page: Page, task: string, who: string, most: number, run: () => Promise<void>): Promise<void> {
  const { clicks, seconds } = await person.presses(page, run);
  table.push(`| ${task} | ${who} | ${clicks} | ${seconds} | report-tasks.spec |`);
  expect(clicks, task).toBeGreaterThan(0);
  expect(clicks, task).toBeLessThanOrEqual(most);
}

async function openAt(page: Page): Promise<void> {
  await person.visit(page, '/reports');
  await person.visit(page, path);
  await expect(page.getByRole('heading', { level: 1, name: 'Cable bridges two zones' })).toBeVisible();
}

test('file a non-conformity from a typical case', async () => {
  await person.visit(ship, '/');
  await expect(ship.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await measure(ship, 'File a non-conformity from a typical case', 'officer', 6, async () => {
    await ship
      .getByRole('link', { name: /^Report/ })
      .last()
      .click();
    await ship.getByRole('radio', { name: 'Non-conformity', exact: true }).check();
    await ship.getByRole('combobox', { name: 'Begin from a typical case' }).click();
    await ship.getByRole('option', { name: /Cable bridges/ }).click();
    await ship.getByRole('button', { name: 'Hand in', exact: true }).click();
    await expect(ship.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  });
  await ship.getByRole('button', { name: 'Open the report' }).click();
  path = new URL(ship.url()).hash.slice(1);
});

test('grade it, find its cause, raise an action, say that it is done', async () => {
  await openAt(ship);
  await measure(ship, 'Grade a report and name its clause', 'officer', 6, async () => {
    await ship.getByRole('button', { name: /^Change the grade/ }).click();
    await ship.getByRole('radio', { name: 'Major non-conformity' }).check();
    await ship.getByRole('combobox', { name: 'Clause of the ISM Code' }).click();
    await ship.getByRole('combobox', { name: 'Clause of the ISM Code' }).fill('10.3');
    await ship.getByRole('option', { name: /^10\.3/ }).click();
    await ship.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(ship.getByRole('region', { name: 'Grade and requirement' })).toContainText('ISM 10.3');
  });
  await measure(ship, 'Write two whys and a root cause', 'officer', 6, async () => {
    await ship.getByRole('button', { name: 'Change: Root cause' }).click();
    await ship.getByRole('radio', { name: '5 whys' }).check();
    await ship.getByLabel('Why 1').fill('The printer had no port.');
    await ship.getByLabel('Why 2').fill('Ports are not planned.');
    await ship.getByRole('textbox', { name: 'Root cause' }).fill('No rule says who may patch.');
    await ship.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(ship.getByRole('region', { name: 'Root cause' })).toContainText('No rule says');
  });
  const actions = ship.getByRole('region', { name: 'Actions' });
  await measure(ship, 'Add an action to a record', 'officer', 2, async () => {
    await ship.getByRole('button', { name: 'Add an action' }).click();
    await ship.getByLabel('What is to be done?').fill(ACTION);
    await ship.getByRole('button', { name: 'Add the action' }).click();
    await expect(actions.getByRole('link', { name: ACTION })).toBeVisible();
  });
  await measure(ship, 'Say that an action is done', 'owner', 3, async () => {
    await actions.getByRole('link', { name: ACTION }).click();
    await ship.getByRole('button', { name: 'It is done' }).click();
    await ship.getByLabel(DONE).fill('Sealed with tag 0042.');
    await ship.getByRole('button', { name: 'It is done' }).click();
    await expect(ship.getByText('Sealed with tag 0042.').first()).toBeVisible();
  });
});

test('pass it on, propose to close, close', async () => {
  await openAt(ship);
  await measure(ship, 'Review a report and pass it to the DPA', 'Master', 2, async () => {
    await ship.getByRole('button', { name: 'Start the Master’s review' }).click();
    await ship.getByRole('button', { name: 'Pass to the DPA' }).click();
    await expect(ship.getByText('The DPA has the next step.')).toBeVisible();
  });
  await person.contact(ship);
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await openAt(desk);
  await desk.getByRole('button', { name: 'Accept', exact: true }).click();
  await desk.getByRole('button', { name: 'Start putting it right' }).click();
  await person.contact(desk);
  await person.contact(ship);
  await openAt(ship);
  await measure(ship, 'Propose to close', 'Master', 2, async () => {
    await ship.getByRole('button', { name: 'Propose to close' }).click();
    await ship.getByLabel(DONE).fill('Cable out, port sealed.');
    await ship.getByRole('button', { name: 'Propose to close' }).click();
    await expect(ship.getByText('The DPA has the next step.')).toBeVisible();
  });
  await person.contact(ship);
  await person.contact(desk);
  await openAt(desk);
  await measure(desk, 'Check the effect and close', 'DPA', 3, async () => {
    await desk.getByRole('button', { name: 'Check and close' }).click();
    await desk.getByRole('radio', { name: 'Effective', exact: true }).check();
    await desk.getByLabel('Why is it enough, or what is missing?').fill('Seal seen on the photo.');
    await desk.getByRole('button', { name: 'Close it' }).click();
    await expect(desk.getByText('Closed', { exact: true }).first()).toBeVisible();
  });
});
