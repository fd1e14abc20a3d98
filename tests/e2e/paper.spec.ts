import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { pdfPages } from '#tests/paper/pdf-text.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/** Documents made aboard with the link cut: seen, saved, and read back out of the file. */
test.describe.configure({ mode: 'serial' });

const WHAT = 'A USB stick was put into the chart PC without a scan.';

let world: E2eWorld;
let page: Page;
let number = '';
const foreign: string[] = [];

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  world.link.setLink(false);
  page = await browser.newPage();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== new URL(world.vessel.url).origin)
      foreign.push(request.url());
  });
  await page.goto(world.vessel.url);
  await person.setUpShip(page);
  number = await person.fileReport(page, WHAT);
});

test.afterAll(async () => {
  await page?.close();
  await world?.close();
});

/** What the PDF that is saved says, page by page. */
async function savedPdf(): Promise<readonly string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  return pdfPages(new Uint8Array(readFileSync(await download.path())));
}

test('a report as PDF: previewed, saved, in another language', async () => {
  await person.goTo(page, 'Reports');
  await page.getByRole('row', { name: new RegExp(number) }).click();
  await page.getByRole('button', { name: 'Print or PDF' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('canvas')).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('group', { name: 'Preview of the document' })).toContainText(WHAT);
  const english = (await savedPdf()).join(' ');
  expect(english).toContain(number);
  expect(english).toContain(WHAT);
  await dialog
    .getByRole('combobox', { name: 'Language of the print' })
    .or(dialog.getByLabel('Language of the print'))
    .first()
    .click();
  await page.getByRole('option', { name: 'Русский' }).click();
  await expect(dialog.locator('canvas')).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('button', { name: 'Save PDF' })).toBeEnabled({ timeout: 60_000 });
  const russian = (await savedPdf()).join(' ');
  expect(russian).toContain('Общие сведения');
  expect(russian).toContain(WHAT);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('nothing was asked of anybody but the app itself', () => {
  expect(foreign).toEqual([]);
});
