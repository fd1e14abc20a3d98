import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { faultsOf } from './screen.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/**
 * A non-conformity from a typical case to its close: the officer files, grades, finds the cause, raises an action; the
 * Master passes it on, the DPA accepts, the ship proposes, the DPA sends back and closes later. Beside it a rating files
 * a near miss for the DPA alone, whose words are nowhere else.
 */
test.describe.configure({ mode: 'serial' });

const MATE = 'Ivan Petrov';
const RATING = 'Jose Reyes';
const CASE = 'Cable bridges two zones';
const ACTION = 'Seal the port and label it.';
const PROPOSAL = 'Cable out, port sealed with tag 0042.';
const BACK = 'The label is missing on the second port.';
const CLOSE = 'Both ports sealed and labelled, photo seen.';
const SECRET = 'secretwordwalrus lent the master key to a visitor.';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let reportPath = '';
let number = '';
let sealedNumber = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  const viewport = { width: 1366, height: 850 };
  shipContext = await browser.newContext({ viewport });
  deskContext = await browser.newContext({ viewport });
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
});

test.afterAll(async () => {
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
});

/** The PC is locked and somebody else opens it. */
async function worksNow(name: string): Promise<void> {
  await ship.reload();
  await person.unlock(ship, name);
}

async function openReport(page: Page, path = reportPath): Promise<void> {
  await person.visit(page, '/reports');
  await person.visit(page, path);
  await expect(page.getByRole('heading', { level: 1, name: CASE })).toBeVisible();
}

async function choose(page: Page, label: string, typed: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: option }).click();
}

test('a rating files a near miss for the DPA alone; the next person finds nothing of it, nor of a draft', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  await person.addPerson(ship, MATE, 'Second officer');
  await person.addPerson(ship, RATING, 'Rating');
  await worksNow(RATING);
  await person.visit(ship, '/reports/new');
  await ship.getByRole('radio', { name: 'Confidential' }).check();
  await ship.getByRole('radio', { name: 'Near miss' }).check();
  await ship.getByLabel('What happened?').fill(SECRET);
  await ship.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(ship.getByRole('heading', { name: 'Write this down now' })).toBeVisible();
  [sealedNumber = ''] = await ship.getByRole('definition').allInnerTexts();
  await ship.getByRole('button', { name: 'I have it on paper' }).click();
  await ship.getByRole('button', { name: 'New report' }).click();
  await ship.getByLabel('What happened?').fill('draftwordheron, not handed in');
  await expect(ship.getByText(/^Kept on this PC at/)).toBeVisible();
  await worksNow(MATE);
  await person.visit(ship, '/reports/new');
  await expect(ship.getByLabel('What happened?')).toHaveValue('');
  for (const word of ['secretwordwalrus', 'draftwordheron']) {
    await person.visit(ship, '/reports');
    await ship.getByLabel('Search words or number').fill(word);
    await expect(ship.getByText('No report fits these filters.')).toBeVisible();
  }
  await ship.getByRole('button', { name: 'Clear' }).first().click();
  await worksNow(RATING);
  await person.visit(ship, '/reports/new');
  await expect(ship.getByLabel('What happened?')).toHaveValue(/draftwordheron/);
});

test('an officer files a typical case, with no link, and changes it', async () => {
  await worksNow(MATE);
  world.link.setLink(false);
  await person.visit(ship, '/reports/new');
  await ship.getByRole('radio', { name: 'Non-conformity', exact: true }).check();
  await choose(ship, 'Begin from a typical case', 'cable', CASE);
  await expect(ship.getByLabel('What happened?')).toHaveValue(/joins zones/);
  await expect(ship.getByText(/Zones, ports, photo, time found/)).toBeVisible();
  await ship.getByLabel('What happened?').fill('A patch cable joins the bridge network and the crew network.');
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Hand in', exact: true }).click();
  await ship.getByRole('button', { name: 'Open the report' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: CASE })).toBeVisible();
  reportPath = new URL(ship.url()).hash.slice(1);
  number = /NCR-TP-[A-Z0-9]+-\d{4}/.exec((await ship.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  expect(number).not.toBe('');
});

test('it is graded with its clause; the limits with their sources follow the grade', async () => {
  await expect(ship.getByText('Verification', { exact: true })).toHaveCount(0);
  await ship.getByRole('button', { name: /^Change the grade/ }).click();
  await ship.getByRole('radio', { name: 'Major non-conformity' }).check();
  await choose(ship, 'Clause of the ISM Code', '10.3', /^10\.3/);
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  const grade = ship.getByRole('region', { name: 'Grade and requirement' });
  await expect(grade).toContainText('Major non-conformity');
  await expect(grade).toContainText('ISM 10.3');
  await expect(grade).toContainText('Not verified');
  const limits = ship.getByRole('region', { name: 'Limits' });
  await expect(limits).toContainText('Corrective action');
  await expect(limits).toContainText('RD4');
  await expect(limits).toContainText('Bulwark 1');
});

test('five whys are kept while they are typed, through a restart of the app', async () => {
  await ship.getByRole('button', { name: 'Change: Root cause' }).click();
  await ship.getByRole('radio', { name: '5 whys' }).check();
  await ship.getByLabel('Why 1').fill('The printer had no port on the crew side.');
  await ship.getByLabel('Why 2').fill('Nobody plans ports when rooms change.');
  await ship.getByRole('textbox', { name: 'Root cause' }).fill('No rule says who may patch.');
  await person.visit(ship, '/reports');
  await expect(ship.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
  await worksNow(MATE);
  await openReport(ship);
  await expect(ship.getByLabel('Why 2')).toHaveValue('Nobody plans ports when rooms change.');
  await expect(ship.getByRole('textbox', { name: 'Root cause' })).toHaveValue('No rule says who may patch.');
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  const cause = ship.getByRole('region', { name: 'Root cause' });
  await expect(cause).toContainText('The printer had no port on the crew side.');
  await expect(cause).toContainText('No rule says who may patch.');
});

test('an action is added by keyboard where one reads, and found in the list of all', async () => {
  await ship.getByRole('button', { name: 'Add an action' }).focus();
  await ship.keyboard.press('Enter');
  await expect(ship.getByLabel('What is to be done?')).toBeFocused();
  await ship.keyboard.type(ACTION);
  await ship.keyboard.press('Control+Enter');
  const actions = ship.getByRole('region', { name: 'Actions' });
  await expect(actions.getByRole('link', { name: ACTION })).toBeVisible();
  await expect(actions).toContainText(MATE);
  expect(await faultsOf(ship)).toEqual([]);
  await person.goTo(ship, 'Actions');
  await expect(ship.getByText('1 open · 1 with you · 0 overdue')).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Export' }).click();
  const download = ship.waitForEvent('download');
  await ship.getByRole('menuitem', { name: /CSV/ }).click();
  const file = await (await download).createReadStream();
  const bytes: Buffer[] = [];
  for await (const part of file) bytes.push(part as Buffer);
  expect(Buffer.concat(bytes).toString('utf8')).toContain(ACTION);
  await ship.getByRole('row', { name: new RegExp(ACTION) }).click();
  const facts = ship.getByRole('region', { name: 'What is to be done' });
  await expect(facts.getByRole('link', { name: CASE })).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
});

test('who did it does not check it; the Master does', async () => {
  await ship.getByRole('button', { name: 'It is done' }).click();
  await ship.getByLabel('What was done, and where is the proof?').fill('Sealed with tag 0042.');
  await ship.getByRole('button', { name: 'It is done' }).click();
  await expect(
    ship.getByText('Somebody else than the owner checks it now.').or(ship.getByRole('button', { name: 'Start' })),
  ).toBeVisible();
  await expect(ship.getByRole('button', { name: 'Check it' })).toHaveCount(0);
  const actionPath = new URL(ship.url()).hash.slice(1);
  await worksNow(person.MASTER);
  await person.visit(ship, actionPath);
  await ship.getByRole('button', { name: 'Check it' }).click();
  await ship.getByLabel('What did you look at, what did you see?').fill('Seal 0042 is on the port.');
  await ship.getByRole('button', { name: 'It is verified' }).click();
  await expect(ship.getByText('Verified', { exact: true }).first()).toBeVisible();
  await expect(ship.getByText('The company closes it.')).toBeVisible();
});

test('the Master passes it on; the DPA reads the same ashore and accepts it', async () => {
  await openReport(ship);
  await ship.getByRole('button', { name: 'Start the Master’s review' }).click();
  await ship.getByRole('button', { name: 'Pass to the DPA' }).click();
  await expect(ship.getByText('The DPA has the next step.')).toBeVisible();
  world.link.setLink(true);
  await person.contact(ship);
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await openReport(desk);
  const main = desk.getByRole('main');
  for (const text of [number, 'Major non-conformity', 'No rule says who may patch.', ACTION, MATE])
    await expect(main).toContainText(text);
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Accept', exact: true }).click();
  await desk.getByRole('button', { name: 'Start putting it right' }).click();
  await person.contact(desk);
  await person.contact(ship);
});

test('the ship proposes with what was done; it cannot close', async () => {
  await openReport(ship);
  await expect(ship.getByRole('button', { name: 'Check and close' })).toHaveCount(0);
  await ship.getByRole('button', { name: 'Propose to close' }).click();
  const points = ship.getByRole('list', { name: 'What belongs to a proposal' });
  await expect(points).toContainText('Actions: 1 of 1 done');
  await ship.getByRole('button', { name: 'Propose to close' }).click();
  await expect(ship.getByText('Write this first.')).toBeVisible();
  await ship.getByLabel('What was done, and where is the proof?').fill(PROPOSAL);
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Propose to close' }).click();
  await expect(ship.getByText('The DPA has the next step.')).toBeVisible();
  await person.contact(ship);
});

test('the DPA sends it back with a reason, and closes later', async () => {
  await person.contact(desk);
  await openReport(desk);
  await expect(desk.getByRole('main')).toContainText(PROPOSAL);
  await desk.getByRole('button', { name: 'Check and close' }).click();
  await desk.getByRole('radio', { name: 'Not effective' }).check();
  await desk.getByLabel('Why is it enough, or what is missing?').fill(BACK);
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Send it back' }).click();
  await expect(desk.getByText('Not effective').first()).toBeVisible();
  await person.contact(desk);
  await person.contact(ship);
  await openReport(ship);
  await expect(ship.getByRole('main')).toContainText(BACK);
  await ship.getByRole('button', { name: 'Start putting it right' }).click();
  await ship.getByRole('button', { name: 'Propose to close' }).click();
  await ship.getByLabel('What was done, and where is the proof?').fill('Second label on.');
  await ship.getByRole('button', { name: 'Propose to close' }).click();
  await expect(ship.getByText('The DPA has the next step.')).toBeVisible();
  await person.contact(ship);
  await person.contact(desk);
  await openReport(desk);
  await desk.getByRole('button', { name: 'Check and close' }).click();
  await desk.getByRole('radio', { name: 'Effective', exact: true }).check();
  await desk.getByLabel('Why is it enough, or what is missing?').fill(CLOSE);
  await desk.getByRole('button', { name: 'Close it' }).click();
  await expect(
    desk.getByText('Nothing more is expected.').or(desk.getByRole('button', { name: 'Open again' })),
  ).toBeVisible();
});

test('what the ship changes meanwhile does not overwrite the close', async () => {
  // The close has not reached the ship: there the report still waits for the DPA, and its wording is set right.
  await openReport(ship);
  await ship
    .getByRole('button', { name: 'Change: So that it does not happen again' })
    .or(ship.getByRole('button', { name: 'Fill in: So that it does not happen again' }))
    .click();
  await ship.getByLabel('Preventive action').fill('Ports are planned with each move.');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await person.contact(desk);
  await person.contact(ship);
  await person.contact(desk);
  for (const page of [ship, desk]) {
    await openReport(page);
    const main = page.getByRole('main');
    await expect(main.getByText('Closed', { exact: true }).first()).toBeVisible();
    for (const text of [CLOSE, 'Ports are planned with each move.', 'Effective', ACTION])
      await expect(main).toContainText(text);
  }
  await expect(ship.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
  await expect(ship.getByRole('button', { name: /^Change/ })).toHaveCount(0);
  await expect(ship.getByRole('button', { name: 'Add an action' })).toHaveCount(0);
  const moves = ship.getByRole('region', { name: 'What happens next' });
  await expect(moves.getByRole('button')).toHaveText(['Open again']);
});

test('opened again with a reason it keeps its history', async () => {
  await ship.getByRole('button', { name: 'Open again' }).click();
  await ship.getByLabel('Why?').fill('The seal is broken again.');
  await ship.getByRole('button', { name: 'Open again' }).click();
  await expect(ship.getByText('Reopened', { exact: true }).first()).toBeVisible();
  const history = ship.getByRole('region', { name: /History/ });
  await expect(history).toContainText('The seal is broken again.');
  await person.visit(ship, '/reports/ageing');
  await expect(ship.getByRole('table', { name: 'By grade and age' })).toContainText('Major non-conformity');
  await expect(ship.getByRole('row', { name: new RegExp(number) })).toContainText('Reopened');
  expect(await faultsOf(ship)).toEqual([]);
});

test('nothing of the confidential report is in lists, search or actions, on either side', async () => {
  await person.contact(ship);
  await person.contact(desk);
  await person.visit(desk, '/reports');
  await desk.getByRole('row', { name: new RegExp(sealedNumber) }).click();
  await desk.getByRole('button', { name: 'Open the sealed report' }).click();
  await expect(desk.getByText(SECRET)).toBeVisible();
  await desk.getByRole('link', { name: 'Add an action' }).click();
  await expect(desk.getByLabel('What is to be done?')).toHaveValue('');
  await expect(desk.getByRole('main')).not.toContainText(sealedNumber);
  await desk.getByLabel('What is to be done?').fill('Remind all of the key rule.');
  // A day that is none is asked about: without one the action would never be late.
  const day = desk.getByLabel('Due by (day)');
  const proposed = await day.inputValue();
  await day.fill('2026-02-30');
  await desk.getByRole('button', { name: 'Add the action' }).click();
  await expect(day).toBeFocused();
  await day.fill(proposed);
  await desk.getByRole('button', { name: 'Add the action' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Remind all of the key rule.' })).toBeVisible();
  await expect(desk.getByRole('main')).toContainText('on its own');
  // Its moves carry no words of anybody.
  await person.visit(desk, '/reports');
  await desk.getByRole('row', { name: new RegExp(sealedNumber) }).click();
  await desk.getByRole('button', { name: 'Start the DPA’s review' }).click();
  await desk.getByRole('button', { name: 'Reject' }).click();
  await expect(desk.getByText('See the sealed answer.').first()).toBeVisible();
  await person.contact(desk);
  await person.contact(ship);
  for (const page of [ship, desk]) {
    await person.visit(page, '/actions');
    await page.getByRole('row', { name: /Remind all of the key rule/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Remind all of the key rule.' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(sealedNumber);
    await person.visit(page, '/reports');
    await page.getByLabel('Search words or number').fill('secretwordwalrus');
    await expect(page.getByText('No report fits these filters.')).toBeVisible();
    for (const path of ['/', '/reports/ageing', '/actions']) {
      await person.visit(page, path);
      await expect(page.locator('body')).not.toContainText('secretwordwalrus');
    }
  }
});
