import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { PALETTES, type Palette } from '#renderer/ui/theme/palette.ts';
import { withLongestWords } from '#tests/a11y/long-words.ts';
import {
  axeViolations,
  brightness,
  cutWords,
  foreignColours,
  showIn,
  smallTargets,
  tooWide,
} from '#tests/a11y/palette-colours.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/**
 * Every screen of both apps, with records in it, in all four palettes: nothing for axe, no colour but the palette's, nothing
 * brighter than text at night. Once for each screen: targets of 44 px, and nothing cut off or too wide at 200 % and with
 * the longest words of all languages.
 */
test.describe.configure({ mode: 'serial' });

const SIZE = { viewport: { width: 1366, height: 850 } };
/** The same window zoomed to 200 %. */
const ZOOMED = { width: 683, height: 425 };

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let assetPath = '';
let reportPath = '';
let contactPath = '';
let visitPath = '';
let mediumPath = '';

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

async function choosePalette(page: Page, palette: Palette): Promise<void> {
  await page.getByRole('button', { name: /^Display light/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${palette}$`, 'i') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-obc-theme', palette);
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** What is wrong on the screen that is open, by palette. Soft: one run tells all. */
async function check(page: Page, screen: string): Promise<void> {
  await expect(page.getByText('Opening the page')).toHaveCount(0);
  const chosen = (await page.locator('html').getAttribute('data-obc-theme')) as Palette;
  for (const [at, palette] of PALETTES.entries()) {
    await showIn(page, palette);
    const rules = at === 0 ? 'all' : 'colours';
    expect.soft(await axeViolations(page, rules), `axe on ${screen} in ${palette}`).toEqual([]);
    expect.soft(await foreignColours(page), `colours on ${screen} in ${palette}`).toEqual([]);
    if (palette !== 'night') continue;
    const { brightest, text } = await brightness(page);
    // The green-blue of a selection is a thousandth brighter than text: measured in the look.
    expect.soft(brightest, `brightest point of ${screen} at night`).toBeLessThanOrEqual(text + 0.002);
  }
  await showIn(page, chosen);
  expect.soft(await smallTargets(page), `targets on ${screen}`).toEqual([]);
  const outOfPlace = async () => [...(await tooWide(page)), ...(await cutWords(page))];
  expect.soft(await withLongestWords(page, outOfPlace), `longest words on ${screen}`).toEqual([]);
  await page.setViewportSize(ZOOMED);
  expect.soft(await outOfPlace(), `200 % of ${screen}`).toEqual([]);
  await page.setViewportSize(SIZE.viewport);
}

async function checkPages(page: Page, pages: Readonly<Record<string, string | RegExp>>): Promise<void> {
  for (const [path, title] of Object.entries(pages)) {
    await person.visit(page, path);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await check(page, path);
  }
}

/** What opens over a page, once in each palette. */
async function checkDialog(page: Page, button: string): Promise<void> {
  for (const palette of PALETTES) {
    await choosePalette(page, palette);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await axeViolations(page), `axe on the dialog of ${button} in ${palette}`).toEqual([]);
    expect.soft(await foreignColours(page), `colours on the dialog of ${button} in ${palette}`).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}

test('the checks see what is wrong', async () => {
  await ship.goto(world.vessel.url);
  await expect(ship.getByRole('heading', { name: 'Language and light' })).toBeVisible();
  const style = await ship.addStyleTag({ content: 'h1 { color: #abcdef !important }' });
  expect(await foreignColours(ship)).toEqual([expect.stringContaining('rgb(171, 205, 239)')]);
  expect(await axeViolations(ship, 'colours')).toEqual([expect.stringContaining('color-contrast')]);
  await style.evaluate((element) => (element as HTMLStyleElement).remove());
});

test('set-up', async () => {
  await person.setUpShip(ship, person.SHIP, (screen) => check(ship, `set-up, ${screen}`));
});

test('a locked ship, and one without a name', async () => {
  await ship.reload();
  await expect(ship.getByRole('heading', { name: 'Who works now?' })).toBeVisible();
  await check(ship, 'who works now');
  await ship.getByRole('button', { name: 'Report something without signing in' }).click();
  await checkPages(ship, { '/reports/new': 'New report', '/reports/answer': 'Read an answer' });
  await ship.reload();
  await person.unlock(ship);
});

test('a ship', async () => {
  test.setTimeout(900_000);
  assetPath = await person.addAsset(ship, 'ECDIS 1');
  contactPath = await person.addContact(ship, 'Flag', 'Flag duty officer', '+692 247 3333');
  visitPath = await person.logVisit(ship, 'Furuno service', 'ECDIS 1');
  mediumPath = await person.logMedium(ship, 'CHART-2', 'ECDIS 1', 'Infected');
  const number = await person.fileReport(ship, 'A USB stick was put into the chart PC without a scan.');
  await check(ship, 'handed in');
  await person.connect(ship, await world.newCode());
  await person.goTo(ship, 'Reports');
  await ship.getByRole('row', { name: new RegExp(number) }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /USB stick/ })).toBeVisible();
  reportPath = new URL(ship.url()).hash.slice(1);
  await checkPages(ship, {
    '/': 'Today',
    '/reports': 'Reports',
    [reportPath]: /USB stick/,
    '/reports/new': 'New report',
    '/reports/answer': 'Read an answer',
    '/reports/ageing': 'Open reports by age',
    '/actions': 'Actions',
    '/actions/new': 'New action',
    '/due': 'Due dates',
    '/backups': 'Backups',
    '/backups/new': 'Add systems to the backup register',
    '/incidents': 'Incidents',
    '/incidents/new': 'Something is wrong',
    '/assets': 'Assets',
    '/readiness': 'Readiness self-check',
    '/readiness/question/A-30': 'Self-check',
    '/readiness/question/A-35': 'Self-check',
    '/readiness/crosswalk/ISM/10.4': 'Crosswalk',
    '/readiness/frameworks': 'Frameworks',
    '/readiness/frameworks/import': 'Take in a framework',
    [assetPath]: 'ECDIS 1',
    '/assets/new': 'Add assets',
    '/visits': 'Visits and remote sessions',
    '/visits/new': 'Log a visit or remote session',
    [visitPath]: 'Furuno service',
    '/media': 'Removable media',
    '/media/log': 'Log a medium',
    [mediumPath]: 'CHART-2',
    '/advisories': 'Advisories',
    '/contacts': 'Contacts',
    '/contacts/new/flag': 'Add a contact',
    [contactPath]: 'Flag duty officer',
    '/papers': 'Papers',
    '/sync': 'Sync',
    '/messages': 'Messages',
    '/settings': 'Settings',
    '/people': 'People',
  });
  await person.goTo(ship, 'Proof');
  await ship.getByRole('button', { name: 'Verify now' }).click();
  await expect(ship.getByText('All holds')).toBeVisible({ timeout: 60_000 });
  await check(ship, 'proof');
  await checkDialog(ship, 'Rebuild the lists');
});

test('readiness and risk', async () => {
  test.setTimeout(900_000);
  await checkPages(ship, {
    '/scorecard': 'Scorecard',
    '/scorecard/figure/element/recover': 'Recover',
    '/scorecard/evidence/drill': 'Last cyber drill',
    '/gaps': 'Gap plan',
    '/risk': 'Risks',
    '/risk/new': 'Add a risk',
    '/risk/matrix': 'Risk matrix',
    '/risk/impact': 'What stops if this stops',
    '/policy': 'Cyber policy',
    '/policy/roles': /Roles and responsibilities/,
    '/policy/annex': /Cyber annex of the SMS/,
    '/audits': 'Audit and review',
  });
});

test('a desk', async () => {
  test.setTimeout(900_000);
  await desk.goto(world.hub.url);
  await expect(desk.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await check(desk, 'sign in');
  await person.signIn(desk, STAFF.username, STAFF.password);
  await checkPages(desk, { '/fleet': 'Fleet' });
  await person.openVessel(desk, person.SHIP.name);
  world.link.setLink(false);
  await person.editAsset(ship, assetPath, 'Version', '7.2.4');
  await person.editAsset(desk, assetPath, 'Version', '7.3.0');
  await person.contact(desk);
  world.link.setLink(true);
  await person.contact(ship);
  await person.contact(desk);
  await checkPages(desk, {
    '/fleet': 'Fleet',
    '/enrolment': 'Enrolment',
    '/settings': 'Settings',
    '/': 'Today',
    [reportPath]: /USB stick/,
    '/reports/ageing': 'Open reports by age',
    '/actions': 'Actions',
    [assetPath]: 'ECDIS 1',
    '/merge': 'Merge queue',
    '/messages': 'Messages',
    '/sync': 'Sync',
  });
  await desk.getByRole('button', { name: 'Change the rules of a link' }).click();
  await check(desk, 'the rules of a link');
  await person.visit(desk, '/messages');
  for (const kind of ['Drill order', 'Scenario', 'Rule update', 'Policy', 'Task']) {
    await person.choose(desk, 'Kind', '', kind);
    await check(desk, `a message: ${kind}`);
  }
  await desk.getByRole('textbox', { name: 'Subject' }).fill('Change the HMI passwords');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(desk.getByText('on the hub, waits for the ship')).toBeVisible();
  await person.contact(ship);
  await person.visit(ship, '/messages');
  await ship.getByRole('button', { name: 'Open: Change the HMI passwords' }).click();
  await check(ship, 'a message');
  await person.visit(desk, '/merge');
  await desk.getByRole('row', { name: /ECDIS 1/ }).click();
  await expect(desk.getByRole('radio', { name: /^Version, Shore/ })).toBeVisible();
  await check(desk, 'a conflict');
});
