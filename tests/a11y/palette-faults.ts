import { expect, type Page } from '@playwright/test';
import { PALETTES } from '#renderer/ui/theme/palette.ts';
import { axeViolations, foreignColours } from './palette-colours.ts';

/** What is wrong on the screen that is open, in each palette: all rules of axe in the first, colours in the others. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [at, palette] of PALETTES.entries()) {
    await page.getByRole('button', { name: /^Display light/ }).click();
    await page.getByRole('menuitemradio', { name: new RegExp(`^${palette}$`, 'i') }).click();
    await expect(page.getByRole('menu')).toHaveCount(0);
    const found = [...(await axeViolations(page, at === 0 ? 'all' : 'colours')), ...(await foreignColours(page))];
    faults.push(...found.map((fault) => `${palette}: ${fault}`));
  }
  return faults;
}
