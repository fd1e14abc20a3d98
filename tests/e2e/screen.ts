import { expect, type Page } from '@playwright/test';
import { PALETTES } from '#renderer/ui/theme/palette.ts';
import { axeViolations, foreignColours, showIn } from '#tests/a11y/palette-colours.ts';

/** What is wrong on the screen that is open, in each palette. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [at, palette] of PALETTES.entries()) {
    await showIn(page, palette);
    const found = [...(await axeViolations(page, at === 0 ? 'all' : 'colours')), ...(await foreignColours(page))];
    faults.push(...found.map((fault) => `${palette}: ${fault}`));
  }
  return faults;
}

/**
 * The keyboard goes into a dialog a moment after it is drawn, and out of it before it is gone; what is below a title may
 * still be being read.
 */
async function mayPress(page: Page): Promise<void> {
  await expect(page.getByText('Opening the page')).toHaveCount(0);
  const isAtDialog = () =>
    page.evaluate(() => {
      const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]');
      return dialog === null || dialog.contains(document.activeElement);
    });
  await expect.poll(isAtDialog).toBe(true);
}

/** Goes on with Tab until the keyboard is at what is called so, and presses it. */
export async function press(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  await mayPress(page);
  const passed: string[] = [];
  for (let stops = 0; stops < 70; stops++) {
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return element.getAttribute('aria-label') ?? (labels.map((l) => l.innerText).join(' ') || element.innerText);
    });
    if (name.test(at.trim())) return page.keyboard.press(key);
    passed.push(at.trim());
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(' | ')}`);
}

/** Types the reason that a dialog asks for, and goes on. */
export async function giveReason(page: Page, reason: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}
