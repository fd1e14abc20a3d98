import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { faultsOf, giveReason, press } from './screen.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/**
 * A drill as it is held: the Master plans S01, the second officer controls it, something real comes in between, the PC is
 * restarted in the middle, the players read it in two languages, a failed step becomes an action, all sign, the shore
 * acknowledges. No link until all is signed.
 */
test.describe.configure({ mode: 'serial' });

const MATE = 'Ivan Petrov';
const INJECT = 'Own-ship symbol jumps.';
const EXPECTED = 'Cross-check at once';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let drillPath = '';
let number = '';

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

function clockOf(page: Page): Locator {
  return page.getByRole('timer', { name: 'Drill clock' });
}

/** What the clock shows, in seconds. */
async function secondsOf(page: Page): Promise<number> {
  const parts = ((await clockOf(page).textContent()) ?? '').split(':').map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

/** Signs in the dialog that a button opens. */
async function signWith(page: Page, button: Locator, name: string): Promise<void> {
  await button.click();
  await person.pinPad(page, `PIN of ${name}`, person.PIN);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

function drillBanner(page: Page): Locator {
  return page.getByRole('region', { name: 'DRILL' }).first();
}

test('the library is searched and a scenario read', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  await person.visit(ship, '/people');
  await ship.getByRole('button', { name: 'Add person' }).click();
  await ship.getByRole('textbox', { name: 'Name', exact: false }).first().fill(MATE);
  await ship.getByRole('checkbox', { name: 'Second officer' }).check();
  await ship.getByRole('button', { name: 'Next', exact: true }).click();
  await person.pinPad(ship, `New PIN of ${MATE}`, person.PIN);
  await person.pinPad(ship, 'The same PIN again', person.PIN);
  await expect(ship.getByText(MATE).first()).toBeVisible();
  await person.contact(ship);
  world.link.setLink(false);

  await person.goTo(ship, 'Drills');
  await expect(ship.getByText('No drill is planned or held yet.')).toBeVisible();
  await expect(ship.getByText('14 scenarios')).toBeVisible();
  await ship.getByLabel('Search in scenarios').fill('gnss spoof');
  await expect(ship.getByText('1 scenario', { exact: true })).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('link', { name: /S01/ }).click();
  await expect(ship.getByRole('heading', { level: 1, name: 'S01 GNSS spoofing on coastal approach' })).toBeVisible();
  await expect(ship.getByText('Not verified')).toBeVisible();
  await expect(ship.getByText(EXPECTED)).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
});

test('it is planned for two languages, with the second officer as controller', async () => {
  await ship.getByRole('link', { name: 'Plan this drill' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: 'Plan a drill' })).toBeVisible();
  await ship.getByRole('radio', { name: 'Functional' }).check();
  await ship.getByRole('combobox', { name: 'Drill controller' }).click();
  await ship.getByRole('option', { name: new RegExp(MATE) }).click();
  await ship.getByRole('combobox', { name: 'Second language, beside it' }).click();
  await ship.getByRole('option', { name: 'Русский' }).click();
  await expect(ship.getByRole('checkbox', { name: new RegExp(person.MASTER) })).toBeChecked();
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('button', { name: 'Plan it' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^S01 GNSS/ })).toBeVisible();
  drillPath = new URL(ship.url()).hash.slice(1);
  await expect(ship.getByRole('main')).toContainText(/DRL-TP-[A-Z0-9]+-0001/);
  number = /DRL-TP-[A-Z0-9]+-\d{4}/.exec((await ship.getByRole('main').textContent()) ?? '')?.[0] ?? '';
});

test('a functional drill does not start before every point of the safety check is answered', async () => {
  const start = ship.getByRole('button', { name: 'Start the drill' });
  await expect(start).toBeDisabled();
  await expect(ship.getByText('9 points of the safety check are open.')).toBeVisible();
  const checks = ship.getByRole('group', { name: 'Safety check before the drill' }).getByRole('checkbox');
  await expect(checks).toHaveCount(9);
  for (const [at, check] of (await checks.all()).entries()) {
    await expect(start).toBeDisabled();
    await check.check();
    await expect(ship.getByText(at === 8 ? 'All true' : new RegExp(`^${8 - at} points? open`))).toBeVisible();
  }
  for (const name of [person.MASTER, MATE]) await ship.getByRole('checkbox', { name }).check();
  await expect(ship.getByText('2 of 2 present')).toBeVisible();
  await ship.getByRole('textbox', { name: 'Port' }).fill('Off Santos');
  await ship.getByRole('textbox', { name: 'Port' }).blur();
  expect(await faultsOf(ship)).toEqual([]);
  await start.click();
  await expect(clockOf(ship)).toBeVisible();
  await expect(drillBanner(ship)).toContainText('S01 GNSS spoofing on coastal approach');
  // Whoever reads another language finds the drill by its name in that language, on every page.
  await person.readIn(ship, 'English', 'Русский');
  await expect(drillBanner(ship)).toContainText(/S01 [А-Яа-я ]+/);
  await expect(drillBanner(ship)).not.toContainText('GNSS spoofing on coastal approach');
  await person.readIn(ship, 'Русский', 'English');
});

test('players read what is given in two languages, and nothing of what is expected', async () => {
  const [players] = await Promise.all([
    shipContext.waitForEvent('page'),
    ship.getByRole('link', { name: 'Players’ screen' }).click(),
  ]);
  await expect(players.getByText('Wait for the controller.')).toBeVisible();
  await expect(drillBanner(players)).toContainText('Stop word: NO DRILL');
  await ship.getByRole('button', { name: 'Give to the players' }).click();
  await expect(ship.getByText('The players have it since')).toBeVisible();
  const now = players.getByRole('region', { name: 'Now' });
  await expect(now).toContainText(INJECT);
  await expect(now.locator('[lang=ru]')).toContainText(/[А-Яа-я]{4}/);
  await expect(players.locator('body')).not.toContainText(EXPECTED);
  await expect(players.locator('body')).not.toContainText('Сверьте');
  expect(await faultsOf(players)).toEqual([]);
  // Each screen chooses its own languages.
  await players.getByRole('combobox', { name: 'Language', exact: true }).click();
  await players.getByRole('option', { name: 'Русский' }).click();
  await expect(now.locator('[lang=en]')).toHaveCount(0);
  await expect(ship.locator('[lang=en]').first()).toBeVisible();
  await players.close();
});

test('steps are marked, a real alarm pauses it, and closing the app in between changes nothing', async () => {
  await ship.getByRole('textbox', { name: 'What was said or done' }).fill('Radar ranges taken at once.');
  await ship.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(ship.getByText('T+2 · Step 2 of 9')).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('textbox', { name: 'What was said or done' }).fill('The Master was not called.');
  await ship.getByRole('button', { name: 'Not done' }).click();
  await expect(ship.getByText('T+4 · Step 3 of 9')).toBeVisible();

  await ship.getByRole('button', { name: 'Pause', exact: true }).click();
  await giveReason(ship, 'Fire alarm, galley. Real.', 'Pause');
  await expect(ship.getByText('Fire alarm, galley. Real.').first()).toBeVisible();
  const stands = await secondsOf(ship);
  await ship.getByRole('textbox', { name: 'What was said or done' }).fill('Half a sent');
  await expect(ship.getByText('Kept on this PC')).toBeVisible();

  await ship.close({ runBeforeUnload: false });
  ship = await shipContext.newPage();
  await ship.goto(world.vessel.url);
  await person.unlock(ship);
  await expect(drillBanner(ship)).toContainText('DRILL');
  await person.visit(ship, drillPath);
  await expect(ship.getByText(/^Paused for/)).toBeVisible();
  expect(await secondsOf(ship)).toBe(stands);
  await expect(ship.getByText('T+4 · Step 3 of 9')).toBeVisible();
  await expect(ship.getByRole('textbox', { name: 'What was said or done' })).toHaveValue('Half a sent');
  await ship.getByRole('button', { name: 'Go on' }).click();
  await expect(ship.getByText(/^Paused for/)).toHaveCount(0);
  await expect.poll(() => secondsOf(ship)).toBeGreaterThan(stands);

  await ship.getByRole('textbox', { name: 'What was said or done' }).fill('');
  for (let step = 3; step <= 9; step++) {
    await expect(ship.getByText(new RegExp(`Step ${step} of 9`))).toBeVisible();
    await ship.getByRole('button', { name: step === 6 ? 'Does not apply' : 'Done', exact: true }).click();
  }
  await expect(ship.getByText('9 marked · 0 to do')).toBeVisible();
  await ship.getByRole('button', { name: 'End the drill' }).click();
  await ship.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
  await expect(ship.getByRole('heading', { name: 'Objectives scored' })).toBeVisible();
});

test('in the debrief the failed step becomes an action and a lesson a report, in one press each', async () => {
  await expect(drillBanner(ship)).toContainText('DRILL');
  const called = ship.getByRole('radiogroup', { name: 'Master called within 2 minutes.' });
  await called.getByRole('radio', { name: 'Not met' }).check();
  await ship.getByRole('radiogroup', { name: 'Safety first' }).getByRole('radio', { name: 'Met', exact: true }).check();
  await expect(ship.getByText('2 of 9 scored')).toBeVisible();
  await ship.getByLabel('Lessons').fill('Post the Master’s number at the ECDIS.');
  await ship.getByLabel('Good practice').click();
  const follow = ship.getByRole('region', { name: 'What is done about it' });
  await expect(follow).toContainText('Post the Master’s number at the ECDIS.');
  await follow.getByRole('button', { name: /^Make an action: T\+2 not done/ }).click();
  await expect(follow.getByRole('list', { name: 'Actions of this drill' })).toContainText(/ACT-TP-[A-Z0-9]+-0001/);
  await follow.getByRole('button', { name: /^Make a report: Post the Master/ }).click();
  await expect(follow.getByRole('link', { name: /NCR-TP-[A-Z0-9]+-0001/ })).toBeVisible();
  await ship.getByRole('combobox', { name: 'Result as a whole' }).click();
  await ship.getByRole('option', { name: 'Partly met' }).click();
  await expect(ship.getByRole('combobox', { name: 'Result as a whole' })).toHaveValue('Partly met');
  expect(await faultsOf(ship)).toEqual([]);
});

test('each signs by PIN: who took part, the controller, the Master', async () => {
  for (const name of [MATE, person.MASTER])
    await signWith(ship, ship.getByRole('button', { name: `Sign by PIN: ${name}` }), name);
  await expect(ship.getByRole('region', { name: 'Attendance' }).getByText('Signed', { exact: true })).toHaveCount(2);
  await signWith(ship, ship.getByRole('button', { name: 'Sign as controller' }), MATE);
  await signWith(ship, ship.getByRole('button', { name: 'Sign as Master' }), person.MASTER);
  await expect(ship.getByText('Completed', { exact: true }).first()).toBeVisible();
  const signatures = ship.getByRole('list', { name: 'Signatures' });
  await expect(signatures.getByText('Valid', { exact: true })).toHaveCount(2);
  expect(await faultsOf(ship)).toEqual([]);
});

test('a change after the signatures is shown beside them', async () => {
  const signatures = ship.getByRole('list', { name: 'Signatures' });
  await ship.getByRole('button', { name: 'Open the debrief again' }).click();
  await ship.getByLabel('Good practice').fill('Hand steering at once.');
  await ship.getByLabel('Lessons').click();
  await expect(signatures.getByText('Changed after signature')).toHaveCount(2);
  await signWith(ship, ship.getByRole('button', { name: 'Sign as controller' }), MATE);
  await signWith(ship, ship.getByRole('button', { name: 'Sign as Master' }), person.MASTER);
  await expect(ship.getByText('Completed', { exact: true }).first()).toBeVisible();
  await expect(signatures.getByText('Valid', { exact: true })).toHaveCount(2);
});

test('a drill is planned, run, paused and ended by keyboard alone', async () => {
  await person.visit(ship, '/drills/plan/S03');
  await expect(ship.getByRole('heading', { level: 1, name: 'Plan a drill' })).toBeVisible();
  await press(ship, /^Plan it/);
  await expect(ship.getByRole('heading', { level: 1, name: /^S03/ })).toBeVisible();
  await press(ship, new RegExp(person.MASTER), 'Space');
  await expect(ship.getByText(/^1 of \d present/)).toBeVisible();
  await press(ship, /^Start the drill/);
  await expect(clockOf(ship)).toBeVisible();
  await press(ship, /^Give to the players/);
  await expect(ship.getByText('The players have it since')).toBeVisible();
  await press(ship, /^Pause/);
  await expect(ship.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await ship.keyboard.type('The pilot is calling.');
  await press(ship, /^Pause/);
  await expect(ship.getByRole('dialog')).toHaveCount(0);
  await press(ship, /^Go on/);
  await expect(ship.getByText(/^Paused for/)).toHaveCount(0);
  await press(ship, /^Done/);
  for (let step = 2; step <= 4; step++) {
    await expect(ship.getByText(new RegExp(`Step ${step} of 9`))).toBeVisible();
    await ship.keyboard.press('Enter'); // the keyboard stays where it is
  }
  await expect(ship.getByText('4 marked · 5 to do')).toBeVisible();
  await press(ship, /^End the drill/);
  await expect(ship.getByRole('dialog')).toBeVisible();
  await press(ship, /^End the drill/);
  await expect(ship.getByRole('heading', { name: 'Objectives scored' })).toBeVisible();
});

test('the programme shows it as held', async () => {
  await person.visit(ship, '/drills/programme');
  await expect(ship.getByRole('row', { name: /S01 GNSS/ }).getByRole('link')).toHaveCount(2);
  await expect(ship.getByRole('row', { name: /S02/ })).toContainText('not held');
  expect(await faultsOf(ship)).toEqual([]);
});

test('ashore it reads the same and is acknowledged; the ship sees that', async () => {
  world.link.setLink(true);
  await person.contact(ship);
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await person.goTo(desk, 'Drills');
  await desk.getByRole('row', { name: new RegExp(number) }).click();
  await expect(drillBanner(desk)).toContainText('DRILL');
  const main = desk.getByRole('main');
  for (const text of [
    'Off Santos',
    'Next due',
    'Rules credited',
    'Partly met',
    'Fire alarm, galley. Real.',
    'Hand steering at once.',
    'The Master was not called.',
  ])
    await expect(main).toContainText(text);
  await expect(main).toContainText(/ACT-TP-[A-Z0-9]+-0001/);
  await expect(main.getByRole('link', { name: /NCR-TP-[A-Z0-9]+-0001/ })).toBeVisible();
  const signatures = desk.getByRole('list', { name: 'Signatures' });
  await expect(signatures.getByText('Valid', { exact: true })).toHaveCount(2);
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByLabel('Remark to the ship').fill('Well run. Number plates are on the way.');
  await desk.getByRole('button', { name: 'Acknowledge' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
  await expect(signatures.getByText('Valid', { exact: true })).toHaveCount(3);
  await person.contact(desk);
  await person.contact(ship);
  await person.visit(ship, drillPath);
  await expect(ship.getByText('Well run. Number plates are on the way.').first()).toBeVisible(); // the history says it too
  const aboard = ship.getByRole('list', { name: 'Signatures' });
  await expect(aboard).toContainText('Acknowledged');
  await expect(aboard.getByText('Valid', { exact: true })).toHaveCount(3);
});
