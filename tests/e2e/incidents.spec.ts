import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { faultsOf, giveReason, press } from './screen.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/**
 * An incident as a Master has it alone with no link: captured by keyboard, two clocks running, the app killed in the
 * middle of the guide, decisions, calls and evidence; then the shore reads the same, and the DPA closes it.
 */
test.describe.configure({ mode: 'serial' });

const PHOTO = path.resolve(import.meta.dirname, '../../docs/pictures/today-day.png');
const TITLE = 'Ransom note on the office PC';
const FALLBACK = 'Paper charts in the drawer, radar ranges every six minutes.';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let incidentPath = '';
let contactPath = '';
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

function action(page: Page, key: string): Locator {
  return page.locator(`[data-action=${key}]`);
}

function clock(page: Page, name: string): Locator {
  return page.getByRole('timer', { name: `Clock: ${name}`, exact: true });
}

/** Marks the action that is shown and waits for the next one. */
async function mark(page: Page, answer: string, next: string): Promise<void> {
  await page.getByRole('button', { name: answer, exact: true }).click();
  await expect(action(page, next)).toBeVisible();
}

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the record' }).getByRole('link', { name }).click();
  await expect(page.getByRole('link', { name, exact: true, includeHidden: false }).first()).toBeVisible();
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.getByRole('option', { name: option }).click();
}

test('four fields, by keyboard alone and with no link, give a number and open the guide', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  const asset = await person.addAsset(ship, 'ECDIS 1');
  await person.editAsset(ship, asset, 'Fallback', FALLBACK);
  await person.connect(ship, await world.newCode());
  world.link.setLink(false);

  await person.goTo(ship, 'Incidents');
  await expect(ship.getByText('No incident was recorded on this ship.')).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await person.goTo(ship, 'Today');
  await press(ship, /^Something is wrong/);
  await expect(ship.getByRole('heading', { level: 1, name: 'Something is wrong' })).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByRole('heading', { level: 1 }).focus();
  await ship.keyboard.press('Control+Enter');
  await expect(ship.getByText('Write what is wrong, in a few words.')).toBeVisible();
  await expect(ship.getByRole('textbox', { name: /^What is wrong/ })).toBeFocused();
  await ship.keyboard.type(`${TITLE}. Files have new names.`);
  await expect(ship.getByText(/^Kept on this PC at/)).toBeVisible();
  await ship.keyboard.press('Tab');
  await ship.keyboard.type('Ship office');
  // noticed 51 minutes ago: the limit of the call ashore comes in nine
  await ship.keyboard.press('Tab');
  await ship.keyboard.press('Control+A');
  await ship.keyboard.type(new Date(Date.now() - 51 * 60_000).toISOString().slice(0, 16).replace('T', ' '));
  await press(ship, /^ETO/, 'Space');
  await expect(ship.getByRole('checkbox', { name: 'Master', exact: true })).toBeChecked();
  await ship.keyboard.press('Control+Enter');
  await expect(action(ship, 'emergencyPlan')).toBeVisible();
  await expect(ship.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  incidentPath = new URL(ship.url()).hash.slice(1).replace(/\/guide$/, '');
  number = /INC-TP-[A-Z0-9]+-0001/.exec((await ship.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  expect(number).not.toBe('');
});

test('the guide waits while it is not safe; two clocks run; nothing asks for a form', async () => {
  await ship.getByRole('button', { name: 'Not safe yet' }).click();
  await expect(action(ship, 'emergencyPlan').getByText('Not safe yet')).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
  await mark(ship, 'Safe. Go on', 'callHeads');
  await choose(ship, 'Severity, 1 to 5', '4 Major');
  await expect(clock(ship, 'DPA or duty officer of the company')).toHaveText(/\d:\d\d.?.left/);
  await expect(clock(ship, 'DPA or duty officer, in writing')).toHaveText(/23.h.*left/);
  await mark(ship, 'Done', 'nameLeader');
  await mark(ship, 'Done', 'fallback');
  await ship.getByRole('combobox', { name: 'Systems concerned' }).fill('ECDIS');
  await ship.getByRole('option', { name: /ECDIS 1/ }).click();
  await ship.keyboard.press('Escape');
  await expect(ship.getByRole('list', { name: 'Fallback of the systems', exact: true })).toContainText(FALLBACK);
  expect(await faultsOf(ship)).toEqual([]);
  await mark(ship, 'Done', 'unplug');
  await mark(ship, 'Does not apply', 'wifiOff');
  await ship.getByRole('textbox', { name: /^Remark/ }).fill('The switch is behind the console.');
  await mark(ship, 'Not done', 'remoteOff');
});

/** What changes on the page within three seconds, clocks aside: the elements, shortened. */
function changesWithoutClocks(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const changed: string[] = [];
        const observer = new MutationObserver((all) => {
          for (const { target } of all) {
            const element = target instanceof Element ? target : target.parentElement;
            if (element?.closest('[role=timer], time') === null) changed.push(element.outerHTML.slice(0, 120));
          }
        });
        observer.observe(document.querySelector('main') as Element, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
        setTimeout(() => {
          observer.disconnect();
          resolve(changed);
        }, 3000);
      }),
  );
}

test('a clock draws itself and nothing else', async () => {
  // What was just marked may still be on its way to the page; a clock that drew more than itself would never be quiet.
  await expect.poll(() => changesWithoutClocks(ship)).toEqual([]);
  const running = clock(ship, 'DPA or duty officer of the company');
  const before = await running.textContent();
  await expect(running).not.toHaveText(before ?? '');
});

test('killed in the middle of a word, it goes on at the same action with the same word', async () => {
  await ship.getByRole('textbox', { name: /^Remark/ }).fill('Vendor VPN sti');
  await expect.poll(() => draftsHeld(ship)).toContain('Vendor VPN sti');
  await ship.close({ runBeforeUnload: false });
  ship = await shipContext.newPage();
  await ship.goto(world.vessel.url);
  await person.unlock(ship);
  await expect(clock(ship, 'DPA or duty officer of the company')).toBeVisible();
  await ship.getByRole('link', { name: `Open: ${TITLE}` }).click();
  await ship.getByRole('link', { name: 'Go on with the guide' }).click();
  await expect(action(ship, 'remoteOff')).toBeVisible();
  await expect(ship.getByRole('textbox', { name: /^Remark/ })).toHaveValue('Vendor VPN sti');
  await ship.getByRole('button', { name: 'Before' }).click();
  await expect(action(ship, 'wifiOff')).toContainText('The switch is behind the console.');
});

/** What the browser has on disk of texts that are being typed. */
function draftsHeld(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('bulwark');
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
  );
}

test('a call that cannot wait is an alert on every page, in words, and leads to that call', async () => {
  await person.visit(ship, '/drills');
  await ship
    .getByRole('banner')
    .getByRole('button', { name: /alert|alarm/ })
    .click();
  const row = ship.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Must be told within the hour' });
  await expect(row).toContainText('DPA or duty officer of the company');
  await row.getByRole('link', { name: 'Open' }).click();
  await expect(ship).toHaveURL(new RegExp(`${incidentPath}/tell/N2$`));
  await expect(ship.getByRole('heading', { name: 'DPA or duty officer of the company' })).toBeVisible();
});

test('contacts: what is missing is one press away, a wrong number is said, and a number is called before it counts', async () => {
  await person.visit(ship, '/contacts');
  await expect(ship.getByText('Nobody to call is written down yet.', { exact: false })).toBeVisible();
  await ship.getByRole('link', { name: 'Add: Coast guard' }).click();
  await ship.getByRole('textbox', { name: /^Name/ }).fill('USCG Sector Houston');
  await ship.getByRole('textbox', { name: 'Telephone at all hours' }).fill('ask the agent');
  await ship.getByRole('textbox', { name: 'E-mail' }).fill('sector');
  await ship.getByRole('button', { name: 'Add to the contacts' }).click();
  await expect(ship.getByText('This cannot be dialled.', { exact: false })).toBeVisible();
  await expect(ship.getByText('This is no e-mail address.', { exact: false })).toBeVisible();
  await expect(ship.getByRole('textbox', { name: 'Telephone at all hours' })).toBeFocused();
  // Half written, it outlives the page.
  await ship.reload();
  await person.unlock(ship);
  await expect(ship.getByRole('textbox', { name: 'Telephone at all hours' })).toHaveValue('ask the agent');
  await ship.getByRole('textbox', { name: 'Telephone at all hours' }).fill('+1 281 464 4800');
  await ship.getByRole('textbox', { name: 'E-mail' }).fill('');
  await ship.getByRole('button', { name: 'Add to the contacts' }).click();
  const row = ship.getByRole('row', { name: /USCG Sector Houston/ });
  await expect(row).toContainText('never called');
  await expect(ship.getByRole('link', { name: 'Add: Coast guard' })).toHaveCount(0);
  await ship.getByRole('searchbox', { name: 'Search contacts' }).fill('nobody of this name');
  await expect(ship.getByText('Nothing fits what you chose.')).toBeVisible();
  await ship.getByRole('button', { name: 'Clear filters' }).click();
  await row.click();
  await expect(ship.getByRole('list', { name: 'Called when' })).toContainText('Captain of the Port');
  await ship.getByRole('button', { name: 'Called, it is right' }).click();
  await expect(ship.getByText('never called')).toHaveCount(0);
  contactPath = new URL(ship.url()).hash.slice(1);
});

test('who must be told: questions decide, a call is kept with its number, a line that does not apply keeps its reason', async () => {
  await person.visit(ship, `${incidentPath}/told`);
  const open = ship.getByRole('list', { name: 'To tell', exact: true });
  await expect(open).not.toContainText('FBI');
  await ship.getByRole('button', { name: 'Yes: Is the ship in waters of the United States?' }).click();
  await expect(open).toContainText('FBI, CISA and Captain of the Port (COTP)');
  await ship.getByRole('button', { name: 'No: Are personal data affected?' }).click();
  await expect(ship.getByRole('list', { name: 'Not needed', exact: true })).toContainText('Data protection authority');
  await expect(ship.getByText('not verified').first()).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);

  await expect(open.getByRole('listitem').filter({ hasText: 'FBI' })).toContainText('+1 281 464 4800');
  await ship.getByRole('link', { name: /^Tell: FBI/ }).click();
  await expect(ship.getByRole('region', { name: 'How to reach them' })).toContainText('+1 281 464 4800');
  await expect(ship.getByText('1-800-424-8802').first()).toBeVisible();
  await expect(ship.getByText('NVIC 02-24 CH-1, Oct 2025')).toBeVisible();
  const script = ship.getByRole('region', { name: /^Call to the NRC/ });
  await expect(script).toContainText('Vessel MV Test Pioneer, IMO 9074729');
  await expect(script).toContainText(`What happened: ${TITLE}`);
  // The English stays at hand beside another language.
  await person.readIn(ship, 'English', 'Русский');
  const twice = ship.getByRole('region', { name: /^Звонок в NRC/ });
  await expect(twice).toContainText('Vessel MV Test Pioneer, IMO 9074729');
  await expect(twice).toContainText('Судно MV Test Pioneer, IMO 9074729');
  await person.readIn(ship, 'Русский', 'English');
  await ship.getByRole('button', { name: 'Approve' }).click();
  await expect(ship.getByText(/^Approved/)).toBeVisible();
  await ship.getByLabel('Taken by').fill('Operator JD');
  await ship.getByLabel('Reference number').fill('NRC 1234567');
  await ship.getByLabel('What was said').fill('Script read in full.');
  expect(await faultsOf(ship)).toEqual([]);
  await ship.getByLabel('Told at').fill('2062-01-01 00:00');
  await ship.getByRole('button', { name: 'Told', exact: true }).click();
  await expect(ship.getByText('This time is ahead of the clock.', { exact: false })).toBeVisible();
  await ship.getByLabel('Told at').fill('22:15');
  await ship.getByRole('button', { name: 'Told', exact: true }).click();
  await expect(ship.getByLabel('Told at')).toBeFocused();
  await ship.getByLabel('Told at').fill('');
  await ship.getByRole('button', { name: 'Told', exact: true }).click();
  await expect(ship.getByRole('region', { name: 'What was done' })).toContainText('NRC 1234567');
  await ship.getByLabel('Add photo').first().setInputFiles(PHOTO);
  await expect(ship.getByRole('button', { name: /^Show/ })).toBeVisible();

  await person.visit(ship, `${incidentPath}/tell/N2b`);
  await ship.getByRole('button', { name: 'Does not apply' }).click();
  await giveReason(ship, 'The DPA is on board.', 'Does not apply');
  await expect(ship.getByRole('region', { name: 'What was done' })).toContainText('The DPA is on board.');
  await ship.getByRole('link', { name: 'Who must be told' }).first().click();
  await expect(ship.getByRole('list', { name: 'Told', exact: true })).toContainText('FBI');
  await expect(ship.getByRole('list', { name: 'Not needed', exact: true })).toContainText('The DPA is on board.');
});

test('the short text fits a message, is taken from the record, and may be put in own words', async () => {
  const panel = ship.getByRole('region', { name: 'Short text for voice or satphone' });
  const text = panel.getByTestId('short-text');
  await expect(text).toContainText(TITLE);
  expect(((await text.textContent()) ?? '').length).toBeLessThanOrEqual(160);
  await expect(panel.getByText('Latin set of text messages: 160 signs fit.')).toBeVisible();
  await choose(ship, 'Language of this text', 'Русский');
  await expect(panel.getByText(/^Letters outside the Latin set .*: 70 signs fit\.$/)).toBeVisible();
  await expect(text).toContainText('Киберинцидент');
  expect(((await text.textContent()) ?? '').length).toBeLessThanOrEqual(70);
  await choose(ship, 'Language of this text', 'English');
  await panel.getByText('Up to 500', { exact: true }).click();
  await expect(text).toContainText('Systems: ECDIS 1.');
  expect(((await text.textContent()) ?? '').length).toBeLessThanOrEqual(500);
  await panel.getByText('One message', { exact: true }).click();
  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByRole('textbox').fill('x'.repeat(161));
  await expect(panel.getByText('1 sign too long')).toBeVisible();
  await panel.getByRole('textbox').fill(`ж${'x'.repeat(71)}`);
  await expect(panel.getByText('2 signs too long')).toBeVisible();
  await expect(panel.getByText('Letters outside the Latin set (ж): 70 signs fit.')).toBeVisible();
  await panel.getByRole('textbox').fill('RANSOM NOTE 1 OFFICE PC. NAV NORMAL. CALL US.');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(text).toHaveText('RANSOM NOTE 1 OFFICE PC. NAV NORMAL. CALL US.');
});

test('evidence is taken in with its fingerprint and handed on; a decision is logged', async () => {
  await part(ship, 'Evidence');
  await ship.getByRole('textbox', { name: /^What is it/ }).fill('USB stick, black');
  await ship.getByLabel('Of a file').setInputFiles({
    name: 'log.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('abc'),
  });
  await expect(ship.getByText('Fingerprint taken')).toBeVisible();
  await ship.getByRole('button', { name: 'Take into evidence' }).click();
  await expect(
    ship.getByText(/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad/).first(),
  ).toBeVisible();
  await ship.getByLabel('Received by').fill('Port police, J. Smith');
  await ship.getByRole('button', { name: 'Hand it on' }).click();
  const held = ship.getByRole('list', { name: 'Who held it', exact: true });
  await expect(held.getByRole('listitem')).toHaveCount(2);
  await expect(held).toContainText('Port police, J. Smith');
  expect(await faultsOf(ship)).toEqual([]);

  await part(ship, 'Log');
  await ship.getByRole('button', { name: 'Log the decision' }).click();
  await expect(ship.getByText('Write the decision.')).toBeVisible();
  await ship.getByRole('textbox', { name: /^What was decided/ }).fill('Stay at anchor until the bridge is checked.');
  await ship.getByRole('textbox', { name: 'What was known' }).fill('Office PC only; bridge network not checked.');
  await ship.getByRole('button', { name: 'Log the decision' }).click();
  await expect(ship.getByRole('list', { name: 'Decisions', exact: true })).toContainText('Office PC only');
  await expect(ship.getByRole('list', { name: 'Timeline', exact: true })).toContainText('Stay at anchor until');
  expect(await faultsOf(ship)).toEqual([]);
});

test('the facts, the severity by the impacts, and the way to the review; the ship cannot close', async () => {
  await part(ship, 'Facts');
  await ship.getByRole('button', { name: 'Edit: Type and severity' }).click();
  await choose(ship, 'Type', 'Ransomware');
  await ship.getByRole('textbox', { name: 'Impact on people' }).fill('9');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ship.getByRole('textbox', { name: 'Impact on people' })).toHaveAttribute('aria-invalid', 'true');
  await ship.getByRole('textbox', { name: 'Impact on people' }).fill('0');
  await ship.getByRole('textbox', { name: 'Impact on navigation' }).fill('2');
  await expect(ship.getByText('Proposed by the impacts: 3 Serious, because of: Impact on navigation.')).toBeVisible();
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ship.getByRole('button', { name: 'Edit: Type and severity' })).toBeVisible();
  await ship.getByRole('button', { name: 'Edit: Where the ship was' }).click();
  await choose(ship, 'Pilot on board', 'Yes');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ship.getByRole('button', { name: 'Edit: Where the ship was' })).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);

  await part(ship, 'Lessons and close');
  for (const move of ['It is contained', 'Start recovery', 'It is recovered', 'Send for review']) {
    await ship.getByRole('button', { name: move, exact: true }).click();
    await expect(ship.getByRole('button', { name: move, exact: true })).toHaveCount(0);
  }
  await expect(ship.getByText('Write the root cause')).toBeVisible();
  await expect(ship.getByRole('button', { name: 'Close the incident', exact: true })).toHaveCount(0);
  await ship.getByRole('button', { name: `Make a report: ${TITLE}` }).click();
  await expect(ship.getByRole('link', { name: /NCR-TP-[A-Z0-9]+-0001/ })).toBeVisible();
  expect(await faultsOf(ship)).toEqual([]);
});

test('ashore it reads the same; the DPA gives the company’s clock and cannot close before cause, lessons and action', async () => {
  world.link.setLink(true);
  await person.contact(ship);
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await person.goTo(desk, 'Incidents');
  await expect(desk.getByRole('row', { name: new RegExp(number) })).toContainText('4 Major');
  await desk.getByRole('row', { name: new RegExp(number) }).click();
  const main = desk.getByRole('main');
  for (const text of [
    'Stay at anchor until the bridge is checked.',
    'Office PC only; bridge network not checked.',
    'The switch is behind the console.',
    'Told: FBI, CISA and Captain of the Port (COTP)',
    'Evidence taken: USB stick, black',
    'RANSOM NOTE 1 OFFICE PC.',
  ])
    await expect(main).toContainText(text);
  await desk.getByRole('button', { name: 'The company knows' }).click();
  await expect(desk.getByText('not yet: its clocks have not started')).toHaveCount(0);
  expect(await faultsOf(desk)).toEqual([]);
  await desk.getByRole('textbox', { name: /^What was decided/ }).fill('Send the shore team at the next port.');
  await desk.getByRole('button', { name: 'Log the decision' }).click();
  await expect(desk.getByRole('list', { name: 'Decisions', exact: true })).toContainText('Send the shore team');
  await part(desk, 'Evidence');
  await expect(main).toContainText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  await expect(desk.getByRole('list', { name: 'Who held it', exact: true })).toContainText('Port police, J. Smith');
  await part(desk, 'Lessons and close');
  await expect(desk.getByRole('button', { name: 'Close the incident', exact: true })).toBeDisabled();
  for (const gap of ['Write the root cause', 'Write the lessons', 'Raise at least one action'])
    await expect(main).toContainText(gap);
  expect(await faultsOf(desk)).toEqual([]);
  await person.visit(desk, contactPath);
  await desk.getByRole('button', { name: 'Change', exact: true }).click();
  await desk.getByRole('textbox', { name: 'Satellite phone' }).fill('+870 773 111 222');
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(main).toContainText('+870 773 111 222');
  await person.contact(desk);
});

test('the ship writes cause and lessons, a lesson becomes an action; the DPA closes, and the ship opens it again with all its history', async () => {
  await person.contact(ship);
  await person.visit(ship, contactPath);
  await expect(ship.getByRole('main')).toContainText('+870 773 111 222');
  await ship.getByRole('button', { name: 'Retire', exact: true }).click();
  await giveReason(ship, 'The sector has a new number.', 'Retire');
  await expect(ship.getByText('This contact is retired.', { exact: false })).toBeVisible();
  await person.visit(ship, '/contacts');
  await expect(ship.getByRole('link', { name: 'Add: Coast guard' })).toBeVisible();
  await expect(ship.getByRole('row', { name: /USCG Sector Houston/ })).toHaveCount(0);
  await person.visit(ship, `${incidentPath}/after`);
  await ship.getByRole('button', { name: 'Edit: Cause, lessons, cost' }).click();
  await ship
    .getByRole('textbox', { name: 'Root cause', exact: true })
    .fill('An infected stick was used in the office PC.');
  await ship.getByRole('textbox', { name: 'Lessons', exact: true }).fill('Scan every stick at the kiosk.');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await ship.getByRole('button', { name: 'Make an action: Scan every stick at the kiosk.' }).click();
  await expect(ship.getByRole('list', { name: 'Actions of this incident', exact: true })).toContainText(
    /ACT-TP-[A-Z0-9]+-0001/,
  );
  await person.contact(ship);

  await person.contact(desk);
  await person.visit(desk, `${incidentPath}/after`);
  await desk.getByRole('button', { name: 'Close the incident', exact: true }).click();
  await giveReason(desk, 'Reports sent, costs booked, stick with the police, crew trained.', 'Close the incident');
  await expect(desk.getByText('Nothing more is expected.')).toHaveCount(0);
  await expect(desk.getByRole('button', { name: 'Open again' })).toBeVisible();
  await person.contact(desk);

  await person.contact(ship);
  await person.visit(ship, '/');
  await expect(ship.getByRole('link', { name: `Open: ${TITLE}` })).toHaveCount(0);
  await person.visit(ship, `${incidentPath}/after`);
  await expect(
    ship.getByText('Reports sent, costs booked, stick with the police, crew trained.').first(),
  ).toBeVisible();
  await ship.getByRole('button', { name: 'Open again' }).click();
  await giveReason(ship, 'The note came back on another PC.', 'Open again');
  await expect(ship.getByText('The note came back on another PC.').first()).toBeVisible();
  await part(ship, 'Log');
  const log = ship.getByRole('list', { name: 'Timeline', exact: true });
  for (const text of ['State: Closed', 'State: Reopened', 'Decided: Send the shore team at the next port.'])
    await expect(log).toContainText(text);
});

test('interference with GNSS has its own lines', async () => {
  await person.visit(ship, '/incidents/new');
  await ship.getByLabel(/^Where/).fill('x'.repeat(201));
  await expect(ship.getByText('Shorten it: at most 200 characters fit.')).toBeVisible();
  await ship.getByLabel(/^Where/).fill('');
  await ship.getByRole('textbox', { name: /^What is wrong/ }).fill('ECDIS 0.8 nm off the radar.');
  await ship.getByRole('button', { name: 'Record and start the guide' }).click();
  await expect(action(ship, 'emergencyPlan')).toBeVisible();
  const own = new URL(ship.url()).hash.slice(1).replace(/\/guide$/, '');
  await person.visit(ship, `${own}/facts`);
  await ship.getByRole('button', { name: 'Edit: Type and severity' }).click();
  await choose(ship, 'Type', 'GNSS spoofing');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await ship.getByRole('button', { name: 'Edit: Lines of a GNSS report' }).click();
  await ship.getByRole('textbox', { name: /^Secondary navigation/ }).fill('radar and gyro, 0.2 nm');
  await ship.getByRole('button', { name: 'Save', exact: true }).click();
  await person.visit(ship, `${own}/tell/N14`);
  await expect(ship.getByRole('region', { name: /NATO Shipping Centre/ })).toContainText('radar and gyro, 0.2 nm');
  await expect(ship.getByRole('region', { name: /NAVCEN/ })).toBeVisible();
  await expect(ship.getByTestId('short-text')).toContainText('GNSS interference: ECDIS 0.8 nm off the radar');
});

test('the list is searched, narrowed and exported', async () => {
  await person.goTo(ship, 'Incidents');
  await expect(ship.getByText('2 incidents')).toBeVisible();
  await ship.getByLabel('Search in incidents').fill('ransom');
  await expect(ship.getByText('1 of 2 shown')).toBeVisible();
  await ship.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    ship.waitForEvent('download'),
    ship.getByRole('menuitem', { name: 'JSON for a program' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('TP-incident.json');
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toHaveLength(1);
});
