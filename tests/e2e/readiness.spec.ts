import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeViolations } from '#tests/a11y/palette-colours.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** A newcomer's way from a fresh ship to the first scorecard, counted; then gap plan, policy and audit, with the link cut. */
test.describe.configure({ mode: 'serial' });

const SIZE = { viewport: { width: 1366, height: 850 } };
/** From the open log to the first figure on the screen, one question answered on the way. */
const MOST_CLICKS = 6;

let world: E2eWorld;
let context: BrowserContext;
let ship: Page;
let reviewPath = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  context = await browser.newContext(SIZE);
  ship = await context.newPage();
});

test.afterAll(async () => {
  await context?.close();
  await world?.close();
});

async function countClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { clicks: number }).clicks = 0;
    document.addEventListener(
      'click',
      (event) => {
        if (event.isTrusted) (window as unknown as { clicks: number }).clicks += 1;
      },
      true,
    );
  });
}

const clicks = (page: Page) => page.evaluate(() => (window as unknown as { clicks: number }).clicks);

test('a fresh ship has its first scorecard after few clicks', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  world.link.setLink(false);
  await countClicks(ship);
  await person.goTo(ship, 'Readiness');
  await ship
    .getByRole('link', { name: /Begin|Start|Go on|first question/i })
    .first()
    .click();
  await ship
    .getByRole('radio')
    .or(ship.getByRole('button', { name: 'Yes', exact: true }))
    .first()
    .click();
  await person.goTo(ship, 'Readiness');
  await ship.getByRole('navigation', { name: 'Pages of readiness' }).getByRole('link', { name: 'Scorecard' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: 'Scorecard' })).toBeVisible();
  await expect(ship.getByText('1 of 98').first()).toBeVisible();
  const count = await clicks(ship);
  test.info().annotations.push({ type: 'clicks to the first scorecard', description: String(count) });
  expect(count).toBeLessThanOrEqual(MOST_CLICKS);
});

test('each figure opens to the numbers that made it, by keyboard', async () => {
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('link', { name: 'How this is reckoned' }).focus();
  await ship.keyboard.press('Enter');
  await expect(ship.getByText(/points ÷ 98 questions/)).toBeVisible();
  const sum = await ship.getByText(/points ÷ 98 questions/).textContent();
  const counted = await ship.locator('table[aria-label=Questions] tbody td:last-child').allTextContents();
  const total = counted.map(Number).reduce((a, b) => a + b, 0);
  expect(sum).toContain(`${total.toLocaleString('en')}`.replace(',', ''));
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('link', { name: 'Last cyber drill' }).first().click();
  await expect(ship.getByText('There is no record of it.')).toBeVisible();
});

test('a gap becomes an action in one press', async () => {
  await person.visit(ship, '/gaps');
  await expect(ship.getByRole('heading', { level: 1, name: 'Gap plan' })).toBeVisible();
  await expect(ship.getByRole('row').nth(1)).toBeVisible();
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('button', { name: /^Make an action: D-51/ }).click();
  await expect(ship.getByRole('row', { name: /D-51/ })).toContainText(/ACT-TP-/);
  await expect(ship.getByRole('row', { name: /D-51/ })).toContainText(person.MASTER);
});

test('a target is set for a whole function at once, and taken back', async () => {
  const target = ship.getByRole('combobox', { name: 'Target of D-51' });
  await expect(target).toHaveValue('');
  await ship.getByRole('combobox', { name: 'Function or phase' }).click();
  await ship.getByRole('option', { name: 'Recover' }).click();
  await ship.getByRole('combobox', { name: 'Target', exact: true }).click();
  await ship.getByRole('listbox').getByRole('option', { name: 'In place', exact: true }).click();
  await ship.getByRole('button', { name: /^Set for \d+ questions/ }).click();
  await expect(ship.getByText(/^Target set for \d+ questions/)).toBeVisible();
  await expect(target).toHaveValue('inPlace');
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(target).toHaveValue('');
});

test('a document of the policy is written, approved with the PIN, and read', async () => {
  await person.visit(ship, '/policy');
  await ship.getByRole('link', { name: 'Write the next one' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: '1. Cyber objectives' })).toBeVisible();
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('button', { name: 'Save this edition' }).click();
  await ship.getByRole('button', { name: 'Approve and sign' }).click();
  await person.pinPad(ship, `PIN of ${person.MASTER}`, person.PIN);
  await expect(ship.getByText('Approved').first()).toBeVisible();
  await ship.getByRole('button', { name: `Read it: ${person.MASTER}` }).click();
  await person.pinPad(ship, `PIN of ${person.MASTER}`, person.PIN);
  await expect(ship.getByText('1 of 1')).toBeVisible();
  // a new edition is approved and read again
  await ship.getByRole('textbox', { name: 'What the document says' }).fill('Changed.');
  await ship.getByRole('button', { name: 'Save this edition' }).click();
  await expect(ship.getByText('Edition 2')).toBeVisible();
  await expect(ship.getByText('Approve the document first.', { exact: false })).toBeVisible();
  await person.visit(ship, '/policy/annex');
  await expect(ship.getByText('Changed.')).toBeVisible();
  expect(await axeViolations(ship, 'all')).toEqual([]);
});

test('a Master’s review goes point by point, a finding becomes a report, and the end is signed', async () => {
  await person.visit(ship, '/audits');
  await ship.getByRole('button', { name: "Begin a Master's review" }).click();
  await expect(ship.getByText('Point 1 of 7')).toBeVisible();
  await ship.getByRole('textbox', { name: 'What was seen' }).fill('Two near misses with USB sticks');
  await ship.getByRole('button', { name: 'Finding', exact: true }).click();
  await ship.getByRole('button', { name: 'Raise a report' }).click();
  await expect(ship.getByRole('main')).toContainText(/NCR-TP-/);
  expect(await axeViolations(ship, 'all')).toEqual([]);
  await ship.getByRole('button', { name: 'Next', exact: true }).click();
  for (let point = 2; point <= 7; point++) {
    await expect(ship.getByText(`Point ${point} of 7`)).toBeVisible();
    await ship.getByRole('button', { name: 'In order', exact: true }).focus();
    await ship.keyboard.press('Enter');
  }
  await expect(ship.getByText('7 of 7 points')).toBeVisible();
  await ship.getByRole('textbox', { name: /^Conclusion/ }).fill('The SMS works; media control needs attention.');
  await ship.getByRole('button', { name: 'Complete and sign' }).click();
  await person.pinPad(ship, `PIN of ${person.MASTER}`, person.PIN);
  await expect(ship.getByText('Completed', { exact: true }).first()).toBeVisible();
  reviewPath = new URL(ship.url()).hash.slice(1);
  await person.visit(ship, '/scorecard/evidence/masterReview');
  await expect(ship.getByText('Worth 100 of 100 now')).toBeVisible();
});

test('evidence of a kind without a page opens right there, and says what counts', async () => {
  await person.visit(ship, '/scorecard/evidence/roles');
  await expect(ship.getByText('Good: a person aboard who holds a role.')).toBeVisible();
  await ship.locator('summary').filter({ hasText: person.MASTER }).focus();
  await ship.keyboard.press('Enter');
  await expect(ship.getByRole('main').getByText('Master', { exact: false }).last()).toBeVisible();
  expect(await axeViolations(ship, 'all')).toEqual([]);
});

test('ashore the DPA acknowledges the review, and the ship sees it', async ({ browser }) => {
  test.setTimeout(180_000);
  world.link.setLink(true);
  await person.connect(ship, await world.newCode());
  const deskContext = await browser.newContext(SIZE);
  const desk = await deskContext.newPage();
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await person.visit(desk, reviewPath);
  await expect(desk.getByText('The SMS works; media control needs attention.')).toBeVisible();
  await desk.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
  await expect(desk.getByText('Acknowledged', { exact: true }).first()).toBeVisible();
  expect(await axeViolations(desk, 'all')).toEqual([]);
  await person.contact(desk);
  await person.contact(ship);
  await person.visit(ship, reviewPath);
  await expect(ship.getByText('Acknowledged', { exact: true }).first()).toBeVisible();
  await expect(ship.getByRole('list', { name: 'Signatures' }).getByRole('listitem')).toHaveCount(2);
  await deskContext.close();
});
