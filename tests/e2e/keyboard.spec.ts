import { expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/** A report is filed by a person who has no mouse: from the locked PC to the number. */
let world: E2eWorld;

test.beforeAll(async () => {
  world = await makeWorld();
});

test.afterAll(async () => {
  await world?.close();
});

/** What the keyboard is at, as it is called, and whether one sees that it is there. */
async function focused(page: Page): Promise<{ readonly name: string; readonly isSeen: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { name: '', isSeen: true };
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])] : [];
    const name = at.getAttribute('aria-label') ?? (labels.map((label) => label.innerText).join(' ') || at.textContent);
    const box = at.getBoundingClientRect();
    // A field or a card may draw the ring around what stands for it.
    const around: Element[] = [...labels];
    for (let up: Element | null = at, level = 0; up !== null && level < 5; up = up.parentElement, level++)
      around.push(up);
    const isMarked = around
      .map((element) => getComputedStyle(element))
      .some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
    // A title that a new page begins at is no stop of Tab.
    const isStop = at.tabIndex >= 0;
    return {
      name: (name ?? '').trim(),
      isSeen: !isStop || (isMarked && box.bottom > 0 && box.top < innerHeight),
    };
  });
}

/** Goes on with Tab until the keyboard is at what is called so; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  // A title stands before what is below it; what is still being read cannot be come to.
  await expect(page.getByText('Opening the page')).toHaveCount(0);
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps++) {
    const at = await focused(page);
    expect(at.isSeen, `the focus on "${at.name}" is seen`).toBe(true);
    if (name.test(at.name)) return;
    passed.push(at.name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(' | ')}`);
}

test('keyboard alone: unlock, report, number', async ({ page }) => {
  await page.goto(world.vessel.url);
  await person.setUpShip(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Who works now?' })).toBeVisible();
  await page.evaluate(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(kind, () => document.documentElement.setAttribute('data-pointed', kind), { capture: true });
  });

  await tabTo(page, new RegExp(`^${person.MASTER}`));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(`PIN of ${person.MASTER}`)).toBeVisible();
  await tabTo(page, /^PIN of/);
  await page.keyboard.type(person.PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();

  await tabTo(page, /^Report.*strange/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New report' })).toBeVisible();

  await tabTo(page, /^(Non-conformity|Observation|Near miss|Hazard|Suspicious mail)/);
  for (let at = 0; at < 6 && !/^Near miss/.test((await focused(page)).name); at++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'Near miss' })).toBeChecked();
  await tabTo(page, /^What happened\?/);
  await page.keyboard.type('The gangway camera shows another ship.');
  await tabTo(page, /^Hand in/);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/NCR-TP-[A-Z0-9]{4}-0001/);
  await tabTo(page, /^Open/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('The gangway camera shows another ship.');
  expect(await page.locator('html').getAttribute('data-pointed')).toBeNull();
});
